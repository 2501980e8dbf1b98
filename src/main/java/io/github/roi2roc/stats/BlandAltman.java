package io.github.roi2roc.stats;

import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Agreement of two measurements of the same cases (Bland and Altman 1999): the mean difference, the limits between which 95 % of differences
 * lie if they are normal, and their 95 % confidence intervals.
 *
 * @param n cases
 * @param bias mean of first − second
 * @param sd of the differences
 * @param biasHalf half the width of the bias's interval: t(n − 1) · sd / √n
 * @param limitHalf half the width of a limit's interval: t(n − 1) · sd · √(1/n + 1.96² / (2(n − 1)))
 */
public record BlandAltman(int n, double bias, double sd, double biasHalf, double limitHalf) {

	/** How many standard deviations hold 95 % of normal differences, as the paper rounds it. */
	private static final double Z = 1.96;

	/** @throws io.github.roi2roc.InputException if there are fewer than two cases, or a value is missing */
	public static BlandAltman of(final double[] first, final double[] second) {
		return of(IntStream.range(0, first.length).mapToDouble(i -> first[i] - second[i]).toArray());
	}

	/** From the differences. */
	public static BlandAltman of(final double... differences) {
		Sample.require("Bland-Altman", 2, differences);
		final int n = differences.length;
		final double sd = Moments.sd(differences), t = new TDistribution(null, n - 1.0).inverseCumulativeProbability(0.975);
		return new BlandAltman(n, Moments.mean(differences), sd, t * sd / Math.sqrt(n), t * sd * Math.sqrt(1.0 / n + Z * Z / (2 * (n - 1.0))));
	}

	/** Lower limit of agreement. */
	public double lower() {
		return bias - Z * sd;
	}

	/** Upper limit of agreement. */
	public double upper() {
		return bias + Z * sd;
	}
}
