package io.github.roi2roc.learn;

import org.scijava.plugin.Plugin;

/** Random forest (Breiman 2001): trees on bootstrap rows, each split the best of a few random columns. Scores are shares of the trees' votes. */
@Plugin(type = Learner.class, name = "random_forest")
public final class RandomForest extends ForestLearner {

	public RandomForest() {
		super(false);
	}

	@Override
	public String name() {
		return "random_forest";
	}

	@Override
	public String about() {
		return "Random forest (Breiman 2001): trees on bootstrap rows, each split the best of a few random columns.";
	}
}
