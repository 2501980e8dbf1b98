package io.github.roi2roc.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;

/**
 * The survival curve of Kaplan and Meier (R's {@code survival::survfit}). Each array has one element per time that occurs, rising, those of
 * censoring too.
 *
 * @param n number of rows
 * @param time times; those that differ by rounding alone are one ({@link TiedTimes})
 * @param atRisk rows whose time is this one or later
 * @param events rows that have the event then
 * @param censored rows that are censored then, after the events
 * @param survival part that lives on after it
 * @param se standard error of {@code survival} (Greenwood 1926); NaN where nobody is left
 * @param lower lower end of the 95 % interval; NaN where it has none
 * @param upper upper end
 */
public record KaplanMeier(int n, double[] time, int[] atRisk, int[] events, int[] censored, double[] survival, double[] se, double[] lower,
	double[] upper)
{

	private static final double Z = Normal.quantile(0.975);
	/** What counts as the same height, as in R. */
	private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));

	/** The scale on which an interval is symmetric; R's {@code conf.type}. */
	public enum Interval {
		/** log S, R's default; never above 1. */
		LOG,
		/** log(−log S); none where S is 0 or 1. */
		LOG_LOG,
		/** S itself; never below 0 or above 1. */
		PLAIN;

		/** @throws InputException if there is no such interval */
		public static Interval of(final String name) {
			for (final Interval i : values()) if (i.toString().equals(name.strip().toLowerCase(Locale.ROOT))) return i;
			throw new InputException("'ci' is '" + name + "', but one of log, log-log, plain belongs there.");
		}

		/** As R spells it. */
		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		private double end(final double s, final double logSe, final int side) {
			return switch (this) {
				case LOG -> s == 0 ? Double.NaN : Math.min(1, Math.exp(Math.log(s) + side * Z * logSe));
				case LOG_LOG -> s == 0 || s == 1 ? Double.NaN : Math.exp(-Math.exp(Math.log(-Math.log(s)) + side * Z * logSe / Math.log(s)));
				case PLAIN -> s == 0 ? Double.NaN : Math.max(0, Math.min(1, s + side * Z * logSe * s));
			};
		}
	}

	/**
	 * What a curve says of one time.
	 *
	 * @param atRisk rows whose time is this one or later
	 * @param events so far
	 * @param censored so far
	 */
	public record At(double time, int atRisk, int events, int censored, double survival, double se, double lower, double upper) {}

	/** A number with its interval; NaN where the curve does not reach it. */
	public record Bounds(double value, double lower, double upper) {}

	/**
	 * The curve of some rows.
	 *
	 * @param time of each row, from 0 on
	 * @param event whether it ended with the event; otherwise it is censored
	 * @throws InputException if there is no row, or a time is negative or not finite
	 */
	public static KaplanMeier of(final double[] time, final boolean[] event, final Interval interval) {
		final int n = time.length;
		if (n == 0) throw new InputException("There is no row to draw a survival curve of.");
		for (int i = 0; i < n; i++) if (!(time[i] >= 0) || Double.isInfinite(time[i])) throw new InputException("Row " + (i + 1) + ": the time is "
			+ time[i] + ", but a number from 0 on belongs there.");
		final double[] tied = TiedTimes.of(time), times = Arrays.stream(tied).sorted().distinct().toArray();
		final int m = times.length;
		final int[] events = new int[m], censored = new int[m], atRisk = new int[m];
		for (int i = 0; i < n; i++) (event[i] ? events : censored)[Arrays.binarySearch(times, tied[i])]++;
		final double[] survival = new double[m], se = new double[m], lower = new double[m], upper = new double[m];
		double s = 1, greenwood = 0;
		for (int k = 0, left = n; k < m; left -= events[k] + censored[k], k++) {
			atRisk[k] = left;
			s *= (left - events[k]) / (double) left;
			greenwood += events[k] / ((double) left * (left - events[k]));
			final double logSe = Math.sqrt(greenwood);
			survival[k] = s;
			se[k] = s == 0 ? Double.NaN : s * logSe;
			lower[k] = interval.end(s, logSe, -1);
			upper[k] = interval.end(s, logSe, 1);
		}
		return new KaplanMeier(n, times, atRisk, events, censored, survival, se, lower, upper);
	}

	/** What the curve says of a time; beyond the last it stays where it is and nobody is at risk. */
	public At at(final double t) {
		final int found = Arrays.binarySearch(time, t), last = found >= 0 ? found : -found - 2, next = found >= 0 ? found : last + 1;
		final int risk = next < time.length ? atRisk[next] : 0;
		if (last < 0) return new At(t, risk, 0, 0, 1, 0, 1, 1);
		return new At(t, risk, IntStream.rangeClosed(0, last).map(k -> events[k]).sum(), IntStream.rangeClosed(0, last).map(k -> censored[k]).sum(),
			survival[last], se[last], lower[last], upper[last]);
	}

	/** The median survival time, as R prints it with a curve. */
	public Bounds median() {
		return quantile(0.5);
	}

	/**
	 * The time by which a part {@code p} has had the event, and where the ends of the interval pass that height. Where a curve runs level at
	 * that height, the middle of the level part.
	 */
	public Bounds quantile(final double p) {
		return new Bounds(falls(survival, 1 - p), falls(lower, 1 - p), falls(upper, 1 - p));
	}

	private double falls(final double[] curve, final double height) {
		final int first = first(y -> y < height + TOLERANCE, curve, 0);
		if (first < 0) return Double.NaN;
		final int below = Math.abs(curve[first] - height) < TOLERANCE ? first(y -> y < curve[first], curve, first) : -1;
		return below < 0 ? time[first] : (time[first] + time[below]) / 2;
	}

	/** NaN is no height. */
	private static int first(final DoublePredicate is, final double[] curve, final int from) {
		return IntStream.range(from, curve.length).filter(k -> is.test(curve[k])).findFirst().orElse(-1);
	}

	/** The area under the curve up to a time, which is the mean survival time restricted to it, with its standard error. */
	public record RestrictedMean(double value, double se) {}

	/** The restricted mean; beyond the last time the curve runs level, as R has it. */
	public RestrictedMean restrictedMean(final double to) {
		double area = 0, variance = 0, until = to;
		for (int k = time.length - 1; k >= 0; k--) {
			if (time[k] > to) continue;
			area += (until - time[k]) * survival[k];
			until = time[k];
			if (events[k] < atRisk[k]) variance += area * area * events[k] / ((double) atRisk[k] * (atRisk[k] - events[k]));
		}
		return new RestrictedMean(area + until, Math.sqrt(variance));
	}
}
