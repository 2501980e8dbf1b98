package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The rising step function nearest to points by least squares (pool adjacent violators; R's {@code isoreg}). Points of equal x are one point, their
 * mean. Between two points the value lies on the straight line, beyond the ends it is that of the end.
 *
 * @param x the points, rising
 * @param y their values, not falling
 */
public record Isotonic(double[] x, double[] y) {

	/** @param x, y points in any order, at least one */
	public static Isotonic fit(final double[] x, final double[] y) {
		final int[] order = IntStream.range(0, x.length).boxed().sorted(Comparator.comparingDouble(i -> x[i])).mapToInt(i -> i).toArray();
		final double[] at = new double[x.length], sum = new double[x.length], weight = new double[x.length];
		int points = 0;
		for (final int i : order) {
			if (points == 0 || x[i] > at[points - 1]) at[points++] = x[i];
			sum[points - 1] += y[i];
			weight[points - 1]++;
		}
		// Blocks of points that share a value; a block that lies below the one before is pooled with it.
		final int[] size = new int[points];
		int blocks = 0;
		for (int k = 0; k < points; k++) {
			sum[blocks] = sum[k];
			weight[blocks] = weight[k];
			size[blocks++] = 1;
			while (blocks > 1 && sum[blocks - 1] * weight[blocks - 2] <= sum[blocks - 2] * weight[blocks - 1]) {
				blocks--;
				sum[blocks - 1] += sum[blocks];
				weight[blocks - 1] += weight[blocks];
				size[blocks - 1] += size[blocks];
			}
		}
		final double[] value = new double[points];
		for (int b = 0, k = 0; b < blocks; b++) {
			final double mean = sum[b] / weight[b];
			for (int m = 0; m < size[b]; m++) value[k++] = mean;
		}
		return new Isotonic(Arrays.copyOf(at, points), value).thinned();
	}

	/** Without the points inside a flat stretch, which change nothing. */
	private Isotonic thinned() {
		final int[] keep = IntStream.range(0, x.length).filter(k -> k == 0 || k == x.length - 1 || y[k] != y[k - 1] || y[k] != y[k + 1]).toArray();
		return new Isotonic(Arrays.stream(keep).mapToDouble(k -> x[k]).toArray(), Arrays.stream(keep).mapToDouble(k -> y[k]).toArray());
	}

	/** The value at any place. */
	public double at(final double where) {
		final int k = Arrays.binarySearch(x, where);
		if (k >= 0) return y[k];
		final int above = -k - 1;
		if (above == 0) return y[0];
		if (above == x.length) return y[x.length - 1];
		final double part = (where - x[above - 1]) / (x[above] - x[above - 1]);
		return y[above - 1] + part * (y[above] - y[above - 1]);
	}
}
