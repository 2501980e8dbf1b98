package io.github.roi2roc.learn;

import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/** A learner that predicts when an event comes: what it learns gives a risk, the higher the sooner, and {@link FittedLearner#survival}. */
public interface SurvivalLearner extends Learner {

	/** As {@link #fit}. */
	FittedLearner fitSurvival(Predictors x, Outcome.Survival y, Options options, RandomStream random);
}
