package io.github.roi2roc.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import com.sun.management.OperatingSystemMXBean;

import io.github.roi2roc.RResults;
import io.github.roi2roc.describe.FeatureStability;
import io.github.roi2roc.fit.FirthRegression;
import io.github.roi2roc.fit.PathCrossValidation;
import io.github.roi2roc.fit.PathCrossValidation.Measure;
import io.github.roi2roc.fit.PenalizedOutcome;
import io.github.roi2roc.fit.PenaltySettings;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.table.FeatureTable;

/**
 * How long regressions and agreement take, warm, beside R's times in the reference's {@code r_timings.md} (a shared two-core machine), and what a
 * penalised path of many columns holds beyond its data. Run like {@link FeatureBenchmark}. Prints seconds (best of the repeats) and processor
 * seconds of all threads; asserts nothing.
 */
public final class StatisticsBenchmark {

	private static final int REPEATS = 8, MOST_SECONDS = 15;

	private StatisticsBenchmark() {}

	public static void main(final String[] args) throws Exception {
		penalised();
		stability();
		memory();
	}

	private static void penalised() throws IOException {
		final FeatureTable t = RResults.table("wide120x1500.csv.gz");
		final double[][] x = t.names().stream().filter(n -> n.matches("f\\d+")).map(t::numbers).toArray(double[][]::new);
		final boolean[] y = is(t, "y"), event = is(t, "status");
		final PenalizedOutcome binomial = new PenalizedOutcome.Binomial(y), cox = new PenalizedOutcome.Survival(t.numbers("time"), event);
		final int[] fold = Folds.stratified(IntStream.range(0, y.length).map(i -> y[i] ? 1 : 0).toArray(), 10, new RandomStream(1));
		final PenaltySettings tight = PenaltySettings.lasso(), loose = tight.withThreshold(1e-7);
		print("cv binomial 120 × 1,500, 10 folds, 1e-7", 0.181, () -> PathCrossValidation.of(x, binomial, loose, fold, Measure.DEVIANCE));
		print("the same at 1e-12", Double.NaN, () -> PathCrossValidation.of(x, binomial, tight, fold, Measure.DEVIANCE));
		print("cv Cox 120 × 1,500, 10 folds, 1e-7", 6.103, () -> PathCrossValidation.of(x, cox, loose, fold, Measure.DEVIANCE));
		print("one path of it", Double.NaN, () -> cox.fit(x, loose));
		print("cv Cox at 1e-7 with glmnet's steps", 6.103, () -> PathCrossValidation.of(x, cox, loose.withSteps(PenaltySettings.Steps.GLMNET), fold, Measure.DEVIANCE));
		print("cv Cox at 1e-9", Double.NaN, () -> PathCrossValidation.of(x, cox, tight.withThreshold(1e-9), fold, Measure.C));
		final FeatureTable birth = RResults.table("birthwt.csv");
		final double[][] few = List.of("age", "lwt", "smoke", "ptl", "ht", "ui", "ftv").stream().map(birth::numbers).toArray(double[][]::new);
		print("Firth, 189 × 7, with 8 profile intervals", Double.NaN, () -> {
			final FirthRegression f = FirthRegression.fit(few, is(birth, "low"));
			return IntStream.rangeClosed(0, few.length).mapToObj(f::profile).toList();
		});
	}

	private static boolean[] is(final FeatureTable t, final String column) {
		final boolean[] out = new boolean[t.rows()];
		for (int i = 0; i < out.length; i++) out[i] = t.text(i, column).equals("1");
		return out;
	}

	/** Two raters' tables of 2,000 features of 50 cases. */
	private static void stability() {
		final RandomStream random = new RandomStream(3);
		final FeatureTable.Builder a = FeatureTable.builder("a.csv"), b = FeatureTable.builder("b.csv");
		for (int f = 0; f < 2000; f++) {
			final double[] v = noise(random, 50), w = noise(random, 50);
			for (int i = 0; i < 50; i++) w[i] = v[i] + 0.3 * w[i];
			a.number("f" + f, v);
			b.number("f" + f, w);
		}
		final List<FeatureTable> raters = List.of(a.build(), b.build());
		for (final String form : List.of("ICC1", "ICC2", "ICC3k")) print("ICC of 2,000 features × 50 × 2, " + form, Double.NaN, () -> FeatureStability.of(
			raters, form, 0.85));
	}

	/** 500 × 10,000: a fifth of the columns shifted between the classes by a little. */
	private static void memory() throws Exception {
		final RandomStream random = new RandomStream(4);
		final boolean[] y = new boolean[500];
		for (int i = 0; i < y.length; i++) y[i] = i % 2 == 0;
		final double[][] x = new double[10_000][];
		for (int j = 0; j < x.length; j++) {
			x[j] = noise(random, 500);
			for (int i = 0; i < 500; i += 2) if (j % 5 == 0) x[j][i] += 0.2;
		}
		final int[] fold = Folds.stratified(IntStream.range(0, 500).map(i -> y[i] ? 1 : 0).toArray(), 10, random);
		final PenaltySettings loose = PenaltySettings.lasso().withThreshold(1e-7);
		final PenalizedOutcome outcome = new PenalizedOutcome.Binomial(y);
		print("path 500 × 10,000, 1e-7", Double.NaN, () -> outcome.fit(x, loose));
		print("cv 500 × 10,000, 10 folds, 1e-7", Double.NaN, () -> PathCrossValidation.of(x, outcome, loose, fold, Measure.DEVIANCE));
		for (final int threads : new int[] { 2, 16 }) {
			final ForkJoinPool pool = new ForkJoinPool(threads);
			System.out.printf(Locale.ROOT, "path 500 × 10,000 holds %.0f MB, its cross-validation %.0f MB (%d threads), beyond the data%n", held(pool, () -> outcome
				.fit(x, loose)), held(pool, () -> PathCrossValidation.of(x, outcome, loose, fold, Measure.DEVIANCE)), threads);
			pool.shutdown();
		}
	}

	private static double[] noise(final RandomStream random, final int n) {
		return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
	}

	/** The most that full collections left during two runs. */
	private static double held(final ForkJoinPool pool, final Supplier<Object> work) throws Exception {
		return LiveHeap.peak(pool, work, 2) / 1e6;
	}

	private static void print(final String what, final double r, final Supplier<Object> work) {
		final OperatingSystemMXBean system = (OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean();
		double best = Double.POSITIVE_INFINITY, cpu = Double.POSITIVE_INFINITY;
		final long first = System.nanoTime();
		for (int k = 0; k < REPEATS && (k < 3 || System.nanoTime() - first < MOST_SECONDS * 1e9); k++) {
			final long start = System.nanoTime(), before = system.getProcessCpuTime();
			work.get();
			if (k < 2) continue;
			best = Math.min(best, (System.nanoTime() - start) / 1e9);
			cpu = Math.min(cpu, (system.getProcessCpuTime() - before) / 1e9);
		}
		System.out.printf(Locale.ROOT, "%-44s %8.3f s %8.3f s CPU%s%n", what, best, cpu, Double.isNaN(r) ? "" : String.format(Locale.ROOT,
			"   R %6.3f s   ratio %5.2f", r, best / r));
	}
}
