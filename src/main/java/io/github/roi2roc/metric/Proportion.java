package io.github.roi2roc.metric;

import org.apache.commons.math3.distribution.BetaDistribution;

import io.github.roi2roc.stats.Normal;

/**
 * A part of a number of rows, with a confidence interval.
 *
 * @param value hits / of; NaN, as are the ends, where there are no rows
 * @param lower lower end, not below 0
 * @param upper upper end, not above 1
 */
public record Proportion(double value, double lower, double upper) {

	/** Finer than any table prints. */
	private static final double ACCURACY = 1e-14;

	/**
	 * Wilson's score interval (1927), without continuity correction; R: {@code prop.test(hits, of, correct = FALSE)}.
	 *
	 * @param level such as 0.95
	 */
	public static Proportion wilson(final int hits, final int of, final double level) {
		check(hits, of, level);
		if (of == 0) return new Proportion(Double.NaN, Double.NaN, Double.NaN);
		final double z = Normal.quantile(1 - (1 - level) / 2), n = of, p = hits / n, z2 = z * z;
		final double middle = (p + z2 / (2 * n)) / (1 + z2 / n), half = z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
		return new Proportion(p, hits == 0 ? 0 : middle - half, hits == of ? 1 : middle + half);
	}

	/** Clopper and Pearson's exact interval (1934); R: {@code binom.test(hits, of)}. */
	public static Proportion exact(final int hits, final int of, final double level) {
		check(hits, of, level);
		if (of == 0) return new Proportion(Double.NaN, Double.NaN, Double.NaN);
		final double tail = (1 - level) / 2;
		return new Proportion(hits / (double) of, hits == 0 ? 0 : beta(tail, hits, of - hits + 1.0), hits == of ? 1 : beta(1 - tail, hits + 1.0, of
			- hits));
	}

	private static double beta(final double p, final double a, final double b) {
		return new BetaDistribution(null, a, b, ACCURACY).inverseCumulativeProbability(p);
	}

	private static void check(final int hits, final int of, final double level) {
		if (hits < 0 || hits > of || !(level > 0 && level < 1)) throw new IllegalArgumentException(hits + " of " + of + ", level " + level);
	}
}
