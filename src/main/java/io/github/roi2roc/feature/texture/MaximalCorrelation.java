package io.github.roi2roc.feature.texture;

/**
 * The maximal correlation coefficient of a co-occurrence matrix: the root of the second largest eigenvalue of
 * Q(i,j) = Σ_k p(i,k)·p(j,k) / (px(i)·py(k) + ε). The ε is PyRadiomics'; where rare levels meet it moves the tenth digit.
 *
 * <p>
 * Scaled by √(px(i)/px(j)), which leaves the eigenvalues alone, Q is symmetric but for ε. Its symmetric part has the same eigenvalues, up to
 * the square of the antisymmetric part over the gap to the next eigenvalue, and never more than the antisymmetric part itself; where both
 * matter, the matrix is treated as general.
 */
final class MaximalCorrelation {

	/** Allowed change of the eigenvalue, relative: by the bound that holds always, and by the one that needs a gap. */
	private static final double ALWAYS = 2e-11, BY_GAP = 1e-13;

	private MaximalCorrelation() {}

	/** @return 1 for a single level */
	static double of(final int levels, final double[] p, final double[] px, final double[] py) {
		if (levels < 2) return 1;
		final double[][] s = scaled(levels, p, px, py);
		// levels without a partner along this direction add eigenvalues 0
		if (s.length < 2) return 0;
		final int n = s.length;
		final double[][] symmetric = new double[n][n];
		double odd = 0;
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n; j++) {
				symmetric[i][j] = (s[i][j] + s[j][i]) / 2;
				odd += (s[i][j] - s[j][i]) * (s[i][j] - s[j][i]) / 4;
			}
		}
		final SymmetricSpectrum spectrum = SymmetricSpectrum.of(symmetric);
		final double second = spectrum.largest(2);
		final double gap = Math.min(spectrum.largest(1) - second, n > 2 ? second - spectrum.largest(3) : second);
		if (Math.sqrt(odd) <= ALWAYS * second || odd <= BY_GAP * gap * second) return root(second);
		final double[] all = GeneralSpectrum.realParts(s);
		return root(all[n - 2]);
	}

	private static double root(final double eigenvalue) {
		return Math.sqrt(Math.max(0, eigenvalue));
	}

	/** √px(i) · Q(i,j) / √px(j) over the levels i, j that occur in a pair. */
	private static double[][] scaled(final int levels, final double[] p, final double[] px, final double[] py) {
		int n = 0;
		final int[] row = new int[levels];
		for (int i = 0; i < levels; i++) {
			if (px[i] > 0) row[n++] = i;
		}
		// b(i,k) = p / √(px·py), and c the same with ε in the divisor
		final double[][] b = new double[n][levels], c = new double[n][levels];
		for (int i = 0; i < n; i++) {
			for (int k = 0; k < levels; k++) {
				final double v = p[row[i] * levels + k];
				if (v == 0) continue;
				final double w = px[row[i]] * py[k], root = Math.sqrt(w);
				b[i][k] = v / root;
				c[i][k] = v * root / (w + Texture.EPS);
			}
		}
		final double[][] s = new double[n][n];
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n; j++) {
				double sum = 0;
				for (int k = 0; k < levels; k++) sum += c[i][k] * b[j][k];
				s[i][j] = sum;
			}
		}
		return s;
	}
}
