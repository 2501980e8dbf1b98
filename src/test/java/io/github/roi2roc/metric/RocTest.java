package io.github.roi2roc.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;

class RocTest {

	private static final RocDirection HIGHER = RocDirection.HIGHER;

	/** All scores tied: every pair counts one half, so AUC = 1/2 (Mann-Whitney with mid-ranks). */
	@Test
	void tiedScoresGiveAnAucOfOneHalf() {
		final Auc a = Auc.of(new boolean[] { true, false, true, false }, new double[] { 3, 3, 3, 3 }, HIGHER);
		assertEquals(0.5, a.value());
		assertEquals(0, a.variance());
	}

	/** A perfect score: every pair is won, no placement varies, so the interval is 1 to 1 (pROC warns of the same). */
	@Test
	void aPerfectScoreHasAreaOneWithoutVariance() {
		final Auc a = Auc.of(new boolean[] { false, false, true, true }, new double[] { 1, 2, 3, 4 }, HIGHER);
		assertEquals(1, a.value());
		assertEquals(1, a.lower());
		assertEquals(1, a.upper());
	}

	/** Turning the scores round turns the area round: A becomes 1 − A, its variance stays. */
	@Test
	void lowerOnNegatedScoresIsHigherOnTheScores() {
		final SplittableRandom random = new SplittableRandom(5);
		final boolean[] y = new boolean[50];
		final double[] s = new double[50], t = new double[50];
		for (int i = 0; i < 50; i++) {
			y[i] = random.nextInt(3) == 0;
			s[i] = random.nextInt(20);
			t[i] = -s[i];
		}
		final Auc a = Auc.of(y, s, HIGHER), b = Auc.of(y, t, RocDirection.LOWER), c = Auc.of(y, s, RocDirection.LOWER);
		assertEquals(a.value(), b.value());
		assertEquals(a.variance(), b.variance());
		assertEquals(1 - a.value(), c.value(), 1e-15);
		assertEquals(a.variance(), c.variance(), 1e-15);
	}

	/** The definition, pair by pair, on small data with many ties. */
	@Test
	void placementsAreTheDefinitionPairByPair() {
		final SplittableRandom random = new SplittableRandom(1);
		for (int round = 0; round < 200; round++) {
			final int m = 2 + random.nextInt(12), n = 2 + random.nextInt(12), levels = 1 + random.nextInt(8);
			final double[] x = random.doubles(m).map(d -> Math.floor(d * levels)).toArray();
			final double[] y = random.doubles(n).map(d -> Math.floor(d * levels) - 1).toArray();
			final Placements v = Placements.of(new TwoClasses(x, y), HIGHER);
			final double[] vx = new double[m], vy = new double[n];
			for (int i = 0; i < m; i++) {
				for (int j = 0; j < n; j++) {
					final double won = x[i] > y[j] ? 1 : x[i] == y[j] ? 0.5 : 0;
					vx[i] += won / n;
					vy[j] += won / m;
				}
			}
			assertArrayEquals(vx, v.cases(), 1e-12);
			assertArrayEquals(vy, v.controls(), 1e-12);
			double theta = 0;
			for (final double d : vx) theta += d / m;
			assertEquals(theta, v.theta(), 1e-12);
		}
	}

