package io.github.roi2roc.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.learn.SavedModel;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.provenance.ExtractionSettings;
import io.github.roi2roc.store.Json;
import io.github.roi2roc.table.FeatureTable;

/** Saved models on new tables: the same scores to the last bit, and a refusal wherever the table does not fit. */
class PredictionTest {

	@TempDir
	private static Path folder;
	private static FeatureTable table;
	private static TrainingResult trained;

	/** 60 cases, three columns that carry the outcome a little and one that does not. */
	private static FeatureTable cohort() {
		final RandomStream random = new RandomStream(3);
		final int n = 60;
		final double[] y = IntStream.range(0, n).mapToDouble(i -> i % 2).toArray();
		final FeatureTable.Builder out = FeatureTable.builder("cohort.csv").text("case", IntStream.range(0, n).mapToObj(i -> "P" + i).toArray(
			String[]::new)).text("set", IntStream.range(0, n).mapToObj(i -> i < 40 ? "train" : "test").toArray(String[]::new)).number("type", y);
		for (int j = 0; j < 4; j++) {
			final double weight = j < 3 ? 0.8 : 0;
			out.number("f" + j, IntStream.range(0, n).mapToDouble(i -> 10 * (weight * y[i] + random.nextGaussian())).toArray());
		}
		return out.build();
	}

	@BeforeAll
	static void train() throws IOException {
		table = cohort();
		final Path file = folder.resolve("settings.yaml");
		Files.writeString(file, """
			outcome: type
			steps: [{impute: {method: knn, k: 3}}, standardize]
			models:
			  logistic: {learner: logistic}
			  svm:      {learner: svm, kernel: radial, probability: true}
			  line:     {learner: svm, kernel: linear, steps: [standardize]}
			  forest:   {learner: random_forest, trees: 20}
			  extra:    {learner: extra_trees, trees: 20}
			  tree:     {learner: cart, minsplit: 8, steps: [{impute: {method: median}}]}
			  knn:      {learner: knn, k: 5}
			  bayes:    {learner: naive_bayes}
			  stack:    {learner: stacking, of: [svm, forest, knn], meta: logistic}
			""");
		trained = Training.run(table, TrainingSettings.read(file), Progress.NONE);
		trained.write(folder, Map.of("extraction", extraction("{\"settings\": {\"setting\": {\"binWidth\": 25, \"label\": 1}, \"imageType\": {\"Original\":"
			+ " {}}}, \"values_version\": 1}").toJson()));
	}

	private static ExtractionSettings extraction(final String json) {
		return ExtractionSettings.of(Json.parse(json, "test").getAsJsonObject(), "test").orElseThrow();
	}

	private static SavedModel model(final String name) {
		return SavedModel.read(folder.resolve("models/" + name + ".json"));
	}

	/** What was trained and what was read back from a file agree in every bit, for every learner and through predictions.csv. */
	@Test
	void aSavedModelPredictsAsItDidInTraining() {
		assertEquals(9, trained.models().size(), trained.warnings().toString());
		final FeatureTable written = FeatureTable.read(folder.resolve("predictions.csv"));
		for (final String name : trained.models().keySet()) {
			final Prediction p = Prediction.of(model(name), table, Optional.empty());
			assertEquals(List.of("case", "set", "outcome", name), p.table().names());
			assertArrayEquals(trained.scores().get(name), p.table().numbers(name), 0, name);
			assertArrayEquals(written.texts(name), p.table().texts(name), name);
			assertEquals("test", p.table().text(59, "set"));
			assertEquals("1", p.table().text(59, "outcome"));
		}
	}

	/** Rows of the training's test set, predicted later: the measures of metrics.csv, at the threshold of the training rows. */
	@Test
	void measuresAreThoseOfTheTrainingsTestSet() {
		final ModelMetrics m = trained.metrics().stream().filter(t -> t.model().equals("knn") && t.set().equals("test")).findFirst().orElseThrow();
		final FeatureTable t = Prediction.of(model("knn"), table.where("set", "test"), Optional.empty()).measureTable();
		assertEquals(List.of("metric", "value", "ci_low", "ci_high", "method"), t.names());
		final double[] expected = { m.auc(), m.sensitivity(), m.specificity(), m.accuracy(), m.ppv(), m.npv(), m.f1() };
		for (int k = 0; k < expected.length; k++) assertEquals(expected[k], t.numbers("value")[k], 0, t.text(k, "metric"));
		assertEquals(m.low(), t.numbers("ci_low")[0], 0);
	}

	@Test
	void aTableWithoutOutcomeIsPredictedWithoutThatColumn() {
		final Prediction p = Prediction.of(model("logistic"), table.keep(List.of("f3", "f2", "f1", "f0")), Optional.empty());
		assertEquals(List.of("case", "set", "logistic"), p.table().names());
		assertEquals("1", p.table().text(0, "case"));
		assertEquals("external", p.table().text(0, "set"));
		assertArrayEquals(trained.scores().get("logistic"), p.table().numbers("logistic"), 0);
	}

	@Test
	void aLackingColumnIsNamed() {
		final InputException e = assertThrows(InputException.class, () -> Prediction.of(model("svm"), table.keep(List.of("case", "f0", "f2", "f3")),
			Optional.empty()));
		assertTrue(e.getMessage().contains("lacks 1 of the 4 columns that the model was fitted to: Column 'f1'"), e.getMessage());
	}

