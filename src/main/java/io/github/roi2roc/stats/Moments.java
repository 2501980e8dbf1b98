package io.github.roi2roc.stats;

import java.util.Arrays;

/** Descriptive numbers of a sample as R computes them. */
public final class Moments {

	private Moments() {}

	/** Mean, with the second pass that R makes; NaN for an empty sample. */
	public static double mean(final double... x) {
		double s = 0;
		for (final double d : x) s += d;
		final double first = s / x.length;
		if (!Double.isFinite(first)) return first;
		double t = 0;
		for (final double d : x) t += d - first;
		return first + t / x.length;
	}

	/** Sample variance (n − 1); NaN for fewer than two values. */
	public static double variance(final double... x) {
		if (x.length < 2) return Double.NaN;
		final double m = mean(x);
		double s = 0;
		for (final double d : x) s += (d - m) * (d - m);
		return s / (x.length - 1);
	}

	/** Sample standard deviation (n − 1). */
	public static double sd(final double... x) {
		return Math.sqrt(variance(x));
	}

	/** R's {@code quantile}, type 7: a straight line between neighbouring order statistics; NaN for an empty sample. */
	public static double quantile(final double[] x, final double p) {
		if (x.length == 0) return Double.NaN;
		final double[] s = x.clone();
		Arrays.sort(s);
		final double at = (s.length - 1) * p, fuzz = 4 * Math.ulp(1.0);
		final int lo = (int) Math.floor(at + fuzz), hi = Math.min(lo + 1, s.length - 1);
		final double part = at - lo;
		return Math.abs(part) < fuzz ? s[lo] : s[lo] + part * (s[hi] - s[lo]);
	}

	public static double median(final double... x) {
		return quantile(x, 0.5);
	}

	/** The values that are there. */
	public static double[] present(final double... x) {
		return Arrays.stream(x).filter(d -> !Double.isNaN(d)).toArray();
	}
}
