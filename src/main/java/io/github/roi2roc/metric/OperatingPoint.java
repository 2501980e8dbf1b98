package io.github.roi2roc.metric;

/**
 * What a threshold makes of the rows, and the measures clinicians read from it. A measure whose denominator is empty is NaN.
 *
 * @param tp positives called positive
 * @param fp negatives called positive
 * @param tn negatives called negative
 * @param fn positives called negative
 */
public record OperatingPoint(double threshold, int tp, int fp, int tn, int fn) {

	/**
	 * Counts at a threshold that was fixed elsewhere, such as on the training set.
	 *
	 * @param positive class of each row
	 * @param score score of each row; a row with a missing score is not counted
	 * @param direction HIGHER: positive at or above the threshold; LOWER: at or below it
	 */
	public static OperatingPoint at(final double threshold, final boolean[] positive, final double[] score, final RocDirection direction) {
		int tp = 0, fp = 0, tn = 0, fn = 0;
		for (int i = 0; i < positive.length; i++) {
			if (Double.isNaN(score[i])) continue;
			if (direction == RocDirection.LOWER ? score[i] <= threshold : score[i] >= threshold) {
				if (positive[i]) tp++;
				else fp++;
			}
			else if (positive[i]) fn++;
			else tn++;
		}
		return new OperatingPoint(threshold, tp, fp, tn, fn);
	}

	public double sensitivity() {
		return tp / (double) (tp + fn);
	}

	public double specificity() {
		return tn / (double) (tn + fp);
	}

	public double accuracy() {
		return (tp + tn) / (double) (tp + tn + fp + fn);
	}

	/** Positive predictive value (precision). */
	public double ppv() {
		return tp / (double) (tp + fp);
	}

	/** Negative predictive value. */
	public double npv() {
		return tn / (double) (tn + fn);
	}

	/** Harmonic mean of precision and sensitivity: 2 tp / (2 tp + fp + fn). */
	public double f1() {
		return 2.0 * tp / (2.0 * tp + fp + fn);
	}

	/** Sensitivity + specificity − 1. */
	public double youden() {
		return sensitivity() + specificity() - 1;
	}

	/** Mean of sensitivity and specificity. */
	public double balancedAccuracy() {
		return (sensitivity() + specificity()) / 2;
	}

	/** Matthews' correlation coefficient; NaN where a margin is empty. */
	public double mcc() {
		final double d = Math.sqrt((double) (tp + fp)) * Math.sqrt((double) (tp + fn)) * Math.sqrt((double) (tn + fp)) * Math.sqrt((double) (tn
			+ fn));
		return ((double) tp * tn - (double) fp * fn) / d;
	}
}