	@Test
	void otherExtractionSettingsAreRefusedWithTheDifference() {
		final SavedModel m = model("svm");
		final InputException e = assertThrows(InputException.class, () -> Prediction.of(m, table, Optional.of(extraction(
			"{\"settings\": {\"setting\": {\"binWidth\": 10, \"normalize\": true}, \"imageType\": {\"Original\": {}}}, \"values_version\": 1}"))));
		assertTrue(e.getMessage().contains("setting.binWidth is 10, not 25; setting.normalize is true, not set before"), e.getMessage());
		// 25.0 is 25, the order of keys says nothing, and another label is another region, not another feature
		assertEquals(List.of(), Prediction.of(m, table, Optional.of(extraction(
			"{\"settings\": {\"imageType\": {\"Original\": {}}, \"setting\": {\"label\": 2, \"binWidth\": 25.0}}, \"values_version\": 1}"))).warnings());
		assertTrue(Prediction.of(m, table, Optional.empty()).warnings().get(0).contains("could not be checked"));
		assertTrue(Prediction.of(m, table, Optional.of(extraction("{\"settings\": {\"imageType\": {\"Original\": {}}, \"setting\": {\"binWidth\": 25}},"
			+ " \"values_version\": 2}"))).warnings().get(0).contains("other feature values"));
	}

	/** A tree would send an empty cell to one side and call it a prediction. */
	@Test
	void aRowWithoutAValueGetsNoScoreUnlessTheModelFillsIt() {
		final double[] f0 = table.numbers("f0");
		f0[5] = Double.NaN;
		final FeatureTable.Builder b = FeatureTable.builder("holed.csv").text("case", table.texts("case")).number("f0", f0);
		for (int j = 1; j < 4; j++) b.number("f" + j, table.numbers("f" + j));
		final FeatureTable holed = b.build();
		for (final String name : List.of("logistic", "tree", "stack")) assertFalse(Double.isNaN(Prediction.of(model(name), holed, Optional.empty())
			.table().numbers(name)[5]), name);
		final Prediction p = Prediction.of(model("line"), holed, Optional.empty());
		assertEquals("", p.table().text(5, "line"));
		assertTrue(p.warnings().toString().contains("1 of 60 rows lack a value that the model needs and got no score: case P5"), p.warnings().toString());
	}

	@Test
	void anInfiniteValueIsAnErrorWithItsPlace() {
		final double[] f0 = table.numbers("f0");
		f0[7] = Double.POSITIVE_INFINITY;
		final FeatureTable.Builder b = FeatureTable.builder("t.csv").number("f0", f0);
		for (int j = 1; j < 4; j++) b.number("f" + j, table.numbers("f" + j));
		final InputException e = assertThrows(InputException.class, () -> Prediction.of(model("logistic"), b.build(), Optional.empty()));
		assertTrue(e.getMessage().contains("t.csv, row 8, column 'f0': the value is infinite"), e.getMessage());
	}

	/** Damage at any place of any model file is an InputException or leaves a model that predicts; nothing else ever comes out. */
	@Test
	void damagedModelsAreRefusedOrHarmless() throws IOException {
		final RandomStream random = new RandomStream(8);
		final String[] instead = { "null", "-1", "1e999", "99999999", "\"x\"", "[]", "{}", "", "0" };
		int refused = 0, tried = 0;
		for (final String name : trained.models().keySet()) {
			final String whole = Files.readString(folder.resolve("models/" + name + ".json"));
			final Path file = folder.resolve("damaged.json");
			final int[] values = IntStream.range(0, whole.length() - 1).filter(i -> whole.charAt(i) == ' ' && whole.charAt(i + 1) != ' ').toArray();
			for (int k = 0; k < 60; k++) {
				final int at = values[random.nextInt(values.length)] + 1;
				int end = at;
				while (",\n".indexOf(whole.charAt(end)) < 0) end++;
				Files.writeString(file, k < 5 ? whole.substring(0, at) : whole.substring(0, at) + instead[random.nextInt(instead.length)] + whole.substring(
					end));
				tried++;
				try {
					Prediction.of(SavedModel.read(file), table, Optional.empty());
				}
				catch (final InputException e) {
					assertFalse(e.getMessage().isBlank());
					refused++;
				}
			}
		}
		assertTrue(refused > tried / 4, refused + " of " + tried);
	}

	@Test
	void whatIsWrongWithAModelFileIsSaid() throws IOException {
		final String whole = Files.readString(folder.resolve("models/tree.json"));
		final String[][] cases = { { "{}", "is no ROI2ROC model" }, { "[1, 2]", "is no ROI2ROC model" }, { "{\"format\": [1]}", "is no ROI2ROC model" }, {
			whole.substring(0, whole.length() / 2), "is not valid JSON" }, { whole.replace("\"learner\": \"cart\"", "\"learner\": \"java.lang.Runtime\""),
				"There is no learner 'java.lang.Runtime'" }, { whole.replace("\"version\": 1", "\"version\": 9"), "later version" }, { whole.replaceFirst(
					"\"feature\": \\[\\s*\\d+", "\"feature\": [ 77"), "damaged at node 0" }, { whole.replace("\"binWidth\": \"25\"",
						"\"binWidth\": \"10\"").replace("\"setting.binWidth\": \"25\"", "\"setting.binWidth\": \"10\""), "do not fit their own hash" } };
		for (final String[] c : cases) {
			final Path file = folder.resolve("wrong.json");
			Files.writeString(file, c[0]);
			final InputException e = assertThrows(InputException.class, () -> SavedModel.read(file), c[1]);
			assertTrue(e.getMessage().contains(c[1]), e.getMessage());
		}
	}
}
