package io.github.roi2roc.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;

/** Adjustment of p values for the number of tests (R's {@code p.adjust}). */
public enum PAdjust {
	NONE, BONFERRONI, HOLM, HOCHBERG, HOMMEL, BH, BY;

	/** @throws InputException if there is no such adjustment; {@code fdr} is BH */
	public static PAdjust of(final String name) {
		final String word = name.strip().toUpperCase(Locale.ROOT);
		if (word.equals("FDR")) return BH;
		for (final PAdjust a : values()) if (a.name().equals(word)) return a;
		throw new InputException("There is no adjustment '" + name + "'. Known are: none, bonferroni, holm, hochberg, hommel, BH, BY.");
	}

	/** Adjusted values in the order given; a missing p (NaN) stays missing and does not count. */
	public double[] adjust(final double... p) {
		final int[] there = IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).toArray();
		final double[] out = p.clone(), present = Arrays.stream(there).mapToDouble(i -> p[i]).toArray(), adjusted = complete(present);
		for (int k = 0; k < there.length; k++) out[there[k]] = Math.min(1, adjusted[k]);
		return out;
	}

	private double[] complete(final double[] p) {
		final int n = p.length;
		if (this == HOMMEL) return hommel(p);
		final int[] rising = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> p[i])).mapToInt(i -> i).toArray();
		final double[] out = new double[n];
		double harmonic = 0, run = 0;
		for (int i = 1; i <= n; i++) harmonic += 1.0 / i;
		switch (this) {
			case HOLM -> {
				for (int k = 0; k < n; k++) out[rising[k]] = run = Math.max(run, (n - k) * p[rising[k]]);
			}
			case HOCHBERG, BH, BY -> {
				run = Double.POSITIVE_INFINITY;
				for (int k = n - 1; k >= 0; k--) {
					final double factor = this == HOCHBERG ? n - k : n / (k + 1.0) * (this == BY ? harmonic : 1);
					out[rising[k]] = run = Math.min(run, factor * p[rising[k]]);
				}
			}
			default -> {
				for (int i = 0; i < n; i++) out[i] = this == BONFERRONI ? n * p[i] : p[i];
			}
		}
		return out;
	}

	/** Hommel 1988. */
	private static double[] hommel(final double[] given) {
		final int n = given.length;
		if (n < 2) return given;
		final int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> given[i])).mapToInt(i -> i).toArray();
		final double[] p = Arrays.stream(order).mapToDouble(i -> given[i]).toArray(), q = new double[n], pa = new double[n], out = new double[n];
		double least = Double.POSITIVE_INFINITY;
		for (int i = 0; i < n; i++) least = Math.min(least, n * p[i] / (i + 1));
		Arrays.fill(q, least);
		Arrays.fill(pa, least);
		for (int m = n - 1; m >= 2; m--) {
			double q1 = Double.POSITIVE_INFINITY;
			for (int k = 2; k <= m; k++) q1 = Math.min(q1, m * p[n - m + k - 1] / k);
			for (int i = 0; i <= n - m; i++) q[i] = Math.min(m * p[i], q1);
			for (int i = n - m + 1; i < n; i++) q[i] = q[n - m];
			for (int i = 0; i < n; i++) pa[i] = Math.max(pa[i], q[i]);
		}
		for (int i = 0; i < n; i++) out[order[i]] = Math.max(pa[i], p[i]);
		return out;
	}
}
