package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.scijava.plugin.Plugin;

import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.LogisticRegression;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.select.Fitted;
import io.github.roi2roc.select.Names;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/** Logistic regression without a penalty, as R's {@code glm(family = binomial)}; scores are probabilities. */
@Plugin(type = Learner.class, name = "logistic")
public final class Logistic implements Learner {

	@Override
	public String name() {
		return "logistic";
	}

	@Override
	public String about() {
		return "Logistic regression by maximum likelihood.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of();
	}

	/** Intercept and weights, and what to say about the fit. */
	private record Line(List<String> features, double intercept, double[] weights, List<Coefficient> coefficients, List<String> warnings)
		implements FittedLearner
	{

		@Override
		public double[][] predict(final Predictors x) {
			final double[][] columns = x.keep(features).columns(), out = new double[x.rows()][1];
			for (int i = 0; i < x.rows(); i++) {
				double eta = intercept;
				for (int j = 0; j < weights.length; j++) eta += weights[j] * columns[j][i];
				out[i][0] = LogisticRegression.probability(eta);
			}
			return out;
		}

		@Override
		public boolean probability() {
			return true;
		}

		@Override
		public Optional<LinearScore> linear() {
			return Optional.of(new LinearScore(features, intercept, weights.clone(), "log-odds"));
		}

		@Override
		public Map<String, Object> toJson() {
			return Fitted.tree("logistic", "features", features, "intercept", intercept, "weights", weights);
		}
	}

	@Override
	public FittedLearner fit(final Predictors x, final Outcome.Classes y, final Options options, final RandomStream random) {
		if (!y.isBinary()) throw new InputException("logistic predicts two classes; the outcome has " + y.levels().size() + ".");
		if (x.size() >= x.rows()) throw new InputException("logistic: " + x.size() + " predictors, but only " + x.rows()
			+ " training rows; the regression has no single solution. Put a selection step before it (lasso), or name fewer predictors.");
		final LogisticRegression fit = LogisticRegression.fit(x.columns(), y.positive());
		final List<String> warnings = new ArrayList<>(), aliased = new ArrayList<>();
		final List<FittedLearner.Coefficient> coefficients = new ArrayList<>();
		final double[] b = fit.coefficients(), z = fit.z(), p = fit.p(), weights = new double[x.size()];
		for (int j = 0; j < b.length; j++) {
			final String term = j == 0 ? "(Intercept)" : x.names().get(j - 1);
			coefficients.add(new FittedLearner.Coefficient(term, b[j], fit.standardErrors()[j], z[j], p[j]));
			if (Double.isNaN(b[j])) aliased.add(term);
			else if (j > 0) weights[j - 1] = b[j];
		}
		if (x.size() == 0) warnings.add("logistic has no predictor left: every case gets the training rows' proportion of '" + y.levels().get(1)
			+ "'.");
		if (!aliased.isEmpty()) warnings.add("logistic: " + Names.listed(aliased) + " follow" + (aliased.size() == 1 ? "s" : "")
			+ " from earlier ones and got no coefficient.");
		if (fit.separated()) warnings.add("logistic: the predictors tell the training rows' classes apart without error (separation); coefficients "
			+ "and standard errors have no finite value, those given are where the fit stopped.");
		else if (!fit.converged()) warnings.add("logistic did not converge in 25 steps.");
		return new Line(x.names(), b[0], weights, coefficients, warnings);
	}

	@Override
	public FittedLearner read(final JsonObject tree) {
		final List<String> features = Fitted.texts(tree.get("features"));
		return new Line(features, Rows.finite(tree.get("intercept"), "intercept"), Rows.finite(tree.get("weights"), features.size(), "weights"), List
			.of(), List.of());
	}
}
