package io.github.roi2roc.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.roi2roc.Progress;
import io.github.roi2roc.RResults;
import io.github.roi2roc.evaluate.Training;
import io.github.roi2roc.fit.Forest;
import io.github.roi2roc.learn.Learner;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.learn.Trainable;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/**
 * How long learners take on the 120 × 1,500 reference data, warm, beside R on a two-core machine (reference {@code r_timings.md}). Prints seconds and
 * processor seconds of the fastest of ten, and the ratio to R's (of the nested cross-validation, to a minute); asserts nothing. Run like {@link FeatureBenchmark}.
 */
public final class ModelBenchmark {

	private static final int WARM = 3, REPEATS = 10;

	private ModelBenchmark() {}

	public static void main(final String[] args) throws IOException {
		final FeatureTable t = RResults.table("wide120x1500.csv.gz");
		final List<String> names = t.names().stream().filter(n -> n.matches("f\\d+")).toList();
		final Predictors x = Predictors.of(t, names), thirty = x.keep(names.subList(0, 30));
		final int[] y = Arrays.stream(t.numbers("y")).mapToInt(d -> (int) d).toArray();
		final Outcome.Classes outcome = new Outcome.Classes(List.of("0", "1"), y);
		print("random forest, 500 trees (ranger, 2 threads)", 0.092, () -> Forest.grow(x.columns(), y, 2, new Forest.Settings(500, 0, 1, 0, false),
			new RandomStream(1)));
		final Trainable grid = grid();
		print("radial SVM tuned, 10 × 10, 5 folds, 120 × 30", 1.542, () -> grid.fit(thirty, outcome, 1));
		for (final String name : List.of("random_forest", "extra_trees", "gradient_boosting", "cart", "elastic_net", "naive_bayes", "knn", "svm")) {
			final Learner l = Learner.named(name);
			print(name + ", 120 × 1,500, defaults", Double.NaN, () -> l.fit(x, outcome, Options.defaults(l.parameters()), new RandomStream(1)));
		}
		print("logistic, 120 × 30", Double.NaN, () -> Learner.named("logistic").fit(thirty, outcome, Options.defaults(Learner.named("logistic")
			.parameters()), new RandomStream(1)));
		nested(t, names);
	}

	/** A whole study once, cold as users run it: selection, grid search and stacking inside the outer folds. */
	private static void nested(final FeatureTable t, final List<String> names) throws IOException {
		final FeatureTable.Builder table = FeatureTable.builder("wide.csv").number("y", t.numbers("y")).text("set", IntStream.range(0, t.rows()).mapToObj(
			i -> "train").toArray(String[]::new));
		for (final String n : names) table.number(n, t.numbers(n));
		final TrainingSettings settings = settings("""
			outcome: y
			steps: [standardize, near_zero_variance, {correlation: {threshold: 0.9}}, {lasso: {lambda: min, threshold: 1e-7}}]
			resampling: {method: nested, folds: 5, inner: 5}
			models:
			  svm:    {learner: svm, probability: true, tune: {cost: [0.1, 1, 10, 100], gamma: [0.001, 0.01, 0.1, 1]}}
			  forest: {learner: random_forest, tune: {trees: [200, 500], min_leaf: [1, 5]}}
			  knn:    {learner: knn, tune: {k: [1, 3, 5, 7, 9, 11]}}
			  stack:  {learner: stacking, of: [svm, forest, knn], meta: logistic}
			""");
		final FeatureTable data = table.build();
		print("nested CV 5 × 5, 4 tuned models, 120 × 1,500", 60, 0, 1, () -> Training.run(data, settings, Progress.NONE));
	}

	private static TrainingSettings settings(final String yaml) throws IOException {
		final Path file = Files.createTempFile("settings", ".yaml");
		try {
			Files.writeString(file, yaml);
			return TrainingSettings.read(file);
		}
		finally {
			Files.delete(file);
		}
	}

	/** The search as a settings file asks for it. */
	private static Trainable grid() throws IOException {
		return settings(String.format(Locale.ROOT, "outcome: y%nsteps: []%nmodels:%n  svm: {learner: svm, tolerance: 0.001, tune: {metric: auc, "
			+ "folds: 5, cost: %s, gamma: %s}}%n", powers(-3), powers(-9))).trainables().get("svm");
	}

	private static List<Double> powers(final int first) {
		return IntStream.range(first, first + 10).mapToObj(k -> Math.pow(2, k)).toList();
	}

	private static void print(final String what, final double r, final Runnable work) {
		print(what, r, WARM, REPEATS, work);
	}

	private static void print(final String what, final double r, final int warm, final int repeats, final Runnable work) {
		final com.sun.management.OperatingSystemMXBean machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		double wall = Double.POSITIVE_INFINITY, cpu = Double.POSITIVE_INFINITY;
		for (int k = 0; k < warm + repeats; k++) {
			final long start = System.nanoTime(), used = machine.getProcessCpuTime();
			work.run();
			if (k < warm) continue;
			wall = Math.min(wall, (System.nanoTime() - start) / 1e9);
			cpu = Math.min(cpu, (machine.getProcessCpuTime() - used) / 1e9);
		}
		System.out.printf(Locale.ROOT, "%-48s %8.3f s   cpu %6.2f s%s%n", what, wall, cpu, Double.isNaN(r) ? "" : String.format(Locale.ROOT,
			"   R %6.3f s   ratio %5.2f", r, wall / r));
	}
}
