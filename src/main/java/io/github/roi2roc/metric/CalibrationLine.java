package io.github.roi2roc.metric;

import io.github.roi2roc.stats.Normal;

/**
 * Cox's recalibration (1958): how the log-odds of the outcome run along the log-odds of the predicted probability. Perfect predictions have
 * intercept 0 and slope 1; a slope below 1 speaks of overfitting. Rows predicted with 0 or 1 have no log-odds and do not count.
 *
 * @param intercept calibration in the large: R's {@code glm(y ~ offset(qlogis(p)), binomial)}; NaN, as are all others, where the fit has no
 *          finite value (one class only, or probabilities that tell the classes apart without error)
 * @param interceptLower lower end of its 95 % Wald interval
 * @param interceptUpper upper end
 * @param slope R's {@code glm(y ~ qlogis(p), binomial)}
 * @param slopeLower lower end of its 95 % Wald interval
 * @param slopeUpper upper end
 * @param rows rows that count
 */
public record CalibrationLine(double intercept, double interceptLower, double interceptUpper, double slope, double slopeLower,
	double slopeUpper, int rows)
{

	private static final int STEPS = 100;
	private static final double DONE = 1e-12, ENDLESS = 50;

	/** @throws io.github.roi2roc.InputException if a score is no probability */
	public static CalibrationLine of(final boolean[] positive, final double[] probability) {
		Probabilities.require(probability);
		int n = 0;
		for (final double p : probability) if (p > 0 && p < 1) n++;
		final double[] x = new double[n];
		final boolean[] y = new boolean[n];
		for (int i = 0, k = 0; i < probability.length; i++) {
			final double p = probability[i];
			if (!(p > 0 && p < 1)) continue;
			x[k] = Math.log(p / (1 - p));
			y[k++] = positive[i];
		}
		final double z = Normal.quantile(0.975);
		final double[] large = fit(x, y, false), line = fit(x, y, true);
		return new CalibrationLine(large[0], large[0] - z * large[1], large[0] + z * large[1], line[2], line[2] - z * line[3], line[2] + z * line[3], n);
	}

	/**
	 * Newton's method for log-odds a + b x.
	 *
	 * @param free whether b is fitted; if not it is 1
	 * @return a, its standard error, b, its standard error; NaN where they are not finite
	 */
	private static double[] fit(final double[] x, final boolean[] y, final boolean free) {
		double a = 0, b = 1;
		for (int step = 0; step < STEPS; step++) {
			double ga = 0, gb = 0, haa = 0, hab = 0, hbb = 0;
			for (int i = 0; i < x.length; i++) {
				final double p = 1 / (1 + Math.exp(-(a + b * x[i]))), w = p * (1 - p), r = (y[i] ? 1 : 0) - p;
				ga += r;
				gb += r * x[i];
				haa += w;
				hab += w * x[i];
				hbb += w * x[i] * x[i];
			}
			final double det = haa * hbb - hab * hab;
			final double da = free ? (hbb * ga - hab * gb) / det : ga / haa, db = free ? (haa * gb - hab * ga) / det : 0;
			// A step of more than 5 on this scale is a Newton step gone astray; it is cut short.
			final double cut = Math.min(1, 5 / Math.max(Math.abs(da), Math.abs(db)));
			a += cut * da;
			b += cut * db;
			if (!(Math.abs(a) < ENDLESS && Math.abs(b) < ENDLESS)) break;
			if (Math.max(Math.abs(da), Math.abs(db)) < DONE * (1 + Math.abs(a) + Math.abs(b))) {
				return free ? new double[] { a, Math.sqrt(hbb / det), b, Math.sqrt(haa / det) } : new double[] { a, 1 / Math.sqrt(haa), 1, 0 };
			}
		}
		return new double[] { Double.NaN, Double.NaN, Double.NaN, Double.NaN };
	}
}
