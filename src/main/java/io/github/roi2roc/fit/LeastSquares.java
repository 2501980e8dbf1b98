package io.github.roi2roc.fit;

import java.util.Arrays;

/**
 * Least squares by Householder reflections, in which a column that earlier columns determine is set aside (LINPACK's {@code dqrdc2}, the
 * decomposition behind R's {@code lm} and {@code glm}).
 *
 * @param coefficients one per column; NaN for columns set aside
 * @param rank number of columns that count
 * @param inverse of the cross product matrix; NaN in rows and columns set aside
 */
record LeastSquares(double[] coefficients, int rank, double[][] inverse) {

	/**
	 * @param a column × row; overwritten
	 * @param y right-hand side; overwritten
	 * @param tolerance a column whose norm falls below this part of its first norm is set aside
	 */
	static LeastSquares solve(final double[][] a, final double[] y, final double tolerance) {
		final int p = a.length, n = y.length;
		final int[] order = new int[p];
		int rank = 0;
		final double[][] r = new double[p][];
		for (int j = 0; j < p; j++) {
			final double[] c = a[j];
			final double first = norm(c, 0);
			for (int k = 0; k < rank; k++) reflect(r[k], k, c);
			final double rest = norm(c, rank);
			if (rank >= n || !(rest > tolerance * first)) continue; // determined by the columns before
			// The reflector is stored below the diagonal of its own column; the diagonal itself goes to c[rank] at the end.
			final double[] v = Arrays.copyOf(c, n + 1);
			final double alpha = c[rank] > 0 ? -rest : rest;
			v[rank] -= alpha;
			double vv = 0;
			for (int i = rank; i < n; i++) vv += v[i] * v[i];
			v[n] = vv;
			reflect(v, rank, y);
			c[rank] = alpha;
			r[rank] = v;
			order[rank++] = j;
		}
		return back(a, y, order, rank);
	}

	/** Applies reflector k (its squared length stands behind its last element) to a column. */
	private static void reflect(final double[] v, final int k, final double[] c) {
		final int n = c.length;
		if (v[n] == 0) return;
		double s = 0;
		for (int i = k; i < n; i++) s += v[i] * c[i];
		s *= 2 / v[n];
		for (int i = k; i < n; i++) c[i] -= s * v[i];
	}

	private static double norm(final double[] c, final int from) {
		double s = 0;
		for (int i = from; i < c.length; i++) s += c[i] * c[i];
		return Math.sqrt(s);
	}

	private static LeastSquares back(final double[][] a, final double[] y, final int[] order, final int rank) {
		final int p = a.length;
		final double[] beta = new double[p];
		Arrays.fill(beta, Double.NaN);
		for (int k = rank - 1; k >= 0; k--) {
			double s = y[k];
			for (int l = k + 1; l < rank; l++) s -= a[order[l]][k] * beta[order[l]];
			beta[order[k]] = s / a[order[k]][k];
		}
		final double[][] inv = new double[rank][rank]; // of the triangle
		for (int l = 0; l < rank; l++) {
			inv[l][l] = 1 / a[order[l]][l];
			for (int k = l - 1; k >= 0; k--) {
				double s = 0;
				for (int m = k + 1; m <= l; m++) s -= a[order[m]][k] * inv[m][l];
				inv[k][l] = s / a[order[k]][k];
			}
		}
		final double[][] out = new double[p][p];
		for (final double[] row : out) Arrays.fill(row, Double.NaN);
		for (int k = 0; k < rank; k++) {
			for (int l = 0; l < rank; l++) {
				double s = 0;
				for (int m = Math.max(k, l); m < rank; m++) s += inv[k][m] * inv[l][m];
				out[order[k]][order[l]] = s;
			}
		}
		return new LeastSquares(beta, rank, out);
	}
}
