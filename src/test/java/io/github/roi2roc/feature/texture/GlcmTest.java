package io.github.roi2roc.feature.texture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.feature.Formula;

/** Co-occurrence features of matrices small enough to compute by hand. */
class GlcmTest {

	private static Map<String, Double> features(final int[] level, final double[] p, final int highest) {
		final Glcm m = Glcm.of(level, p.clone(), 1, highest);
		final Map<String, Double> out = new HashMap<>();
		for (final Formula<Glcm> f : Glcm.FORMULAS) out.put(f.feature().name(), f.value().applyAsDouble(m));
		return out;
	}

	/** Levels 1 and 3, p = [½ ¼; ¼ 0]: each value derived beside it. */
	@Test
	void aTwoByTwoMatrixByHand() {
		final Map<String, Double> f = features(new int[] { 1, 3 }, new double[] { 0.5, 0.25, 0.25, 0 }, 3);
		assertEquals(0.5 + 0.25 * 3 + 0.25 * 3, f.get("Autocorrelation"), 1e-15);
		assertEquals(0.75 * 1 + 0.25 * 3, f.get("JointAverage"), 1e-15);
		// px = (¾, ¼): variance ¾·(1 − 1.5)² + ¼·(3 − 1.5)²
		assertEquals(0.75, f.get("SumSquares"), 1e-15);
		assertEquals(0.25 * 4 * 2, f.get("Contrast"), 1e-15);
		// covariance E[ij] − 1.5² = 2 − 2.25, over the variance 0.75
		assertEquals(-0.25 / 0.75, f.get("Correlation"), 1e-14);
		assertEquals(0.25 + 0.0625 * 2, f.get("JointEnergy"), 1e-15);
		assertEquals(0.5 * 1 + 2 * 0.25 * 2, f.get("JointEntropy"), 1e-14);
		assertEquals(0.5, f.get("MaximumProbability"));
		assertEquals(0.5 + 0.5 / 3, f.get("Id"), 1e-15);
		assertEquals(0.5 + 0.5 / 5, f.get("Idm"), 1e-15);
		// Ng is the highest level 3, not the number of levels
		assertEquals(0.5 + 0.5 / (1 + 2 / 3.0), f.get("Idn"), 1e-15);
		assertEquals(0.5 + 0.5 / (1 + 4 / 9.0), f.get("Idmn"), 1e-15);
		assertEquals(0.5 / 4, f.get("InverseVariance"), 1e-15);
		assertEquals(1, f.get("DifferenceAverage"), 1e-15);
		assertEquals(1, f.get("DifferenceVariance"), 1e-15);
		assertEquals(1, f.get("DifferenceEntropy"), 1e-14);
		assertEquals(3, f.get("SumAverage"), 1e-15);
		assertEquals(1, f.get("SumEntropy"), 1e-14);
		// i + j − 3 is −1 or 1, half of the time each
		assertEquals(1, f.get("ClusterTendency"), 1e-15);
		assertEquals(0, f.get("ClusterShade"), 1e-15);
		assertEquals(1, f.get("ClusterProminence"), 1e-15);
		// for two levels the maximal correlation is the absolute correlation
		assertEquals(1 / 3.0, f.get("MCC"), 1e-14);
		assertEquals(f.get("DifferenceAverage"), f.get("Dissimilarity"));
		assertEquals(f.get("Id"), f.get("Homogeneity1"));
		assertEquals(f.get("Idm"), f.get("Homogeneity2"));
		assertEquals(f.get("ClusterTendency"), f.get("SumVariance"));
	}

	/** Independent levels carry no information: both information correlations and MCC are 0. */
	@Test
	void independentLevelsHaveNoInformation() {
		final Map<String, Double> f = features(new int[] { 1, 2 }, new double[] { 0.36, 0.24, 0.24, 0.16 }, 2);
		assertEquals(0, f.get("Imc1"), 1e-14);
		assertEquals(0, f.get("Imc2"), 1e-7);
		assertEquals(0, f.get("MCC"), 1e-7);
	}