	/**
	 * PITFALLS 21: "CI of 1–1 at n = 144,720", "DeLong tested at n = 10⁶". Controls are 0, 1, …, n − 1 and cases the same plus a half, so
	 * case i beats i + 1 of the n controls: AUC = (n + 1) / 2n, and each placement array is evenly spaced with step 1/n, whose sample variance
	 * is (n + 1) / 12n; DeLong's variance is twice that over n.
	 */
	@Test
	void delongIsRightForAMillionRows() {
		final int n = 500_000;
		final boolean[] y = new boolean[2 * n];
		final double[] a = new double[2 * n], b = new double[2 * n];
		for (int i = 0; i < n; i++) {
			final int at = (int) (i * 7_919L % n); // scattered: 7919 is prime to n
			y[2 * i] = true;
			a[2 * i] = at + 0.5;
			a[2 * i + 1] = at;
			b[2 * i] = a[2 * i];
			b[2 * i + 1] = -a[2 * i + 1];
		}
		final Auc auc = Auc.of(y, a, HIGHER);
		assertEquals((n + 1) / (2.0 * n), auc.value(), 1e-12);
		assertEquals(2 * (n + 1.0) / (12.0 * n) / n, auc.variance(), 1e-16);
		assertTrue(auc.lower() < auc.value() && auc.value() < auc.upper());
		final DelongTest same = DelongTest.paired(y, a, HIGHER, a.clone(), HIGHER), other = DelongTest.paired(y, a, HIGHER, b, HIGHER);
		assertEquals(0, same.statistic());
		assertEquals(1, same.p());
		assertTrue(other.statistic() < -100, "b ranks every case above every control but the last");
	}

	/** Neighbouring doubles: their mean is one of them, and the threshold must still part them (pROC's rule). */
	@Test
	void aThresholdBetweenNeighbouringDoublesStillPartsThem() {
		final double a = 1, b = Math.nextUp(a);
		final boolean[] y = { false, true };
		for (final RocDirection d : new RocDirection[] { HIGHER, RocDirection.LOWER }) {
			final RocCurve c = RocCurve.of(y, new double[] { a, b }, d);
			final OperatingPoint p = c.point(1), again = OperatingPoint.at(c.thresholds()[1], y, new double[] { a, b }, d);
			assertEquals(p, again);
		}
	}

	@Test
	void zeroAndMinusZeroAreTheSameScore() {
		final double[] s = { 0.0, -0.0, 0.0, -0.0 };
		final boolean[] y = { true, true, false, false };
		assertEquals(2, RocCurve.of(y, s, HIGHER).size());
		assertEquals(0.5, Auc.of(y, s, RocDirection.LOWER).value());
		assertEquals(0, Auc.of(y, s, HIGHER).variance());
	}

	/** With one case the spread of the cases cannot be estimated: no interval is made up (pROC gives NA). */
	@Test
	void oneCaseGivesAnAreaButNoInterval() {
		final Auc a = Auc.of(new boolean[] { true, false, false }, new double[] { 2, 1, 3 }, HIGHER);
		assertEquals(0.5, a.value());
		assertTrue(Double.isNaN(a.variance()) && Double.isNaN(a.lower()) && Double.isNaN(a.upper()));
	}

	@Test
	void oneClassIsRefusedInWords() {
		final InputException e = assertThrows(InputException.class, () -> Auc.of(new boolean[2], new double[] { 1, 2 }, HIGHER));
		assertTrue(e.getMessage().contains("All 2 rows with a score are negative"), e.getMessage());
	}

	@Test
	void anInfiniteOrMissingScoreIsRefusedWithItsRow() {
		for (final double bad : new double[] { Double.NaN, Double.NEGATIVE_INFINITY }) {
			final InputException e = assertThrows(InputException.class, () -> Auc.of(new boolean[] { true, false }, new double[] { 1, bad },
				HIGHER));
			assertTrue(e.getMessage().contains("row 2"), e.getMessage());
		}
	}

	/** Points 1 and 3 of this curve are equally good (sum 4/3): the more sensitive one is chosen. */
	@Test
	void amongEquallyGoodYoudenPointsTheMostSensitiveIsTaken() {
		final RocCurve c = RocCurve.of(new boolean[] { false, true, false, true, false, true }, new double[] { 1, 2, 3, 4, 5, 6 }, HIGHER);
		final OperatingPoint p = c.youden();
		assertEquals(1.5, p.threshold());
		assertEquals(1, p.sensitivity());
		assertEquals(1 / 3.0, p.specificity());
		assertEquals(3 / 4.0, 2 * p.tp() / (2.0 * p.tp() + p.fp() + p.fn()), 1e-15);
		assertEquals(3 / 4.0, p.f1(), 1e-15);
	}
}
