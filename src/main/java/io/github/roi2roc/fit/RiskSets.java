package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;

/**
 * Who is at risk when somebody dies, for Breslow's partial likelihood. Rows are ordered by time; one that is censored when another dies is
 * still at risk then.
 *
 * @param order rows by rising time
 * @param start for each time of death, the place in {@code order} of the first row at risk
 * @param deaths sum of the weights of those who die at each time of death
 * @param last for each place in {@code order}, the number of times of death up to its row's time
 * @param weight of each row; 0 for a row that is not there
 */
record RiskSets(int[] order, int[] start, double[] deaths, int[] last, boolean[] event, double[] weight) {

	/** @throws InputException if a time is negative or infinite, or nobody has the event */
	static RiskSets of(final double[] time, final boolean[] event, final double[] weight) {
		final int n = time.length;
		for (int i = 0; i < n; i++) if (!(time[i] >= 0) || Double.isInfinite(time[i])) throw new InputException("Row " + (i + 1) + ": the time is "
			+ time[i] + ", but a number from 0 on belongs there.");
		final int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> time[i])).mapToInt(i -> i).toArray();
		return of(time, event, weight, order);
	}

	private static RiskSets of(final double[] time, final boolean[] event, final double[] weight, final int[] order) {
		final int n = time.length;
		final int[] start = new int[n], last = new int[n];
		final double[] deaths = new double[n];
		int k = 0;
		for (int a = 0; a < n;) {
			int b = a;
			double d = 0;
			for (; b < n && time[order[b]] == time[order[a]]; b++) if (event[order[b]]) d += weight[order[b]];
			if (d > 0) {
				start[k] = a;
				deaths[k++] = d;
			}
			for (int i = a; i < b; i++) last[i] = k;
			a = b;
		}
		if (k == 0) throw new InputException("Nobody of " + n + " rows that are fitted has the event; Cox regression has nothing to explain. Use fewer folds, or"
			+ " spread the events over the folds.");
		return new RiskSets(order, Arrays.copyOf(start, k), Arrays.copyOf(deaths, k), last, event, weight);
	}

	/** Sum of risks at each time of death. */
	double[] sums(final double[] risk) {
		final double[] out = new double[start.length];
		double s = 0;
		for (int k = start.length - 1, i = order.length - 1; k >= 0; k--) {
			for (; i >= start[k]; i--) s += risk[order[i]];
			out[k] = s;
		}
		return out;
	}

	/** Log partial likelihood. */
	double logLikelihood(final double[] eta) {
		final double max = Arrays.stream(eta).max().orElse(0);
		final double[] risk = new double[eta.length];
		for (int i = 0; i < eta.length; i++) if (weight[i] > 0) risk[i] = weight[i] * Math.exp(eta[i] - max);
		final double[] sum = sums(risk);
		double s = 0;
		for (int i = 0; i < eta.length; i++) if (event[i]) s += weight[i] * (eta[i] - max);
		for (int k = 0; k < sum.length; k++) s -= deaths[k] * Math.log(sum[k]);
		return s;
	}

	/** Log likelihood of the model that foresees everything. */
	double saturated() {
		double s = 0;
		for (final double d : deaths) s -= d * Math.log(d);
		return s;
	}
}
