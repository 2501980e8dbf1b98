package io.github.roi2roc.fit;

/**
 * The λ to visit next, and when an automatic path has said enough. The first automatic λ stands for infinity, so that the first fit is
 * the null model; the second lies one geometric step below the λ at which the first column enters.
 */
final class LambdaSequence {

	/** glmnet's {@code glmnet.control}: fdev, devmax, mnlam. */
	private static final double LEAST_GAIN = 1e-5, MOST_DEVIANCE = 0.999;
	private static final int AT_LEAST = 5;
	private static final double INFINITE = 9.9e35;

	private final double[] given;
	private final int count;
	private final double alpha, factor;
	private double current, previous;

	LambdaSequence(final PenaltySettings settings, final int rows, final int columns) {
		given = settings.lambdas();
		count = given.length > 0 ? given.length : settings.lambdaCount();
		alpha = settings.alpha();
		factor = given.length > 0 ? 1 : Math.pow(Math.max(1e-6, settings.ratio(rows, columns)), 1.0 / (count - 1));
	}

	int count() {
		return count;
	}

	boolean automatic() {
		return given.length == 0;
	}

	/**
	 * Advances to λ number k, counted from 0.
	 *
	 * @param gradients |gradient| of each column outside the current model
	 */
	void advance(final int k, final double[] gradients, final double[] penalty) {
		previous = current;
		if (!automatic()) current = given[k];
		else if (k == 0) current = INFINITE;
		else if (k == 1) {
			double largest = 0;
			for (int j = 0; j < penalty.length; j++) if (penalty[j] > 0) largest = Math.max(largest, gradients[j] / penalty[j]);
			previous = largest / Math.max(alpha, 1e-3);
			current = factor * previous;
		}
		else current *= factor;
	}

	double lambda() {
		return current;
	}

	/** λ α. */
	double l1() {
		return current * alpha;
	}

	/** λ (1 − α). */
	double l2() {
		return current * (1 - alpha);
	}

	/** Columns with a gradient above this (times their penalty factor) are let in at once (strong rule of Tibshirani et al. 2012). */
	double strong() {
		return alpha * (2 * current - previous);
	}

	/** Whether an automatic path ends after λ number k. */
	boolean ends(final int k, final double gain, final double ratio, final double leastGain) {
		return ends(k, gain < leastGain || ratio > MOST_DEVIANCE);
	}

	/** The same for Cox regression, where glmnet asks for a hundred times the gain and ends at 0.99 of the deviance. */
	boolean coxEnds(final int k, final double gain, final double ratio) {
		return ends(k, gain < 100 * LEAST_GAIN * ratio || ratio > 0.99);
	}

	private boolean ends(final int k, final boolean enough) {
		return automatic() && k + 1 >= Math.min(AT_LEAST, count) && enough;
	}

	static double leastGain() {
		return LEAST_GAIN;
	}
}
