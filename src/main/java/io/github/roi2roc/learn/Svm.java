package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.scijava.plugin.Plugin;

import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.PlattScaling;
import io.github.roi2roc.fit.SupportVectors;
import io.github.roi2roc.fit.SvmKernel;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.select.Fitted;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.table.Outcome;

/**
 * Support vector machine (LIBSVM's C-classification, as R's {@code e1071::svm}). Scores are decision values, higher for the positive class;
 * with {@code probability} they are Platt's probabilities, calibrated on decision values of rows that were left out.
 */
@Plugin(type = Learner.class, name = "svm")
public final class Svm implements Learner {

	private static final int CALIBRATION_FOLDS = 5;

	@Override
	public String name() {
		return "svm";
	}

	@Override
	public String about() {
		return "Support vector machine with a linear, radial or polynomial kernel (LIBSVM).";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.choice("kernel", "radial", List.of("linear", "radial", "polynomial"), "Kernel."), Parameter.number("cost", 1.0,
			1e-9, 1e9, "", "Cost of a row on the wrong side (C)."), Parameter.number("gamma", null, 1e-12, 1e9, "",
				"Width of the radial kernel; 1 / number of columns when not set."), Parameter.integer("degree", 3, 1, 20,
					"Degree of the polynomial kernel."), Parameter.number("coef0", 0.0, -1e9, 1e9, "", "Constant of the polynomial kernel."), Parameter
						.flag("scale", true, "Whether columns are z-scored on the training rows first, as e1071 does."), Parameter.flag("probability", false,
							"Whether scores are calibrated probabilities instead of decision values."), Parameter.flag("balanced", false,
								"Whether the cost of a class is weighted by the inverse of its size."), Parameter.number("tolerance", 1e-8, 1e-12, 1, "",
									"When the solver stops; e1071's own is 0.001."));
	}

	/** The machine, the scaling before it and the calibration after it (null for none). */
	private record Machine(Fitted.Scale scale, SupportVectors vectors, PlattScaling platt) implements FittedLearner {

		@Override
		public double[][] predict(final Predictors x) {
			final double[][] rows = scale.apply(x).byRow(), out = new double[rows.length][1];
			for (int i = 0; i < rows.length; i++) {
				final double f = vectors.decision(rows[i]);
				out[i][0] = platt == null ? f : platt.probability(f);
			}
			return out;
		}

		@Override
		public boolean probability() {
			return platt != null;
		}

		@Override
		public Map<String, Object> toJson() {
			final SvmKernel k = vectors.kernel();
			final Map<String, Object> out = Fitted.tree("svm", "kernel", k.type().name().toLowerCase(Locale.ROOT), "gamma", k.gamma(), "coef0", k
				.coef0(), "degree", k.degree(), "scale", scale.toJson(), "rho", vectors.rho(), "weights", vectors.weights(), "support_vectors", vectors
					.vectors());
			if (platt != null) out.put("platt", new double[] { platt.a(), platt.b() });
			return out;
		}

		/** Weights of the (scaled) columns where the kernel is linear. */
		@Override
		public List<Coefficient> coefficients() {
			if (vectors.kernel().type() != SvmKernel.Type.LINEAR) return List.of();
			final List<Coefficient> out = new ArrayList<>(List.of(Coefficient.of("(Intercept)", -vectors.rho())));
			for (int j = 0; j < scale.features().size(); j++) out.add(Coefficient.of(scale.features().get(j), weight(j)));
			return out;
		}

		private double weight(final int column) {
			double w = 0;
			for (int k = 0; k < vectors.weights().length; k++) w += vectors.weights()[k] * vectors.vectors()[k][column];
			return w;
		}

		@Override
		public Optional<LinearScore> linear() {
			if (vectors.kernel().type() != SvmKernel.Type.LINEAR) return Optional.empty();
			final double[] weights = new double[scale.features().size()];
			double intercept = -vectors.rho();
			for (int j = 0; j < weights.length; j++) {
				weights[j] = weight(j) / scale.scale()[j];
				intercept -= weights[j] * scale.centre()[j];
			}
			return Optional.of(new LinearScore(scale.features(), intercept, weights, "decision value"));
		}
	}

	@Override
	public FittedLearner fit(final Predictors x, final Outcome.Classes y, final Options options, final RandomStream random) {
		if (!y.isBinary()) throw new InputException("svm predicts two classes; the outcome has " + y.levels().size() + ".");
		if (x.size() == 0) throw new InputException("svm has no predictor to learn from: the steps before it kept none. Choose a milder selection, "
			+ "such as lambda: min, or name predictors for this model.");
		final boolean[] positive = y.positive();
		if (!options.flag("probability")) return new Machine(scale(x, options), train(x, positive, options), null);
		final int fewest = Arrays.stream(y.counts()).min().orElse(0);
		if (fewest < 2) throw new InputException("svm: probabilities need at least 2 training rows of each class; there are " + fewest
			+ ". Set probability: false.");
		final int[] fold = Folds.stratified(y.y(), Math.min(CALIBRATION_FOLDS, y.rows()), random);
		final double[] held = new double[x.rows()];
		for (int f = 0; f <= Arrays.stream(fold).max().orElse(0); f++) {
			final int[] in = Folds.training(fold, f), out = Folds.held(fold, f);
			final Predictors train = x.of(in);
			final Machine m = new Machine(scale(train, options), train(train, y.of(in).positive(), options), null);
			final double[][] p = m.predict(x.of(out));
			for (int i = 0; i < out.length; i++) held[out[i]] = p[i][0];
		}
		return new Machine(scale(x, options), train(x, positive, options), PlattScaling.fit(held, positive));
	}

	private static Fitted.Scale scale(final Predictors x, final Options options) {
		final double[] centre = new double[x.size()], scale = new double[x.size()];
		Arrays.fill(scale, 1);
		if (options.flag("scale")) {
			for (int j = 0; j < x.size(); j++) {
				final double mean = Moments.mean(x.columns()[j]), sd = Moments.sd(x.columns()[j]);
				if (!(sd > 1e-13 * Math.abs(mean))) continue; // a constant column stays as it is, as in e1071
				centre[j] = mean;
				scale[j] = sd;
			}
		}
		return new Fitted.Scale(x.names(), centre, scale);
	}

	private static SupportVectors train(final Predictors x, final boolean[] positive, final Options options) {
		final SvmKernel kernel = new SvmKernel(SvmKernel.Type.valueOf(options.text("kernel").toUpperCase(Locale.ROOT)), options.has("gamma") ? options
			.number("gamma") : 1.0 / x.size(), options.number("coef0"), options.integer("degree"));
		final double[] weights = { 1, 1 };
		if (options.flag("balanced")) {
			int cases = 0;
			for (final boolean p : positive) if (p) cases++;
			weights[0] = positive.length / (2.0 * (positive.length - cases));
			weights[1] = positive.length / (2.0 * cases);
		}
		return SupportVectors.train(scale(x, options).apply(x).byRow(), positive, kernel, options.number("cost"), options.number("tolerance"), weights);
	}

	@Override
	public FittedLearner read(final JsonObject o) {
		final SvmKernel kernel = new SvmKernel(SvmKernel.Type.valueOf(o.get("kernel").getAsString().toUpperCase(Locale.ROOT)), o.get("gamma")
			.getAsDouble(), o.get("coef0").getAsDouble(), o.get("degree").getAsInt());
		final Fitted.Scale scale = (Fitted.Scale) Fitted.of(o.getAsJsonObject("scale"));
		final double[][] vectors = Rows.finiteRows(o.get("support_vectors"), scale.features().size(), "a support vector");
		final double[] platt = o.has("platt") ? Rows.finite(o.get("platt"), 2, "platt") : null;
		return new Machine(scale, new SupportVectors(kernel, vectors, Rows.finite(o.get("weights"), vectors.length, "weights"), Rows.finite(o.get(
			"rho"), "rho")), platt == null ? null : new PlattScaling(platt[0], platt[1]));
	}
}
