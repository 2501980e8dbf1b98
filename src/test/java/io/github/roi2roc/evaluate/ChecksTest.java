package io.github.roi2roc.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.CancelledException;
import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.table.FeatureTable;

/** Resampling, groups, optimism and shuffled outcomes of whole trainings. */
class ChecksTest {

	@TempDir
	private Path dir;

	private TrainingSettings settings(final String yaml) throws IOException {
		final Path file = dir.resolve("settings.yaml");
		Files.writeString(file, yaml);
		return TrainingSettings.read(file);
	}

	private TrainingResult run(final FeatureTable table, final String yaml) throws IOException {
		return Training.run(table, settings(yaml), Progress.NONE);
	}

	private static FeatureTable check(final TrainingResult r, final String file) {
		return r.checks().stream().filter(t -> t.source().equals(file)).findFirst().orElseThrow();
	}

	/** Patients with three lesions each; columns of noise, the first of which is shifted by the class. */
	private static FeatureTable lesions(final int patients, final int columns, final double shift, final int classes, final long seed) {
		final RandomStream random = new RandomStream(seed);
		final int n = 3 * patients;
		final FeatureTable.Builder out = FeatureTable.builder("lesions.csv").text("case", IntStream.range(0, n).mapToObj(i -> "L" + i).toArray(
			String[]::new)).text("patient", IntStream.range(0, n).mapToObj(i -> "P" + i / 3).toArray(String[]::new)).text("y", IntStream.range(0, n)
				.mapToObj(i -> "class" + i / 3 % classes).toArray(String[]::new));
		for (int j = 0; j < columns; j++) {
			final double by = j == 0 ? shift : 0;
			out.number("f" + j, IntStream.range(0, n).mapToDouble(i -> random.nextGaussian() + by * (i / 3 % classes)).toArray());
		}
		return out.build();
	}

	private static final String LESIONS = "outcome: y\ngroup: patient\npredictors: ['f*']\nsteps: [standardize]\n";

	/** Of each part, no patient stands both among the rows fitted to and those held out; every lesion is held out once in each repeat. */
	@Test
	void noPatientIsInTwoParts() throws IOException {
		for (final String how : List.of("{method: repeated_kfold, folds: 4, repeats: 2}", "{method: nested, folds: 4, repeats: 2, inner: 3}",
			"{method: loo}", "{method: bootstrap, repeats: 8}", "{method: holdout, ratio: 3:1, repeats: 8}"))
		{
			final TrainingResult r = run(lesions(20, 2, 1, 2, 1), LESIONS + "split: 7:3\nresampling: " + how + "\nmodels: {m: {learner: logistic}}\n");
			final Map<String, Set<String>> sets = new LinkedHashMap<>();
			for (int i = 0; i < 60; i++) sets.computeIfAbsent("P" + i / 3, p -> new LinkedHashSet<>()).add(r.sets().get(i));
			for (final Set<String> s : sets.values()) assertEquals(1, s.size());
			final FeatureTable held = check(r, "resampling_predictions.csv");
			final Map<String, Set<String>> lesions = new LinkedHashMap<>();
			for (int i = 0; i < held.rows(); i++) lesions.computeIfAbsent(held.text(i, "part") + " P" + Integer.parseInt(held.text(i, "case").substring(1)) / 3,
				p -> new LinkedHashSet<>()).add(held.text(i, "case"));
			for (final Map.Entry<String, Set<String>> e : lesions.entrySet()) assertEquals(3, e.getValue().size(), how + ": " + e);
			final int train = (int) r.sets().stream().filter("train"::equals).count();
			if (how.contains("repeats: 2")) assertEquals(2 * train, held.rows());
			if (how.contains("loo")) assertEquals(train, held.rows());
		}
	}

	/** A split that somebody made by hand may divide patients: that is said. */
	@Test
	void dividedPatientsAreSaid() throws IOException {
		final FeatureTable t = lesions(10, 1, 1, 2, 1);
		final FeatureTable.Builder b = FeatureTable.builder("lesions.csv").text("set", IntStream.range(0, 30).mapToObj(i -> i % 3 == 0 ? "test" : "train")
			.toArray(String[]::new));
		for (final String name : t.names()) {
			if (t.isNumeric(name)) b.number(name, t.numbers(name));
			else b.text(name, t.texts(name));
		}
		assertTrue(run(b.build(), LESIONS + "models: {m: {learner: logistic}}\n").warnings().stream().anyMatch(w -> w.startsWith(
			"10 of 10 groups in 'patient' have rows in the training set and in another")));
	}

