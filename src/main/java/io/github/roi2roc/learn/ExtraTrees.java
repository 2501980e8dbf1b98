package io.github.roi2roc.learn;

import org.scijava.plugin.Plugin;

/** Extremely randomised trees (Geurts et al. 2006): trees on all rows, each split the best of a few random ones; scores are shares of votes. */
@Plugin(type = Learner.class, name = "extra_trees")
public final class ExtraTrees extends ForestLearner {

	public ExtraTrees() {
		super(true);
	}

	@Override
	public String name() {
		return "extra_trees";
	}

	@Override
	public String about() {
		return "Extremely randomised trees (Geurts et al. 2006): trees on all rows, each split the best of a few random ones.";
	}
}
