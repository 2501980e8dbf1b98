package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonObject;

import io.github.roi2roc.fit.CumulativeHazard;
import io.github.roi2roc.select.Fitted;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/**
 * A risk that is a weighted sum of columns, and proportional hazards: S(t) = exp(−H₀(t) exp(slope × risk)).
 *
 * @param kind the learner
 * @param features the columns
 * @param centre what is subtracted from each column
 * @param weights of the columns: log hazard ratios, divided by the slope
 * @param slope 1 where the risk is the linear predictor of a Cox regression
 * @param baseline H₀, the cumulative hazard of a row whose risk is 0
 * @param coefficients for the reader; empty for a model that was read from a file
 */
public record LinearRisk(String kind, List<String> features, double[] centre, double[] weights, double slope, CumulativeHazard baseline,
	List<Coefficient> coefficients, List<String> warnings) implements FittedLearner
{

	/** With Breslow's baseline, as glmnet's {@code survfit}. */
	static LinearRisk breslow(final String kind, final Predictors x, final double[] centre, final double[] weights, final Outcome.Survival y,
		final List<Coefficient> coefficients, final List<String> warnings)
	{
		return of(kind, x, centre, weights, 1, y, false, coefficients, warnings);
	}

	/**
	 * With a baseline from the training rows.
	 *
	 * @param efron whether tied events are met in Efron's way and not in Breslow's
	 */
	public static LinearRisk of(final String kind, final Predictors x, final double[] centre, final double[] weights, final double slope,
		final Outcome.Survival y, final boolean efron, final List<Coefficient> coefficients, final List<String> warnings)
	{
		final double[] eta = sums(x.columns(), x.rows(), centre, weights);
		for (int i = 0; i < eta.length; i++) eta[i] *= slope;
		return new LinearRisk(kind, x.names(), centre, weights, slope, CumulativeHazard.baseline(y.time(), y.event(), eta, efron), coefficients, warnings);
	}

	private static double[] sums(final double[][] columns, final int rows, final double[] centre, final double[] weights) {
		final double[] out = new double[rows];
		for (int i = 0; i < rows; i++) for (int j = 0; j < columns.length; j++) if (weights[j] != 0) out[i] += weights[j] * (columns[j][i] - centre[j]);
		return out;
	}

	@Override
	public double[][] predict(final Predictors x) {
		final double[] risk = sums(x.keep(features).columns(), x.rows(), centre, weights);
		final double[][] out = new double[risk.length][];
		for (int i = 0; i < out.length; i++) out[i] = new double[] { risk[i] };
		return out;
	}

	@Override
	public double[][] survival(final Predictors x, final double... times) {
		final double[][] risk = predict(x), out = new double[risk.length][times.length];
		for (int k = 0; k < times.length; k++) {
			final double h = baseline.at(times[k]);
			for (int i = 0; i < out.length; i++) out[i][k] = Math.exp(-h * Math.exp(slope * risk[i][0]));
		}
		return out;
	}

	@Override
	public List<String> uses(final List<String> given) {
		final List<String> out = new ArrayList<>();
		for (int j = 0; j < features.size(); j++) if (weights[j] != 0) out.add(features.get(j));
		return out;
	}

	@Override
	public Optional<LinearScore> linear() {
		double intercept = 0;
		for (int j = 0; j < weights.length; j++) intercept -= weights[j] * centre[j];
		return Optional.of(new LinearScore(features, intercept, weights.clone(), "log hazard"));
	}

	@Override
	public boolean probability() {
		return false;
	}

	@Override
	public Map<String, Object> toJson() {
		return Fitted.tree(kind, "features", features, "centre", centre, "weights", weights, "slope", slope, "baseline", baselineTree());
	}

	private Map<String, Object> baselineTree() {
		final Map<String, Object> out = new LinkedHashMap<>(); // an order of its own: Map.of has another one in each run
		out.put("times", baseline.times());
		out.put("hazard", baseline.hazard());
		return out;
	}

	/** Reads what {@link #toJson} wrote. */
	public static LinearRisk read(final String kind, final JsonObject o) {
		final List<String> features = Fitted.texts(o.get("features"));
		final JsonObject baseline = o.getAsJsonObject("baseline");
		final double[] times = Fitted.numbers(baseline.get("times"));
		return new LinearRisk(kind, features, Rows.finite(o.get("centre"), features.size(), "centre"), Rows.finite(o.get("weights"), features.size(),
			"weights"), Rows.finite(o.get("slope"), "slope"), new CumulativeHazard(times, Rows.finite(baseline.get("hazard"), times.length, "hazard")), List.of(),
			List.of());
	}
}
