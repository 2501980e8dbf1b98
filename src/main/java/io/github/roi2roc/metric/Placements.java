package io.github.roi2roc.metric;

import java.util.Arrays;

/**
 * DeLong's structural components (DeLong, DeLong and Clarke-Pearson 1988): for each case the part of the controls below it, for each
 * control the part of the cases above it, ties counting one half. Two sorts and a binary search per row: O(n log n).
 *
 * @param theta the AUC: the mean of either array
 */
record Placements(double[] cases, double[] controls, double theta) {

	/** @param direction HIGHER or LOWER */
	static Placements of(final TwoClasses scores, final RocDirection direction) {
		final double[] x = direction.turned(scores.cases()), y = direction.turned(scores.controls());
		final double[] xs = sorted(x), ys = sorted(y);
		final double[] vx = new double[x.length], vy = new double[y.length];
		long wins2 = 0; // twice the number of pairs won: exact
		for (int i = 0; i < x.length; i++) {
			final long w = (long) below(ys, x[i]) + notAbove(ys, x[i]);
			wins2 += w;
			vx[i] = w / (2.0 * y.length);
		}
		for (int j = 0; j < y.length; j++) vy[j] = 1 - ((double) below(xs, y[j]) + notAbove(xs, y[j])) / (2.0 * x.length);
		return new Placements(vx, vy, wins2 / (2.0 * x.length * y.length));
	}

	private static double[] sorted(final double[] a) {
		// Adding zero turns -0.0 into 0.0: the sort tells them apart, a comparison of scores must not.
		final double[] out = new double[a.length];
		for (int i = 0; i < a.length; i++) out[i] = a[i] + 0.0;
		Arrays.sort(out);
		return out;
	}

	/** How many of the sorted values are below v. */
	private static int below(final double[] sorted, final double v) {
		int lo = 0, hi = sorted.length;
		while (lo < hi) {
			final int mid = (lo + hi) >>> 1;
			if (sorted[mid] < v) lo = mid + 1;
			else hi = mid;
		}
		return lo;
	}

	private static int notAbove(final double[] sorted, final double v) {
		int lo = 0, hi = sorted.length;
		while (lo < hi) {
			final int mid = (lo + hi) >>> 1;
			if (sorted[mid] <= v) lo = mid + 1;
			else hi = mid;
		}
		return lo;
	}

	/** Variance of the AUC; NaN with fewer than two cases or controls, as there is no spread to see. */
	double variance() {
		return covariance(this);
	}

	/** Covariance of two AUCs on the same rows. */
	double covariance(final Placements other) {
		return component(cases, theta, other.cases, other.theta) + component(controls, theta, other.controls, other.theta);
	}

	/** Variance of the difference of two AUCs on the same rows, from the differences themselves: equal curves give exactly 0. */
	double differenceVariance(final Placements other) {
		return new Placements(minus(cases, other.cases), minus(controls, other.controls), theta - other.theta).variance();
	}

	private static double[] minus(final double[] a, final double[] b) {
		final double[] out = new double[a.length];
		for (int i = 0; i < a.length; i++) out[i] = a[i] - b[i];
		return out;
	}

	private static double component(final double[] a, final double meanA, final double[] b, final double meanB) {
		final int n = a.length;
		if (n < 2) return Double.NaN;
		double sum = 0;
		for (int i = 0; i < n; i++) sum += (a[i] - meanA) * (b[i] - meanB);
		return sum / (n - 1) / n;
	}
}
