package io.github.roi2roc.learn;

import java.util.List;

import org.scijava.plugin.Plugin;

import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.NaiveBayes;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.select.Fitted;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/** Gaussian naive Bayes, as R's {@code e1071::naiveBayes}. */
@Plugin(type = Learner.class, name = "naive_bayes")
public final class Bayes implements Learner {

	@Override
	public String name() {
		return "naive_bayes";
	}

	@Override
	public String about() {
		return "Naive Bayes with a normal distribution of each column in each class.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Calibration.PARAMETER);
	}

	@Override
	public FittedLearner fit(final Predictors x, final Outcome.Classes y, final Options options, final RandomStream random) {
		Rows.requirePredictors(x, name());
		for (int c = 0; c < y.levels().size(); c++) {
			if (y.counts()[c] < 2) throw new InputException("naive_bayes: class '" + y.levels().get(c) + "' has " + y.counts()[c]
				+ " training row; 2 are needed for a standard deviation.");
		}
		return fitted(x.names(), NaiveBayes.fit(x.columns(), y.y(), y.levels().size()));
	}

	private static FittedLearner fitted(final List<String> features, final NaiveBayes b) {
		return new ClassVotes(features, b.prior().length, b::predict, Fitted.tree("naive_bayes", "features", features, "prior", b.prior(), "mean", b
			.mean(), "sd", b.sd()));
	}

	@Override
	public FittedLearner read(final JsonObject o) {
		final List<String> features = Fitted.texts(o.get("features"));
		final double[][] mean = Rows.finiteRows(o.get("mean"), features.size(), "mean"), sd = Rows.finiteRows(o.get("sd"), features.size(), "sd");
		if (sd.length != mean.length) throw new IllegalArgumentException("mean and sd are of unlike sizes");
		return fitted(features, new NaiveBayes(Rows.finite(o.get("prior"), mean.length, "prior"), mean, sd));
	}
}
