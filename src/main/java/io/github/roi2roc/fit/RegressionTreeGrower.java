package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.roi2roc.numeric.RandomStream;

/** Grows the trees of {@link Boosting}: least squares on the residuals, exact splits, to a fixed depth. Its arrays are used again for every tree. */
final class RegressionTreeGrower {

	/** What a node that holds these rows adds to the score. */
	interface LeafValue {

		double of(int[] rows, int from, int to);
	}

	private final double[][] columns;
	private final ColumnRanks ranks;
	private final double[] weight;
	private final Boosting.Settings settings;
	private final ColumnRanks.Order sorted;
	private final int[] rows, order, number;
	private final double[] sums, weights;

	// the tree at hand
	private double[] residual;
	private RandomStream random;
	private LeafValue leaf;
	private TreeBuilder out;

	// the best split of the node at hand
	private int bestFeature;
	private double bestScore, bestThreshold;

	RegressionTreeGrower(final double[][] columns, final ColumnRanks ranks, final double[] weight, final Boosting.Settings settings) {
		this.columns = columns;
		this.ranks = ranks;
		this.weight = weight;
		this.settings = settings;
		final int places = ranks.most();
		sorted = new ColumnRanks.Order(places, weight.length);
		rows = new int[weight.length];
		order = new int[columns.length];
		number = new int[places];
		sums = new double[places];
		weights = new double[places];
	}

	/**
	 * Grows a tree.
	 *
	 * @param which rows to learn from
	 * @param of residual of every row
	 * @param draws the columns that a split may use, where not all may be
	 */
	Tree grow(final int[] which, final double[] of, final LeafValue value, final RandomStream draws) {
		System.arraycopy(which, 0, rows, 0, which.length);
		Arrays.setAll(order, j -> j); // what was drawn for one tree changes no other
		residual = of;
		leaf = value;
		random = draws;
		out = new TreeBuilder();
		node(0, which.length, 0);
		return out.build();
	}

	private int node(final int from, final int to, final int depth) {
		final int at = out.add(new double[] { leaf.of(rows, from, to) }, to - from);
		if (depth >= settings.depth() || to - from < 2 * settings.leaf()) return at;
		double sum = 0, all = 0;
		for (int i = from; i < to; i++) {
			sum += weight[rows[i]] * residual[rows[i]];
			all += weight[rows[i]];
		}
		bestFeature = -1;
		bestScore = 0;
		final int tried = settings.columns() == 0 ? columns.length : Math.min(settings.columns(), columns.length);
		for (int k = 0, seen = 0; k < order.length && seen < tried; k++) {
			if (tried < columns.length) {
				final int pick = k + random.nextInt(order.length - k), j = order[pick];
				order[pick] = order[k];
				order[k] = j;
			}
			if (best(order[k], from, to, sum, all)) seen++;
		}
		if (bestFeature < 0) return at;
		final int feature = bestFeature;
		final double threshold = bestThreshold;
		final int middle = divide(columns[feature], threshold, from, to);
		final int low = node(from, middle, depth + 1), high = node(middle, to, depth + 1);
		out.split(at, feature, threshold, low, high);
		return at;
	}

	/** Puts the rows below the threshold first, in their order; where the others begin. */
	private int divide(final double[] x, final double threshold, final int from, final int to) {
		final int[] part = Arrays.copyOfRange(rows, from, to), low = IntStream.of(part).filter(r -> x[r] < threshold).toArray();
		final int[] high = IntStream.of(part).filter(r -> !(x[r] < threshold)).toArray();
		System.arraycopy(low, 0, rows, from, low.length);
		System.arraycopy(high, 0, rows, from + low.length, high.length);
		return from + low.length;
	}

	/**
	 * Looks for a better split in a column: with sums s and weights w of the residuals on both sides, the squared error falls by
	 * (s₁ w₂ − s₂ w₁)² / (w₁ w₂ (w₁ + w₂)).
	 *
	 * @return false if the column is constant here
	 */
	private boolean best(final int j, final int from, final int to, final double sum, final double all) {
		final int[] rank = ranks.rank()[j];
		sorted.begin(to - from);
		for (int i = from; i < to; i++) {
			final int r = rows[i], k = rank[r];
			sorted.mark(k);
			sums[k] += weight[r] * residual[r];
			weights[k] += weight[r];
			number[k]++;
		}
		final int places = sorted.finish();
		double s = 0, w = 0;
		for (int i = 0, below = 0; i < places; i++) {
			final int k = sorted.ordered[i];
			s += sums[k];
			w += weights[k];
			below += number[k];
			sums[k] = 0;
			weights[k] = 0;
			number[k] = 0;
			if (i + 1 == places || below < settings.leaf() || to - from - below < settings.leaf()) continue;
			final double d = s * all - sum * w, score = d * d / (w * (all - w) * all);
			// Equal gains that differ by the order of a sum are equal: the first column keeps them.
			if (score > bestScore * (1 + 1e-12) + 1e-15) {
				final double[] v = ranks.values()[j];
				bestFeature = j;
				bestScore = score;
				bestThreshold = ColumnRanks.between(v[k], v[sorted.ordered[i + 1]]);
			}
		}
		return places > 1;
	}
}
