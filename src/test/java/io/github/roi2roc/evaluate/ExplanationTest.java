package io.github.roi2roc.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.learn.FittedLearner;
import io.github.roi2roc.learn.SavedModel;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.FeatureTable;

/** Shapley values by their definition, and importance where its value is known. */
class ExplanationTest {

	private static final int N = 30;

	@TempDir
	private static Path folder;
	private static FeatureTable table;
	private static TrainingResult trained;

	/** Outcome carried by f0 and, where f1 is positive, by f2; f3 is noise. */
	@BeforeAll
	static void train() throws IOException {
		final RandomStream random = new RandomStream(12);
		final double[][] f = new double[4][N];
		final double[] y = new double[N];
		for (int i = 0; i < N; i++) {
			for (int j = 0; j < 4; j++) f[j][i] = 5 * random.nextGaussian() + j;
			y[i] = f[0][i] + (f[1][i] > 1 ? f[2][i] : 0) + 2 * random.nextGaussian() > 0 ? 1 : 0;
		}
		table = FeatureTable.builder("cohort.csv").text("case", IntStream.range(0, N).mapToObj(i -> "P" + i).toArray(String[]::new)).text("set", IntStream
			.range(0, N).mapToObj(i -> "train").toArray(String[]::new)).number("type", y).number("f0", f[0]).number("f1", f[1]).number("f2", f[2]).number("f3",
				f[3]).build();
		Files.writeString(folder.resolve("settings.yaml"), """
			outcome: type
			steps: [standardize]
			models:
			  logistic: {learner: logistic}
			  line:     {learner: svm, kernel: linear, steps: []}
			  radial:   {learner: svm, kernel: radial}
			  forest:   {learner: random_forest, trees: 25}
			  tree:     {learner: cart, minsplit: 4, cp: 0.001}
			  single:   {learner: logistic, predictors: [f0]}
			  stack:    {learner: stacking, of: [single, tree], meta: logistic}
			""");
		trained = Training.run(table, TrainingSettings.read(folder.resolve("settings.yaml")), Progress.NONE);
		trained.write(folder);
		assertEquals(7, trained.models().size(), trained.warnings().toString());
	}

	private static SavedModel model(final String name) {
		return SavedModel.read(folder.resolve("models/" + name + ".json"));
	}

	private static Explanation explain(final String name) {
		return Explanation.of(model(name), table, Optional.empty(), "", 1, Progress.NONE);
	}

	/** Efficiency, the axiom: a case's values sum to its score less the mean score of the background, which is all 30 rows here. */
	@Test
	void valuesSumToTheScoreLessTheBase() {
		for (final String name : trained.models().keySet()) {
			final Explanation e = explain(name);
			final double[] score = trained.scores().get(name).clone();
			if (e.scale().equals("log-odds")) for (int i = 0; i < N; i++) score[i] = Math.log(score[i] / (1 - score[i]));
			double mean = 0;
			for (final double s : score) mean += s / N;
			assertEquals(mean, e.base(), 1e-9, name);
			for (int i = 0; i < N; i++) {
				double sum = e.base();
				for (final double v : e.shapley()[i]) sum += v;
				assertEquals(score[i], sum, 1e-9, name + " row " + i);
			}
		}
	}

	/** The definition, over all 16 subsets, against the exact algorithms for trees, forests and lines. */
	@Test
	void exactAlgorithmsAgreeWithTheDefinition() {
		for (final String name : List.of("forest", "tree", "line")) {
			final FittedLearner l = trained.models().get(name).fitted();
			final Predictors x = trained.models().get(name).afterSteps(Predictors.of(table, List.of("f0", "f1", "f2", "f3")));
			final List<String> features = l.uses(x.names());
			final Explanation e = explain(name);
			assertTrue(e.method().startsWith("exact: " + (name.equals("line") ? "weights of a linear model" : "interventional TreeSHAP")), e.method());
			final Shapley definition = Shapley.enumerated(l, x, features, IntStream.range(0, N).toArray(), "", "", Progress.NONE);
			for (int i = 0; i < N; i++) assertArrayEquals(definition.values()[i], e.shapley()[i], 1e-10, name + " row " + i);
		}
	}

