package io.github.roi2roc.feature.texture;

import java.util.Arrays;

/**
 * Eigenvalues of a general real matrix: reduction to Hessenberg form by elimination, then QR steps with Francis' double shift (Golub and
 * Van Loan, Matrix Computations, 7.4 and 7.5).
 */
final class GeneralSpectrum {

	private static final int PATIENCE = 200;

	private final double[][] h;
	/** Mean sum of absolute values of a row: rounding errors are of this size. */
	private final double norm;

	private GeneralSpectrum(final double[][] h) {
		this.h = h;
		double sum = 0;
		for (final double[] row : h) {
			for (final double x : row) sum += Math.abs(x);
		}
		norm = sum / h.length;
	}

	/**
	 * @param matrix square, left as it is
	 * @return real parts of the eigenvalues, ascending
	 */
	static double[] realParts(final double[][] matrix) {
		final double[][] h = new double[matrix.length][];
		for (int i = 0; i < h.length; i++) h[i] = matrix[i].clone();
		hessenberg(h);
		final double[] out = new GeneralSpectrum(h).solve();
		Arrays.sort(out);
		return out;
	}

	/** Zeros below the first subdiagonal, by elimination with row exchanges and the inverse exchanges of columns. */
	private static void hessenberg(final double[][] a) {
		final int n = a.length;
		for (int m = 1; m + 1 < n; m++) {
			int pivot = m;
			for (int i = m + 1; i < n; i++) {
				if (Math.abs(a[i][m - 1]) > Math.abs(a[pivot][m - 1])) pivot = i;
			}
			if (a[pivot][m - 1] == 0) continue;
			final double[] row = a[pivot];
			a[pivot] = a[m];
			a[m] = row;
			for (final double[] r : a) {
				final double t = r[pivot];
				r[pivot] = r[m];
				r[m] = t;
			}
			for (int i = m + 1; i < n; i++) {
				final double f = a[i][m - 1] / a[m][m - 1];
				if (f == 0) continue;
				for (int j = m - 1; j < n; j++) a[i][j] -= f * a[m][j];
				for (final double[] r : a) r[m] += f * r[i];
				a[i][m - 1] = 0;
			}
		}
	}

	private double[] solve() {
		final double[] out = new double[h.length];
		int last = h.length - 1;
		for (int step = 0; last >= 0;) {
			final int first = start(last);
			if (first == last) {
				out[last] = h[last][last];
				last--;
				step = 0;
			}
			else if (first == last - 1) {
				pair(last, out);
				last -= 2;
				step = 0;
			}
			else {
				if (++step > PATIENCE) throw new ArithmeticException("no convergence of a " + h.length + " by " + h.length + " matrix");
				sweep(first, last, step % 10 == 0);
			}
		}
		return out;
	}

	/** First row of the trailing block that does not fall apart. */
	private int start(final int last) {
		for (int k = last; k > 0; k--) {
			final double beside = Math.abs(h[k][k]) + Math.abs(h[k - 1][k - 1]);
			if (Math.abs(h[k][k - 1]) <= Math.ulp(1.0) * Math.max(norm, beside)) {
				h[k][k - 1] = 0;
				return k;
			}
		}
		return 0;
	}

	/** Eigenvalues of a trailing block of two. */
	private void pair(final int k, final double[] out) {
		final double a = h[k - 1][k - 1], d = h[k][k], half = (a - d) / 2, square = half * half + h[k - 1][k] * h[k][k - 1];
		if (square < 0) {
			out[k] = out[k - 1] = (a + d) / 2;
			return;
		}
		final double root = half >= 0 ? half + Math.sqrt(square) : half - Math.sqrt(square);
		out[k - 1] = d + root;
		out[k] = root == 0 ? d : d - h[k - 1][k] * h[k][k - 1] / root;
	}

	/** One double-shift QR step on rows first … last; an exceptional shift now and then breaks a cycle. */
	private void sweep(final int first, final int last, final boolean exceptional) {
		double trace = h[last][last] + h[last - 1][last - 1];
		double det = h[last][last] * h[last - 1][last - 1] - h[last][last - 1] * h[last - 1][last];
		if (exceptional) {
			final double s = Math.abs(h[last][last - 1]) + Math.abs(h[last - 1][last - 2]);
			trace = 1.5 * s;
			det = s * s;
		}
		double x = h[first][first] * h[first][first] + h[first][first + 1] * h[first + 1][first] - trace * h[first][first] + det;
		double y = h[first + 1][first] * (h[first][first] + h[first + 1][first + 1] - trace);
		double z = h[first + 1][first] * h[first + 2][first + 1];
		for (int k = first; k < last; k++) {
			final int rows = k + 2 <= last ? 3 : 2;
			reflect(k, rows, x, y, rows == 3 ? z : 0, first, last);
			if (k + 1 >= last) break;
			x = h[k + 1][k];
			y = h[k + 2][k];
			z = k + 3 <= last ? h[k + 3][k] : 0;
		}
	}

	/** Applies from both sides the reflection that turns (x, y, z) onto its first axis, at rows and columns k, k + 1, k + 2. */
	private void reflect(final int k, final int rows, final double x, final double y, final double z, final int first, final int last) {
		final double length = Math.sqrt(x * x + y * y + z * z);
		if (length == 0) return;
		final double alpha = x > 0 ? -length : length;
		final double[] v = { x - alpha, y, z };
		final double half = length * length - x * alpha;
		if (half == 0) return;
		for (int j = Math.max(first, k - 1); j <= last; j++) {
			double dot = 0;
			for (int r = 0; r < rows; r++) dot += v[r] * h[k + r][j];
			dot /= half;
			for (int r = 0; r < rows; r++) h[k + r][j] -= dot * v[r];
		}
		for (int i = first; i <= Math.min(last, k + 3); i++) {
			double dot = 0;
			for (int r = 0; r < rows; r++) dot += v[r] * h[i][k + r];
			dot /= half;
			for (int r = 0; r < rows; r++) h[i][k + r] -= dot * v[r];
		}
	}
}
