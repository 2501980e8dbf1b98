package io.github.roi2roc.stats;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * t test for the means of two groups (R's {@code t.test}).
 *
 * @param t first mean − second mean, over its standard error
 * @param p two-sided
 * @param low lower end of the 95 % interval of the difference
 * @param high upper end
 */
public record TTest(double t, double df, double p, double difference, double low, double high) {

	/** Student's: equal variances. */
	public static TTest student(final double[] a, final double[] b) {
		Sample.require("Student's t test", 2, a, b);
		final double df = a.length + b.length - 2.0;
		final double var = ((a.length - 1) * Moments.variance(a) + (b.length - 1) * Moments.variance(b)) / df;
		return of(a, b, Math.sqrt(var * (1.0 / a.length + 1.0 / b.length)), df);
	}

	/** Welch's: each group its own variance. */
	public static TTest welch(final double[] a, final double[] b) {
		Sample.require("Welch's t test", 2, a, b);
		final double va = Moments.variance(a) / a.length, vb = Moments.variance(b) / b.length;
		return of(a, b, Math.sqrt(va + vb), (va + vb) * (va + vb) / (va * va / (a.length - 1) + vb * vb / (b.length - 1)));
	}

	private static TTest of(final double[] a, final double[] b, final double se, final double df) {
		final double d = Moments.mean(a) - Moments.mean(b), t = d / se;
		if (!(se > 0)) return new TTest(d == 0 ? Double.NaN : t, df, d == 0 ? Double.NaN : 0, d, d, d);
		final double half = se * new TDistribution(null, df).inverseCumulativeProbability(0.975);
		return new TTest(t, df, Student.twoSided(t, df), d, d - half, d + half);
	}
}
