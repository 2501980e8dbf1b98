package io.github.roi2roc.feature.texture;

/**
 * Single eigenvalues of a symmetric matrix: Householder's reduction to a tridiagonal matrix, then bisection with Sturm counts (Golub and
 * Van Loan, Matrix Computations, 8.3 and 8.4).
 *
 * @param diagonal of the tridiagonal matrix
 * @param squares of the elements beside the diagonal; entry k stands between k − 1 and k
 * @param bound no eigenvalue is larger than this in absolute value
 */
record SymmetricSpectrum(double[] diagonal, double[] squares, double bound) {

	/** @param a symmetric, overwritten */
	static SymmetricSpectrum of(final double[][] a) {
		final int n = a.length;
		final double[] d = new double[n], e2 = new double[n], v = new double[n], w = new double[n];
		for (int k = 0; k + 1 < n; k++) {
			d[k] = a[k][k];
			double norm = 0;
			for (int i = k + 1; i < n; i++) norm += a[i][k] * a[i][k];
			e2[k + 1] = norm;
			final double first = a[k + 1][k];
			if (norm == first * first) continue;
			// reflect the column onto its first entry: v, with H = I − v·vᵗ / h
			final double alpha = first > 0 ? -Math.sqrt(norm) : Math.sqrt(norm), h = norm - first * alpha;
			for (int i = k + 1; i < n; i++) v[i] = a[i][k];
			v[k + 1] -= alpha;
			double dot = 0;
			for (int i = k + 1; i < n; i++) {
				double s = 0;
				for (int j = k + 1; j < n; j++) s += a[i][j] * v[j];
				w[i] = s / h;
				dot += w[i] * v[i];
			}
			for (int i = k + 1; i < n; i++) w[i] -= dot / (2 * h) * v[i];
			for (int i = k + 1; i < n; i++) {
				for (int j = k + 1; j < n; j++) a[i][j] -= v[i] * w[j] + w[i] * v[j];
			}
		}
		d[n - 1] = a[n - 1][n - 1];
		double bound = 0;
		for (int k = 0; k < n; k++) {
			bound = Math.max(bound, Math.abs(d[k]) + Math.sqrt(e2[k]) + (k + 1 < n ? Math.sqrt(e2[k + 1]) : 0));
		}
		return new SymmetricSpectrum(d, e2, bound);
	}

	/** The k-th largest eigenvalue, k from 1. */
	double largest(final int k) {
		double low = -bound * (1 + 1e-15) - Double.MIN_NORMAL, high = -low;
		while (true) {
			final double middle = (low + high) / 2;
			if (middle <= low || middle >= high) return middle;
			if (above(middle) >= k) low = middle;
			else high = middle;
			if (high - low <= 1e-16 * bound) return (low + high) / 2;
		}
	}

	/** Number of eigenvalues above x: positive pivots of the matrix minus x. */
	private int above(final double x) {
		int n = 0;
		double pivot = 1;
		for (int k = 0; k < diagonal.length; k++) {
			pivot = diagonal[k] - x - (k == 0 ? 0 : squares[k] / pivot);
			if (pivot == 0) pivot = -1e-300;
			if (pivot > 0) n++;
		}
		return n;
	}
}
