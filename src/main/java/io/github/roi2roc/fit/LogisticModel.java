package io.github.roi2roc.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.roi2roc.stats.CubicCurve;
import io.github.roi2roc.stats.Normal;

/**
 * A logistic regression on named terms, with what a paper reports of it.
 *
 * @param terms in the order of the coefficients
 * @param names {@code (Intercept)}, then the terms' columns
 * @param fit the regression
 */
public record LogisticModel(List<Term> terms, List<String> names, boolean[] positive, LogisticRegression fit) {

	/** Half the width of a 95 % interval in standard errors. */
	private static final double Z = Normal.quantile(0.975);
	/** How far the profile goes, as a two-sided p, and in how many steps at most (MASS). */
	private static final double TAIL = 0.0125;
	private static final int MOST_STEPS = 10;

	/** @throws io.github.roi2roc.InputException if a class is absent or a number is not finite */
	public static LogisticModel fit(final List<Term> terms, final boolean[] positive) {
		return of(terms, positive, LogisticRegression.fit(Term.columns(terms), positive));
	}

	/** A regression on the columns of these terms. */
	public static LogisticModel of(final List<Term> terms, final boolean[] positive, final LogisticRegression fit) {
		final List<String> names = new ArrayList<>(List.of("(Intercept)"));
		for (final Term t : terms) names.addAll(t.columnNames());
		return new LogisticModel(List.copyOf(terms), List.copyOf(names), positive, fit);
	}

	/** Wald's 95 % interval of a coefficient: b ± 1.96 se. */
	public Interval wald(final int j) {
		final double b = fit.coefficients()[j], half = Z * fit.standardErrors()[j];
		return new Interval(b - half, b + half);
	}

	/**
	 * 95 % interval by the profile of the likelihood: where the root of the rise in deviance, the other coefficients at their best, passes
	 * ±1.96. As R's {@code confint} finds it: steps of half a standard error, a cubic spline through them read at three points per step, straight
	 * lines between. An end that nine steps do not reach is NaN, and so are both for separated classes.
	 */
	public Interval profile(final int j) {
		if (Double.isNaN(fit.coefficients()[j]) || fit.separated()) return new Interval(Double.NaN, Double.NaN);
		final double far = -Normal.quantile(TAIL / 2), step = far / 5 * fit.standardErrors()[j], b = fit.coefficients()[j];
		final TreeMap<Double, Double> z = new TreeMap<>(Map.of(b, 0.0));
		for (final int side : new int[] { -1, 1 }) {
			double reached = 0;
			final double[] eta = linearPredictors();
			for (int k = 1; k < MOST_STEPS && reached < far; k++) {
				reached = profileZ(j, b + side * k * step, eta);
				z.put(b + side * k * step, side * reached);
			}
		}
		final double[] x = z.keySet().stream().mapToDouble(d -> d).toArray(), y = z.values().stream().mapToDouble(d -> d).toArray();
		final CubicCurve curve = new CubicCurve(x, y);
		final int points = 3 * x.length;
		final double[] at = new double[points], height = new double[points];
		for (int k = 0; k < points; k++) {
			at[k] = x[0] + (x[x.length - 1] - x[0]) * k / (points - 1);
			height[k] = curve.at(at[k]);
		}
		return new Interval(where(at, height, -Z), where(at, height, Z));
	}

	private double[] linearPredictors() {
		final double[][] all = Term.columns(terms);
		final double[] eta = new double[positive.length], b = fit.coefficients();
		for (int i = 0; i < eta.length; i++) {
			eta[i] = b[0];
			for (int k = 0; k < all.length; k++) if (!Double.isNaN(b[k + 1])) eta[i] += b[k + 1] * all[k][i];
		}
		return eta;
	}

	/** Where straight lines through the points pass a height; NaN if they do not. */
	private static double where(final double[] x, final double[] y, final double height) {
		for (int k = 1; k < x.length; k++) {
			if (y[k - 1] <= height && height <= y[k]) return x[k - 1] + (x[k] - x[k - 1]) * (height - y[k - 1]) / (y[k] - y[k - 1]);
		}
		return Double.NaN;
	}

	/**
	 * Root of the rise in deviance when a coefficient is held.
	 *
	 * @param eta linear predictors to begin at, which become those of the best fit: far out, where some cases are all but certain, only a
	 *        start nearby finds it
	 */
	private double profileZ(final int j, final double held, final double[] eta) {
		final double[][] all = Term.columns(terms);
		final List<double[]> others = new ArrayList<>();
		final double[] offset = new double[positive.length];
		for (int k = 0; k < all.length; k++) {
			if (k + 1 == j) for (int i = 0; i < offset.length; i++) offset[i] = held * all[k][i];
			else if (!Double.isNaN(fit.coefficients()[k + 1])) others.add(all[k]);
		}
		final double[] ones = new double[offset.length];
		Arrays.fill(ones, 1);
		if (j == 0) Arrays.fill(offset, held);
		else others.add(0, ones);
		final LogisticRegression nearby = LogisticRegression.fitDesign(others.toArray(new double[0][]), positive, offset, eta);
		for (int i = 0; i < eta.length; i++) {
			eta[i] = offset[i];
			for (int k = 0; k < others.size(); k++) if (!Double.isNaN(nearby.coefficients()[k])) eta[i] += nearby.coefficients()[k] * others.get(k)[i];
		}
		return Math.sqrt(Math.max(0, nearby.deviance() - fit.deviance()));
	}

	/**
	 * Stepwise search by Akaike's criterion, as R's {@code step}.
	 *
	 * @param all the terms to choose among; BOTH and BACKWARD start with all of them, FORWARD with none
	 */
	public static LogisticModel stepwise(final List<Term> all, final boolean[] positive, final Stepwise.Direction direction) {
		return Stepwise.search(all, direction, terms -> fit(terms, positive), m -> m.fit.aic());
	}
}
