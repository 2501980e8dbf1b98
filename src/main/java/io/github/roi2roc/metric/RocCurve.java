package io.github.roi2roc.metric;

import java.util.Arrays;

/**
 * A ROC curve as pROC's {@code roc} has it: one point per threshold, from the threshold that calls every row positive (sensitivity 1,
 * specificity 0) to the one that calls none. Thresholds lie half way between neighbouring different scores, the first and the last are
 * infinite. With direction HIGHER a score at or above the threshold is positive, with LOWER one at or below it; thresholds therefore rise
 * or fall.
 */
public record RocCurve(RocDirection direction, double[] thresholds, int[] truePositives, int[] falsePositives, int cases, int controls) {

	/** A part of the curve that a partial area is taken over. */
	public enum Axis {
		SPECIFICITY, SENSITIVITY
	}

	/**
	 * @param positive class of each row
	 * @param score score of each row, finite
	 * @throws io.github.roi2roc.InputException if a class is absent or a score is not finite
	 */
	public static RocCurve of(final boolean[] positive, final double[] score, final RocDirection direction) {
		return of(TwoClasses.of(positive, score), direction);
	}

	static RocCurve of(final TwoClasses scores, final RocDirection direction) {
		final double[] x = sorted(scores.cases()), y = sorted(scores.controls());
		final RocDirection resolved = direction.resolve(x, y);
		final int m = x.length, n = y.length;
		final double[] values = new double[m + n];
		final int[] casesBelow = new int[m + n + 1], controlsBelow = new int[m + n + 1]; // rows below threshold k, scores rising
		int count = 0, i = 0, j = 0;
		while (i < m || j < n) {
			final double v = j >= n || i < m && x[i] <= y[j] ? x[i] : y[j];
			while (i < m && x[i] == v) i++;
			while (j < n && y[j] == v) j++;
			values[count++] = v;
			casesBelow[count] = i;
			controlsBelow[count] = j;
		}
		final boolean higher = resolved == RocDirection.HIGHER;
		final double[] thresholds = new double[count + 1];
		final int[] tp = new int[count + 1], fp = new int[count + 1];
		for (int k = 0; k <= count; k++) {
			final int at = higher ? k : count - k;
			thresholds[at] = between(k == 0 ? Double.NEGATIVE_INFINITY : values[k - 1], k == count ? Double.POSITIVE_INFINITY : values[k], higher);
			tp[at] = higher ? m - casesBelow[k] : casesBelow[k];
			fp[at] = higher ? n - controlsBelow[k] : controlsBelow[k];
		}
		return new RocCurve(resolved, thresholds, tp, fp, m, n);
	}

	/** Half way; where rounding makes that one of the two, the one that leaves both on their sides of the threshold. */
	private static double between(final double a, final double b, final boolean higher) {
		if (Double.isInfinite(a) || Double.isInfinite(b)) return Double.isInfinite(a) ? a : b;
		double t = (a + b) / 2;
		if (Math.abs(t) > 1e100) t = a / 2 + b / 2;
		if (t == a || t == b) return higher ? b : a;
		return t;
	}

	private static double[] sorted(final double[] a) {
		final double[] out = a.clone();
		Arrays.sort(out);
		return out;
	}

	/** Number of points. */
	public int size() {
		return thresholds.length;
	}

	@Override
	public double[] thresholds() {
		return thresholds.clone();
	}

	@Override
	public int[] truePositives() {
		return truePositives.clone();
	}

	@Override
	public int[] falsePositives() {
		return falsePositives.clone();
	}

	public double[] sensitivities() {
		return Arrays.stream(truePositives).mapToDouble(t -> t / (double) cases).toArray();
	}

	public double[] specificities() {
		return Arrays.stream(falsePositives).mapToDouble(f -> (controls - f) / (double) controls).toArray();
	}

	/** The whole area, ties counting one half. */
	public double area() {
		long twice = 0;
		for (int k = 1; k < thresholds.length; k++) {
			twice += (falsePositives[k - 1] - falsePositives[k]) * ((long) truePositives[k - 1] + truePositives[k]);
		}
		return twice / (2.0 * cases * controls);
	}

	/** Counts at one of the curve's points. */
	public OperatingPoint point(final int k) {
		return new OperatingPoint(thresholds[k], truePositives[k], falsePositives[k], controls - falsePositives[k], cases - truePositives[k]);
	}

	/**
	 * The point of largest sensitivity + specificity (Youden 1950). Where several points are equally good, the first in the curve's order,
	 * which is the most sensitive; pROC's {@code coords(x = "best")} lists it first.
	 */
	public OperatingPoint youden() {
		int best = 0;
		double max = Double.NEGATIVE_INFINITY;
		for (int k = 0; k < thresholds.length; k++) {
			// In pROC's own arithmetic, so that points that are equal there are equal here.
			final double sum = truePositives[k] / (double) cases + (controls - falsePositives[k]) / (double) controls;
			if (sum > max) {
				max = sum;
				best = k;
			}
		}
		return point(best);
	}

	/**
	 * The least demanding threshold that still has a sensitivity, or a specificity: among the points with at least that much of it, the one
	 * with most of the other.
	 *
	 * @param value 0 to 1
	 */
	public OperatingPoint reaching(final Axis axis, final double value) {
		final boolean sensitive = axis == Axis.SENSITIVITY;
		int best = sensitive ? 0 : thresholds.length - 1;
		for (int i = 0; i < thresholds.length; i++) {
			final int k = sensitive ? i : thresholds.length - 1 - i;
			final double has = sensitive ? truePositives[k] / (double) cases : (controls - falsePositives[k]) / (double) controls;
			if (has < value) break;
			if (sensitive ? falsePositives[k] < falsePositives[best] : truePositives[k] > truePositives[best]) best = k;
		}
		return point(best);
	}

	/**
	 * Area between two values of one axis (pROC's {@code partial.auc}), by trapezoids with straight lines between points.
	 *
	 * @param axis which axis the limits stand on
	 * @param from smaller limit, 0 to 1
	 * @param to larger limit
	 * @return from 0 to {@code to - from}
	 */
	public double partialArea(final Axis axis, final double from, final double to) {
		return partialArea(sensitivities(), specificities(), axis, from, to);
	}

	/** The same of any curve, by its points. */
	static double partialArea(final double[] se, final double[] sp, final Axis axis, final double from, final double to) {
		if (!(from >= 0 && from < to && to <= 1)) throw new IllegalArgumentException("limits " + from + " to " + to);
		final double[] along = axis == Axis.SPECIFICITY ? sp : se, height = axis == Axis.SPECIFICITY ? se : sp;
		double area = 0;
		for (int k = 1; k < along.length; k++) {
			final double a0 = along[k - 1], a1 = along[k], h0 = height[k - 1], h1 = height[k];
			final double lo = Math.max(from, Math.min(a0, a1)), hi = Math.min(to, Math.max(a0, a1));
			if (hi <= lo) continue;
			final double slope = (h1 - h0) / (a1 - a0);
			area += (hi - lo) * (h0 + slope * (lo - a0) + h0 + slope * (hi - a0)) / 2;
		}
		return area;
	}

	/** The partial area over specificities or sensitivities, put on a scale where chance is 0.5 and the best is 1 (McClish 1989). */
	public double correctedPartialArea(final Axis axis, final double from, final double to) {
		return corrected(partialArea(axis, from, to), from, to);
	}

	/** McClish's scale: an area below that of chance comes out below 0.5. */
	static double corrected(final double area, final double from, final double to) {
		final double max = to - from, min = max * (2 - from - to) / 2;
		return (1 + (area - min) / (max - min)) / 2;
	}
}
