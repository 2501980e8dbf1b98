package io.github.roi2roc.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.CancelledException;
import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

class TuningTest {

	private static Search search(final String yaml) {
		return TrainingFile.parse("models: {m: {learner: svm, tune: " + yaml + "}}", "settings").models().get("m").tune();
	}

	private static List<Map<String, Object>> combinations(final String yaml, final Learner learner) {
		return search(yaml).combinations(learner.parameters(), new RandomStream(3));
	}

	/** 10^-2, 10^-1 … 10^2 in five steps on the logarithm; whole numbers stay whole and stand once. */
	@Test
	void aGridOverARange() {
		final List<Map<String, Object>> c = combinations("{cost: {from: 0.01, to: 100, scale: log}, kernel: [linear, radial]}", new Svm());
		assertEquals(10, c.size());
		final double[] costs = { 0.01, 0.1, 1, 10, 100 };
		for (int k = 0; k < 5; k++) {
			assertEquals(costs[k], (Double) c.get(2 * k).get("cost"), 1e-12 * costs[k]);
			assertEquals(List.of("linear", "radial"), List.of(c.get(2 * k).get("kernel"), c.get(2 * k + 1).get("kernel")));
		}
		assertEquals(List.of(1, 2, 3), combinations("{k: {from: 1, to: 3, count: 9}}", new KNearest()).stream().map(m -> m.get("k")).toList());
	}

	/**
	 * Of 400 draws from a range over four powers of ten each power has 100 on average, with a standard deviation of √(400/4·3/4) = 8.7; the
	 * band is four of those. The same seed draws the same.
	 */
	@Test
	void aRandomSearchDrawsFromItsRanges() {
		final String yaml = "{method: random, draws: 400, cost: {from: 0.01, to: 100, scale: log}}";
		final List<Map<String, Object>> c = combinations(yaml, new Svm());
		assertEquals(400, c.size());
		assertEquals(c, combinations(yaml, new Svm()));
		for (int power = -2; power < 2; power++) {
			final double from = Math.pow(10, power);
			assertEquals(100, c.stream().mapToDouble(m -> (Double) m.get("cost")).filter(d -> d >= from && d < 10 * from).count(), 35);
		}
	}

	/** Two columns that overlap: neighbours beyond a few change little, so the rule takes more of them than the best mean does. */
	@Test
	void theSimplestWithinOneStandardErrorIsTaken() {
		final RandomStream random = new RandomStream(11);
		final int n = 90;
		final int[] y = IntStream.range(0, n).map(i -> i % 2).toArray();
		final double[][] x = new double[2][];
		for (int j = 0; j < 2; j++) x[j] = IntStream.range(0, n).mapToDouble(i -> y[i] + random.nextGaussian()).toArray();
		final Predictors p = new Predictors(List.of("a", "b"), x, n);
		final Outcome.Classes o = new Outcome.Classes(List.of("no", "yes"), y);
		final Tuning best = tune(p, o, "{k: [1, 5, 15, 31, 45, 61]}"), simplest = tune(p, o, "{rule: one_se, k: [1, 5, 15, 31, 45, 61]}");
		assertEquals(best.tried(), simplest.tried());
		final Tuning.Tried top = best.tried().stream().filter(t -> t.options().equals(best.options())).findFirst().orElseThrow();
		int largest = 0;
		for (final Tuning.Tried t : best.tried()) if (t.score() >= top.score() - top.se()) largest = Math.max(largest, Integer.parseInt(String.valueOf(t
			.options().get("k"))));
		assertEquals(String.valueOf(largest), simplest.options().get("k"));
		assertTrue(largest > Integer.parseInt(String.valueOf(best.options().get("k"))), best.toString());
	}

	private static Tuning tune(final Predictors x, final Outcome.Classes y, final String yaml) {
		return trainable(yaml, Progress.NONE).fit(x, y, 1).tuning();
	}

	private static Trainable trainable(final String yaml, final Progress progress) {
		return TrainingFile.parse("steps: []\nmodels: {m: {learner: knn, tune: " + yaml + "}}", "settings").trainables(progress).get("m");
	}

