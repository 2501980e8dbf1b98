package io.github.roi2roc.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.roi2roc.stats.Moments;

/**
 * Rows of like predicted probability: one point of a binned calibration curve.
 *
 * @param n rows
 * @param predicted mean predicted probability
 * @param observed part of the rows that are positive, with Wilson's 95 % interval
 */
public record CalibrationBin(int n, double predicted, Proportion observed) {

	/**
	 * Bins by quantiles of the probability, as R's {@code cut(p, unique(quantile(p, 0:bins/bins)), include.lowest = TRUE)}; tied probabilities
	 * stay together, so that there may be fewer bins.
	 *
	 * @param bins usually 10
	 * @throws io.github.roi2roc.InputException if a score is no probability
	 */
	public static List<CalibrationBin> of(final boolean[] positive, final double[] probability, final int bins) {
		Probabilities.require(probability);
		if (probability.length == 0) return List.of();
		final double[] breaks = new double[bins + 1];
		for (int k = 0; k <= bins; k++) breaks[k] = Moments.quantile(probability, k / (double) bins);
		final double[] distinct = Arrays.stream(breaks).distinct().toArray();
		final double[] upper = distinct.length == 1 ? distinct : Arrays.copyOfRange(distinct, 1, distinct.length);
		final int[] n = new int[upper.length], hits = new int[upper.length];
		final double[] sum = new double[upper.length];
		for (int i = 0; i < probability.length; i++) {
			int k = 0;
			while (k < upper.length - 1 && probability[i] > upper[k]) k++;
			n[k]++;
			sum[k] += probability[i];
			if (positive[i]) hits[k]++;
		}
		final List<CalibrationBin> out = new ArrayList<>();
		for (int k = 0; k < n.length; k++) if (n[k] > 0) out.add(new CalibrationBin(n[k], sum[k] / n[k], Proportion.wilson(hits[k], n[k], 0.95)));
		return out;
	}
}
