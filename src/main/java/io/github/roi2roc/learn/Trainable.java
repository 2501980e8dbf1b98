package io.github.roi2roc.learn;

import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/** A way from training rows to a model: a {@link Pipeline}, or one whose options are searched first. */
public interface Trainable {

	/**
	 * Learns from training rows and from no other.
	 *
	 * @throws io.github.roi2roc.InputException if the rows do not allow it, saying why and what would
	 */
	Model fit(Predictors x, Outcome.Classes y, long seed);

	/** Whether it takes care of missing values. */
	boolean fillsMissing();
}
