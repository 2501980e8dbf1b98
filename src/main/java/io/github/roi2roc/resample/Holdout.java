package io.github.roi2roc.resample;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.RandomStream;

/** A single split into rows that train and rows that test. */
public final class Holdout {

	private Holdout() {}

	/**
	 * Draws the training rows.
	 *
	 * @param classes class of each row, from 0; all 0 for a split that does not look at the outcome
	 * @param fraction part that trains; of each class the nearest whole number of rows
	 * @return true for training rows
	 * @throws InputException if the fraction does not leave at least one row on either side
	 */
	public static boolean[] stratified(final int[] classes, final double fraction, final RandomStream random) {
		if (!(fraction > 0 && fraction < 1)) throw new InputException("The training fraction is " + fraction
			+ ", but a number between 0 and 1 belongs there, such as 0.7.");
		final boolean[] train = new boolean[classes.length];
		int count = 0;
		for (int c = 0; c <= Arrays.stream(classes).max().orElse(0); c++) {
			final int cls = c;
			final int[] rows = IntStream.range(0, classes.length).filter(i -> classes[i] == cls).toArray();
			random.shuffle(rows);
			final int k = (int) Math.floor(fraction * rows.length + 0.5);
			for (int i = 0; i < k; i++) train[rows[i]] = true;
			count += k;
		}
		if (count == 0 || count == classes.length) throw new InputException("A training fraction of " + fraction + " of " + classes.length
			+ " rows leaves no row to " + (count == 0 ? "train" : "test") + ".");
		return train;
	}
}
