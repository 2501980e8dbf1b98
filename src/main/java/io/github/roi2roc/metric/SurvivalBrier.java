package io.github.roi2roc.metric;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Brier's score of predicted survival with inverse probability of censoring weights (Graf et al. 1999), as R's {@code riskRegression::Score} with
 * {@code cens.model = "km"}: the mean squared difference of the predicted probability and what came.
 */
public final class SurvivalBrier {

	private SurvivalBrier() {}

	/** Predicted survival. */
	@FunctionalInterface
	public interface Survival {

		/** Of each row, the probability of no event until this time. */
		double[] at(double time);
	}

	/**
	 * At one time.
	 *
	 * @param survival of each row, the probability of no event until then
	 * @return NaN where nobody is followed until then and the weights have no value
	 */
	public static double of(final double[] time, final boolean[] event, final double[] survival, final double at) {
		return of(new Censoring(time, event), survival, at);
	}

	private static double of(final Censoring g, final double[] survival, final double at) {
		final double later = g.at(at);
		double sum = 0;
		for (int i = 0; i < survival.length; i++) {
			if (g.time[i] <= at) {
				if (g.event[i]) sum += survival[i] * survival[i] / g.before(i);
			}
			else sum += (1 - survival[i]) * (1 - survival[i]) / later;
		}
		return sum / survival.length;
	}

	/**
	 * Mean over the times from 0 to {@code to}: the score changes only where a row's time or a predicted curve's step is, and the integral is exact.
	 *
	 * @param steps times at which predicted survival changes
	 */
	public static double integrated(final double[] time, final boolean[] event, final Survival survival, final double[] steps, final double to) {
		final Censoring g = new Censoring(time, event);
		final double[] at = DoubleStream.concat(DoubleStream.of(0, to), DoubleStream.concat(Arrays.stream(time), Arrays.stream(steps))).filter(t -> t >= 0
			&& t <= to).sorted().distinct().toArray();
		double sum = 0;
		for (int k = 0; k + 1 < at.length; k++) sum += (at[k + 1] - at[k]) * of(g, survival.at(at[k]), at[k]);
		return sum / to;
	}
}
