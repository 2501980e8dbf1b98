package io.github.roi2roc.metric;

import io.github.roi2roc.InputException;

/**
 * Harrell's concordance of a risk score with survival times (R's {@code survival::concordance} of the negated score): of the pairs whose order
 * of events is known, the part in which the one with the higher score goes first; tied scores count one half.
 */
public final class Concordance {

	private Concordance() {}

	/**
	 * O(n²).
	 *
	 * @param time of each row
	 * @param event whether it ended with the event
	 * @param score higher means earlier
	 * @throws InputException if no pair can be compared
	 */
	public static double of(final double[] time, final boolean[] event, final double[] score) {
		double right = 0, pairs = 0;
		for (int i = 0; i < time.length; i++) {
			if (!event[i]) continue;
			for (int j = 0; j < time.length; j++) {
				// j outlives i: later, or censored at the same time
				if (!(time[j] > time[i] || time[j] == time[i] && !event[j])) continue;
				pairs++;
				right += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0;
			}
		}
		if (pairs == 0) throw new InputException("No two rows' survival can be compared, so there is no concordance.");
		return right / pairs;
	}
}
