package io.github.roi2roc.select;

import java.util.Arrays;
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
 * A penalised logistic regression (multinomial for more than two classes, Cox for a time and a status) at a λ that is given or that cross-validation chooses, as glmnet's {@code
 * cv.glmnet}: what the LASSO that selects and the elastic net that predicts share. Folds are stratified and drawn from the seed.
 *
 * @param lambda where on the path
 * @param intercept one number for two classes, 0 for a time and a status, else one per class
 * @param coefficients of the columns: one row for two classes or a time and a status, else one per class
 */
public record PenalizedFit(double lambda, double[] intercept, double[][] coefficients) {

	/** glmnet's own, of the folds of a Cox regression: each step of its path is a regression of its own, and the folds only choose λ. */
	private static final double COX_FOLDS = 1e-7;

	/** The options that {@link #of} reads, with these defaults. */
	public static List<Parameter> parameters(final String lambda, final double alpha) {
		return List.of(Parameter.text("lambda", lambda,
			"min: best cross-validated mean; 1se: largest lambda within one standard error of it; or a number."), Parameter.integer("folds", 10, 3,
				1000, "Folds of the cross-validation; fewer are made where there are fewer than 3 rows for each."), Parameter.choice("measure", "deviance",
					List.of("deviance", "auc", "class", "c"), "What the cross-validation measures; auc for two classes, c (Harrell's) for survival only."), Parameter.number("alpha", alpha, 0,
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
	public static PenalizedFit of(final Predictors x, final Outcome y, final double[] weights, final Options options,
		final RandomStream random, final String who)
	{
		final PenaltySettings settings = PenaltySettings.elasticNet(options.number("alpha")).withPath(options.integer("lambdas"), Double.NaN)
			.withThreshold(options.number("threshold"));
		final PenalizedData data = new PenalizedData(x.columns(), penalized(y), weights, new double[0][]);
		final String lambda = options.text("lambda").toLowerCase(Locale.ROOT);
		if (!lambda.equals("min") && !lambda.equals("1se")) return at(data.fit(settings), number(lambda, who));
		final PathCrossValidation.Measure measure = PathCrossValidation.Measure.valueOf(options.text("measure").toUpperCase(Locale.ROOT));
		requireMeasure(y, measure, who);
		if (y instanceof Outcome.Survival && options.number("threshold") < COX_FOLDS) {
			final PathCrossValidation loose = PathCrossValidation.of(data, settings.withThreshold(COX_FOLDS), folds(y, options.integer("folds"), random, who),
				measure);
			final int to = lambda.equals("min") ? loose.minIndex() : loose.oneSeIndex();
			final double[] upTo = Arrays.copyOf(loose.path().lambdas(), to + 1); // what is behind costs most and is not asked for
			return at(data.fit(settings.withLambdas(upTo)), upTo[to]);
		}
		final PathCrossValidation cv = PathCrossValidation.of(data, settings, folds(y, options.integer("folds"), random, who), measure);
		return at(cv.path(), cv.path().lambdas()[lambda.equals("min") ? cv.minIndex() : cv.oneSeIndex()]);
	}

	private static PenalizedOutcome penalized(final Outcome y) {
		if (y instanceof final Outcome.Survival s) return new PenalizedOutcome.Survival(s.time(), s.event());
		final Outcome.Classes c = (Outcome.Classes) y;
		return c.isBinary() ? new PenalizedOutcome.Binomial(c.positive()) : new PenalizedOutcome.Multinomial(c.y(), c.levels().size());
	}

	private static void requireMeasure(final Outcome y, final PathCrossValidation.Measure measure, final String who) {
		if (y instanceof final Outcome.Classes c) {
			if (!c.isBinary() && measure == PathCrossValidation.Measure.AUC) throw new InputException(who + ": measure auc is of two classes, and the outcome "
				+ "has " + c.levels().size() + ". Choose deviance or class.");
			if (measure == PathCrossValidation.Measure.C) throw new InputException(who + ": measure c is of survival, and the outcome is one of classes. "
				+ "Choose deviance, auc or class.");
		}
		else if (measure != PathCrossValidation.Measure.C && measure != PathCrossValidation.Measure.DEVIANCE) throw new InputException(who + ": measure "
			+ measure.name().toLowerCase(Locale.ROOT) + " is of classes, and the outcome is a time and a status. Choose deviance or c.");
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
	private static int[] folds(final Outcome y, final int wanted, final RandomStream random, final String who) {
		if (y instanceof final Outcome.Classes of) {
			final int[] counts = of.counts();
			for (int c = 0; c < counts.length; c++) {
				if (counts[c] < 2) throw new InputException(who + ": class '" + of.levels().get(c) + "' has " + counts[c] + " training row" + (counts[c] == 1
					? "" : "s") + "; cross-validation needs at least 2 of each class. Give a number as lambda, or add cases.");
			}
		}
		else if (y.fewest() < 2) throw new InputException(who + ": " + y.fewest() + " of " + y.rows() + " training rows has the event; cross-validation "
			+ "needs at least 2 such rows. Give a number as lambda, or add cases.");
		final int[] group = y.group();
		return Folds.stratified(y.strata(), group, Math.max(3, Math.min(Math.min(wanted, y.rows() / 3), Folds.most(y.rows(), group))), random);
	}

	/** The coefficient of a column that is furthest from 0 in any class; 0 if the column is not in the model. */
	public double largest(final int column) {
		double out = 0;
		for (final double[] c : coefficients) if (Math.abs(c[column]) > Math.abs(out)) out = c[column];
		return out;
	}
}
