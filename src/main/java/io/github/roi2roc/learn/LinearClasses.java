package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonObject;

import io.github.roi2roc.fit.LogisticRegression;
import io.github.roi2roc.fit.SoftmaxRegression;
import io.github.roi2roc.select.Fitted;
import io.github.roi2roc.select.Predictors;

/**
 * Probabilities of classes whose log-odds are weighted sums of columns.
 *
 * @param kind the learner
 * @param features the columns
 * @param intercept one number for two classes, else one per class
 * @param weights of the columns: one row for two classes, else one per class
 * @param coefficients for the reader; empty for a model that was read from a file
 */
record LinearClasses(String kind, List<String> features, double[] intercept, double[][] weights, List<Coefficient> coefficients,
	List<String> warnings) implements FittedLearner
{

	@Override
	public double[][] predict(final Predictors x) {
		final double[][] columns = x.keep(features).columns(), out = new double[x.rows()][];
		for (int i = 0; i < out.length; i++) {
			final double[] eta = intercept.clone();
			for (int c = 0; c < eta.length; c++) for (int j = 0; j < columns.length; j++) eta[c] += weights[c][j] * columns[j][i];
			out[i] = eta.length == 1 ? new double[] { LogisticRegression.probability(eta[0]) } : SoftmaxRegression.softmax(eta);
		}
		return out;
	}

	@Override
	public List<String> uses(final List<String> given) {
		final List<String> out = new ArrayList<>();
		for (int j = 0; j < features.size(); j++) {
			boolean any = false;
			for (final double[] w : weights) any |= w[j] != 0;
			if (any) out.add(features.get(j));
		}
		return out;
	}

	@Override
	public boolean probability() {
		return true;
	}

	@Override
	public Optional<LinearScore> linear() {
		return weights.length > 1 ? Optional.empty() : Optional.of(new LinearScore(features, intercept[0], weights[0].clone(), "log-odds"));
	}

	@Override
	public Map<String, Object> toJson() {
		if (weights.length == 1) return Fitted.tree(kind, "features", features, "intercept", intercept[0], "weights", weights[0]);
		return Fitted.tree(kind, "features", features, "intercept", intercept, "weights", weights);
	}

	static LinearClasses read(final String kind, final JsonObject o) {
		final List<String> features = Fitted.texts(o.get("features"));
		final double[] intercept;
		final double[][] weights;
		if (o.get("intercept").isJsonArray()) {
			weights = Rows.finiteRows(o.get("weights"), features.size(), "weights");
			intercept = Rows.finite(o.get("intercept"), weights.length, "intercept");
		}
		else {
			intercept = new double[] { Rows.finite(o.get("intercept"), "intercept") };
			weights = new double[][] { Rows.finite(o.get("weights"), features.size(), "weights") };
		}
		return new LinearClasses(kind, features, intercept, weights, List.of(), List.of());
	}
}
