package io.github.roi2roc.learn;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.roi2roc.select.Predictors;

/**
 * A fitted learner that gives every class a probability.
 *
 * @param features the columns it was fitted to
 * @param classes number of classes
 * @param vote a row's values → probability of each class
 * @param tree what {@code read} understands
 */
record ClassVotes(List<String> features, int classes, Function<double[], double[]> vote, Map<String, Object> tree) implements FittedLearner {

	@Override
	public double[][] predict(final Predictors x) {
		final Predictors in = x.keep(features);
		final double[][] out = new double[x.rows()][];
		for (int i = 0; i < out.length; i++) {
			final double[] p = vote.apply(in.row(i));
			out[i] = classes == 2 ? new double[] { p[1] } : p;
		}
		return out;
	}

	@Override
	public boolean probability() {
		return true;
	}

	@Override
	public Map<String, Object> toJson() {
		return tree;
	}
}
