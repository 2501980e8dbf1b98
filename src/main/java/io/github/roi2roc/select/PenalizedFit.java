package io.github.roi2roc.select;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.PathCrossValidation;
import io.github.roi2roc.fit.PenalizedData;
import io.github.roi2roc.fit.PenalizedOutcome;
import io.github.roi2roc.fit.PenalizedPath;
import io.github.roi2roc.fit.PenaltySettings;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.table.Outcome;

/**
 * A penalised logistic regression (multinomial for more than two classes) at a λ that is given or that cross-validation chooses, as glmnet's {@code
 * cv.glmnet}: what the LASSO that selects and the elastic net that predicts share. Folds are stratified and drawn from the seed.
 *
 * @param lambda where on the path
 * @param intercept one number for two classes, else one per class
 * @param coefficients of the columns: one row for two classes, else one per class
 */
public record PenalizedFit(double lambda, double[] intercept, double[][] coefficients) {

	/** The options that {@link #of} reads, with these defaults. */
	public static List<Parameter> parameters(final String lambda, final double alpha) {
		return List.of(Parameter.text("lambda", lambda,
			"min: best cross-validated mean; 1se: largest lambda within one standard error of it; or a number."), Parameter.integer("folds", 10, 3,
				1000, "Folds of the cross-validation; fewer are made where there are fewer than 3 rows for each."), Parameter.choice("measure", "deviance",
					List.of("deviance", "auc", "class"), "What the cross-validation measures; auc for two classes only."), Parameter.number("alpha", alpha, 0,
						1, "", "1 for the LASSO; below 1 an elastic net, 0 for ridge."), Parameter.integer("lambdas", 100, 2, 10_000,
							"Length of the lambda sequence."), Parameter.number("threshold", 1e-12, 1e-15, 1e-2, "",
								"Convergence threshold; glmnet's own is 1e-7."));
	}

	/**
	 * Fits the path and finds the place on it.
	 *
	 * @param weights of the rows; empty for all 1
	 * @param who asks, for messages
	 * @throws InputException if λ is no word or number that is known, or a class has too few rows
	 */
	public static PenalizedFit of(final Predictors x, final Outcome.Classes y, final double[] weights, final Options options,
		final RandomStream random, final String who)
	{
		final PenaltySettings settings = PenaltySettings.elasticNet(options.number("alpha")).withPath(options.integer("lambdas"), Double.NaN)
			.withThreshold(options.number("threshold"));
		final PenalizedOutcome outcome = y.isBinary() ? new PenalizedOutcome.Binomial(y.positive()) : new PenalizedOutcome.Multinomial(y.y(), y.levels()
			.size());
		final PenalizedData data = new PenalizedData(x.columns(), outcome, weights, new double[0][]);
		final String lambda = options.text("lambda").toLowerCase(Locale.ROOT);
		if (!lambda.equals("min") && !lambda.equals("1se")) return at(data.fit(settings), number(lambda, who));
		final PathCrossValidation.Measure measure = PathCrossValidation.Measure.valueOf(options.text("measure").toUpperCase(Locale.ROOT));
		if (!y.isBinary() && measure == PathCrossValidation.Measure.AUC) throw new InputException(who + ": measure auc is of two classes, and the outcome "
			+ "has " + y.levels().size() + ". Choose deviance or class.");
		final PathCrossValidation cv = PathCrossValidation.of(data, settings, folds(y, options.integer("folds"), random, who), measure);
		return at(cv.path(), cv.path().lambdas()[lambda.equals("min") ? cv.minIndex() : cv.oneSeIndex()]);
	}

	private static PenalizedFit at(final PenalizedPath path, final double lambda) {
		return new PenalizedFit(lambda, IntStream.range(0, path.classes()).mapToDouble(c -> path.interceptAt(lambda, c)).toArray(), IntStream.range(0, path
			.classes()).mapToObj(c -> path.coefficientsAt(lambda, c)).toArray(double[][]::new));
	}

	private static double number(final String lambda, final String who) {
		try {
			final double d = Double.parseDouble(lambda);
			if (d >= 0) return d;
		}
		catch (final NumberFormatException e) {
			// said below
		}
		throw new InputException(who + ": lambda is '" + lambda + "', but min, 1se or a number belongs there.");
	}

	/** Stratified folds, as many as leave three rows in each and all classes among the rest. */
	private static int[] folds(final Outcome.Classes y, final int wanted, final RandomStream random, final String who) {
		final int[] counts = y.counts();
		for (int c = 0; c < counts.length; c++) {
			if (counts[c] < 2) throw new InputException(who + ": class '" + y.levels().get(c) + "' has " + counts[c] + " training row" + (counts[c] == 1 ? ""
				: "s") + "; cross-validation needs at least 2 of each class. Give a number as lambda, or add cases.");
		}
		final int[] group = y.group();
		return Folds.stratified(y.y(), group, Math.max(3, Math.min(Math.min(wanted, y.rows() / 3), Folds.most(y.rows(), group))), random);
	}

	/** The coefficient of a column that is furthest from 0 in any class; 0 if the column is not in the model. */
	public double largest(final int column) {
		double out = 0;
		for (final double[] c : coefficients) if (Math.abs(c[column]) > Math.abs(out)) out = c[column];
		return out;
	}
}
