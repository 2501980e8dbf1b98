package io.github.roi2roc.fit;

import java.util.Arrays;
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
	 */
	public record Settings(int trees, int columns, int leaf, int depth, boolean extremelyRandom) {}

	/**
	 * Grows a forest.
	 *
	 * @param columns column × row
	 * @param y class of each row, from 0
	 */
	public static Forest grow(final double[][] columns, final int[] y, final int classes, final Settings settings, final RandomStream random) {
		final ColumnRanks ranks = ColumnRanks.of(columns);
		final Tree[] trees = IntStream.range(0, settings.trees).parallel().mapToObj(t -> new Grower(columns, ranks, y, classes, settings, random.fork(
			t)).grow()).toArray(Tree[]::new);
		return new Forest(trees, classes);
	}

	/** Part of the trees that vote for each class; a tree whose leaf is undecided divides its vote. */
	public double[] predict(final double[] row) {
		final double[] votes = new double[classes];
		for (final Tree t : trees) {
			final double[] p = t.predict(row);
			final double most = Arrays.stream(p).max().orElse(0);
			int winners = 0;
			for (final double q : p) if (q == most) winners++;
			for (int k = 0; k < classes; k++) if (p[k] == most) votes[k] += 1.0 / winners;
		}
		// Divided at the end: the votes of all trees are then exactly 1, not a little more.
		for (int k = 0; k < classes; k++) votes[k] = Math.min(1, votes[k] / trees.length);
		return votes;
	}

	/** Each value's place among the different values of its column: comparing places is exact and quick. */
	private record ColumnRanks(int[][] rank, double[][] values) {

		static ColumnRanks of(final double[][] columns) {
			final int p = columns.length;
			final int[][] rank = new int[p][];
			final double[][] values = new double[p][];
			IntStream.range(0, p).parallel().forEach(j -> {
				values[j] = Arrays.stream(columns[j]).map(d -> d + 0.0).sorted().distinct().toArray();
				rank[j] = Arrays.stream(columns[j]).mapToInt(d -> Arrays.binarySearch(values[j], d + 0.0)).toArray();
			});
			return new ColumnRanks(rank, values);
		}
	}

	/** Grows one tree; its arrays are used again at every node. */
	private static final class Grower {

		private static final int INSERTION = 24;

		private final double[][] columns;
		private final ColumnRanks ranks;
		private final int[] y, rows, keys, order;
		private final int classes, n, tried;
		private final Settings settings;
		private final RandomStream random;
		private final TreeBuilder out = new TreeBuilder();
		private final int[] left, right;

		// the best split of the node at hand
		private int bestFeature;
		private double bestScore, bestThreshold;

		private Grower(final double[][] columns, final ColumnRanks ranks, final int[] y, final int classes, final Settings settings,
			final RandomStream random)
		{
			this.columns = columns;
			this.ranks = ranks;
			this.y = y;
			this.classes = classes;
			this.settings = settings;
			this.random = random;
			n = y.length;
			final int p = columns.length;
			tried = settings.columns > 0 ? Math.min(p, settings.columns) : Math.max(1, (int) Math.floor(Math.sqrt(p)));
			rows = new int[n];
			keys = new int[n];
			order = IntStream.range(0, p).toArray();
			left = new int[classes];
			right = new int[classes];
		}

		private Tree grow() {
			for (int i = 0; i < n; i++) rows[i] = settings.extremelyRandom ? i : random.nextInt(n);
			node(0, n, 0);
			return out.build();
		}

		/** Makes the node of {@code rows[from … to − 1]}, then its children. */
		private int node(final int from, final int to, final int depth) {
			final int[] counts = new int[classes];
			for (int i = from; i < to; i++) counts[y[rows[i]]]++;
			final int at = out.add(counts);
			int most = 0;
			for (final int c : counts) most = Math.max(most, c);
			if (most == to - from || to - from < 2 * settings.leaf || settings.depth > 0 && depth >= settings.depth) return at;
			bestFeature = -1;
			bestScore = 0;
			for (final int c : counts) bestScore += (double) c * c / (to - from);
			bestScore += 1e-9; // a split must do better than none
			for (int k = 0, seen = 0; k < order.length && seen < tried; k++) {
				final int pick = k + random.nextInt(order.length - k), j = order[pick];
				order[pick] = order[k];
				order[k] = j;
				if (tryColumn(j, from, to, counts)) seen++;
			}
			if (bestFeature < 0) return at;
			final int feature = bestFeature;
			final double threshold = bestThreshold;
			final int middle = divide(columns[feature], threshold, from, to);
			final int low = node(from, middle, depth + 1), high = node(middle, to, depth + 1);
			out.split(at, feature, threshold, low, high);
			return at;
		}

		/** Puts the rows below the threshold first; where the others begin. */
		private int divide(final double[] x, final double threshold, final int from, final int to) {
			int i = from, j = to;
			while (i < j) {
				if (x[rows[i]] < threshold) i++;
				else {
					j--;
					final int t = rows[i];
					rows[i] = rows[j];
					rows[j] = t;
				}
			}
			return i;
		}

		/** Looks for a better split in a column; false if the column is constant here and does not count as tried. */
		private boolean tryColumn(final int j, final int from, final int to, final int[] counts) {
			final int m = to - from;
			final int[] rank = ranks.rank[j];
			int min = Integer.MAX_VALUE, max = -1;
			for (int i = 0; i < m; i++) {
				final int r = rows[from + i], k = rank[r];
				if (k < min) min = k;
				if (k > max) max = k;
				keys[i] = k * classes + y[r];
			}
			if (min == max) return false;
			if (settings.extremelyRandom) random(j, min, max, m, counts);
			else best(j, m, counts);
			return true;
		}

		private void best(final int j, final int m, final int[] counts) {
			sort(m);
			for (int c = 0; c < classes; c++) {
				left[c] = 0;
				right[c] = counts[c];
			}
			double ll = 0, rr = 0; // sums of squared counts
			for (int c = 0; c < classes; c++) rr += (double) counts[c] * counts[c];
			for (int i = 0; i + 1 < m; i++) {
				final int c = keys[i] % classes;
				ll += 2 * left[c]++ + 1;
				rr -= 2 * right[c]-- - 1;
				final int here = keys[i] / classes, next = keys[i + 1] / classes;
				if (here == next || i + 1 < settings.leaf || m - i - 1 < settings.leaf) continue;
				final double score = ll / (i + 1) + rr / (m - i - 1);
				if (score > bestScore) {
					final double[] v = ranks.values[j];
					take(j, score, between(v[here], v[next]));
				}
			}
		}

		private void random(final int j, final int min, final int max, final int m, final int[] counts) {
			final double[] v = ranks.values[j];
			final double t = v[min] + random.nextDouble() * (v[max] - v[min]), threshold = t > v[min] ? t : between(v[min], v[min + 1]);
			for (int c = 0; c < classes; c++) {
				left[c] = 0;
				right[c] = counts[c];
			}
			int low = 0;
			for (int i = 0; i < m; i++) {
				if (!(v[keys[i] / classes] < threshold)) continue;
				low++;
				left[keys[i] % classes]++;
				right[keys[i] % classes]--;
			}
			if (low < settings.leaf || m - low < settings.leaf) return;
			double score = 0;
			for (int c = 0; c < classes; c++) score += (double) left[c] * left[c] / low + (double) right[c] * right[c] / (m - low);
			if (score > bestScore) take(j, score, threshold);
		}

		private static double between(final double a, final double b) {
			final double t = a / 2 + b / 2;
			return t > a ? t : b;
		}

		private void take(final int feature, final double score, final double threshold) {
			bestFeature = feature;
			bestScore = score;
			bestThreshold = threshold;
		}

		private void sort(final int m) {
			if (m > INSERTION) {
				Arrays.sort(keys, 0, m);
				return;
			}
			for (int i = 1; i < m; i++) {
				final int k = keys[i];
				int j = i - 1;
				while (j >= 0 && keys[j] > k) keys[j + 1] = keys[j--];
				keys[j + 1] = k;
			}
		}
	}
}
