package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.scijava.plugin.Plugin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.PairwiseCoupling;
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
 * with {@code probability} they are Platt's probabilities, calibrated on decision values of rows that were left out. For more than two classes
 * there is a machine for each pair, and the pairs' probabilities are coupled.
 */
@Plugin(type = Learner.class, name = "svm")
public final class Svm implements ClassLearner {

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
		return List.of(Parameter.choice("kernel", "radial", List.of("linear", "radial", "polynomial"), "Kernel."), //
			Parameter.number("cost", 1.0, 1e-9, 1e9, "", "Cost of a row on the wrong side (C).").simplerLow(), //
			Parameter.number("gamma", null, 1e-12, 1e9, "", "Width of the radial kernel; 1 / number of columns when not set.").simplerLow(), //
			Parameter.integer("degree", 3, 1, 20, "Degree of the polynomial kernel.").simplerLow(), //
			Parameter.number("coef0", 0.0, -1e9, 1e9, "", "Constant of the polynomial kernel."), //
			Parameter.flag("scale", true, "Whether columns are z-scored on the training rows first, as e1071 does."), //
			Parameter.flag("probability", false,
				"Whether scores are calibrated probabilities instead of decision values; always so with more than two classes."), //
			Parameter.number("tolerance", 1e-8, 1e-12, 1, "", "When the solver stops; e1071's own is 0.001."), ClassWeights.PARAMETER,
			Calibration.PARAMETER);
	}

	/**
	 * A machine for two classes.
	 *
	 * @param low, high the classes; a positive decision value speaks for the second
	 * @param platt its calibration; null for none
	 */
	private record Pair(int low, int high, SupportVectors vectors, PlattScaling platt) {

		double score(final double[] row) {
			final double f = vectors.decision(row);
			return platt == null ? f : platt.probability(f);
		}

		Map<String, Object> toJson(final Map<String, Object> out) {
			out.put("rho", vectors.rho());
			out.put("weights", vectors.weights());
			out.put("support_vectors", vectors.vectors());
			if (platt != null) out.put("platt", new double[] { platt.a(), platt.b() });
			return out;
		}

		static Pair read(final JsonObject o, final int low, final int high, final SvmKernel kernel, final int columns) {
			final double[][] vectors = Rows.finiteRows(o.get("support_vectors"), columns, "a support vector");
			final double[] platt = o.has("platt") ? Rows.finite(o.get("platt"), 2, "platt") : null;
			return new Pair(low, high, new SupportVectors(kernel, vectors, Rows.finite(o.get("weights"), vectors.length, "weights"), Rows.finite(o.get(
				"rho"), "rho")), platt == null ? null : new PlattScaling(platt[0], platt[1]));
		}
	}

	/** The machines of all pairs of classes, and the scaling before them. */
	private record Machine(Fitted.Scale scale, int classes, List<Pair> pairs) implements FittedLearner {

		@Override
		public double[][] predict(final Predictors x) {
			final double[][] rows = scale.apply(x).byRow(), out = new double[rows.length][];
			for (int i = 0; i < rows.length; i++) {
				if (classes == 2) {
					out[i] = new double[] { pairs.get(0).score(rows[i]) };
					continue;
				}
				final double[][] against = new double[classes][classes];
				for (final Pair p : pairs) {
					against[p.high][p.low] = p.score(rows[i]);
					against[p.low][p.high] = 1 - against[p.high][p.low];
				}
				out[i] = PairwiseCoupling.of(against);
			}
			return out;
		}

		@Override
		public boolean probability() {
			return pairs.get(0).platt != null;
		}

		@Override
		public Map<String, Object> toJson() {
			final SvmKernel k = pairs.get(0).vectors.kernel();
			final Map<String, Object> out = Fitted.tree("svm", "kernel", k.type().name().toLowerCase(Locale.ROOT), "gamma", k.gamma(), "coef0", k
				.coef0(), "degree", k.degree(), "scale", scale.toJson());
			if (classes == 2) return pairs.get(0).toJson(out);
			out.put("classes", classes);
			out.put("pairs", pairs.stream().map(p -> p.toJson(Fitted.tree("pair", "low", p.low, "high", p.high))).toList());
			return out;
		}

		private boolean isLinear() {
			return classes == 2 && pairs.get(0).vectors.kernel().type() == SvmKernel.Type.LINEAR;
		}

		/** Weights of the (scaled) columns where the kernel is linear and there are two classes. */
		@Override
		public List<Coefficient> coefficients() {
			if (!isLinear()) return List.of();
			final List<Coefficient> out = new ArrayList<>(List.of(Coefficient.of("(Intercept)", -pairs.get(0).vectors.rho())));
			for (int j = 0; j < scale.features().size(); j++) out.add(Coefficient.of(scale.features().get(j), weight(j)));
			return out;
		}

		private double weight(final int column) {
			final SupportVectors v = pairs.get(0).vectors;
			double w = 0;
			for (int k = 0; k < v.weights().length; k++) w += v.weights()[k] * v.vectors()[k][column];
			return w;
		}

		@Override
		public Optional<LinearScore> linear() {
			if (!isLinear()) return Optional.empty();
			final double[] weights = new double[scale.features().size()];
			double intercept = -pairs.get(0).vectors.rho();
			for (int j = 0; j < weights.length; j++) {
				weights[j] = weight(j) / scale.scale()[j];
				intercept -= weights[j] * scale.centre()[j];
			}
			return Optional.of(new LinearScore(scale.features(), intercept, weights, "decision value"));
		}
	}

	@Override
	public FittedLearner fitClasses(final Predictors x, final Outcome.Classes y, final Options options, final RandomStream random) {
		if (x.size() == 0) throw new InputException("svm has no predictor to learn from: the steps before it kept none. Choose a milder selection, "
			+ "such as lambda: min, or name predictors for this model.");
		final double[] weights = ClassWeights.of(options, y);
		final List<Pair> pairs = pairs(x, y, options, weights);
		final Machine plain = new Machine(scale(x, options), y.levels().size(), pairs);
		return y.isBinary() && !options.flag("probability") ? plain : calibrated(plain, x, y, options, weights, random);
	}

	/** A machine for each two classes, on their rows. */
	private static List<Pair> pairs(final Predictors x, final Outcome.Classes y, final Options options, final double[] weights) {
		final int[] truth = y.y();
		final double[][] rows = scale(x, options).apply(x).byRow();
		final List<Pair> out = new ArrayList<>();
		for (int low = 0; low < weights.length; low++) {
			for (int high = low + 1; high < weights.length; high++) {
				final int a = low, b = high;
				final int[] in = IntStream.range(0, truth.length).filter(i -> truth[i] == a || truth[i] == b).toArray();
				final double[][] part = Arrays.stream(in).mapToObj(i -> rows[i]).toArray(double[][]::new);
				final boolean[] positive = new boolean[in.length];
				for (int i = 0; i < in.length; i++) positive[i] = truth[in[i]] == b;
				out.add(new Pair(low, high, SupportVectors.train(part, positive, kernel(x.size(), options), options.number("cost"), options.number(
					"tolerance"), new double[] { weights[low], weights[high] }), null));
			}
		}
		return out;
	}

	/** With each machine's decision values turned into probabilities by those of rows that were left out. */
	private static Machine calibrated(final Machine plain, final Predictors x, final Outcome.Classes y, final Options options,
		final double[] weights, final RandomStream random)
	{
		final int fewest = Arrays.stream(y.counts()).min().orElse(0);
		if (fewest < 2) throw new InputException("svm: probabilities need at least 2 training rows of each class; there are " + fewest
			+ (y.isBinary() ? ". Set probability: false." : ". Leave the class out, or add rows."));
		final int[] fold = Folds.stratified(y.y(), y.group(), Math.min(CALIBRATION_FOLDS, Folds.most(y.rows(), y.group())), random), truth = y.y();
		final double[][] held = new double[plain.pairs.size()][x.rows()];
		for (int f = 0; f <= Arrays.stream(fold).max().orElse(0); f++) {
			final int[] in = Folds.training(fold, f), out = Folds.held(fold, f);
			final Predictors train = x.of(in);
			final double[][] rows = scale(train, options).apply(x.of(out)).byRow();
			final List<Pair> without = pairs(train, y.of(in), options, weights);
			for (int k = 0; k < held.length; k++) for (int i = 0; i < out.length; i++) held[k][out[i]] = without.get(k).vectors.decision(rows[i]);
		}
		final List<Pair> pairs = new ArrayList<>();
		for (int k = 0; k < held.length; k++) {
			final Pair p = plain.pairs.get(k);
			final int[] in = IntStream.range(0, truth.length).filter(i -> truth[i] == p.low || truth[i] == p.high).toArray();
			final double[] decision = new double[in.length];
			final boolean[] positive = new boolean[in.length];
			for (int i = 0; i < in.length; i++) {
				decision[i] = held[k][in[i]];
				positive[i] = truth[in[i]] == p.high;
			}
			pairs.add(new Pair(p.low, p.high, p.vectors, PlattScaling.fit(decision, positive)));
		}
		return new Machine(plain.scale, plain.classes, pairs);
	}

	private static Fitted.Scale scale(final Predictors x, final Options options) {
		final double[] centre = new double[x.size()], scale = new double[x.size()];
		Arrays.fill(scale, 1);
		if (options.flag("scale")) {
			for (int j = 0; j < x.size(); j++) {
				final double mean = Moments.mean(x.columns()[j]), sd = Moments.sd(x.columns()[j]);
				if (sd == 0) continue; // a constant column stays as it is; e1071 would then scale none
				centre[j] = mean;
				if (sd > 1e-13 * Math.abs(mean)) scale[j] = sd; // else it varies by rounding only
			}
		}
		return new Fitted.Scale(x.names(), centre, scale);
	}

	private static SvmKernel kernel(final int columns, final Options options) {
		return new SvmKernel(SvmKernel.Type.valueOf(options.text("kernel").toUpperCase(Locale.ROOT)), options.has("gamma") ? options.number("gamma")
			: 1.0 / columns, options.number("coef0"), options.integer("degree"));
	}

	@Override
	public FittedLearner read(final JsonObject o) {
		final SvmKernel kernel = new SvmKernel(SvmKernel.Type.valueOf(o.get("kernel").getAsString().toUpperCase(Locale.ROOT)), o.get("gamma")
			.getAsDouble(), o.get("coef0").getAsDouble(), o.get("degree").getAsInt());
		final Fitted.Scale scale = (Fitted.Scale) Fitted.of(o.getAsJsonObject("scale"));
		final int columns = scale.features().size();
		if (!o.has("pairs")) return new Machine(scale, 2, List.of(Pair.read(o, 0, 1, kernel, columns)));
		final int classes = Rows.classes(o);
		final List<Pair> pairs = new ArrayList<>();
		for (final JsonElement e : o.getAsJsonArray("pairs")) {
			final JsonObject p = e.getAsJsonObject();
			final Pair pair = Pair.read(p, p.get("low").getAsInt(), p.get("high").getAsInt(), kernel, columns);
			if (pair.low < 0 || pair.low >= pair.high || pair.high >= classes || pair.platt == null) throw new IllegalArgumentException(
				"a machine is for classes " + pair.low + " and " + pair.high + " of " + classes + ", or has no calibration");
			pairs.add(pair);
		}
		if (pairs.size() != classes * (classes - 1) / 2) throw new IllegalArgumentException(pairs.size() + " machines for " + classes + " classes");
		return new Machine(scale, classes, pairs);
	}
}
