package io.github.roi2roc.metric;

/** Multi-class AUC of Hand and Till (2001): the mean over all pairs of classes of how well either class's probability tells them apart. */
public final class HandTill {

	private HandTill() {}

	/**
	 * @param outcome class of each row, 0 to classes − 1, every class present
	 * @param probability row × class
	 * @return pROC's {@code multiclass.roc} with a matrix of probabilities
	 */
	public static double auc(final int[] outcome, final double[][] probability) {
		final int classes = probability[0].length;
		double sum = 0;
		for (int a = 0; a < classes; a++) {
			for (int b = a + 1; b < classes; b++) sum += (pair(outcome, probability, a, b) + pair(outcome, probability, b, a)) / 2;
		}
		return sum * 2 / (classes * (classes - 1.0));
	}

	/** AUC of the probability of class {@code a} among rows of the classes a and b. */
	private static double pair(final int[] outcome, final double[][] probability, final int a, final int b) {
		int n = 0;
		for (final int o : outcome) if (o == a || o == b) n++;
		final boolean[] positive = new boolean[n];
		final double[] score = new double[n];
		int k = 0;
		for (int i = 0; i < outcome.length; i++) {
			if (outcome[i] != a && outcome[i] != b) continue;
			positive[k] = outcome[i] == a;
			score[k++] = probability[i][a];
		}
		return RocCurve.of(positive, score, RocDirection.HIGHER).area();
	}
}
