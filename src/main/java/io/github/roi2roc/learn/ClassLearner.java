package io.github.roi2roc.learn;

import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/** A learner that predicts one of two or more classes. */
public interface ClassLearner extends Learner {

	/** As {@link #fit}. */
	FittedLearner fitClasses(Predictors x, Outcome.Classes y, Options options, RandomStream random);
}
