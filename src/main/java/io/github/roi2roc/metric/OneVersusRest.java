package io.github.roi2roc.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A prediction of several classes, judged class by class against all others. {@link HandTill} judges classes pair by pair.
 *
 * @param auc of each class's probability; NaN where no row, or every row, is of the class
 * @param macroAuc their mean, of those that there are
 * @param microAuc AUC of all class probabilities of all rows in one
 * @param points counts of each class when every row is called the class of its largest probability (the first of equals); no threshold
 */
public record OneVersusRest(double[] auc, double macroAuc, double microAuc, List<OperatingPoint> points) {

	/**
	 * @param outcome class of each row, 0 to classes − 1
	 * @param probability row × class
	 * @throws io.github.roi2roc.InputException if a probability is not finite
	 */
	public static OneVersusRest of(final int[] outcome, final double[][] probability) {
		final int n = outcome.length, classes = probability[0].length;
		final double[] auc = new double[classes], pooled = new double[n * classes];
		final boolean[] hits = new boolean[n * classes];
		final List<OperatingPoint> points = new ArrayList<>();
		final Confusion confusion = Confusion.of(outcome, Criterion.called(probability, true), classes);
		for (int c = 0; c < classes; c++) {
			final boolean[] positive = new boolean[n];
			final double[] score = new double[n];
			for (int i = 0; i < n; i++) {
				positive[i] = hits[c * n + i] = outcome[i] == c;
				score[i] = pooled[c * n + i] = probability[i][c];
			}
			points.add(confusion.of(c));
			final int rows = points.get(c).tp() + points.get(c).fn();
			auc[c] = rows == 0 || rows == n ? Double.NaN : RocCurve.of(positive, score, RocDirection.HIGHER).area();
		}
		return new OneVersusRest(auc, Arrays.stream(auc).filter(a -> !Double.isNaN(a)).average().orElse(Double.NaN), RocCurve.of(hits, pooled,
			RocDirection.HIGHER).area(), points);
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
