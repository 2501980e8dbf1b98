package io.github.roi2roc.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.RResults;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.table.FeatureTable;

/** Gradient boosting by hand and against scikit-learn. */
class BoostingTest {

	private static Boosting.Settings settings(final int rounds, final double rate, final int depth, final int leaf) {
		return new Boosting.Settings(rounds, rate, depth, leaf, 1, 0);
	}

	private static double[] ones(final int n) {
		final double[] out = new double[n];
		Arrays.fill(out, 1);
		return out;
	}

	/**
	 * One column 1 … 6, classes 0 0 1 0 1 1, one stump, rate 1. Start: log(3/3) = 0, p = 1/2, residuals ±1/2. The split after 2 lowers the squared
	 * error most (with the one after 4): left two rows of sum −1, right four of sum 1. Newton's steps (Friedman 2001, eq. 30) are −1 / (2 · 1/4) =
	 * −2 and 1 / (4 · 1/4) = 1.
	 */
	@Test
	void firstStumpByHand() {
		final Boosting b = Boosting.grow(new double[][] { { 1, 2, 3, 4, 5, 6 } }, new int[] { 0, 0, 1, 0, 1, 1 }, 2, ones(6), settings(1, 1, 1, 1),
			new RandomStream(1));
		assertEquals(0, b.start()[0], 0);
		final Tree t = b.trees()[0][0];
		assertEquals(2.5, t.threshold()[0], 0);
		assertEquals(-2, t.value()[t.low()[0]][0], 1e-12);
		assertEquals(1, t.value()[t.high()[0]][0], 1e-12);
		assertEquals(1 / (1 + Math.exp(2)), b.predict(new double[] { 1 })[1], 1e-15);
	}

	/**
	 * Three classes of two rows each, in order; one stump per class, rate 1. p = 1/3; for the first class residuals are 2/3, 2/3, −1/3 …; split after
	 * 2; steps (Friedman 2001, algorithm 6) 2/3 · (4/3) / (2 · 2/9) = 2 and 2/3 · (−4/3) / (4 · 2/9) = −1.
	 */
	@Test
	void firstRoundOfThreeClassesByHand() {
		final Boosting b = Boosting.grow(new double[][] { { 1, 2, 3, 4, 5, 6 } }, new int[] { 0, 0, 1, 1, 2, 2 }, 3, ones(6), settings(1, 1, 1, 1),
			new RandomStream(1));
		final Tree t = b.trees()[0][0];
		assertEquals(2.5, t.threshold()[0], 0);
		assertEquals(2, t.value()[t.low()[0]][0], 1e-12);
		assertEquals(-1, t.value()[t.high()[0]][0], 1e-12);
	}

	/** f0031 … f0038 or f0001 … f0010 of the 120 × 1,500 reference data. */
	private static double[][] columns(final FeatureTable t, final int first, final int count) {
		return IntStream.range(first, first + count).mapToObj(j -> t.numbers(String.format(Locale.ROOT, "f%04d", j))).toArray(double[][]::new);
	}

	private static double[] row(final double[][] x, final int i) {
		return Arrays.stream(x).mapToDouble(c -> c[i]).toArray();
	}

	/**
	 * scikit-learn 1.9.1, {@code GradientBoostingClassifier(n_estimators = 15, learning_rate = 0.2, max_depth = 2, min_samples_leaf = 10)}: the same
	 * probabilities for every random_state, so no tie is broken by chance. It keeps the data as 32-bit floats.
	 */
	@Test
	void twoClassesAreScikitLearns() throws IOException {
		final FeatureTable t = RResults.table("wide120x1500.csv.gz");
		final double[][] x = columns(t, 31, 8);
		final int[] y = Arrays.stream(t.numbers("y")).mapToInt(d -> (int) d).toArray();
		final Boosting b = Boosting.grow(x, y, 2, ones(120), settings(15, 0.2, 2, 10), new RandomStream(1));
		final double[] expected = { 0.342228652703812, 0.740244947430712, 0.511935648375773 };
		for (int i = 0; i < 3; i++) assertEquals(expected[i], b.predict(row(x, i))[1], 1e-12);
		assertEquals(69.27409866349448, squares(b, x), 1e-9);
	}

	/** The same with {@code min_samples_leaf = 15} and y + status as three classes: F_k begin at the log shares. */
	@Test
	void threeClassesAreScikitLearns() throws IOException {
		final FeatureTable t = RResults.table("wide120x1500.csv.gz");
		final double[][] x = columns(t, 31, 8);
		final double[] one = t.numbers("y"), other = t.numbers("status");
		final int[] y = IntStream.range(0, 120).map(i -> (int) (one[i] + other[i])).toArray();
		final Boosting b = Boosting.grow(x, y, 3, ones(120), settings(15, 0.2, 2, 15), new RandomStream(1));
		assertArrayEquals(new double[] { 0.084001149020055, 0.593231687911758, 0.322767163068187 }, b.predict(row(x, 0)), 1e-12);
		assertArrayEquals(new double[] { 0.312499031712001, 0.242794796512655, 0.444706171775343 }, b.predict(row(x, 2)), 1e-12);
		assertEquals(55.92378725166448, squares(b, x), 1e-9);
	}

	/** {@code sample_weight = where(y == 1, 2.5, 0.5)}, f0001 … f0010, 20 trees, rate 0.1, depth 2, leaves of 10. */
	@Test
	void weightsAreScikitLearns() throws IOException {
		final FeatureTable t = RResults.table("wide120x1500.csv.gz");
		final double[][] x = columns(t, 1, 10);
		final int[] y = Arrays.stream(t.numbers("y")).mapToInt(d -> (int) d).toArray();
		final Boosting b = Boosting.grow(x, y, 2, Arrays.stream(y).mapToDouble(c -> c == 1 ? 2.5 : 0.5).toArray(), settings(20, 0.1, 2, 10),
			new RandomStream(1));
		final double[] expected = { 0.364192357281912, 0.923335608846654, 0.852031906688726, 0.858605045170237, 0.904041159394422, 0.715750632525035 };
		for (int i = 0; i < expected.length; i++) assertEquals(expected[i], b.predict(row(x, i))[1], 1e-12);
	}

	private static double squares(final Boosting b, final double[][] x) {
		double s = 0;
		for (int i = 0; i < x[0].length; i++) for (final double p : b.predict(row(x, i))) s += p * p;
		return s;
	}

	/** A round that learns from half the rows says so in its root; the seed decides which. */
	@Test
	void subsamplesAreDrawnByTheSeed() throws IOException {
		final FeatureTable t = RResults.table("wide120x1500.csv.gz");
		final double[][] x = columns(t, 1, 10);
		final int[] y = Arrays.stream(t.numbers("y")).mapToInt(d -> (int) d).toArray();
		final Boosting.Settings half = new Boosting.Settings(10, 0.1, 3, 1, 0.5, 3);
		final Boosting a = Boosting.grow(x, y, 2, ones(120), half, new RandomStream(1)), b = Boosting.grow(x, y, 2, ones(120), half, new RandomStream(1)),
				c = Boosting.grow(x, y, 2, ones(120), half, new RandomStream(2));
		assertEquals(60, a.trees()[0][0].rows()[0]);
		assertEquals(squares(a, x), squares(b, x), 0);
		assertTrue(Math.abs(squares(a, x) - squares(c, x)) > 1e-6);
	}
}
