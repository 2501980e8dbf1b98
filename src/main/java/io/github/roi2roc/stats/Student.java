package io.github.roi2roc.stats;

import org.apache.commons.math3.distribution.TDistribution;

import org.apache.commons.math3.special.Beta;

/** Student's t distribution (R's {@code pt}). */
public final class Student {

	private Student() {}

	/** Two-sided p of a t value with {@code df} (not necessarily whole) degrees of freedom. */
	public static double twoSided(final double t, final double df) {
		if (Double.isNaN(t) || Double.isNaN(df)) return Double.NaN;
		if (Double.isInfinite(t)) return 0;
		return Beta.regularizedBeta(df / (df + t * t), df / 2, 0.5);
	}

	/** R: {@code qt(p, df)}. */
	public static double quantile(final double p, final double df) {
		return new TDistribution(null, df, 1e-12).inverseCumulativeProbability(p);
	}
}
