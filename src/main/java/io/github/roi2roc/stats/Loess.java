package io.github.roi2roc.stats;

import java.util.Arrays;
import java.util.Optional;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Local quadratic regression (Cleveland and Devlin 1988) with a confidence band: R's {@code loess(y ~ x, span = 0.75, degree = 2, control =
 * loess.control(surface = "direct", statistics = "exact"))}, tricube weights, no robustness steps.
 *
 * @param x where the curve was evaluated
 * @param fit its height
 * @param se standard error of the height
 * @param lower lower end of the pointwise 95 % interval: fit − t se
 * @param upper upper end
 * @param df degrees of freedom of t; infinite above {@value #EXACT} rows, where the normal distribution stands in
 */
public record Loess(double[] x, double[] fit, double[] se, double[] lower, double[] upper, double df) {

	private static final double SPAN = 0.75;
	/** The degrees of freedom need rows³ steps. */
	private static final int EXACT = 800;
	/** A determinant this small, after scaling, is that of a singular matrix. */
	private static final double SINGULAR = 1e-10;

	/**
	 * Smooths.
	 *
	 * @param x finite values
	 * @param y of the same rows
	 * @param at where the curve is wanted, within the range of x
	 * @return empty where some neighbourhood has fewer than three different x, so that no parabola runs through it
	 */
	public static Optional<Loess> of(final double[] x, final double[] y, final double... at) {
		final int n = x.length;
		final double[][] hat = new double[n][];
		double squares = 0, delta1 = 0;
		for (int i = 0; i < n; i++) {
			hat[i] = weights(x, x[i]);
			if (hat[i] == null) return Optional.empty();
			double f = 0;
			for (int j = 0; j < n; j++) f += hat[i][j] * y[j];
			squares += (y[i] - f) * (y[i] - f);
			for (int j = 0; j < n; j++) {
				hat[i][j] = (i == j ? 1 : 0) - hat[i][j];
				delta1 += hat[i][j] * hat[i][j];
			}
		}
		final double scale = Math.sqrt(squares / delta1), df = n > EXACT ? Double.POSITIVE_INFINITY : delta1 * delta1 / delta2(hat);
		final double t = Double.isInfinite(df) ? Normal.quantile(0.975) : new TDistribution(null, df, 1e-12).inverseCumulativeProbability(0.975);
		final int m = at.length;
		final double[] fit = new double[m], se = new double[m], lower = new double[m], upper = new double[m];
		for (int k = 0; k < m; k++) {
			final double[] w = weights(x, at[k]);
			if (w == null) return Optional.empty();
			double norm = 0;
			for (int j = 0; j < n; j++) {
				fit[k] += w[j] * y[j];
				norm += w[j] * w[j];
			}
			se[k] = scale * Math.sqrt(norm);
			lower[k] = fit[k] - t * se[k];
			upper[k] = fit[k] + t * se[k];
		}
		return Optional.of(new Loess(at.clone(), fit, se, lower, upper, df));
	}

	/** Trace of the square of R Rᵀ, where R takes the residuals. */
	private static double delta2(final double[][] r) {
		double out = 0;
		for (int i = 0; i < r.length; i++) {
			for (int j = 0; j <= i; j++) {
				double s = 0;
				for (int k = 0; k < r.length; k++) s += r[i][k] * r[j][k];
				out += (i == j ? 1 : 2) * s * s;
			}
		}
		return out;
	}

	/** What each row's y adds to the curve's height at z; null where the local parabola is not determined. */
	private static double[] weights(final double[] x, final double z) {
		final int n = x.length, q = Math.min(n, (int) Math.floor(n * SPAN + 1e-5));
		if (q < 3) return null;
		final double[] sorted = new double[n];
		for (int i = 0; i < n; i++) sorted[i] = Math.abs(x[i] - z);
		Arrays.sort(sorted);
		final double h = sorted[q - 1];
		if (!(h > 0)) return null;
		final double[] w = new double[n], s = new double[5];
		for (int i = 0; i < n; i++) {
			final double u = (x[i] - z) / h, a = Math.abs(u);
			if (a >= 1) continue;
			final double c = 1 - a * a * a;
			w[i] = c * c * c;
			double power = w[i];
			for (int k = 0; k < 5; k++, power *= u) s[k] += power;
		}
		// First row of the inverse of the 3 × 3 normal matrix with entries s[i + j].
		final double c0 = s[2] * s[4] - s[3] * s[3], c1 = s[2] * s[3] - s[1] * s[4], c2 = s[1] * s[3] - s[2] * s[2];
		final double det = s[0] * c0 + s[1] * c1 + s[2] * c2;
		if (!(det > SINGULAR * s[0] * s[2] * s[4])) return null;
		for (int i = 0; i < n; i++) {
			final double u = (x[i] - z) / h;
			w[i] *= (c0 + u * (c1 + u * c2)) / det;
		}
		return w;
	}
}
