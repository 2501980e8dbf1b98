package io.github.roi2roc.fit;

import java.util.Arrays;

/**
 * A symmetric, non-negative matrix as L D L' without square roots, in which a row that earlier ones determine is set aside (its D is 0), as
 * R's {@code survival} solves for the steps of {@code coxph}.
 */
final class Information {

	/** A row whose D falls below this part of the largest diagonal element is set aside ({@code coxph.control}'s {@code toler.chol}). */
	static final double TOLERANCE = Math.pow(Math.ulp(1.0), 0.75);

	private final double[][] l;
	private final int rank;

	/** @param a the lower triangle is read */
	Information(final double[][] a) {
		final int p = a.length;
		l = new double[p][];
		double largest = 0;
		for (int i = 0; i < p; i++) {
			l[i] = Arrays.copyOf(a[i], p);
			if (a[i][i] > largest) largest = a[i][i];
		}
		final double least = largest == 0 ? TOLERANCE : largest * TOLERANCE;
		int kept = 0;
		for (int i = 0; i < p; i++) {
			final double pivot = l[i][i];
			if (!Double.isFinite(pivot) || pivot < least) {
				l[i][i] = 0;
				for (int j = i + 1; j < p; j++) l[j][i] = 0;
				continue;
			}
			kept++;
			for (int j = i + 1; j < p; j++) {
				final double part = l[j][i] / pivot;
				l[j][j] -= part * part * pivot;
				for (int k = j + 1; k < p; k++) l[k][j] -= part * l[k][i];
				l[j][i] = part;
			}
		}
		rank = kept;
	}

	int rank() {
		return rank;
	}

	/** Whether a row was set aside. */
	boolean aside(final int j) {
		return l[j][j] == 0;
	}

	/** The solution for this right-hand side; 0 in rows set aside. */
	double[] solve(final double[] right) {
		final int p = l.length;
		final double[] y = right.clone();
		for (int i = 0; i < p; i++) for (int j = 0; j < i; j++) y[i] -= y[j] * l[i][j];
		for (int i = p - 1; i >= 0; i--) {
			if (aside(i)) {
				y[i] = 0;
				continue;
			}
			double s = y[i] / l[i][i];
			for (int j = i + 1; j < p; j++) s -= y[j] * l[j][i];
			y[i] = s;
		}
		return y;
	}

	/** The inverse; 0 in rows and columns set aside. */
	double[][] inverse() {
		final int p = l.length;
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
