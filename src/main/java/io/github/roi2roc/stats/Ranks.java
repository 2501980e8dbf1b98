package io.github.roi2roc.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks of a sample; equal values share the mean of their ranks (R's {@code rank}). */
public final class Ranks {

	private Ranks() {}

	/** Ranks from 1. */
	public static double[] of(final double[] x) {
		final int n = x.length;
		final int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> x[i] + 0.0)).mapToInt(i -> i).toArray();
		final double[] out = new double[n];
		for (int a = 0; a < n;) {
			int b = a;
			while (b < n && x[order[b]] == x[order[a]]) b++;
			for (int k = a; k < b; k++) out[order[k]] = (a + 1 + b) / 2.0;
			a = b;
		}
		return out;
	}

	/** Sizes of the groups of equal values, in rising order of value. */
	public static int[] ties(final double[] x) {
		final double[] s = x.clone();
		Arrays.sort(s);
		final int[] out = new int[s.length];
		int k = 0;
		for (int a = 0; a < s.length; k++) {
			int b = a;
			while (b < s.length && s[b] == s[a]) b++;
			out[k] = b - a;
			a = b;
		}
		return Arrays.copyOf(out, k);
	}
}
