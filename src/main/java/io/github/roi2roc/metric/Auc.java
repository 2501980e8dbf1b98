package io.github.roi2roc.metric;

import io.github.roi2roc.stats.Normal;

/**
 * Area under the ROC curve with DeLong's variance and interval (pROC's {@code auc}, {@code var}, {@code ci.auc}).
 *
 * @param value 0 to 1; a tie between a case and a control counts one half (Mann–Whitney)
 * @param variance DeLong's; NaN with a single case or control
 * @param lower lower end of the interval value ± z √variance, not below 0; NaN where the variance is
 * @param upper upper end, not above 1
 * @param level such as 0.95
 * @param direction HIGHER or LOWER
 */
public record Auc(double value, double variance, double lower, double upper, double level, int cases, int controls, RocDirection direction) {

	/** At level 0.95. */
	public static Auc of(final boolean[] positive, final double[] score, final RocDirection direction) {
		return of(positive, score, direction, 0.95);
	}

	/**
	 * @param positive class of each row
	 * @param score score of each row, finite
	 * @param level of the confidence interval, between 0 and 1
	 * @throws io.github.roi2roc.InputException if a class is absent or a score is not finite
	 */
	public static Auc of(final boolean[] positive, final double[] score, final RocDirection direction, final double level) {
		final TwoClasses scores = TwoClasses.of(positive, score);
		final RocDirection resolved = RocCurve.of(scores, direction).direction();
		final Placements v = Placements.of(scores, resolved);
		final double variance = v.variance(), half = Normal.quantile(1 - (1 - level) / 2) * Math.sqrt(variance);
		return new Auc(v.theta(), variance, Math.max(0, v.theta() - half), Math.min(1, v.theta() + half), level, scores.cases().length, scores
			.controls().length, resolved);
	}
}