	/** A linear model: weight × (value − mean), whatever the order in which columns come to be known. */
	@Test
	void aLinearModelHasItsClosedFormAndSamplingFindsIt() {
		final FittedLearner l = trained.models().get("line").fitted();
		final Predictors x = Predictors.of(table, List.of("f0", "f1", "f2", "f3"));
		final Shapley sampled = Shapley.sampled(l, x, x.names(), 7, "", Progress.NONE);
		final double[] w = l.linear().orElseThrow().weights();
		final Explanation e = explain("line");
		for (int j = 0; j < 4; j++) {
			double mean = 0;
			for (final double v : x.columns()[j]) mean += v / N;
			for (int i = 0; i < N; i++) {
				assertEquals(w[j] * (x.columns()[j][i] - mean), e.shapley()[i][j], 1e-10);
				assertEquals(w[j] * (x.columns()[j][i] - mean), sampled.values()[i][j], 1e-9);
			}
		}
	}

	/** Orders and their reverses of four columns, 60 a case: near the definition (standard error of a difference below 0.02 here). */
	@Test
	void samplingComesNearTheDefinition() {
		final FittedLearner l = trained.models().get("radial").fitted();
		final Predictors x = trained.models().get("radial").afterSteps(Predictors.of(table, List.of("f0", "f1", "f2", "f3")));
		final Shapley exact = Shapley.enumerated(l, x, x.names(), IntStream.range(0, N).toArray(), "", "", Progress.NONE), sampled = Shapley.sampled(l, x, x
			.names(), 7, "", Progress.NONE);
		for (int i = 0; i < N; i++) assertArrayEquals(exact.values()[i], sampled.values()[i], 0.1, "row " + i);
		assertTrue(explain("radial").method().startsWith("exact: all subsets"));
		assertTrue(sampled.method().startsWith("sampled: 60 random orders"), sampled.method());
	}

	/** Shuffling the only column leaves chance: AUC 1/2 on average, with sd √((m + n + 1) / (12 m n)) per shuffle (Mann-Whitney). */
	@Test
	void shufflingTheOnlyColumnLeavesChance() {
		final Explanation e = explain("single");
		int m = 0;
		for (final double y : table.numbers("type")) m += (int) y;
		final double sd = Math.sqrt((N + 1) / (12.0 * m * (N - m)));
		assertEquals(List.of("f0"), e.features());
		assertEquals(e.auc() - 0.5, e.importances().get(0).drop(), 4 * sd / Math.sqrt(30));
		assertEquals(sd, e.importances().get(0).sd(), 0.5 * sd);
	}

	/** Columns come in the order of their importance, the same ones for the same seed, and the stack uses what its models use. */
	@Test
	void importancesAreOrderedAndRepeatable() {
		final Explanation a = explain("forest"), b = explain("forest");
		assertEquals(a.importances(), b.importances());
		for (int k = 1; k < a.importances().size(); k++) assertTrue(a.importances().get(k - 1).drop() >= a.importances().get(k).drop());
		assertEquals("f0", a.importances().get(0).feature());
		assertTrue(explain("stack").features().contains("f0"));
		assertEquals(List.of("feature", "mean_drop", "sd"), a.importanceTable().names());
		assertEquals(N, a.shapleyTable().rows());
		assertEquals("case", a.shapleyTable().names().get(0));
	}

	@Test
	void whatCannotBeExplainedIsSaid() {
		final InputException none = assertThrows(InputException.class, () -> Explanation.of(model("tree"), table.keep(List.of("f0", "f1", "f2", "f3")),
			Optional.empty(), "", 1, Progress.NONE));
		assertTrue(none.getMessage().contains("has no column 'type', the outcome"), none.getMessage());
		final FeatureTable odd = FeatureTable.builder("t.csv").number("type", 0, 1, 2).number("f0", 1, 2, 3).number("f1", 1, 2, 3).number("f2", 1, 2, 3)
			.number("f3", 1, 2, 3).build();
		final InputException level = assertThrows(InputException.class, () -> Explanation.of(model("tree"), odd, Optional.empty(), "", 1, Progress.NONE));
		assertTrue(level.getMessage().contains("t.csv, row 3, outcome 'type': '2' is neither '0' nor '1'"), level.getMessage());
	}
}
