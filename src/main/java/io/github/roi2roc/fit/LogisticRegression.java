package io.github.roi2roc.fit;

import java.util.Arrays;

import io.github.roi2roc.InputException;
import io.github.roi2roc.stats.Normal;

/**
 * Logistic regression by iteratively reweighted least squares, as R's {@code glm(family = binomial)}: same start, same steps, at
 * most 25. After the deviance has settled as {@code glm} asks (relative change below 1e-8) three more steps bring coefficients and standard
 * errors to the precision of {@code glm.control(epsilon = 1e-14)}.
 *
 * @param coefficients intercept first, then one per column; NaN for a column that earlier ones determine ("aliased")
 * @param standardErrors from the last step's weights; NaN where the coefficient is
 * @param covariance of the coefficients; rows and columns of aliased ones are NaN
 * @param fitted probability of the positive class, row by row
 * @param converged whether the deviance settled
 * @param separated whether the classes (or one level of a column) can be told apart without error: the linear predictor still grew at every
 *          step when the deviance had settled. Coefficients and standard errors then have no finite value; those given are where R stops
 */
public record LogisticRegression(double[] coefficients, double[] standardErrors, double[][] covariance, double[] fitted, double deviance,
	double nullDeviance, int rank, boolean converged, boolean separated)
{

	private static final double EPSILON = 1e-8, ALIASED = 1e-11, STILL_GROWING = 0.1;
	private static final int MOST_STEPS = 25, MORE_STEPS = 3;

	/**
	 * Fits the model.
	 *
	 * @param columns column × row; none for the model with an intercept alone
	 * @param positive class of each row
	 * @throws InputException if a class is absent or a number is not finite
	 */
	public static LogisticRegression fit(final double[][] columns, final boolean[] positive) {
		final double[] offset = new double[positive.length];
		return fit(columns, positive, offset);
	}

	/** As {@link #fit(double[][], boolean[])}, with a number per row that is added to its linear predictor. */
	public static LogisticRegression fit(final double[][] columns, final boolean[] positive, final double[] offset) {
		final double[][] design = new double[columns.length + 1][];
		design[0] = new double[positive.length];
		Arrays.fill(design[0], 1);
		System.arraycopy(columns, 0, design, 1, columns.length);
		final LogisticRegression fit = fitDesign(design, positive, offset);
		return fit.withNullDeviance(nullDeviance(positive, offset, design[0]));
	}

	/** The design's columns are all there is: no intercept is added, and the null deviance is NaN. */
	static LogisticRegression fitDesign(final double[][] design, final boolean[] positive, final double[] offset) {
		return fitDesign(design, positive, offset, null);
	}

	/** @param start linear predictors to begin at; null for those of R's {@code glm} */
	static LogisticRegression fitDesign(final double[][] design, final boolean[] positive, final double[] offset, final double[] start) {
		final int n = positive.length, p = design.length;
		int cases = 0;
		for (final boolean b : positive) if (b) cases++;
		if (cases == 0 || cases == n) throw new InputException("All " + n + " rows are of one class; logistic regression needs both.");
		for (int j = 0; j < p; j++) {
			for (final double d : design[j]) if (!Double.isFinite(d)) throw new InputException("Column " + j + " holds " + d
				+ "; logistic regression needs finite numbers.");
		}
		final double[] eta = new double[n], mu = new double[n];
		for (int i = 0; i < n; i++) {
			mu[i] = start != null ? probability(start[i]) : ((positive[i] ? 1 : 0) + 0.5) / 2;
			eta[i] = start != null ? start[i] : Math.log(mu[i] / (1 - mu[i]));
		}
		double deviance = deviance(positive, mu);
		LeastSquares fit = null;
		boolean settled = false;
		double growth = 0;
		double[] beta = new double[p];
		for (int step = 0, after = 0; step < MOST_STEPS && after <= MORE_STEPS; step++) {
			fit = weighted(design, positive, eta, mu, offset);
			final double[] before = eta.clone();
			double[] now = fit.coefficients();
			expectations(design, now, offset, eta, mu);
			final double old = deviance;
			deviance = deviance(positive, mu);
			for (int half = 0; half < MOST_STEPS && !Double.isFinite(deviance); half++) {
				now = midpoint(now, beta);
				expectations(design, now, offset, eta, mu);
				deviance = deviance(positive, mu);
			}
			beta = now;
			settled |= Math.abs(deviance - old) / (Math.abs(deviance) + 0.1) < EPSILON;
			if (settled) after++;
			growth = largestDifference(before, eta);
		}
		final double[][] covariance = fit.inverse();
		final double[] se = new double[p];
		for (int j = 0; j < p; j++) se[j] = Math.sqrt(covariance[j][j]);
		return new LogisticRegression(beta, se, covariance, mu, deviance, Double.NaN, fit.rank(), settled, growth > STILL_GROWING);
	}

	private LogisticRegression withNullDeviance(final double d) {
		return new LogisticRegression(coefficients, standardErrors, covariance, fitted, deviance, d, rank, converged, separated);
	}

	private static LeastSquares weighted(final double[][] design, final boolean[] positive, final double[] eta, final double[] mu,
		final double[] offset)
	{
		final int n = positive.length, p = design.length;
		final double[][] a = new double[p][n];
		final double[] z = new double[n];
		for (int i = 0; i < n; i++) {
			// The derivative of the mean is kept above 0 as R does, or a row whose probability is exactly 0 or 1 would divide by it.
			final double slope = Math.max(mu[i] * (1 - mu[i]), Math.ulp(1.0)), weight = Math.sqrt(slope);
			z[i] = weight * (eta[i] - offset[i] + ((positive[i] ? 1 : 0) - mu[i]) / slope);
			for (int j = 0; j < p; j++) a[j][i] = weight * design[j][i];
		}
		return LeastSquares.solve(a, z, ALIASED);
	}

	private static double largestDifference(final double[] a, final double[] b) {
		double out = 0;
		for (int i = 0; i < a.length; i++) out = Math.max(out, Math.abs(a[i] - b[i]));
		return out;
	}

	private static double[] midpoint(final double[] a, final double[] b) {
		final double[] out = new double[a.length];
		for (int j = 0; j < a.length; j++) out[j] = (a[j] + b[j]) / 2;
		return out;
	}

	private static void expectations(final double[][] design, final double[] beta, final double[] offset, final double[] eta,
		final double[] mu)
	{
		for (int i = 0; i < eta.length; i++) {
			double e = offset[i];
			for (int j = 0; j < beta.length; j++) if (!Double.isNaN(beta[j])) e += beta[j] * design[j][i];
			eta[i] = e;
			mu[i] = probability(e);
		}
	}

	/** The probability for a linear predictor; never exactly 0 or 1, as R's. */
	public static double probability(final double eta) {
		if (eta < -30) return Math.ulp(1.0);
		if (eta > 30) return 1 / (1 + Math.ulp(1.0));
		return 1 / (1 + Math.exp(-eta));
	}

	private static double deviance(final boolean[] positive, final double[] mu) {
		double s = 0;
		for (int i = 0; i < mu.length; i++) s -= 2 * Math.log(positive[i] ? mu[i] : 1 - mu[i]);
		return s;
	}

	private static double nullDeviance(final boolean[] positive, final double[] offset, final double[] ones) {
		if (Arrays.stream(offset).anyMatch(o -> o != 0)) return fitDesign(new double[][] { ones }, positive, offset).deviance();
		double cases = 0;
		for (final boolean b : positive) if (b) cases++;
		final double q = cases / positive.length;
		return -2 * (cases * Math.log(q) + (positive.length - cases) * Math.log(1 - q));
	}

	/** Wald's z of each coefficient. */
	public double[] z() {
		final double[] out = new double[coefficients.length];
		for (int j = 0; j < out.length; j++) out[j] = coefficients[j] / standardErrors[j];
		return out;
	}

	/** Two-sided p of each coefficient. */
	public double[] p() {
		return Arrays.stream(z()).map(Normal::twoSided).toArray();
	}

	/** Akaike's criterion: deviance + 2 × number of estimated coefficients. */
	public double aic() {
		return deviance + 2 * rank;
	}

	/** Schwarz's criterion: deviance + log(n) × number of estimated coefficients. */
	public double bic() {
		return deviance + Math.log(fitted.length) * rank;
	}

	/** Probability of the positive class of a row of new data ({@code columns[column][row]}); aliased columns do not count. */
	public double predict(final double[][] columns, final int row) {
		double e = coefficients[0];
		for (int j = 1; j < coefficients.length; j++) if (!Double.isNaN(coefficients[j])) e += coefficients[j] * columns[j - 1][row];
		return probability(e);
	}
}
