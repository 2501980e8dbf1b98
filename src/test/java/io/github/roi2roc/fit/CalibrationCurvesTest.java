package io.github.roi2roc.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

/** Isotonic regression and the coupling of pairwise probabilities. */
class CalibrationCurvesTest {

	/** R: {@code isoreg(c(3,1,2,5,4,7,6,9,8,10), c(0,0,1,0,1,1,0,1,1,1))$yf}. */
	@Test
	void isotonicIsRsIsoreg() {
		final double[] x = { 3, 1, 2, 5, 4, 7, 6, 9, 8, 10 }, y = { 0, 0, 1, 0, 1, 1, 0, 1, 1, 1 };
		final Isotonic f = Isotonic.fit(x, y);
		final double[] at = Arrays.stream(x).sorted().map(f::at).toArray();
		assertArrayEquals(new double[] { 0, 0.4, 0.4, 0.4, 0.4, 0.4, 1, 1, 1, 1 }, at, 1e-15);
		assertEquals(0.2, f.at(1.5), 1e-15); // half way between two points
		assertEquals(0, f.at(-5), 0);
		assertEquals(1, f.at(50), 0);
	}

	/** Points of one x are their mean: {0, 1} at 1 and {1} at 2 stay 1/2 and 1; equal scores cannot have two probabilities. */
	@Test
	void tiedScoresAreOnePoint() {
		final Isotonic f = Isotonic.fit(new double[] { 1, 1, 2 }, new double[] { 1, 0, 1 });
		assertEquals(0.5, f.at(1), 0);
		assertEquals(1, f.at(2), 0);
		assertEquals(0.75, f.at(1.5), 1e-15);
	}

	/** Pairs that come from one distribution, r(i,j) = p(i) / (p(i) + p(j)), give it back. */
	@Test
	void consistentPairsGiveTheirDistribution() {
		final double[] p = { 0.5, 0.3, 0.15, 0.05 };
		final double[][] r = new double[4][4];
		for (int i = 0; i < 4; i++) for (int j = 0; j < 4; j++) if (i != j) r[i][j] = p[i] / (p[i] + p[j]);
		assertArrayEquals(p, PairwiseCoupling.of(r), 1e-9);
	}

	/**
	 * r12 = 0.9, r13 = 0.8, r23 = 0.6: the minimum of the sum of (r(j,i) p(i) − r(i,j) p(j))² with p summing to 1, solved as the linear system
	 * [Q e; eᵀ 0] (Wu, Lin and Weng 2004, eq. 21).
	 */
	@Test
	void inconsistentPairsGiveTheLeastSquaresOne() {
		final double[][] r = { { 0, 0.9, 0.8 }, { 0.1, 0, 0.6 }, { 0.2, 0.4, 0 } };
		final double[] p = PairwiseCoupling.of(r);
		assertEquals(1, Arrays.stream(p).sum(), 1e-12);
		final double best = loss(r, p);
		for (final double[] d : new double[][] { { 1, -1, 0 }, { 0, 1, -1 }, { 1, 0, -1 } }) {
			for (final double step : new double[] { 1e-4, -1e-4 }) {
				final double[] q = p.clone();
				for (int i = 0; i < 3; i++) q[i] += step * d[i];
				assertEquals(true, loss(r, q) > best, "moved by " + step);
			}
		}
	}

	private static double loss(final double[][] r, final double[] p) {
		double s = 0;
		for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) if (i != j) s += (r[j][i] * p[i] - r[i][j] * p[j]) * (r[j][i] * p[i] - r[i][j] * p[j]);
		return s;
	}
}
