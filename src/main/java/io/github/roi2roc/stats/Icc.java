package io.github.roi2roc.stats;

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
		final Squares s = Squares.of(ratings);
		return FORMS.stream().map(s::icc).toList();
	}

	/** One form by name; two of the six intervals cost a search each, so that the others are not looked for. */
	public static Icc of(final double[][] ratings, final String form) {
		if (!FORMS.contains(form)) throw new InputException("There is no form '" + form + "' of the ICC. Known are: " + String.join(", ", FORMS) + ".");
		return Squares.of(ratings).icc(form);
	}

	/** Subjects, raters, and the mean squares between subjects, between raters, of the residual, and within subjects. */
	private record Squares(int n, int k, double msb, double msj, double mse, double msw) {

		static Squares of(final double[][] ratings) {
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
			return new Squares(n, k, between / (n - 1), raters / (k - 1), rest / ((n - 1.0) * (k - 1)), (raters + rest) / (n * (k - 1.0)));
		}

		Icc icc(final String form) {
			final double d1 = n - 1.0, dw = n * (k - 1.0), de = (n - 1.0) * (k - 1);
			final boolean mean = form.endsWith("k");
			return switch (form.charAt(3)) {
				case '1' -> oneWay(form, (msb - msw) / (msb + (mean ? 0 : k - 1) * msw), msb / msw, d1, dw, mean);
				case '2' -> mixed(form, mean, d1, de);
				default -> oneWay(form, (msb - mse) / (msb + (mean ? 0 : k - 1) * mse), msb / mse, d1, de, mean);
			};
		}

		/** Forms 1 and 3: the interval of F makes that of the coefficient. */
		private Icc oneWay(final String form, final double value, final double f, final double d1, final double d2, final boolean mean) {
			final double low = f / quantile(d1, d2), high = f * quantile(d2, d1);
			return new Icc(form, value, f, d1, d2, Tail.f(f, d1, d2), mean ? 1 - 1 / low : (low - 1) / (low + k - 1), mean ? 1 - 1 / high : (high - 1)
				/ (high + k - 1));
		}

		/** Form 2, with Satterthwaite's degrees of freedom. */
		private Icc mixed(final String form, final boolean mean, final double d1, final double de) {
			final double two = (msb - mse) / (msb + (k - 1) * mse + k * (msj - mse) / n), f = msb / mse, fj = msj / mse;
			final double vn = de * square(k * two * fj + n * (1 + (k - 1) * two) - k * two), vd = d1 * k * k * two * two * fj * fj + square(n * (1 + (k - 1)
				* two) - k * two), v = vn / vd;
			final double up = quantile(d1, v), down = quantile(v, d1);
			final double low = n * (msb - up * mse) / (up * (k * msj + (k * n - k - n) * mse) + n * msb), high = n * (down * msb - mse) / (k * msj + (k * n
				- k - n) * mse + n * down * msb), p = Tail.f(f, d1, de);
			if (!mean) return new Icc(form, two, f, d1, de, p, low, high);
			return new Icc(form, (msb - mse) / (msb + (msj - mse) / n), f, d1, de, p, low * k / (1 + low * (k - 1)), high * k / (1 + high * (k - 1)));
		}
	}

	private static double square(final double d) {
		return d * d;
	}

	private static double quantile(final double df1, final double df2) {
		if (!(df1 > 0 && df2 > 0)) return Double.NaN;
		return new FDistribution(null, df1, df2, 1e-13).inverseCumulativeProbability(0.975);
	}
}
