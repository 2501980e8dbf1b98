package io.github.roi2roc.stats;

import org.apache.commons.math3.special.Erf;

/** The standard normal distribution (R's {@code pnorm} and {@code qnorm}). */
public final class Normal {

	private Normal() {}

	/** P(Z ≤ z); accurate in the lower tail down to 1e-300. */
	public static double cdf(final double z) {
		return 0.5 * Erf.erfc(-z / Math.sqrt(2));
	}

	/** Two-sided p of a z value: 2 P(Z ≤ −|z|). */
	public static double twoSided(final double z) {
		return Erf.erfc(Math.abs(z) / Math.sqrt(2));
	}

	/** The z below which a part {@code p} of the distribution lies; infinite at 0 and 1. */
	public static double quantile(final double p) {
		return -Math.sqrt(2) * Erf.erfcInv(2 * p);
	}
}
