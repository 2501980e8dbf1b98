package io.github.roi2roc.stats;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/** Upper tails of the distributions of test statistics; accurate to relative 1e-10 far out. */
public final class Tail {

	private Tail() {}

	/** P(X² ≥ x) with {@code df} degrees of freedom. */
	public static double chiSquared(final double x, final double df) {
		if (Double.isNaN(x)) return Double.NaN;
		return x <= 0 ? 1 : Gamma.regularizedGammaQ(df / 2, x / 2);
	}

	/** P(F ≥ f) with {@code df1} and {@code df2} degrees of freedom. */
	public static double f(final double f, final double df1, final double df2) {
		if (Double.isNaN(f)) return Double.NaN;
		if (Double.isInfinite(f)) return 0;
		return f <= 0 ? 1 : Beta.regularizedBeta(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);
	}
}