	/**
	 * Columns are noise but the same for all lesions of a patient. Folds of lesions find the patient again, so nearest neighbours look good;
	 * folds of patients do not. 40 patients: chance has a standard deviation of about 0.5/√40 = 0.08 on the accuracy.
	 */
	@Test
	void lesionsOfOnePatientDoNotHelpEachOther() throws IOException {
		final RandomStream random = new RandomStream(4);
		final double[] of = IntStream.range(0, 40).mapToDouble(p -> random.nextGaussian()).toArray();
		final FeatureTable t = FeatureTable.builder("t.csv").text("patient", IntStream.range(0, 120).mapToObj(i -> "P" + i / 3).toArray(String[]::new))
			.number("y", IntStream.range(0, 120).mapToDouble(i -> i / 3 % 2).toArray()).number("f0", IntStream.range(0, 120).mapToDouble(i -> of[i / 3])
				.toArray()).text("set", IntStream.range(0, 120).mapToObj(i -> "train").toArray(String[]::new)).build();
		final String how = "predictors: [f0]\nsteps: []\nresampling: {method: kfold, folds: 5}\nmodels: {m: {learner: knn, k: 1}}\n";
		assertTrue(resampled(run(t, "outcome: y\n" + how)).accuracy() > 0.85);
		assertEquals(0.5, resampled(run(t, "outcome: y\ngroup: patient\n" + how)).accuracy(), 0.3);
	}

	private static ModelMetrics resampled(final TrainingResult r) {
		return r.metrics().stream().filter(m -> m.set().equals("resampling")).findFirst().orElseThrow();
	}

	/**
	 * PITFALLS 22: on pure noise (n = 60, p = 2000) nested cross-validation, with selection and tuning inside, averages AUC 0.5. The AUC of a
	 * held-out fold of 6 + 6 rows has variance 13 / 432 under chance (Mann-Whitney); the mean of 5 folds of 6 data sets has a standard
	 * deviation of √(13/432/30) = 0.032, and the band is four of those.
	 */
	@Test
	void onNoiseTunedModelsAreNoBetterThanChance() throws IOException {
		final Map<String, Double> mean = new LinkedHashMap<>();
		final int sets = 6;
		for (int k = 0; k < sets; k++) {
			final RandomStream random = new RandomStream(500 + k);
			final FeatureTable.Builder b = FeatureTable.builder("noise.csv").number("y", IntStream.range(0, 60).mapToDouble(i -> i % 2).toArray()).text("set",
				IntStream.range(0, 60).mapToObj(i -> "train").toArray(String[]::new));
			for (int j = 0; j < 2000; j++) b.number("f" + j, IntStream.range(0, 60).mapToDouble(i -> random.nextGaussian()).toArray());
			final TrainingResult r = run(b.build(), """
				outcome: y
				steps: [standardize, {univariate: {test: student, threshold: 0.02}}]
				resampling: {method: nested, folds: 5, inner: 3}
				models:
				  svm:   {learner: svm, tolerance: 0.001, tune: {cost: [0.1, 1, 10], gamma: [0.001, 0.01]}}
				  knn:   {learner: knn, tune: {rule: one_se, metric: accuracy, k: [1, 3, 5, 9]}}
				  bayes: {learner: naive_bayes}
				  stack: {learner: stacking, of: [knn, bayes], folds: 3}
				""");
			for (final ModelMetrics m : r.metrics()) if (m.set().equals("resampling")) mean.merge(m.model(), m.auc() / sets, Double::sum);
		}
		assertEquals(List.of("svm", "knn", "bayes", "stack"), List.copyOf(mean.keySet()));
		mean.forEach((model, auc) -> assertEquals(0.5, auc, 4 * Math.sqrt(13 / 432.0 / (5 * sets)), model));
	}

	/** p counts the shuffled outcomes that do as well, the true one among them; where the classes are far apart none does. */
	@Test
	void shuffledOutcomesTestAgainstChance() throws IOException {
		final String how = LESIONS + "split: 7:3\npermutation: {permutations: 39, folds: 3, metric: accuracy}\nmodels: {m: {learner: naive_bayes}}\n";
		final TrainingResult far = run(lesions(24, 2, 4, 2, 1), how), none = run(lesions(24, 2, 0, 2, 1), how);
		final FeatureTable t = check(far, "permutation.csv");
		assertEquals(1 / 40.0, t.numbers("p")[0], 1e-15);
		final FeatureTable chance = check(none, "permutation.csv");
		final double[] draws = check(none, "permutation_draws.csv").numbers("m");
		assertEquals(39, draws.length);
		final double observed = chance.numbers("observed")[0];
		assertEquals((1 + Arrays.stream(draws).filter(d -> d >= observed - 1e-12).count()) / 40.0, chance.numbers("p")[0], 1e-15);
		assertTrue(chance.numbers("p")[0] > 0.05, "no difference between the classes: " + chance.numbers("p")[0]);
	}

