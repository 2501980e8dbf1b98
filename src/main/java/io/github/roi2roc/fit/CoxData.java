package io.github.roi2roc.fit;

import java.util.Arrays;

import io.github.roi2roc.InputException;
import io.github.roi2roc.stats.TiedTimes;

/**
 * Whom a Cox regression follows, how long, and how it ended; right censored. Times that differ by rounding alone are made equal
 * ({@link TiedTimes}). A time of 0 is a time like any other, as in R.
 *
 * @param time of each row, from 0 on
 * @param event whether it ended with the event; otherwise the row is censored
 * @param weight of each row, from 0 on; a row of weight 0 is not there
 * @param stratum number of each row's stratum, from 0 on; each stratum has a baseline hazard of its own
 * @param offset added to each row's linear predictor
 */
public record CoxData(double[] time, boolean[] event, double[] weight, int[] stratum, double[] offset) {

	/** @throws InputException if a time is negative or not finite, or a weight or offset is no usable number */
	public CoxData {
		final int n = time.length;
		if (event.length != n || weight.length != n || stratum.length != n || offset.length != n) throw new IllegalArgumentException("lengths differ");
		for (int i = 0; i < n; i++) {
			if (!(time[i] >= 0) || Double.isInfinite(time[i])) throw new InputException("Row " + (i + 1) + ": the time is " + time[i]
				+ ", but a number from 0 on belongs there.");
			if (!(weight[i] >= 0) || Double.isInfinite(weight[i])) throw new InputException("Row " + (i + 1) + ": the weight is " + weight[i]
				+ ", but a number from 0 on belongs there.");
			if (!Double.isFinite(offset[i])) throw new InputException("Row " + (i + 1) + ": the offset is " + offset[i] + ", but a finite number belongs there.");
		}
		time = TiedTimes.of(time);
	}

	/** All rows count the same, in one stratum. */
	public static CoxData of(final double[] time, final boolean[] event) {
		final double[] ones = new double[time.length];
		Arrays.fill(ones, 1);
		return new CoxData(time, event, ones, new int[time.length], new double[time.length]);
	}

	/** The same with case weights. */
	public CoxData withWeights(final double... weights) {
		return new CoxData(time, event, weights, stratum, offset);
	}

	/** The same in strata, numbered from 0. */
	public CoxData withStrata(final int... strata) {
		return new CoxData(time, event, weight, strata, offset);
	}

	/** The same with a number added to each linear predictor. */
	public CoxData withOffset(final double... offsets) {
		return new CoxData(time, event, weight, stratum, offsets);
	}

	int rows() {
		return time.length;
	}

	/** Number of rows that count and end with the event. */
	public int events() {
		int out = 0;
		for (int i = 0; i < time.length; i++) if (event[i] && weight[i] > 0) out++;
		return out;
	}
}
