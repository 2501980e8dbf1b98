package io.github.roi2roc.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.table.Outcome;

/**
 * Keeps the columns to which a LASSO (or elastic net) logistic regression gives a coefficient, at the λ that cross-validation chooses
 * (glmnet's {@code cv.glmnet}; Tibshirani 1996); of a time and a status a Cox regression. Folds are stratified and drawn from the seed.
 */
@Plugin(type = Selector.class, name = "lasso")
public class Lasso implements Selector {

	@Override
	public String name() {
		return "lasso";
	}

	/** The penalty's mix where nobody says another. */
	double usualAlpha() {
		return 1;
	}

	@Override
	public String about() {
		return "Keeps the columns with a non-zero coefficient in a penalised logistic (of survival: Cox) regression at the cross-validated lambda.";
	}

	@Override
	public List<Parameter> parameters() {
		return PenalizedFit.parameters("1se", usualAlpha());
	}

	@Override
	public Result fit(final Predictors x, final Outcome y, final Options options, final RandomStream random) {
		final PenalizedFit fit = PenalizedFit.of(x, y, new double[0], options, random, name());
		return result(x, IntStream.range(0, x.size()).mapToDouble(fit::largest).toArray(), fit.lambda(), options.text("lambda").toLowerCase(Locale.ROOT));
	}

	private Result result(final Predictors x, final double[] beta, final double lambda, final String rule) {
		final List<String> kept = new ArrayList<>();
		final List<Decision> decisions = new ArrayList<>();
		for (int j = 0; j < beta.length; j++) {
			final boolean in = beta[j] != 0;
			if (in) kept.add(x.names().get(j));
			decisions.add(new Decision(x.names().get(j), in, beta[j], in ? "coefficient at lambda " + rule : "no coefficient at lambda " + rule));
		}
		return new Result(new Fitted.Keep(kept), decisions, kept.isEmpty() ? List.of(String.format(Locale.ROOT,
			"%s keeps none of %d columns at lambda %.4g (%s): by cross-validation no column explains the outcome better than its mean. "
				+ "Try lambda: min, fewer columns, or more cases.", name(), x.size(), lambda, rule)) : List.of());
	}
}
