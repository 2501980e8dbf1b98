package io.github.roi2roc.evaluate;

import static io.github.roi2roc.RResults.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Progress;
import io.github.roi2roc.RResults;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.metric.Confusion;
import io.github.roi2roc.metric.Criterion;
import io.github.roi2roc.table.FeatureTable;

/** What resampling and several classes give, beside R 4.2 with pROC, e1071 and ipred on the same rows, also the very same bootstrap draws. */
class EvaluationAgainstRTest {

	private static FeatureTable allTraining(final String file) throws IOException {
		final FeatureTable t = RResults.table(file);
		final FeatureTable.Builder out = FeatureTable.builder(file);
		for (final String n : t.names()) {
			if (t.isNumeric(n)) out.number(n, t.numbers(n));
			else out.text(n, t.texts(n));
		}
		final String[] set = new String[t.rows()];
		Arrays.fill(set, "train");
		return out.text("set", set).build();
	}

	private static TrainingResult run(final Path folder, final FeatureTable table, final String yaml) throws IOException {
		final Path file = folder.resolve("settings.yaml");
		Files.writeString(file, yaml);
		return Training.run(table, TrainingSettings.read(file), Progress.NONE);
	}

	private static FeatureTable check(final TrainingResult r, final String file) {
		return r.checks().stream().filter(t -> t.source().equals(file)).findFirst().orElseThrow();
	}

	/**
	 * {@code iris_probs.csv} in R: {@code table(y, L[max.col(P, "first")])}; means of recall and F1; pROC's {@code auc} of each class's
	 * column with direction "<", of all columns in one, {@code multiclass.roc}; Gorodkin's R_K from the table; {@code -mean(log(p))} and
	 * the mean sum of squares.
	 */
	@Test
	void measuresOfThreeClasses() throws IOException {
		final FeatureTable t = RResults.table("iris_probs.csv");
		final List<String> levels = List.of("setosa", "versicolor", "virginica");
		final int[] y = Arrays.stream(t.texts("Species")).mapToInt(levels::indexOf).toArray();
		final double[][] p = IntStream.range(0, y.length).mapToObj(i -> levels.stream().mapToDouble(l -> t.numbers(l)[i]).toArray()).toArray(
			double[][]::new);
		assertArrayEquals(new int[][] { { 50, 0, 0 }, { 0, 38, 12 }, { 0, 13, 37 } }, Confusion.of(y, Criterion.called(p, true), 3).counts());
		final double[] r = { 0.8333333333333334, 0.8333333333333334, 0.8333166649998334, 0.8333333333333334, 0.9306, 0.9539333333333333, 0.9306,
			0.7500500050005556, 0.3680831958784507, 0.2489352344654310 };
		final double[] ours = MultiMetrics.values(y, p, true);
		for (int k = 0; k < r.length; k++) assertClose(r[k], ours[k], 1e-10, MultiMetrics.NAMES.get(k));
		final double[] auc = { 1, 0.8961, 0.8957 };
		for (int k = 0; k < 3; k++) assertEquals(auc[k], ClassMeasures.of(k, y, p, true).auc(), 1e-12);
	}

	/**
	 * Means over curves are curves: the macro-average runs from (0, 1) to (1, 0) and has the mean area, by the trapezoid rule, because all
	 * curves are straight between the specificities that any of them has.
	 */
	@Test
	void theMeanCurveHasTheMeanArea() throws IOException {
		final FeatureTable t = RResults.table("iris_probs.csv");
		final List<String> levels = List.of("setosa", "versicolor", "virginica");
		final int[] y = Arrays.stream(t.texts("Species")).mapToInt(levels::indexOf).toArray();
		final double[][] p = IntStream.range(0, y.length).mapToObj(i -> levels.stream().mapToDouble(l -> t.numbers(l)[i]).toArray()).toArray(
			double[][]::new);
		final ClassCurve c = ClassCurves.of(y, p, levels).get(3);
		assertEquals("macro-average", c.label());
		double area = 0;
		for (int k = 1; k < c.sensitivities().length; k++) area += (c.specificities()[k] - c.specificities()[k - 1]) * (c.sensitivities()[k] + c
			.sensitivities()[k - 1]) / 2;
		assertEquals(c.auc(), area, 1e-12);
		assertEquals((1 + 0.8961 + 0.8957) / 3, c.auc(), 1e-12);
	}

	/**
	 * {@code ipred:::bootest.factor(Species, Species ~ ., iris, naiveBayes, nboot = 25, list.tindx = draws)}, with {@code bc632plus} TRUE and
	 * FALSE, on these draws; Brier's score by the same formulas in R; the AUC is the mean of {@code multiclass.roc} over the samples.
	 */
	@Test
	void theEstimatesOfABootstrap(@TempDir final Path folder) throws IOException {
		final FeatureTable t = check(run(folder, allTraining("iris_uni.csv"), "outcome: Species\nsteps: []\nresampling: {method: bootstrap, repeats: 25}\n"
			+ "models: {nb: {learner: naive_bayes}}\n"), "bootstrap_632.csv");
		assertEquals(List.of("auc", "error", "brier"), Arrays.asList(t.texts("metric")));
		assertEquals(0.04844276094276094, t.numbers("left_out")[1], 1e-12);
		assertEquals(0.04536241108848778, t.numbers("estimate_632plus")[1], 1e-12);
		assertEquals(0.99478262348119584, t.numbers("left_out")[0], 1e-10);
		final double[] brier = { 0.066011297194554258, 0.077454044639289482, 1.293775227992763899, 0.009319989908235795, 0.634175065918906156,
			0.073243113579626914, 0.073268002309612612 };
		final List<String> columns = t.names().subList(2, t.names().size());
		for (int k = 0; k < brier.length; k++) assertClose(brier[k], t.numbers(columns.get(k))[2], 1e-7, columns.get(k));
	}

	/**
	 * {@code glm(type ~ ., binomial)} on each of these 20 bootstrap samples of {@code pima_train.csv}, with pROC's AUC, Brier's score, and
	 * {@code glm(y ~ qlogis(p))} and {@code glm(y ~ offset(qlogis(p)))} on sample and data.
	 */
	@Test
	void optimismOfALogisticRegression(@TempDir final Path folder) throws IOException {
		final FeatureTable t = check(run(folder, allTraining("pima_train.csv"), "outcome: type\nsteps: []\noptimism: 20\n"
			+ "models: {l: {learner: logistic}}\n"), "optimism.csv");
		final String[] metrics = { "auc", "brier", "logloss", "slope", "intercept" };
		final double[][] r = { { 0.850267379679, 0.857809714795, 0.838541666667, 0.830999331551 }, { 0.147451844529, 0.141547870058, 0.155462758895,
			0.161366733367 }, { 0.445976666165, 0.429714288875, 0.471264352607, 0.487526729898 }, { 1, 1, 0.876347984793, 0.876347984793 }, { 0, 0,
				-8.96032072064e-03, -8.96032072065e-03 } };
		for (int k = 0; k < metrics.length; k++) {
			final FeatureTable row = t.where("metric", metrics[k]);
			final String[] columns = { "apparent", "training", "test", "corrected" };
			for (int c = 0; c < 4; c++) assertEquals(r[k][c], row.numbers(columns[c])[0], 1e-9, metrics[k] + " " + columns[c]);
		}
	}
}
