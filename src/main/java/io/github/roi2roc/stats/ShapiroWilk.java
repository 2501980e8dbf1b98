package io.github.roi2roc.stats;

import java.util.Arrays;

import io.github.roi2roc.InputException;

/**
 * Shapiro and Wilk's test of normality by Royston's approximation (1995, algorithm AS R94; R's {@code shapiro.test}).
 *
 * @param w near 1 for a normal sample
 * @param p small for a sample that is not normal
 */
public record ShapiroWilk(double w, double p) {

	private static final double[] FIRST = { 0, .221157, -.147981, -2.07119, 4.434685, -2.706056 }, SECOND = { 0, .042981, -.293762, -1.752461,
		5.682633, -3.582633 };

	/** @throws InputException unless there are 3 to 5000 values, not all the same */
	public static ShapiroWilk test(final double... sample) {
		Sample.require("Shapiro-Wilk test", 3, sample);
		final int n = sample.length;
		if (n > 5000) throw new InputException("Shapiro-Wilk test: " + n + " values; it is defined for 3 to 5000.");
		final double[] x = sample.clone();
		Arrays.sort(x);
		final double range = x[n - 1] - x[0];
		if (!(range > 0)) throw new InputException("Shapiro-Wilk test: all " + n + " values are the same.");
		final double[] a = weights(n);
		double mean = 0;
		for (final double d : x) mean += (d - x[0]) / range / n;
		double ssa = 0, ssx = 0, sax = 0;
		for (int i = 0; i < n; i++) {
			final double xi = (x[i] - x[0]) / range - mean;
			ssa += a[i] * a[i];
			ssx += xi * xi;
			sax += a[i] * xi;
		}
		final double root = Math.sqrt(ssa * ssx), missing = (root - sax) * (root + sax) / (ssa * ssx), w = 1 - missing;
		return new ShapiroWilk(w, p(w, missing, n));
	}

	/** Weights of the ordered values, antisymmetric. */
	private static double[] weights(final int n) {
		final int half = n / 2;
		final double[] out = new double[n], lower = new double[half + 1];
		if (n == 3) lower[1] = Math.sqrt(0.5);
		else {
			final double[] m = new double[half + 1];
			double sum = 0;
			for (int i = 1; i <= half; i++) {
				m[i] = Normal.quantile((i - 0.375) / (n + 0.25));
				sum += 2 * m[i] * m[i];
			}
			final double root = Math.sqrt(sum), rsn = 1 / Math.sqrt(n), a1 = poly(FIRST, rsn) - m[1] / root;
			int from = 2;
			double factor;
			if (n > 5) {
				from = 3;
				final double a2 = poly(SECOND, rsn) - m[2] / root;
				factor = Math.sqrt((sum - 2 * m[1] * m[1] - 2 * m[2] * m[2]) / (1 - 2 * a1 * a1 - 2 * a2 * a2));
				lower[2] = a2;
			}
			else factor = Math.sqrt((sum - 2 * m[1] * m[1]) / (1 - 2 * a1 * a1));
			lower[1] = a1;
			for (int i = from; i <= half; i++) lower[i] = -m[i] / factor;
		}
		for (int i = 1; i <= half; i++) {
			out[i - 1] = -lower[i];
			out[n - i] = lower[i];
		}
		return out;
	}

	private static double p(final double w, final double missing, final int n) {
		if (n == 3) return Math.max(0, 6 / Math.PI * (Math.asin(Math.sqrt(w)) - Math.asin(Math.sqrt(0.75))));
		final double log = Math.log(n);
		double y = Math.log(missing), mean, sd;
		if (n <= 11) {
			final double gamma = poly(new double[] { -2.273, .459 }, n);
			if (y >= gamma) return 1e-99; // as R
			y = -Math.log(gamma - y);
			mean = poly(new double[] { .544, -.39978, .025054, -6.714e-4 }, n);
			sd = Math.exp(poly(new double[] { 1.3822, -.77857, .062767, -.0020322 }, n));
		}
		else {
			mean = poly(new double[] { -1.5861, -.31082, -.083751, .0038915 }, log);
			sd = Math.exp(poly(new double[] { -.4803, -.082676, .0030302 }, log));
		}
		return Normal.cdf(-(y - mean) / sd);
	}

	private static double poly(final double[] c, final double x) {
		double out = 0;
		for (int k = c.length - 1; k >= 0; k--) out = out * x + c[k];
		return out;
	}
}
