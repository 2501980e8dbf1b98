package io.github.roi2roc.resample;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.roi2roc.numeric.RandomStream;

/** Rows drawn with replacement. */
public final class Bootstrap {

	private Bootstrap() {}

	/**
	 * Draws as many rows as there are, or as many groups as there are.
	 *
	 * @param classes class of each row, from 0: each class is drawn from by itself and keeps its size (a group counts as what most of its
	 *          rows are); all 0 to draw from all rows alike
	 * @param group of each row: groups are drawn whole; null where each row stands for itself
	 * @return the rows drawn; one that was drawn twice stands there twice
	 */
	public static int[] draw(final int[] classes, final int[] group, final RandomStream random) {
		final Groups groups = new Groups(classes, group);
		final int[] of = groups.classOfGroup();
		return IntStream.rangeClosed(0, Arrays.stream(of).max().orElse(0)).boxed().flatMapToInt(c -> {
			final int[] members = IntStream.range(0, of.length).filter(g -> of[g] == c).toArray();
			return Arrays.stream(members).map(m -> members[random.nextInt(members.length)]).boxed().flatMapToInt(g -> IntStream.of(groups.rows(g)));
		}).toArray();
	}

	/** The rows that were not drawn, rising. */
	public static int[] left(final int rows, final int[] drawn) {
		final boolean[] in = new boolean[rows];
		for (final int r : drawn) in[r] = true;
		return IntStream.range(0, rows).filter(i -> !in[i]).toArray();
	}
}
