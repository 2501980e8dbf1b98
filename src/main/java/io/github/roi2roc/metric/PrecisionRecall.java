package io.github.roi2roc.metric;

import java.util.Arrays;

/**
 * A precision–recall curve: one point per different score, from the highest down; a row at or above the threshold is called positive.
 *
 * @param thresholds the scores, falling
 * @param precision part of the rows called positive that are
 * @param recall part of the positive rows that are called so
 * @param averagePrecision precision averaged over the steps of recall, without interpolation: Σ (Rₙ − Rₙ₋₁) Pₙ, as scikit-learn's
 *          {@code average_precision_score}; chance gives the part of positive rows
 */
public record PrecisionRecall(double[] thresholds, double[] precision, double[] recall, double averagePrecision) {

	/**
	 * @param positive class of each row
	 * @param score finite; higher means positive
	 * @throws io.github.roi2roc.InputException if a class is absent or a score is not finite
	 */
	public static PrecisionRecall of(final boolean[] positive, final double[] score) {
		final RocCurve curve = RocCurve.of(positive, score, RocDirection.HIGHER);
		// The curve's points run from all rows called positive to none, which is the one left out.
		final int n = curve.size() - 1;
		final double[] thresholds = new double[n], precision = new double[n], recall = new double[n];
		double area = 0;
		for (int k = 0; k < n; k++) {
			final OperatingPoint p = curve.point(n - 1 - k);
			precision[k] = p.ppv();
			recall[k] = p.sensitivity();
			area += (recall[k] - (k == 0 ? 0 : recall[k - 1])) * precision[k];
		}
		final double[] sorted = Arrays.stream(score).map(s -> s + 0.0).sorted().distinct().toArray();
		for (int k = 0; k < n; k++) thresholds[k] = sorted[n - 1 - k];
		return new PrecisionRecall(thresholds, precision, recall, area);
	}
}
