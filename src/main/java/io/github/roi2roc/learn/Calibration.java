package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.Isotonic;
import io.github.roi2roc.fit.PlattScaling;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.select.Fitted;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/**
 * Turns scores into probabilities by what the scores of left-out rows turned out to mean: Platt's curve or a rising step function. A learner
 * that lists {@link #PARAMETER} gets it from {@link Pipeline}, which leaves rows out of the steps as well. Of several classes each is calibrated
 * against the others and the probabilities are divided by their sum (Zadrozny and Elkan 2002).
 */
final class Calibration {

	static final Parameter PARAMETER = Parameter.choice("calibration", "none", List.of("none", "platt", "isotonic"),
		"Whether scores are turned into probabilities by 5-fold out-of-fold scores: platt (a logistic curve of the score) or isotonic (a rising step "
			+ "function; for some hundred cases and more).");

	private static final String KIND = "calibrated";
	private static final int FOLDS = 5;

	private Calibration() {}

	/** From training rows to a model. */
	interface Fit {

		Model fit(Predictors x, Outcome.Classes y, long seed);
	}

	/** A score's probability, and how it is stored. */
	private sealed interface Curve {

		double at(double score);

		Map<String, Object> toJson();
	}

	private record Platt(PlattScaling p) implements Curve {

		@Override
		public double at(final double score) {
			return p.probability(score);
		}

		@Override
		public Map<String, Object> toJson() {
			return Fitted.tree("platt", "a", p.a(), "b", p.b());
		}
	}

	private record Steps(Isotonic s) implements Curve {

		@Override
		public double at(final double score) {
			return s.at(score);
		}

		@Override
		public Map<String, Object> toJson() {
			return Fitted.tree("isotonic", "score", s.x(), "probability", s.y());
		}
	}

	/** A learner's scores, calibrated. */
	private record Calibrated(FittedLearner learner, List<Curve> curves) implements FittedLearner {

		@Override
		public double[][] predict(final Predictors x) {
			return Arrays.stream(learner.predict(x)).map(this::calibrated).toArray(double[][]::new);
		}

		private double[] calibrated(final double[] scores) {
			final double[] p = new double[scores.length];
			double sum = 0;
			for (int c = 0; c < p.length; c++) sum += p[c] = curves.get(c).at(scores[c]);
			if (p.length == 1) return p;
			for (int c = 0; c < p.length; c++) p[c] = sum > 0 ? p[c] / sum : 1.0 / p.length;
			return p;
		}

		@Override
		public boolean[] complete(final Predictors x) {
			return learner.complete(x);
		}

		@Override
		public List<String> uses(final List<String> given) {
			return learner.uses(given);
		}

		/** Platt's curve rises with the score wherever the score is of any use. */
		@Override
		public Optional<LinearScore> linear() {
			return curves.size() == 1 && curves.get(0) instanceof final Platt p && p.p.a() < 0 ? learner.linear() : Optional.empty();
		}

		@Override
		public boolean probability() {
			return true;
		}

		@Override
		public List<Coefficient> coefficients() {
			return learner.coefficients();
		}

		@Override
		public List<String> warnings() {
			return learner.warnings();
		}

		@Override
		public Map<String, Object> toJson() {
			return Fitted.tree(KIND, "curves", curves.stream().map(Curve::toJson).toList(), "learner", learner.toJson());
		}
	}

	static boolean wanted(final Options options) {
		return !"none".equals(options.asMap().getOrDefault(PARAMETER.key(), "none"));
	}

	/**
	 * Calibrates a model by the scores of rows it would not have seen.
	 *
	 * @param plain the same pipeline without calibration
	 * @param model what it made of all rows
	 */
	static FittedLearner of(final Fit plain, final Model model, final Options options, final Predictors x, final Outcome.Classes y, final long seed)
	{
		final int[] counts = y.counts();
		final int fewest = Arrays.stream(counts).min().orElse(0);
		if (fewest < 2) throw new InputException("calibration needs at least 2 training rows of each class; the smallest class has " + fewest
			+ ". Set calibration: none.");
		final int folds = Math.min(Math.min(FOLDS, fewest), Folds.most(y.rows(), y.group()));
		final int[] fold = Folds.stratified(y.y(), y.group(), folds, new RandomStream(seed).fork("calibration"));
		final double[][] held = new double[y.rows()][];
		for (int f = 0; f <= Arrays.stream(fold).max().orElse(0); f++) {
			final int[] in = Folds.training(fold, f), out = Folds.held(fold, f);
			final double[][] p = plain.fit(x.of(in), y.of(in), seed).predict(x.of(out));
			for (int i = 0; i < out.length; i++) held[out[i]] = p[i];
		}
		final List<Curve> curves = new ArrayList<>();
		final int[] truth = y.y();
		for (int c = 0; c < held[0].length; c++) {
			final int column = c, positive = held[0].length == 1 ? 1 : c;
			final double[] score = Arrays.stream(held).mapToDouble(p -> p[column]).toArray();
			final boolean[] is = new boolean[truth.length];
			final double[] share = new double[truth.length];
			for (int i = 0; i < truth.length; i++) share[i] = (is[i] = truth[i] == positive) ? 1 : 0;
			curves.add(options.text(PARAMETER.key()).equals("platt") ? new Platt(PlattScaling.fit(score, is)) : new Steps(Isotonic.fit(score, share)));
		}
		return new Calibrated(model.fitted(), List.copyOf(curves));
	}

	/** Reads what a learner wrote, calibrated or not. */
	static FittedLearner read(final Learner learner, final JsonObject o) {
		if (!o.has("kind") || !o.get("kind").getAsString().equals(KIND)) return learner.read(o);
		final List<Curve> curves = new ArrayList<>();
		for (final JsonElement e : o.getAsJsonArray("curves")) curves.add(curve(e.getAsJsonObject()));
		return new Calibrated(learner.read(o.getAsJsonObject("learner")), List.copyOf(curves));
	}

	private static Curve curve(final JsonObject o) {
		if (o.get("kind").getAsString().equals("platt")) return new Platt(new PlattScaling(Rows.finite(o.get("a"), "a"), Rows.finite(o.get("b"), "b")));
		final int n = o.getAsJsonArray("score").size();
		final double[] x = Rows.finite(o.get("score"), n, "score"), y = Rows.finite(o.get("probability"), n, "probability");
		if (n == 0) throw new IllegalArgumentException("a calibration curve has no point");
		for (int k = 1; k < n; k++) if (!(x[k] > x[k - 1])) throw new IllegalArgumentException("a calibration curve's scores do not rise");
		return new Steps(new Isotonic(x, y));
	}
}
