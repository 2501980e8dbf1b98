package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import io.github.roi2roc.fit.Tree;
import io.github.roi2roc.select.Predictors;

/**
 * Votes or sums of trees, whose inside can be looked at.
 *
 * @param share what a leaf of this value adds to the score of the second of two classes
 * @param intercept what that score begins with
 * @param scale what it is
 */
record TreeVotes(ClassVotes votes, Tree[] trees, ToDoubleFunction<double[]> share, double intercept, String scale) implements FittedLearner {

	@Override
	public double[][] predict(final Predictors x) {
		return votes.predict(x);
	}

	@Override
	public boolean probability() {
		return true;
	}

	@Override
	public Map<String, Object> toJson() {
		return votes.toJson();
	}

	/** Columns that some node asks. */
	@Override
	public List<String> uses(final List<String> given) {
		final boolean[] asked = new boolean[votes.features().size()];
		for (final Tree t : trees) for (final int f : t.feature()) if (f >= 0) asked[f] = true;
		final List<String> out = new ArrayList<>();
		for (int j = 0; j < asked.length; j++) if (asked[j]) out.add(votes.features().get(j));
		return out;
	}

	@Override
	public Optional<TreeScore> treeScore() {
		if (votes.classes() != 2) return Optional.empty();
		final double[][] leaf = new double[trees.length][];
		for (int t = 0; t < leaf.length; t++) leaf[t] = Arrays.stream(trees[t].value()).mapToDouble(share).toArray();
		return Optional.of(new TreeScore(votes.features(), intercept, trees, leaf, scale));
	}
}
