package io.github.roi2roc.feature.texture;

import java.util.ArrayList;
import java.util.List;

/**
 * The two largest eigenvalues of a large symmetric matrix that is only ever multiplied with vectors (Lanczos' method with full
 * reorthogonalisation; Golub and Van Loan, Matrix Computations, 10.1 and 10.3). Equal eigenvalues are found once.
 */
final class Lanczos {

	/** Change of the second eigenvalue over some steps that counts as none. */
	private static final double SETTLED = 1e-14;
	private static final int STEPS_BETWEEN_LOOKS = 10;

	private Lanczos() {}

	/** y = A·x. */
	interface Product {

		void multiply(double[] x, double[] y);
	}

	/** @param n rows of the matrix, at least 2 */
	static double[] largestTwo(final int n, final Product a) {
		final List<double[]> basis = new ArrayList<>();
		final double[] diagonal = new double[n], squares = new double[n + 1];
		double[] q = new double[n];
		// any vector that is not special will do; this one is the same everywhere
		for (int i = 0; i < n; i++) q[i] = 1 + 0.5 * Math.sin(1.0 + 7.0 * i);
		scale(q, 1 / norm(q));
		double[] found = { Double.NaN, Double.NaN };
		int quiet = 0;
		for (int k = 0; k < n; k++) {
			basis.add(q);
			final double[] next = new double[n];
			a.multiply(q, next);
			diagonal[k] = dot(q, next);
			for (int pass = 0; pass < 2; pass++) {
				for (final double[] v : basis) add(next, -dot(v, next), v);
			}
			final double beta = norm(next);
			final boolean last = k == n - 1 || beta < 1e-13;
			if (last || k > 1 && k % STEPS_BETWEEN_LOOKS == 0) {
				final double[] now = ritz(diagonal, squares, k + 1);
				quiet = Math.abs(now[1] - found[1]) <= SETTLED ? quiet + 1 : 0;
				found = now;
				if (last || quiet > 1) return found;
			}
			squares[k + 1] = beta * beta;
			scale(next, 1 / beta);
			q = next;
		}
		return found;
	}

	private static double[] ritz(final double[] diagonal, final double[] squares, final int m) {
		double bound = 0;
		for (int i = 0; i < m; i++) {
			bound = Math.max(bound, Math.abs(diagonal[i]) + Math.sqrt(squares[i]) + (i + 1 < m ? Math.sqrt(squares[i + 1]) : 0));
		}
		final SymmetricSpectrum s = new SymmetricSpectrum(java.util.Arrays.copyOf(diagonal, m), java.util.Arrays.copyOf(squares, m), bound);
		return new double[] { s.largest(1), m > 1 ? s.largest(2) : 0 };
	}

	private static double dot(final double[] x, final double[] y) {
		double s = 0;
		for (int i = 0; i < x.length; i++) s += x[i] * y[i];
		return s;
	}

	private static double norm(final double[] x) {
		return Math.sqrt(dot(x, x));
	}

	private static void scale(final double[] x, final double f) {
		for (int i = 0; i < x.length; i++) x[i] *= f;
	}

	private static void add(final double[] x, final double f, final double[] y) {
		for (int i = 0; i < x.length; i++) x[i] += f * y[i];
	}
}
