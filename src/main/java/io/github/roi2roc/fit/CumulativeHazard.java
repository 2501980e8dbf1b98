package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A cumulative hazard that rises at some times and stays between them; before the first it is 0.
 *
 * @param times rising
 * @param hazard from each of these times on; rising
 */
public record CumulativeHazard(double[] times, double[] hazard) {

	/** @throws IllegalArgumentException if the lengths differ, or a number is not finite, negative or out of order */
	public CumulativeHazard {
		if (times.length != hazard.length) throw new IllegalArgumentException(times.length + " times and " + hazard.length + " hazards");
		for (int k = 0; k < times.length; k++) {
			if (!(times[k] >= 0 && hazard[k] >= 0) || Double.isInfinite(times[k]) || Double.isInfinite(hazard[k])) throw new IllegalArgumentException(
				"a baseline hazard has a negative or infinite number");
			if (k > 0 && !(times[k] > times[k - 1] && hazard[k] >= hazard[k - 1])) throw new IllegalArgumentException("a baseline hazard falls");
		}
		times = times.clone();
		hazard = hazard.clone();
	}

	@Override
	public double[] times() {
		return times.clone();
	}

	@Override
	public double[] hazard() {
		return hazard.clone();
	}

	/** The hazard summed up to a time. */
	public double at(final double time) {
		final int at = Arrays.binarySearch(times, time), k = at >= 0 ? at : -at - 2;
		return k < 0 ? 0 : hazard[k];
	}

	/**
	 * The baseline of a Cox regression, of a row whose linear predictor is 0 (R's {@code survfit.coxph}); without predictors Nelson and Aalen's
	 * estimate.
	 *
	 * @param time of each row
	 * @param event whether it ended with the event
	 * @param eta linear predictor of each row
	 * @param efron Efron's way with tied events, where else Breslow's
	 */
	public static CumulativeHazard baseline(final double[] time, final boolean[] event, final double[] eta, final boolean efron) {
		final int n = time.length;
		final int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> -time[i])).mapToInt(i -> i).toArray();
		final double[] at = new double[n], rise = new double[n];
		int count = 0;
		double risk = 0;
		for (int a = 0, b; a < n; a = b) {
			double dying = 0;
			int deaths = 0;
			for (b = a; b < n && time[order[b]] == time[order[a]]; b++) {
				final double r = Math.exp(eta[order[b]]);
				risk += r;
				if (!event[order[b]]) continue;
				dying += r;
				deaths++;
			}
			if (deaths == 0) continue;
			at[count] = time[order[a]];
			for (int k = 0; k < deaths; k++) rise[count] += 1 / (efron ? risk - dying * k / deaths : risk);
			count++;
		}
		final double[] times = new double[count], hazard = new double[count];
		double sum = 0;
		for (int k = 0; k < count; k++) {
			times[k] = at[count - 1 - k];
			hazard[k] = sum += rise[count - 1 - k];
		}
		return new CumulativeHazard(times, hazard);
	}
}
