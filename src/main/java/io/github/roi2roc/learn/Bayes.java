package io.github.roi2roc.learn;

import java.util.List;

import org.scijava.plugin.Plugin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.KernelBayes;
import io.github.roi2roc.fit.NaiveBayes;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.select.Fitted;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/** Naive Bayes with normal densities, as R's {@code e1071::naiveBayes}, or with kernel densities. */
@Plugin(type = Learner.class, name = "naive_bayes")
public final class Bayes implements ClassLearner {

	@Override
	public String name() {
		return "naive_bayes";
	}

	@Override
	public String about() {
		return "Naive Bayes with a normal distribution, or a kernel density, of each column in each class.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.choice("density", "normal", List.of("normal", "kernel"),
			"How a column is distributed in a class: normal, or by a kernel density with R's bandwidth bw.nrd0."), ClassWeights.PARAMETER,
			Calibration.PARAMETER);
	}

	@Override
	public FittedLearner fitClasses(final Predictors x, final Outcome.Classes y, final Options options, final RandomStream random) {
		Rows.requirePredictors(x, name());
		for (int c = 0; c < y.levels().size(); c++) {
			if (y.counts()[c] < 2) throw new InputException("naive_bayes: class '" + y.levels().get(c) + "' has " + y.counts()[c]
				+ " training row; 2 are needed for a standard deviation.");
		}
		final int classes = y.levels().size();
		final double[] weights = ClassWeights.of(options, y);
		if (options.text("density").equals("kernel")) {
			final KernelBayes b = KernelBayes.fit(x.columns(), y.y(), classes);
			return fitted(x.names(), new KernelBayes(weighted(b.prior(), weights), b.values(), b.bandwidth()));
		}
		final NaiveBayes b = NaiveBayes.fit(x.columns(), y.y(), classes);
		return fitted(x.names(), new NaiveBayes(weighted(b.prior(), weights), b.mean(), b.sd()));
	}

	/** Class weights make the heavier class the more frequent one. */
	private static double[] weighted(final double[] prior, final double[] weights) {
		if (ClassWeights.equal(weights)) return prior;
		double sum = 0;
		for (int c = 0; c < prior.length; c++) sum += prior[c] * weights[c];
		final double[] out = new double[prior.length];
		for (int c = 0; c < out.length; c++) out[c] = prior[c] * weights[c] / sum;
		return out;
	}

	private static FittedLearner fitted(final List<String> features, final NaiveBayes b) {
		return new ClassVotes(features, b.prior().length, b::predict, Fitted.tree("naive_bayes", "features", features, "prior", b.prior(), "mean", b
			.mean(), "sd", b.sd()));
	}

	private static FittedLearner fitted(final List<String> features, final KernelBayes b) {
		return new ClassVotes(features, b.prior().length, b::predict, Fitted.tree("naive_bayes", "features", features, "prior", b.prior(), "bandwidth",
			b.bandwidth(), "values", b.values()));
	}

	@Override
	public FittedLearner read(final JsonObject o) {
		final List<String> features = Fitted.texts(o.get("features"));
		if (o.has("bandwidth")) return kernel(features, o);
		final double[][] mean = Rows.finiteRows(o.get("mean"), features.size(), "mean"), sd = Rows.finiteRows(o.get("sd"), features.size(), "sd");
		if (sd.length != mean.length) throw new IllegalArgumentException("mean and sd are of unlike sizes");
		return fitted(features, new NaiveBayes(Rows.finite(o.get("prior"), mean.length, "prior"), mean, sd));
	}

	private static FittedLearner kernel(final List<String> features, final JsonObject o) {
		final double[][] bandwidth = Rows.finiteRows(o.get("bandwidth"), features.size(), "bandwidth");
		final JsonArray classes = o.getAsJsonArray("values");
		if (classes.size() != bandwidth.length) throw new IllegalArgumentException("values and bandwidth are of unlike sizes");
		final double[][][] values = new double[bandwidth.length][][];
		for (int c = 0; c < values.length; c++) {
			values[c] = Rows.of(classes.get(c));
			if (values[c].length != features.size()) throw new IllegalArgumentException(values[c].length + " columns of values");
			for (int j = 0; j < values[c].length; j++) {
				Rows.finite(classes.get(c).getAsJsonArray().get(j), values[c][j].length, "values");
				if (values[c][j].length == 0 || !(bandwidth[c][j] > 0)) throw new IllegalArgumentException("a density has no value or no width");
			}
		}
		return fitted(features, new KernelBayes(Rows.finite(o.get("prior"), values.length, "prior"), values, bandwidth));
	}
}
