package io.github.roi2roc.resample;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.RandomStream;

/** A single split of rows into two or more parts, such as 7:3 or 8:1:1. */
public final class Holdout {

	private Holdout() {}

	/**
	 * Draws a part for each row.
	 *
	 * @param classes class of each row, from 0; all 0 for a split that does not look at the outcome
	 * @param group of each row: no group is divided; null where each row stands for itself
	 * @param shares two or more numbers above 0, in any unit: 0.7 and 0.3, or 8, 1 and 1; of each class the nearest whole number of rows,
	 *          which groups follow as far as they can
	 * @return part of each row, from 0
	 * @throws InputException if a share is not above 0, or a part would have no row
	 */
	public static int[] parts(final int[] classes, final int[] group, final double[] shares, final RandomStream random) {
		if (shares.length < 2 || !DoubleStream.of(shares).allMatch(s -> s > 0 && Double.isFinite(s))) throw new InputException("A split into "
			+ Arrays.toString(shares) + " cannot be made: give two or three shares above 0, such as 0.7, 7:3 or 8:1:1.");
		final double sum = DoubleStream.of(shares).sum();
		final int[] out = group != null ? new Groups(classes, group).deal(DoubleStream.of(shares).map(s -> s / sum).toArray(), random) : new int[
			classes.length];
		if (group == null) for (int c = 0; c <= Arrays.stream(classes).max().orElse(0); c++) deal(classes, c, shares, sum, random, out);
		for (int p = 0; p < shares.length; p++) {
			final int part = p;
			if (IntStream.of(out).noneMatch(k -> k == part)) throw new InputException("A split of " + classes.length + " rows"
				+ (group == null ? "" : " in " + new Groups(classes, group).count() + " groups") + " in the ratio " + ratio(shares) + " leaves no row for part "
				+ (p + 1) + ". Choose another ratio, or add cases.");
		}
		return out;
	}

	private static String ratio(final double[] shares) {
		final StringBuilder out = new StringBuilder();
		for (final double s : shares) out.append(out.isEmpty() ? "" : ":").append(s == Math.rint(s) ? Long.toString((long) s) : Double.toString(s));
		return out.toString();
	}

	private static void deal(final int[] classes, final int cls, final double[] shares, final double sum, final RandomStream random, final int[] out) {
		final int[] rows = IntStream.range(0, classes.length).filter(i -> classes[i] == cls).toArray();
		random.shuffle(rows);
		double share = 0;
		int from = 0;
		for (int p = 0; p < shares.length; p++) {
			share += shares[p];
			final int to = p == shares.length - 1 ? rows.length : (int) Math.floor(share / sum * rows.length + 0.5);
			for (int i = from; i < to; i++) out[rows[i]] = p;
			from = Math.max(from, to);
		}
	}
}
