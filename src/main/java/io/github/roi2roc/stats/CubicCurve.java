package io.github.roi2roc.stats;

/**
 * The cubic spline through points with R's default ends ({@code spline(method = "fmm")}: Forsythe, Malcolm and Moler 1977): the third
 * derivative at either end is that of the cubic through the four points there.
 */
public final class CubicCurve {

	private final double[] x, y, b, c, d;

	/** @param x rising; at least three points */
	public CubicCurve(final double[] x, final double[] y) {
		final int n = x.length;
		this.x = x.clone();
		this.y = y.clone();
		b = new double[n];
		c = new double[n];
		d = new double[n];
		d[0] = x[1] - x[0];
		c[1] = (y[1] - y[0]) / d[0];
		for (int i = 1; i < n - 1; i++) {
			d[i] = x[i + 1] - x[i];
			b[i] = 2 * (d[i - 1] + d[i]);
			c[i + 1] = (y[i + 1] - y[i]) / d[i];
			c[i] = c[i + 1] - c[i];
		}
		b[0] = -d[0];
		b[n - 1] = -d[n - 2];
		c[0] = c[n - 1] = 0;
		if (n > 3) {
			c[0] = (c[2] / (x[3] - x[1]) - c[1] / (x[2] - x[0])) * d[0] * d[0] / (x[3] - x[0]);
			c[n - 1] = -(c[n - 2] / (x[n - 1] - x[n - 3]) - c[n - 3] / (x[n - 2] - x[n - 4])) * d[n - 2] * d[n - 2] / (x[n - 1] - x[n - 4]);
		}
		for (int i = 1; i < n; i++) {
			final double t = d[i - 1] / b[i - 1];
			b[i] -= t * d[i - 1];
			c[i] -= t * c[i - 1];
		}
		c[n - 1] /= b[n - 1];
		for (int i = n - 2; i >= 0; i--) c[i] = (c[i] - d[i] * c[i + 1]) / b[i];
		for (int i = 0; i < n - 1; i++) {
			b[i] = (y[i + 1] - y[i]) / d[i] - d[i] * (c[i + 1] + 2 * c[i]);
			d[i] = (c[i + 1] - c[i]) / d[i];
			c[i] *= 3;
		}
	}

	/** The curve's height between the first and the last point. */
	public double at(final double v) {
		int i = 0;
		while (i < x.length - 2 && v >= x[i + 1]) i++;
		final double t = v - x[i];
		return y[i] + t * (b[i] + t * (c[i] + t * d[i]));
	}
}
