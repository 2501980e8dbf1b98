package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.scijava.plugin.Plugin;

import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.LogisticRegression;
import io.github.roi2roc.fit.SoftmaxRegression;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.select.Names;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.stats.Normal;
import io.github.roi2roc.table.Outcome;

/**
 * Logistic regression without a penalty, as R's {@code glm(family = binomial)}, and as {@code nnet::multinom} for more than two classes, the first
 * of which is the reference. Scores are probabilities.
 */
@Plugin(type = Learner.class, name = "logistic")
public final class Logistic implements ClassLearner {

	@Override
	public String name() {
		return "logistic";
	}

	@Override
	public String about() {
		return "Logistic regression by maximum likelihood; multinomial for more than two classes.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(ClassWeights.PARAMETER, Calibration.PARAMETER);
	}

	@Override
	public FittedLearner fitClasses(final Predictors x, final Outcome.Classes y, final Options options, final RandomStream random) {
		if (x.size() >= x.rows()) throw new InputException("logistic: " + x.size() + " predictors, but only " + x.rows()
			+ " training rows; the regression has no single solution. Put a selection step before it (lasso), or name fewer predictors.");
		final double[] classWeights = ClassWeights.of(options, y);
		if (y.isBinary() && ClassWeights.equal(classWeights)) {
			final LogisticRegression fit = LogisticRegression.fit(x.columns(), y.positive());
			return fitted(x, y, new double[][] { fit.coefficients() }, new double[][] { fit.standardErrors() }, fit.separated(), fit.converged());
		}
		final SoftmaxRegression fit = SoftmaxRegression.fit(x.columns(), y.y(), y.levels().size(), ClassWeights.ofRows(options, y));
		return fitted(x, y, fit.coefficients(), fit.standardErrors(), fit.separated(), fit.converged());
	}

	/** @param b class but the first × (intercept, columns), as are their standard errors; NaN where a column was set aside */
	private static FittedLearner fitted(final Predictors x, final Outcome.Classes y, final double[][] b, final double[][] se,
		final boolean separated, final boolean converged)
	{
		final Set<String> aliased = new LinkedHashSet<>();
		final List<FittedLearner.Coefficient> coefficients = new ArrayList<>();
		// With more than two classes the first has a place too, and zeros in it.
		final int classes = y.levels().size(), first = y.isBinary() ? 0 : 1;
		final double[] intercept = new double[b.length + first];
		final double[][] weights = new double[b.length + first][x.size()];
		for (int c = 0; c < b.length; c++) {
			intercept[c + first] = b[c][0];
			for (int j = 0; j < b[c].length; j++) {
				final String column = j == 0 ? "(Intercept)" : x.names().get(j - 1), term = classes == 2 ? column : y.levels().get(c + 1) + ":" + column;
				final double z = b[c][j] / se[c][j];
				coefficients.add(new FittedLearner.Coefficient(term, b[c][j], se[c][j], z, Normal.twoSided(z)));
				if (Double.isNaN(b[c][j])) aliased.add(column);
				else if (j > 0) weights[c + first][j - 1] = b[c][j];
			}
		}
		final List<String> warnings = new ArrayList<>();
		if (x.size() == 0) warnings.add("logistic has no predictor left: every case gets the training rows' proportion of " + (classes == 2 ? "'" + y
			.levels().get(1) + "'" : "each class") + ".");
		if (!aliased.isEmpty()) warnings.add("logistic: " + Names.listed(List.copyOf(aliased)) + " follow" + (aliased.size() == 1 ? "s" : "")
			+ " from earlier ones and got no coefficient.");
		if (separated) warnings.add("logistic: the predictors tell the training rows' classes apart without error (separation); coefficients "
			+ "and standard errors have no finite value, those given are where the fit stopped.");
		else if (!converged) warnings.add("logistic did not converge in its steps.");
		return new LinearClasses("logistic", x.names(), intercept, weights, coefficients, warnings);
	}

	@Override
	public FittedLearner read(final JsonObject tree) {
		return LinearClasses.read(name(), tree);
	}
}
