package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.roi2roc.numeric.RandomStream;

/**
 * How much a random forest needs each column (Breiman 2001): by how much the accuracy of a tree on the rows that it did not see falls when the
 * column's values are shuffled among them, mean over the trees divided by its standard error (R: {@code ranger} with {@code importance =
 * "permutation", scale.permutation.importance = TRUE}).
 */
public final class ForestImportance {

	/** What shuffling did to one tree: columns that it asks, and the change of its accuracy for each. */
	private record Falls(int[] columns, double[] by) {}

	private ForestImportance() {}

	/**
	 * Grows a forest and measures it.
	 *
	 * @param columns column × row
	 * @param y class of each row, from 0
	 * @param settings of a forest that draws its rows
	 * @return one number per column; 0 for a column that no tree asks
	 */
	public static double[] permutation(final double[][] columns, final int[] y, final int classes, final Forest.Settings settings,
		final RandomStream random)
	{
		if (settings.extremelyRandom()) throw new IllegalArgumentException("trees of all rows have no row left to be measured on");
		final ColumnRanks ranks = ColumnRanks.of(columns);
		final Falls[] falls = IntStream.range(0, settings.trees()).parallel().mapToObj(t -> {
			final ForestGrower grower = new ForestGrower(columns, ranks, y, classes, settings, random.fork(t));
			final Tree tree = grower.grow();
			return falls(tree, columns, y, grower.unseen(), random.fork(t).fork("shuffle"));
		}).toArray(Falls[]::new);
		final double[] sum = new double[columns.length], squares = new double[columns.length];
		for (final Falls f : falls) {
			for (int k = 0; k < f.columns.length; k++) {
				sum[f.columns[k]] += f.by[k];
				squares[f.columns[k]] += f.by[k] * f.by[k];
			}
		}
		final double n = settings.trees();
		for (int j = 0; j < sum.length; j++) {
			final double mean = sum[j] / n, variance = squares[j] / n - mean * mean;
			sum[j] = variance > 0 ? mean / Math.sqrt(variance / n) : mean;
		}
		return sum;
	}

	private static Falls falls(final Tree tree, final double[][] columns, final int[] y, final int[] rows, final RandomStream random) {
		final int[] asked = Arrays.stream(tree.feature()).filter(f -> f >= 0).sorted().distinct().toArray();
		final double[] by = new double[asked.length];
		if (rows.length == 0) return new Falls(asked, by);
		int right = 0;
		for (final int r : rows) if (classOf(tree, columns, r, -1, r) == y[r]) right++;
		final int[] from = rows.clone();
		for (int k = 0; k < asked.length; k++) {
			random.shuffle(from);
			int still = 0;
			for (int i = 0; i < rows.length; i++) if (classOf(tree, columns, rows[i], asked[k], from[i]) == y[rows[i]]) still++;
			by[k] = (right - still) / (double) rows.length;
		}
		return new Falls(asked, by);
	}

	/** The class of a row whose value in one column is another row's. */
	private static int classOf(final Tree tree, final double[][] columns, final int row, final int column, final int other) {
		int at = 0;
		while (tree.feature()[at] >= 0) {
			final int f = tree.feature()[at];
			at = columns[f][f == column ? other : row] < tree.threshold()[at] ? tree.low()[at] : tree.high()[at];
		}
		final double[] shares = tree.value()[at];
		int best = 0;
		for (int c = 1; c < shares.length; c++) if (shares[c] > shares[best]) best = c;
		return best;
	}
}
