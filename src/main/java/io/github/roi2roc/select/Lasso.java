package io.github.roi2roc.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.PathCrossValidation;
import io.github.roi2roc.fit.PenalizedOutcome;
import io.github.roi2roc.fit.PenalizedPath;
import io.github.roi2roc.fit.PenaltySettings;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.table.Outcome;

/**
 * Keeps the columns to which a LASSO (or elastic net) logistic regression gives a coefficient, at the λ that cross-validation chooses
 * (glmnet's {@code cv.glmnet}; Tibshirani 1996). Folds are stratified and drawn from the seed.
 */
@Plugin(type = Selector.class, name = "lasso")
public final class Lasso implements Selector {

	@Override
	public String name() {
		return "lasso";
	}

	@Override
	public String about() {
		return "Keeps the columns with a non-zero coefficient in a penalised logistic (of several classes multinomial) regression at the cross-validated lambda.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.text("lambda", "1se",
			"min: best cross-validated mean; 1se: largest lambda within one standard error of it; or a number."), Parameter.integer("folds", 10, 3,
				1000, "Folds of the cross-validation; fewer are made where there are fewer than 3 rows for each."), Parameter.choice("measure", "deviance",
					List.of("deviance", "auc", "class"), "What the cross-validation measures."), Parameter.number("alpha", 1.0, 0, 1, "",
						"1 for the LASSO; below 1 an elastic net."), Parameter.integer("lambdas", 100, 2, 10_000, "Length of the lambda sequence."),
			Parameter.number("threshold", 1e-12, 1e-15, 1e-2, "", "Convergence threshold; glmnet's own is 1e-7."));
	}

	@Override
	public Result fit(final Predictors x, final Outcome.Classes y, final Options options, final RandomStream random) {
		final PenaltySettings settings = PenaltySettings.elasticNet(options.number("alpha")).withPath(options.integer("lambdas"), Double.NaN)
			.withThreshold(options.number("threshold"));
		final PenalizedOutcome outcome = y.isBinary() ? new PenalizedOutcome.Binomial(y.positive()) : new PenalizedOutcome.Multinomial(y.y(), y.levels()
			.size());
		final PathCrossValidation.Measure measure = PathCrossValidation.Measure.valueOf(options.text("measure").toUpperCase(Locale.ROOT));
		if (!y.isBinary() && measure == PathCrossValidation.Measure.AUC) throw new InputException("lasso: measure auc is of two classes, and the outcome has "
			+ y.levels().size() + ". Choose deviance or class.");
		final String lambda = options.text("lambda").toLowerCase(Locale.ROOT);
		final double[] beta;
		final double chosen;
		if (lambda.equals("min") || lambda.equals("1se")) {
			final PathCrossValidation cv = PathCrossValidation.of(x.columns(), outcome, settings, folds(y, options.integer("folds"), random), measure);
			final int at = lambda.equals("min") ? cv.minIndex() : cv.oneSeIndex();
			chosen = cv.path().lambdas()[at];
			beta = strongest(cv.path(), k -> cv.path().coefficients(at, k));
		}
		else {
			chosen = number(lambda);
			final PenalizedPath path = outcome.fit(x.columns(), settings);
			beta = strongest(path, k -> path.coefficientsAt(chosen, k));
		}
		return result(x, beta, chosen, lambda);
	}

	/** Of several classes, each column's largest coefficient: a column that none of them uses has 0. */
	private static double[] strongest(final PenalizedPath path, final IntFunction<double[]> ofClass) {
		final double[] out = ofClass.apply(0);
		for (int k = 1; k < path.classes(); k++) {
			final double[] other = ofClass.apply(k);
			for (int j = 0; j < out.length; j++) if (Math.abs(other[j]) > Math.abs(out[j])) out[j] = other[j];
		}
		return out;
	}

	private static double number(final String lambda) {
		try {
			final double d = Double.parseDouble(lambda);
			if (d >= 0) return d;
		}
		catch (final NumberFormatException e) {
			// said below
		}
		throw new InputException("lasso: lambda is '" + lambda + "', but min, 1se or a number belongs there.");
	}

	/** Stratified folds, as many as leave three rows in each and both classes among the rest. */
	private static int[] folds(final Outcome.Classes y, final int wanted, final RandomStream random) {
		final int fewest = Arrays.stream(y.counts()).min().orElse(0);
		if (fewest < 2) throw new InputException("lasso: class '" + y.levels().get(IntStream.range(0, y.counts().length).filter(k -> y.counts()[k] == fewest).findFirst().orElse(0)) + "' has " + fewest
			+ " training row" + (fewest == 1 ? "" : "s") + "; cross-validation needs at least 2 of each class. Give a number as lambda, or add cases.");
		final int[] group = y.group();
		return Folds.stratified(y.y(), group, Math.max(3, Math.min(Math.min(wanted, y.rows() / 3), Folds.most(y.rows(), group))), random);
	}

	private static Result result(final Predictors x, final double[] beta, final double lambda, final String rule) {
		final List<String> kept = new ArrayList<>();
		final List<Decision> decisions = new ArrayList<>();
		for (int j = 0; j < beta.length; j++) {
			final boolean in = beta[j] != 0;
			if (in) kept.add(x.names().get(j));
			decisions.add(new Decision(x.names().get(j), in, beta[j], in ? "coefficient at lambda " + rule : "no coefficient at lambda " + rule));
		}
		return new Result(new Fitted.Keep(kept), decisions, kept.isEmpty() ? List.of(String.format(Locale.ROOT,
			"lasso keeps none of %d columns at lambda %.4g (%s): by cross-validation no column explains the outcome better than its mean. "
				+ "Try lambda: min, fewer columns, or more cases.", x.size(), lambda, rule)) : List.of());
	}
}
