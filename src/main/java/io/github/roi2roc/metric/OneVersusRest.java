package io.github.roi2roc.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A prediction of several classes, judged class by class against all others. {@link HandTill} judges classes pair by pair.
 *
 * @param auc of each class's probability
 * @param macroAuc their mean
 * @param microAuc AUC of all class probabilities of all rows in one
 * @param points counts of each class when every row is called the class of its largest probability (the first of equals); no threshold
 */
public record OneVersusRest(double[] auc, double macroAuc, double microAuc, List<OperatingPoint> points) {

	/**
	 * @param outcome class of each row, 0 to classes − 1, every class present
	 * @param probability row × class
	 * @throws io.github.roi2roc.InputException if a class is absent or a probability is not finite
	 */
	public static OneVersusRest of(final int[] outcome, final double[][] probability) {
		final int n = outcome.length, classes = probability[0].length;
		final double[] auc = new double[classes], pooled = new double[n * classes];
		final boolean[] hits = new boolean[n * classes];
		final List<OperatingPoint> points = new ArrayList<>();
		for (int c = 0; c < classes; c++) {
			final boolean[] positive = new boolean[n];
			final double[] score = new double[n];
			int tp = 0, fp = 0, tn = 0, fn = 0;
			for (int i = 0; i < n; i++) {
				positive[i] = hits[c * n + i] = outcome[i] == c;
				score[i] = pooled[c * n + i] = probability[i][c];
				if (largest(probability[i]) == c) {
					if (positive[i]) tp++;
					else fp++;
				}
				else if (positive[i]) fn++;
				else tn++;
			}
			auc[c] = RocCurve.of(positive, score, RocDirection.HIGHER).area();
			points.add(new OperatingPoint(Double.NaN, tp, fp, tn, fn));
		}
		return new OneVersusRest(auc, Arrays.stream(auc).average().orElse(Double.NaN), RocCurve.of(hits, pooled, RocDirection.HIGHER).area(), points);
	}

	private static int largest(final double[] p) {
		int best = 0;
		for (int k = 1; k < p.length; k++) if (p[k] > p[best]) best = k;
		return best;
	}

	/** Mean of a measure over the classes, such as {@code macro(OperatingPoint::f1)}. */
	public double macro(final ToDoubleFunction<OperatingPoint> measure) {
		return points.stream().mapToDouble(measure).average().orElse(Double.NaN);
	}

	/** Part of the rows that are called their class: micro-averaged precision, recall and F1 are all this. */
	public double accuracy() {
		return points.stream().mapToInt(OperatingPoint::tp).sum() / (double) (points.get(0).tp() + points.get(0).fp() + points.get(0).tn() + points.get(
			0).fn());
	}
}