	/** The validation rows decide: on them, and only on them, one neighbour is right and nine are not. */
	@Test
	void validationRowsJudgeInsteadOfFolds() {
		final int n = 40;
		final double[] x = IntStream.range(0, n).mapToDouble(i -> i).toArray();
		final int[] y = IntStream.range(0, n).map(i -> i % 2).toArray();
		final Predictors p = new Predictors(List.of("x"), new double[][] { x }, n);
		final Model m = trainable("{metric: accuracy, k: [9, 1]}", Progress.NONE).fit(p, new Outcome.Classes(List.of("no", "yes"), y), p, new Outcome.Classes(
			List.of("no", "yes"), y), 1);
		assertEquals(Map.of("k", "1"), m.tuning().options());
		assertEquals(1, m.tuning().parts());
		assertEquals(1.0, m.tuning().score());
	}

	/** With groups whose rows are copies of each other a fold must not hold a copy of what was fitted to: one neighbour then guesses. */
	@Test
	void copiesInAGroupDoNotHelpTheSearch() {
		final RandomStream random = new RandomStream(2);
		final int n = 60;
		final double[] noise = IntStream.range(0, n / 2).mapToDouble(i -> random.nextGaussian()).toArray();
		final int[] y = IntStream.range(0, n).map(i -> i / 2 % 2).toArray(), group = IntStream.range(0, n).map(i -> i / 2).toArray();
		final Predictors p = new Predictors(List.of("x"), new double[][] { IntStream.range(0, n).mapToDouble(i -> noise[i / 2]).toArray() }, n);
		final String yaml = "{metric: accuracy, k: [1]}";
		assertTrue(tune(p, new Outcome.Classes(List.of("no", "yes"), y), yaml).score() > 0.8);
		assertTrue(tune(p, new Outcome.Classes(List.of("no", "yes"), y, group), yaml).score() < 0.7);
	}

	@Test
	void aSearchStopsWhenAsked() {
		final Predictors p = new Predictors(List.of("x"), new double[][] { IntStream.range(0, 20).mapToDouble(i -> i).toArray() }, 20);
		final Progress stop = new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				// not looked at
			}

			@Override
			public boolean cancelled() {
				return true;
			}
		};
		assertThrows(CancelledException.class, () -> trainable("{k: [1, 3]}", stop).fit(p, new Outcome.Classes(List.of("no", "yes"), IntStream.range(0, 20)
			.map(i -> i % 2).toArray()), 1));
	}

	@Test
	void aWrongSearchIsNamed() {
		assertMessage("'models: m: tune: metric' is roc, but one of auc, accuracy, balanced_accuracy, logloss, brier, f1, mcc belongs there", () -> search(
			"{metric: roc, cost: [1]}"));
		assertMessage("grid or random", () -> search("{method: bayes, cost: [1]}"));
		assertMessage("best or one_se", () -> search("{rule: simple, cost: [1]}"));
		assertMessage("a number above 0, whose logarithm there is", () -> search("{cost: {from: 0, to: 1, scale: log}}"));
		assertMessage("'from' below 'to'", () -> search("{cost: {from: 2, to: 1}}"));
		assertMessage("options with lists of values to try", () -> search("{method: grid}"));
		final Predictors p = new Predictors(List.of("x"), new double[][] { IntStream.range(0, 20).mapToDouble(i -> i % 7).toArray() }, 20);
		final Outcome.Classes y = new Outcome.Classes(List.of("no", "yes"), IntStream.range(0, 20).map(i -> i % 2).toArray());
		assertMessage("logloss is of probabilities", () -> TrainingFile.parse("steps: []\nmodels: {m: {learner: svm, tune: {metric: logloss, cost: [1]}}}",
			"settings").trainables().get("m").fit(p, y, 1));
		assertMessage("unknown key 'costs'", () -> TrainingFile.parse("steps: []\nmodels: {m: {learner: svm, tune: {costs: [1]}}}", "settings")
			.trainables().get("m").fit(p, y, 1));
	}

	private static void assertMessage(final String part, final Runnable action) {
		final InputException e = assertThrows(InputException.class, action::run);
		assertTrue(e.getMessage().contains(part), e.getMessage());
	}
}