	/** Every file of a training with all checks, on one thread and on four. */
	@Test
	void theNumberOfThreadsDoesNotShowInAnyTable() throws Exception {
		final FeatureTable table = lesions(30, 6, 1, 3, 5);
		final TrainingSettings s = settings(LESIONS + """
			split: 8:1:1
			resampling: {method: bootstrap, repeats: 6}
			optimism: 5
			permutation: {permutations: 5, folds: 3, metric: logloss}
			models:
			  forest: {learner: random_forest, trees: 20, tune: {method: random, draws: 4, metric: mcc, min_leaf: {from: 1, to: 9}}}
			  svm:    {learner: svm, tune: {metric: brier, rule: one_se, cost: {from: 0.1, to: 10, scale: log, count: 3}}}
			  stack:  {learner: stacking, of: [svm, forest], folds: 3}
			""");
		final List<List<String>> files = new ArrayList<>();
		for (final int threads : new int[] { 1, 4 }) {
			final ForkJoinPool pool = new ForkJoinPool(threads);
			final TrainingResult r = pool.submit(() -> Training.run(table, s, Progress.NONE)).get();
			pool.shutdown();
			final Path folder = dir.resolve("t" + threads);
			r.write(folder);
			files.add(r.tables().stream().map(FeatureTable::source).toList());
			assertEquals(3, r.models().size(), r.warnings().toString());
		}
		assertEquals(files.get(0), files.get(1));
		assertTrue(files.get(0).containsAll(List.of("predictions.csv", "confusion.csv", "class_metrics.csv", "roc_points.csv", "resampling.csv",
			"bootstrap_632.csv", "tuning.csv", "optimism.csv", "permutation.csv")), files.get(0).toString());
		for (final String f : files.get(0)) {
			assertArrayEquals(Files.readAllBytes(dir.resolve("t1").resolve(f)), Files.readAllBytes(dir.resolve("t4").resolve(f)), f);
			assertTrue(Files.exists(dir.resolve("t1").resolve(f + ".json")), f);
		}
	}

	/** Steps that models share are fitted once; a model gets the same scores whether or not others stand beside it. */
	@Test
	void whatModelsShareDoesNotChangeThem() throws IOException {
		final FeatureTable t = lesions(20, 8, 2, 2, 7);
		final String how = LESIONS.replace("[standardize]", "[standardize, {lasso: {lambda: min, folds: 4}}]") + "split: 7:3\nresampling: {method: kfold, "
			+ "folds: 3}\nmodels:\n", knn = "  knn: {learner: knn, k: 3}\n", bayes = "  bayes: {learner: naive_bayes}\n";
		final TrainingResult both = run(t, how + knn + bayes), alone = run(t, how + bayes);
		assertArrayEquals(alone.scores().get("bayes"), both.scores().get("bayes"), 0);
		assertEquals(resampled(alone), both.metrics().stream().filter(m -> m.model().equals("bayes") && m.set().equals("resampling")).findFirst()
			.orElseThrow());
	}

	@Test
	void aTrainingStopsWhenAsked() throws IOException {
		final FeatureTable t = lesions(20, 2, 1, 2, 1);
		final TrainingSettings s = settings(LESIONS + "split: 7:3\npermutation: 1000\nmodels: {m: {learner: logistic}}\n");
		final Progress stop = new Progress() {

			private volatile double last;

			@Override
			public void report(final double fraction, final String message) {
				last = Math.max(last, fraction);
			}

			@Override
			public boolean cancelled() {
				return last > 0.01;
			}
		};
		assertThrows(CancelledException.class, () -> Training.run(t, s, stop));
	}

	@Test
	void wrongInputIsNamed() throws IOException {
		final FeatureTable t = lesions(20, 2, 1, 2, 1), three = lesions(20, 2, 1, 3, 1);
		assertMessage("has no column 'patients'", () -> run(t, "outcome: y\ngroup: patients\n"));
		assertMessage("'positive' empty to tell all classes apart", () -> run(three, "outcome: {column: y, positive: class1}\n"));
		assertMessage("60 levels (", () -> run(t, "outcome: f0\n"));
		assertMessage("looks like a measurement", () -> run(t, "outcome: f0\n"));
		assertMessage("'permutation: metric' is roc, but one of auc", () -> settings("permutation: {metric: roc}\n"));
		assertMessage("one of none, kfold, repeated_kfold, nested, loo, bootstrap, holdout", () -> settings("resampling: lpo\n"));
		assertMessage("a whole number from 2 to", () -> settings("resampling: {method: kfold, folds: 1}\n"));
		assertMessage("two numbers above 0 (training and test, such as 7:3) or three", () -> settings("split: 7:3:1:1\n"));
		assertMessage("The training fraction is 1.5", () -> settings("split: 1.5\n"));
		assertMessage("more than one of column, fraction and ratio", () -> settings("split: {column: set, ratio: 7:3}\n"));
		assertMessage("which models a stack is of cannot be tuned", () -> run(t,
			"outcome: y\nmodels: {a: {learner: knn}, s: {learner: stacking, of: [a], tune: {of: [a]}}}\n"));
		final TrainingResult r = run(t, LESIONS + "split: 7:3\nresampling: {method: kfold, folds: 99}\nmodels: {m: {learner: logistic}}\n");
		assertTrue(r.warnings().stream().anyMatch(w -> w.contains("99 folds were asked for, but there are only 14 groups")), r.warnings().toString());
		assertFalse(Double.isNaN(resampled(r).auc()));
	}

	private interface Action {

		void run() throws IOException;
	}

	private static void assertMessage(final String part, final Action action) {
		final InputException e = assertThrows(InputException.class, action::run);
		assertTrue(e.getMessage().contains(part), e.getMessage());
	}
}
