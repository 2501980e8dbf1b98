package io.github.roi2roc.evaluate;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.github.roi2roc.learn.Model;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/**
 * A model's predicted survival of some rows: curves that fall at some times and stay level between them.
 *
 * @param times rising; before the first nobody has had the event
 * @param survival row × time
 */
record PredictedSurvival(double[] times, double[][] survival) {

	/** The times of events among training rows, at which predicted curves fall, and others that are asked for. */
	static double[] grid(final Outcome.Survival training, final double... at) {
		final double[] time = training.time();
		final boolean[] event = training.event();
		return DoubleStream.concat(Arrays.stream(at), IntStream.range(0, time.length).filter(i -> event[i]).mapToDouble(i -> time[i])).sorted().distinct()
			.toArray();
	}

	static PredictedSurvival of(final Model m, final Predictors x, final double[] times) {
		return new PredictedSurvival(times, m.survival(x, times));
	}

	/** Of some rows. */
	PredictedSurvival of(final int... rows) {
		return new PredictedSurvival(times, IntStream.of(rows).mapToObj(r -> survival[r]).toArray(double[][]::new));
	}

	/** Of each row, the probability of no event until a time. */
	double[] at(final double time) {
		final int found = Arrays.binarySearch(times, time), k = found >= 0 ? found : -found - 2;
		return Arrays.stream(survival).mapToDouble(s -> k < 0 ? 1 : s[k]).toArray();
	}

	/** Row × time asked for. */
	double[][] at(final double... asked) {
		final double[][] out = new double[survival.length][asked.length];
		for (int k = 0; k < asked.length; k++) {
			final double[] column = at(asked[k]);
			for (int r = 0; r < out.length; r++) out[r][k] = column[r];
		}
		return out;
	}
}
