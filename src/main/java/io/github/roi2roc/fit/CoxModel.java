package io.github.roi2roc.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.roi2roc.stats.Normal;

/**
 * A Cox regression on named terms, with what a paper reports of it.
 *
 * @param terms in the order of the coefficients
 * @param names of the coefficients, as R makes them
 * @param fit the regression
 */
public record CoxModel(List<Term> terms, List<String> names, CoxRegression fit) {

	/** Half the width of a 95 % interval in standard errors. */
	private static final double Z = Normal.quantile(0.975);

	/** Fits the terms. @throws io.github.roi2roc.InputException as {@link CoxRegression#fit(double[][], CoxData, CoxRegression.Ties, double)} */
	public static CoxModel fit(final List<Term> terms, final CoxData data, final CoxRegression.Ties ties, final double ridge) {
		final List<String> names = new ArrayList<>();
		for (final Term t : terms) names.addAll(t.columnNames());
		return new CoxModel(List.copyOf(terms), List.copyOf(names), CoxRegression.fit(Term.columns(terms), data, ties, ridge));
	}

	/** Stepwise search by Akaike's criterion, as {@code MASS::stepAIC}. @param all the terms to choose among */
	public static CoxModel stepwise(final List<Term> all, final CoxData data, final CoxRegression.Ties ties, final Stepwise.Direction direction) {
		return Stepwise.search(all, direction, terms -> fit(terms, data, ties, 0), m -> m.fit.aic());
	}

	/** Wald's 95 % interval of a coefficient: b ± 1.96 se. */
	public Interval wald(final int j) {
		final double b = fit.coefficients()[j], half = Z * Math.sqrt(fit.covariance()[j][j]);
		return new Interval(b - half, b + half);
	}

	/** The tests of proportional hazards, one per term, then the global one. */
	public List<CoxRegression.Test> proportionalHazards() {
		final List<int[]> columns = new ArrayList<>();
		int from = 0;
		for (final Term t : terms) {
			columns.add(IntStream.range(from, from + t.columns().length).toArray());
			from += t.columns().length;
		}
		return fit.proportionalHazards(columns);
	}
}
