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
	Model fit(Predictors x, Outcome y, long seed);

	/**
	 * The same, where rows were set aside to choose options by.
	 *
	 * @param checkX rows that nothing is fitted to; a search judges its candidates on them instead of cross-validating
	 * @param checkY their outcome
	 */
	default Model fit(final Predictors x, final Outcome y, final Predictors checkX, final Outcome checkY, final long seed) {
		return fit(x, y, seed);
	}

	/** How many times a pipeline is fitted by one call of {@link #fit}. */
	default int fits() {
		return 1;
	}

	/** Whether it takes care of missing values. */
	boolean fillsMissing();
}
