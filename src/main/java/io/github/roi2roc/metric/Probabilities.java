package io.github.roi2roc.metric;

import io.github.roi2roc.InputException;

/** The door to measures of probabilities. */
final class Probabilities {

	private Probabilities() {}

	/** @throws InputException if one is not from 0 to 1, naming its row (counted from 1) */
	static void require(final double[] p) {
		for (int i = 0; i < p.length; i++) {
			if (!(p[i] >= 0 && p[i] <= 1)) throw new InputException("Row " + (i + 1) + ": the score is " + p[i]
				+ ", but a probability from 0 to 1 is needed. Give a model's probabilities, not its decision values.");
		}
	}
}