	/** A single level, as in the baseline's flat regions: correlation and MCC 1, Imc1 and Imc2 0, entropy −log2(1 + ε) = −3.2e-16. */
	@Test
	void aFlatRegionHasPyRadiomicsValues() {
		final Map<String, Double> f = features(new int[] { 4 }, new double[] { 1 }, 4);
		assertEquals(1, f.get("Correlation"));
		assertEquals(1, f.get("MCC"));
		assertEquals(0, f.get("Imc1"), 0);
		assertEquals(0, f.get("Imc2"), 0);
		assertEquals(-3.203426503814918e-16, f.get("JointEntropy"), 1e-30);
	}

	/** The general solver against matrices with known eigenvalues: a companion matrix (roots 1 … 5), a rotation, a block of equal ones. */
	@Test
	void generalEigenvaluesOfKnownMatrices() {
		// (x − 1)(x − 2)(x − 3)(x − 4)(x − 5) = x⁵ − 15x⁴ + 85x³ − 225x² + 274x − 120
		final double[][] c = new double[5][5];
		final double[] last = { 120, -274, 225, -85, 15 };
		for (int i = 0; i < 5; i++) {
			if (i > 0) c[i][i - 1] = 1;
			c[i][4] = last[i];
		}
		final double[] l = GeneralSpectrum.realParts(c);
		for (int i = 0; i < 5; i++) assertEquals(i + 1, l[i], 1e-10);
		final double[] turned = GeneralSpectrum.realParts(new double[][] { { 0.6, -0.8, 0 }, { 0.8, 0.6, 0 }, { 0, 0, 0.2 } });
		assertEquals(0.2, turned[0], 1e-15);
		assertEquals(0.6, turned[1], 1e-15);
		assertEquals(0.6, turned[2], 1e-15);
		final double[][] same = new double[40][40];
		for (int i = 0; i < 40; i++) same[i][i] = 1;
		assertEquals(1, GeneralSpectrum.realParts(same)[38], 1e-15);
	}

	/** The symmetric solver against the second difference matrix: 2 − 2·cos(kπ/(n + 1)). */
	@Test
	void symmetricEigenvaluesOfTheSecondDifference() {
		final int n = 12;
		final double[][] a = new double[n][n];
		for (int i = 0; i < n; i++) {
			a[i][i] = 2;
			if (i > 0) a[i][i - 1] = a[i - 1][i] = -1;
		}
		final SymmetricSpectrum s = SymmetricSpectrum.of(a);
		for (int k = 1; k <= n; k++) assertEquals(2 - 2 * Math.cos((n + 1 - k) * Math.PI / (n + 1)), s.largest(k), 1e-14);
	}

	/**
	 * Lanczos' method for large blocks gives what the full matrix gives, here for a chain of 900 levels (p(i, i ± 1) = 1 / 2(n − 1)): with
	 * the ends' marginals half of the others' it is the reversible walk on a path, whose eigenvalues are cos(kπ/(n − 1)); Q has the squares,
	 * and even and odd levels never meet in Q, so that 1 comes twice: MCC = 1.
	 */
	@Test
	void levelsInTwoBlocksHaveMccOne() {
		final int n = 900;
		final double[] p = new double[n * n], marginal = new double[n];
		for (int i = 0; i + 1 < n; i++) {
			p[i * n + i + 1] = p[(i + 1) * n + i] = 0.5 / (n - 1);
			marginal[i] += 0.5 / (n - 1);
			marginal[i + 1] += 0.5 / (n - 1);
		}
		assertEquals(1, MaximalCorrelation.of(n, p, marginal, marginal), 1e-9);
	}

	/** The same walk made lazy (half of the pairs are equal levels) is one block: eigenvalues ((1 + cos(kπ/(n − 1)))/2)². */
	@Test
	void aLargeBlockIsSolvedByLanczos() {
		for (final int n : new int[] { 60, 260 }) {
			final double[] p = new double[n * n], marginal = new double[n];
			for (int i = 0; i < n; i++) {
				final double m = (i == 0 || i == n - 1 ? 0.5 : 1.0) / (n - 1);
				marginal[i] = m;
				p[i * n + i] = m / 2;
				if (i > 0) p[i * n + i - 1] = p[(i - 1) * n + i] = 0.25 / (n - 1);
			}
			assertEquals((1 + Math.cos(Math.PI / (n - 1))) / 2, MaximalCorrelation.of(n, p, marginal, marginal), 1e-10);
		}
	}
}
