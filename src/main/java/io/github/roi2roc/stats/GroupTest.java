package io.github.roi2roc.stats;

import java.util.Arrays;

/**
 * Tests whether groups differ in location.
 *
 * @param statistic Kruskal and Wallis's χ² or the F of an analysis of variance
 * @param df1 degrees of freedom between groups
 * @param df2 degrees of freedom within groups; NaN for χ²
 */
public record GroupTest(double statistic, double df1, double df2, double p) {

	/** Kruskal and Wallis's rank test, corrected for ties (R's {@code kruskal.test}). */
	public static GroupTest kruskalWallis(final double[]... groups) {
		Sample.require("Kruskal-Wallis test", 1, groups);
		final double[] all = Arrays.stream(groups).flatMapToDouble(Arrays::stream).map(d -> d + 0.0).toArray(), ranks = Ranks.of(all);
		final double n = all.length;
		double s = 0, ties = 0;
		int at = 0;
		for (final double[] g : groups) {
			double sum = 0;
			for (int i = 0; i < g.length; i++) sum += ranks[at++];
			s += sum * sum / g.length;
		}
		for (final int t : Ranks.ties(all)) ties += (double) t * t * t - t;
		final double h = (12 * s / (n * (n + 1)) - 3 * (n + 1)) / (1 - ties / (n * n * n - n));
		return new GroupTest(h, groups.length - 1.0, Double.NaN, Tail.chiSquared(h, groups.length - 1.0));
	}

	/** One-way analysis of variance (R's {@code aov}). */
	public static GroupTest anova(final double[]... groups) {
		Sample.require("Analysis of variance", 1, groups);
		final double[] all = Arrays.stream(groups).flatMapToDouble(Arrays::stream).toArray();
		final double mean = Moments.mean(all), df1 = groups.length - 1.0, df2 = all.length - (double) groups.length;
		double between = 0, within = 0;
		for (final double[] g : groups) {
			final double m = Moments.mean(g);
			between += g.length * (m - mean) * (m - mean);
			for (final double d : g) within += (d - m) * (d - m);
		}
		final double f = between / df1 / (within / df2);
		return new GroupTest(f, df1, df2, Tail.f(f, df1, df2));
	}
}
