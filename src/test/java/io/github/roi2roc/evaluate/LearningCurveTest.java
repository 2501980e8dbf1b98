package io.github.roi2roc.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.table.FeatureTable;

/** Learning curves where the answer is known. */
class LearningCurveTest {

	private static final int N = 120;

	@TempDir
	private Path folder;

	private TrainingSettings settings(final String models) throws IOException {
		final Path file = folder.resolve("s.yaml");
		Files.writeString(file, "outcome: {column: y, positive: \"1\"}\nsplit: {column: set}\n" + models);
		return TrainingSettings.read(file);
	}

	/** Columns of noise; the outcome is carried by the first with a shift of {@code effect} standard deviations. The last 20 rows are of set test. */
	private static FeatureTable cohort(final int columns, final double effect) {
		final RandomStream random = new RandomStream(3);
		final double[] y = IntStream.range(0, N).mapToDouble(i -> i % 2).toArray();
		final FeatureTable.Builder b = FeatureTable.builder("cohort").text("set", IntStream.range(0, N).mapToObj(i -> i < N - 20 ? "train" : "test").toArray(
			String[]::new)).number("y", y);
		for (int j = 0; j < columns; j++) {
			final double[] x = new double[N];
			for (int i = 0; i < N; i++) x[i] = random.nextGaussian() + (j == 0 ? effect * y[i] : 0);
			b.number("x" + j, x);
		}
		return b.build();
	}

	private static double auc(final LearningCurve c, final String set, final int size) {
		return c.points().stream().filter(p -> p.set().equals(set)).skip(size).findFirst().orElseThrow().auc();
	}

	/** Half, and all, of the 80 training rows of each of five folds of 100: 40 and 80; every part can be fitted; the test rows judge as well. */
	@Test
	void sizesAreThoseAskedFor() throws IOException {
		final LearningCurve c = LearningCurve.of(cohort(3, 1.5), settings("models: {m: {learner: logistic}}"), List.of(1.0, 0.5), 5, 2, Progress.NONE);
		assertEquals(List.of("training 40.0 10", "training 80.0 10", "cross-validation 40.0 10", "cross-validation 80.0 10", "test 40.0 10",
			"test 80.0 10"), c.points().stream().map(p -> p.set() + " " + p.size() + " " + p.parts()).toList());
		assertEquals(c, LearningCurve.of(cohort(3, 1.5), settings("models: {m: {learner: logistic}}"), List.of(0.5, 1.0), 5, 2, Progress.NONE));
	}

	/** A regression of 12 columns learns the noise of 20 rows; with 80 it is nearer to Φ(1.5/√2) = 0.856 on rows left out. */
	@Test
	void moreRowsHelpWhereThereIsSomethingToLearn() throws IOException {
		final LearningCurve c = LearningCurve.of(cohort(12, 1.5), settings("models: {m: {learner: logistic}}"), List.of(0.25, 1.0), 5, 4, Progress.NONE);
		assertTrue(auc(c, "cross-validation", 1) > auc(c, "cross-validation", 0) + 0.05, c.points().toString());
	}

	/** PITFALLS 22: selection from 300 columns of noise lives in the fold, so that rows left out are met at 0.5; one standard error is about 0.05. */
	@Test
	void noiseStaysNoise() throws IOException {
		final LearningCurve c = LearningCurve.of(cohort(300, 0), settings("steps: [{univariate: {threshold: 0.05}}]\nmodels: {m: {learner: naive_bayes}}"),
			List.of(0.5, 1.0), 5, 4, Progress.NONE);
		assertEquals(0.5, auc(c, "cross-validation", 1), 0.12);
		assertTrue(auc(c, "training", 1) > 0.9);
	}

	@Test
	void whatCannotBeIsNamed() throws IOException {
		final TrainingSettings s = settings("models: {m: {learner: logistic}}");
		assertTrue(assertThrows(InputException.class, () -> LearningCurve.of(cohort(1, 1), s, List.of(0.0), 5, 1, Progress.NONE)).getMessage().contains(
			"'sizes'"));
		assertTrue(assertThrows(InputException.class, () -> LearningCurve.of(cohort(1, 1), s, List.of(1.0), 200, 1, Progress.NONE)).getMessage().contains(
			"200 folds"));
	}
}
