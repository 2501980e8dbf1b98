package io.github.roi2roc.fit;

import java.util.stream.IntStream;

import io.github.roi2roc.numeric.RandomStream;

/**
 * Many trees grown to the end on random rows and columns: random forest (Breiman 2001: bootstrap rows, best split of a few random columns)
 * or extremely randomised trees (Geurts et al. 2006: all rows, one random threshold per column). Each tree has its own random stream, so the
 * forest does not depend on the number of threads.
 *
 * @param trees the trees
 * @param classes number of classes
 */
public record Forest(Tree[] trees, int classes) {

	/**
	 * How to grow.
	 *
	 * @param trees how many
	 * @param columns columns tried at each split; 0 for the square root of their number
	 * @param leaf smallest node that is split is twice this
	 * @param depth splits above a leaf; 0 for no limit
	 * @param extremelyRandom random thresholds instead of the best ones, all rows instead of a bootstrap
	 * @param classWeights one per class, or none: a heavier class is drawn into bootstraps more often (Chen, Liaw and Breiman 2004), and counts more
	 *          in splits and leaves of trees that have no bootstrap
	 */
	public record Settings(int trees, int columns, int leaf, int depth, boolean extremelyRandom, double[] classWeights) {

		public Settings(final int trees, final int columns, final int leaf, final int depth, final boolean extremelyRandom) {
			this(trees, columns, leaf, depth, extremelyRandom, new double[0]);
		}
	}

	/**
	 * Grows a forest.
	 *
	 * @param columns column × row
	 * @param y class of each row, from 0
	 */
	public static Forest grow(final double[][] columns, final int[] y, final int classes, final Settings settings, final RandomStream random) {
		final ColumnRanks ranks = ColumnRanks.of(columns);
		final Tree[] trees = IntStream.range(0, settings.trees).parallel().mapToObj(t -> new ForestGrower(columns, ranks, y, classes, settings, random.fork(
			t)).grow()).toArray(Tree[]::new);
		return new Forest(trees, classes);
	}

	/** Part of the trees that vote for each class; a tree whose leaf is undecided divides its vote. */
	public double[] predict(final double[] row) {
		final double[] votes = new double[classes];
		for (final Tree t : trees) {
			final double[] p = t.predict(row);
			double most = 0;
			int winners = 0;
			for (final double q : p) {
				if (q > most) winners = 0;
				most = Math.max(most, q);
				if (q == most) winners++;
			}
			for (int k = 0; k < classes; k++) if (p[k] == most) votes[k] += 1.0 / winners;
		}
		// Divided at the end: the votes of all trees are then exactly 1, not a little more.
		for (int k = 0; k < classes; k++) votes[k] = Math.min(1, votes[k] / trees.length);
		return votes;
	}
}
