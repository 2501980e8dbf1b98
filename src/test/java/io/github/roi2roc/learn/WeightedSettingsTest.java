package io.github.roi2roc.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/** Class weights and calibration as a settings file asks for them, on the Pima data. */
class WeightedSettingsTest {

	@TempDir
	private Path folder;

	private Map<String, Trainable> models(final String yaml) throws IOException {
		final Path file = folder.resolve("settings.yaml");
		Files.writeString(file, "outcome: type\nsteps: []\nmodels:\n" + yaml);
		return TrainingSettings.read(file).trainables();
	}

	private static Model fit(final Trainable t) throws IOException {
		final FeatureTable train = RResults.table("pima_train.csv");
		final List<String> levels = List.of("No", "Yes");
		return t.fit(Predictors.of(train, List.of("glu", "bmi", "age")), new Outcome.Classes(levels, Arrays.stream(train.texts("type")).mapToInt(
			levels::indexOf).toArray()), 1);
	}

	private static double mean(final Model m) throws IOException {
		return Arrays.stream(m.predict(RResults.table("pima_train.csv"))).mapToDouble(p -> p[0]).average().orElse(Double.NaN);
	}

	/**
	 * Yes and No are truth values in YAML 1.1 and classes here. A logistic regression's mean probability is the weighted share of the positive class:
	 * of 200 rows 68 are positive, 0.34 of all.
	 */
	@Test
	void weightsAreWrittenAsAMapAListOrText() throws IOException {
		final Map<String, Trainable> m = models("""
			  plain: {learner: logistic}
			  map: {learner: logistic, class_weights: {Yes: 3, No: 0.5}}
			  list: {learner: logistic, class_weights: ["Yes:3", No: 0.5]}
			  text: {learner: logistic, class_weights: "Yes:3, No:0.5"}
			  one: {learner: logistic, class_weights: {Yes: 6}}
			  balanced: {learner: logistic, class_weights: balanced}
			""");
		assertEquals(0.34, mean(fit(m.get("plain"))), 1e-9);
		final double weighted = mean(fit(m.get("map")));
		assertTrue(weighted > 0.6, "mean " + weighted);
		// only the ratio of the weights matters to coefficients
		for (final String same : List.of("list", "text", "one")) assertEquals(weighted, mean(fit(m.get(same))), 1e-9, same);
		final double balanced = mean(fit(m.get("balanced")));
		assertTrue(balanced > 0.34 && balanced < weighted, "mean " + balanced);
	}

	/** Platt's curve of an uncalibrated svm's decision values: probabilities whose mean is near the share of positive rows. */
	@Test
	void calibrationMakesProbabilitiesOfDecisionValues() throws IOException {
		final Map<String, Trainable> m = models("""
			  svm: {learner: svm}
			  platt: {learner: svm, calibration: platt}
			  steps: {learner: svm, calibration: isotonic}
			""");
		assertTrue(!fit(m.get("svm")).fitted().probability());
		for (final String how : List.of("platt", "steps")) {
			final Model model = fit(m.get(how));
			assertTrue(model.fitted().probability());
			assertEquals(0.34, mean(model), 0.06, how);
		}
	}

	@Test
	void aWeightThatIsNoNumberIsNamed() throws IOException {
		final Map<String, Trainable> m = models("  a: {learner: cart, class_weights: {Yes: heavy}}\n");
		final InputException e = assertThrows(InputException.class, () -> fit(m.get("a")));
		assertTrue(e.getMessage().contains("Yes:heavy"), e.getMessage());
	}
}
