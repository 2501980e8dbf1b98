package io.github.roi2roc.stats;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.math3.distribution.FDistribution;

import io.github.roi2roc.InputException;

/**
 * Intraclass correlation, the six forms of Shrout and Fleiss (1979), with the F tests and intervals of R's {@code psych::ICC}.
 *
 * @param form ICC1, ICC2, ICC3 (one rater) or ICC1k, ICC2k, ICC3k (mean of k raters)
 * @param value the coefficient
 * @param lower lower end of the 95 % interval
 * @param upper upper end
 */
public record Icc(String form, double value, double f, double df1, double df2, double p, double lower, double upper) {

	/** The forms' names. */
	public static final List<String> FORMS = List.of("ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k");

	/**
	 * All six forms.
	 *
	 * @param ratings subject × rater, at least 2 × 2, none missing
	 * @throws InputException if there are too few subjects or raters, or a value is not finite
	 */
	public static List<Icc> all(final double[][] ratings) {
		final int n = ratings.length, k = n == 0 ? 0 : ratings[0].length;
		if (n < 2 || k < 2) throw new InputException("ICC: " + n + " subjects and " + k + " raters; at least two of each are needed.");
		final double[] rater = new double[k], subject = new double[n];
		double mean = 0;
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < k; j++) {
				if (!Double.isFinite(ratings[i][j])) throw new InputException("ICC: subject " + (i + 1) + ", rater " + (j + 1) + " is " + ratings[i][j]
					+ "; leave the subject out.");
				subject[i] += ratings[i][j] / k;
				rater[j] += ratings[i][j] / n;
			}
			mean += subject[i] / n;
		}
		double between = 0, raters = 0, rest = 0;
		for (int i = 0; i < n; i++) between += k * square(subject[i] - mean);
		for (int j = 0; j < k; j++) raters += n * square(rater[j] - mean);
		for (int i = 0; i < n; i++) for (int j = 0; j < k; j++) rest += square(ratings[i][j] - subject[i] - rater[j] + mean);
		return forms(n, k, between / (n - 1), raters / (k - 1), rest / ((n - 1.0) * (k - 1)), (raters + rest) / (n * (k - 1.0)));
	}

	/** One form by name. */
	public static Icc of(final double[][] ratings, final String form) {
		return all(ratings).stream().filter(i -> i.form.equals(form)).findFirst().orElseThrow(() -> new InputException("There is no form '" + form
			+ "' of the ICC. Known are: " + String.join(", ", FORMS) + "."));
	}

	private static double square(final double d) {
		return d * d;
	}

	/** From the mean squares between subjects, between raters, of the residual, and within subjects. */
	private static List<Icc> forms(final int n, final int k, final double msb, final double msj, final double mse, final double msw) {
		final double f1 = msb / msw, f3 = msb / mse, d1 = n - 1.0, dw = n * (k - 1.0), de = (n - 1.0) * (k - 1);
		final double one = (msb - msw) / (msb + (k - 1) * msw), two = (msb - mse) / (msb + (k - 1) * mse + k * (msj - mse) / n), three = (msb - mse)
			/ (msb + (k - 1) * mse);
		final double low1 = f1 / quantile(d1, dw), high1 = f1 * quantile(dw, d1), low3 = f3 / quantile(d1, de), high3 = f3 * quantile(de, d1);
		// Satterthwaite's degrees of freedom for the second form
		final double fj = msj / mse, vn = de * square(k * two * fj + n * (1 + (k - 1) * two) - k * two), vd = d1 * k * k * two * two * fj * fj + square(
			n * (1 + (k - 1) * two) - k * two), v = vn / vd;
		final double up2 = quantile(d1, v), down2 = quantile(v, d1);
		final double low2 = n * (msb - up2 * mse) / (up2 * (k * msj + (k * n - k - n) * mse) + n * msb), high2 = n * (down2 * msb - mse) / (k * msj + (k
			* n - k - n) * mse + n * down2 * msb);
		final double p1 = Tail.f(f1, d1, dw), p3 = Tail.f(f3, d1, de);
		final List<Icc> out = new ArrayList<>();
		out.add(new Icc("ICC1", one, f1, d1, dw, p1, (low1 - 1) / (low1 + k - 1), (high1 - 1) / (high1 + k - 1)));
		out.add(new Icc("ICC2", two, f3, d1, de, p3, low2, high2));
		out.add(new Icc("ICC3", three, f3, d1, de, p3, (low3 - 1) / (low3 + k - 1), (high3 - 1) / (high3 + k - 1)));
		out.add(new Icc("ICC1k", (msb - msw) / msb, f1, d1, dw, p1, 1 - 1 / low1, 1 - 1 / high1));
		out.add(new Icc("ICC2k", (msb - mse) / (msb + (msj - mse) / n), f3, d1, de, p3, low2 * k / (1 + low2 * (k - 1)), high2 * k / (1 + high2 * (k
			- 1))));
		out.add(new Icc("ICC3k", (msb - mse) / msb, f3, d1, de, p3, 1 - 1 / low3, 1 - 1 / high3));
		return out;
	}

	private static double quantile(final double df1, final double df2) {
		if (!(df1 > 0 && df2 > 0)) return Double.NaN;
		return new FDistribution(null, df1, df2, 1e-13).inverseCumulativeProbability(0.975);
	}
}
