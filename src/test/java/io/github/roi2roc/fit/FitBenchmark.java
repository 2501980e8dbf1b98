package io.github.roi2roc.fit;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.roi2roc.RResults;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.table.FeatureTable;

/**
 * Prints how long penalised regressions take on the 120 × 1,500 reference data, warm, beside R's times on a shared two-core machine (reference
 * {@code r_timings.md}). Run it with {@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=io.github.roi2roc.fit.FitBenchmark}. No test asserts on time.
 */
public final class FitBenchmark {

	private FitBenchmark() {}

	public static void main(final String[] args) throws IOException {
		final FeatureTable t = RResults.table("wide120x1500.csv.gz");
		final List<String> names = t.names().stream().filter(n -> n.matches("f\\d+")).toList();
		final double[][] x = names.stream().map(t::numbers).toArray(double[][]::new);
		final boolean[] y = new boolean[t.rows()], event = new boolean[t.rows()];
		for (int i = 0; i < y.length; i++) {
			y[i] = t.text(i, "y").equals("1");
			event[i] = t.text(i, "status").equals("1");
		}
		final double[] time = t.numbers("time");
		final int[] classes = IntStream.range(0, y.length).map(i -> y[i] ? 1 : 0).toArray(), fold = Folds.stratified(classes, 10, new RandomStream(1));
		final PenaltySettings loose = PenaltySettings.lasso().withThreshold(1e-7);
		print("cv.glmnet binomial, 10 folds, 1e-7", 0.181, () -> PathCrossValidation.of(x, new PenalizedOutcome.Binomial(y), loose, fold,
			PathCrossValidation.Measure.DEVIANCE));
		print("the same at 1e-12", Double.NaN, () -> PathCrossValidation.of(x, new PenalizedOutcome.Binomial(y), PenaltySettings.lasso(), fold,
			PathCrossValidation.Measure.DEVIANCE));
		print("cv.glmnet cox, 10 folds, 1e-7", 6.103, () -> PathCrossValidation.of(x, new PenalizedOutcome.Survival(time, event), loose, fold,
			PathCrossValidation.Measure.DEVIANCE));
	}

	/** The fastest of five, after two to warm up. */
	private static void print(final String what, final double r, final Runnable work) {
		double best = Double.POSITIVE_INFINITY;
		for (int k = 0; k < 7; k++) {
			final long start = System.nanoTime();
			work.run();
			if (k >= 2) best = Math.min(best, (System.nanoTime() - start) / 1e9);
		}
		System.out.printf(Locale.ROOT, "%-48s %8.3f s   R %6.3f s   ratio %5.2f%n", what, best, r, best / r);
	}
}
