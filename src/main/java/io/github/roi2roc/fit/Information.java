package io.github.roi2roc.fit;

import java.util.Arrays;

/**
 * A symmetric, non-negative matrix as L D L' without square roots, in which a row that earlier ones determine is set aside (its D is 0), as
 * R's {@code survival} solves for the steps of {@code coxph}.
 */
final class Information {

	/** A row whose D falls below this part of the largest diagonal element is set aside ({@code coxph.control}'s {@code toler.chol}). */
	static final double TOLERANCE = Math.pow(Math.ulp(1.0), 0.75);

	/** Row i: its D, then the elements of L below it. */
	private final double[][] u;
	private final int rank;

	/** @param a the lower triangle is read */
	Information(final double[][] a) {
		final int p = a.length;
		u = new double[p][p];
		double largest = 0;
		for (int i = 0; i < p; i++) {
			for (int j = 0; j <= i; j++) u[j][i] = a[i][j];
			if (a[i][i] > largest) largest = a[i][i];
		}
		final double least = largest == 0 ? TOLERANCE : largest * TOLERANCE;
		int kept = 0;
		for (int i = 0; i < p; i++) {
			final double[] row = u[i];
			final double pivot = row[i];
			if (!Double.isFinite(pivot) || pivot < least) {
				Arrays.fill(row, i, p, 0);
				continue;
			}
			kept++;
			for (int j = i + 1; j < p; j++) {
				final double part = row[j] / pivot;
				final double[] to = u[j];
				if (part != 0) for (int k = j; k < p; k++) to[k] -= part * row[k];
			}
			for (int j = i + 1; j < p; j++) row[j] /= pivot;
		}
		rank = kept;
	}

	int rank() {
		return rank;
	}

	/** Whether a row was set aside. */
	boolean aside(final int j) {
		return u[j][j] == 0;
	}

	/** The solution for this right-hand side; 0 in rows set aside. */
	double[] solve(final double[] right) {
		final int p = u.length;
		final double[] y = right.clone();
		for (int i = 0; i < p; i++) for (int j = i + 1; j < p; j++) y[j] -= y[i] * u[i][j];
		for (int i = p - 1; i >= 0; i--) {
			if (aside(i)) {
				y[i] = 0;
				continue;
			}
			double s = y[i] / u[i][i];
			for (int j = i + 1; j < p; j++) s -= y[j] * u[i][j];
			y[i] = s;
		}
		return y;
	}

	/** The inverse; 0 in rows and columns set aside. */
	double[][] inverse() {
		final int p = u.length;
		final double[][] out = new double[p][];
		for (int j = 0; j < p; j++) {
			final double[] e = new double[p];
			if (!aside(j)) e[j] = 1;
			out[j] = solve(e);
		}
		for (int i = 0; i < p; i++) for (int j = 0; j < i; j++) out[i][j] = out[j][i] = (out[i][j] + out[j][i]) / 2;
		return out;
	}
}
