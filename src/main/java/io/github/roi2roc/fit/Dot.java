package io.github.roi2roc.fit;

/** Inner products of the hot loops, with several running sums so that the additions overlap; the order is fixed, so the result is too. */
final class Dot {

	private Dot() {}

	static double of(final double[] a, final double[] b) {
		final int n = a.length, even = n & ~7;
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
		for (int i = 0; i < even; i += 8) {
			s0 += a[i] * b[i];
			s1 += a[i + 1] * b[i + 1];
			s2 += a[i + 2] * b[i + 2];
			s3 += a[i + 3] * b[i + 3];
			s4 += a[i + 4] * b[i + 4];
			s5 += a[i + 5] * b[i + 5];
			s6 += a[i + 6] * b[i + 6];
			s7 += a[i + 7] * b[i + 7];
		}
		for (int i = even; i < n; i++) s0 += a[i] * b[i];
		return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
	}

	/** Σ v x². */
	static double squares(final double[] v, final double[] x) {
		final int n = v.length, even = n & ~3;
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		for (int i = 0; i < even; i += 4) {
			s0 += v[i] * x[i] * x[i];
			s1 += v[i + 1] * x[i + 1] * x[i + 1];
			s2 += v[i + 2] * x[i + 2] * x[i + 2];
			s3 += v[i + 3] * x[i + 3] * x[i + 3];
		}
		for (int i = even; i < n; i++) s0 += v[i] * x[i] * x[i];
		return (s0 + s1) + (s2 + s3);
	}

	/** Σ (a − b)². */
	static double distance(final double[] a, final double[] b) {
		final int n = a.length, even = n & ~3;
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		for (int i = 0; i < even; i += 4) {
			final double d0 = a[i] - b[i], d1 = a[i + 1] - b[i + 1], d2 = a[i + 2] - b[i + 2], d3 = a[i + 3] - b[i + 3];
			s0 += d0 * d0;
			s1 += d1 * d1;
			s2 += d2 * d2;
			s3 += d3 * d3;
		}
		for (int i = even; i < n; i++) s0 += (a[i] - b[i]) * (a[i] - b[i]);
		return (s0 + s1) + (s2 + s3);
	}

	static double sum(final double[] a) {
		double s = 0;
		for (final double d : a) s += d;
		return s;
	}

	/** r ← r − d v x, elementwise. */
	static void subtract(final double[] r, final double d, final double[] v, final double[] x) {
		for (int i = 0; i < r.length; i++) r[i] -= d * v[i] * x[i];
	}

	/** a ← a + d x. */
	static void add(final double[] a, final double d, final double[] x) {
		for (int i = 0; i < a.length; i++) a[i] += d * x[i];
	}

	/** r ← r − d v. */
	static void subtract(final double[] r, final double d, final double[] v) {
		for (int i = 0; i < r.length; i++) r[i] -= d * v[i];
	}
}
