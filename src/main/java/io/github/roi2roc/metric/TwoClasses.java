package io.github.roi2roc.metric;

import io.github.roi2roc.InputException;

/** The door to every measure of a score against two classes: what comes through is finite and has both classes. */
record TwoClasses(double[] cases, double[] controls) {

	/**
	 * Splits scores by class, each in the order given.
	 *
	 * @throws InputException if a class is absent or a score is not finite
	 */
	static TwoClasses of(final boolean[] positive, final double[] score) {
		if (positive.length != score.length) throw new IllegalArgumentException(positive.length + " outcomes, but " + score.length + " scores");
		int m = 0;
		for (int i = 0; i < score.length; i++) {
			if (!Double.isFinite(score[i])) throw new InputException("The score of row " + (i + 1) + " is " + score[i]
				+ "; a ROC curve needs finite scores. Leave the row out or correct the score.");
			if (positive[i]) m++;
		}
		if (m == 0 || m == score.length) throw new InputException("All " + score.length + " rows with a score are " + (m == 0 ? "negative"
			: "positive") + "; a ROC curve needs both classes. Check the outcome column and its positive level.");
		final double[] cases = new double[m], controls = new double[score.length - m];
		int a = 0, b = 0;
		for (int i = 0; i < score.length; i++) {
			if (positive[i]) cases[a++] = score[i];
			else controls[b++] = score[i];
		}
		return new TwoClasses(cases, controls);
	}
}
