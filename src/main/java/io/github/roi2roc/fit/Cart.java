package io.github.roi2roc.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.github.roi2roc.fit.CartGrower.Node;

/**
 * Classification tree by Gini impurity, grown and pruned back by cost complexity while it grows (Breiman et al. 1984), with the choices of R's
 * {@code rpart}: candidate splits half way between neighbouring values, the first best one of the first best column, no surrogates.
 *
 * @param tree the tree
 * @param stages the pruned trees there are between the root alone and the tree as it was grown, the smallest first; empty if none was asked for
 * @param chosen which of the stages the tree is
 */
public record Cart(Tree tree, List<Stage> stages, int chosen) {

	/**
	 * How far a tree grows.
	 *
	 * @param cp a split must lower the misclassified rows by this part of the root's, per split
	 * @param minSplit rows that a node must have to be split
	 * @param minBucket rows that each child must have
	 * @param maxDepth splits above a leaf
	 */
	public record Settings(double cp, int minSplit, int minBucket, int maxDepth) {

		/** rpart's: 0.01, 20, a third of that, 30. */
		public static Settings defaults() {
			return new Settings(0.01, 20, 7, 30);
		}
	}

	/**
	 * A line of rpart's {@code cptable}; all but the splits are parts of the root's risk.
	 *
	 * @param cp complexity above which this tree is left
	 * @param splits it has
	 * @param error on the training rows
	 * @param crossValidated error on rows left out
	 * @param se standard error of that
	 */
	public record Stage(double cp, int splits, double error, double crossValidated, double se) {}

	/** A tree with class weights all 1. */
	public static Tree grow(final double[][] columns, final int[] y, final int classes, final Settings settings) {
		return grow(columns, y, ones(classes), settings);
	}

	private static double[] ones(final int classes) {
		final double[] out = new double[classes];
		Arrays.fill(out, 1);
		return out;
	}

	/**
	 * Grows a tree.
	 *
	 * @param columns column × row
	 * @param y class of each row, from 0
	 * @param weights one per class: what its rows count (rpart's {@code weights})
	 */
	public static Tree grow(final double[][] columns, final int[] y, final double[] weights, final Settings settings) {
		return built(whole(columns, ColumnRanks.of(columns), y, weights, settings), -1);
	}

	private static Node whole(final double[][] columns, final ColumnRanks ranks, final int[] y, final double[] weights, final Settings settings) {
		final int[] all = IntStream.range(0, y.length).toArray();
		return new CartGrower(columns, ranks, y, weights, priors(y, weights), settings, settings.cp * CartGrower.risk(all, y, weights)).grow(all);
	}

	/** Each class's share of all rows by its share of all rows, with the roundings of rpart: 1, or the next number to it. */
	private static double[] priors(final int[] y, final double[] weights) {
		final int classes = weights.length;
		final double[] share = new double[classes], out = new double[classes];
		double sum = 0;
		for (final int c : y) {
			share[c] += weights[c];
			sum += weights[c];
		}
		double all = 0;
		for (int c = 0; c < classes; c++) {
			share[c] /= sum;
			for (int other = 1; other < classes; other++) {
				all += share[c];
				out[c] += share[c];
			}
		}
		for (int c = 0; c < classes; c++) out[c] = share[c] > 0 ? out[c] / (all * share[c]) : 0;
		return out;
	}

	private static Tree built(final Node root, final double above) {
		final TreeBuilder out = new TreeBuilder();
		root.emit(out, above);
		return out.build();
	}

	/**
	 * Grows a tree and prunes it to the stage that cross-validation chooses, as {@code rpart} with {@code xval} and {@code prune}.
	 *
	 * @param fold of each row, from 0
	 * @param oneSe the smallest tree within one standard error of the best instead of the best (the smallest of equals)
	 */
	public static Cart pruned(final double[][] columns, final int[] y, final double[] weights, final Settings settings, final int[] fold,
		final boolean oneSe)
	{
		final ColumnRanks ranks = ColumnRanks.of(columns);
		final Node root = whole(columns, ranks, y, weights, settings);
		if (root.left == null) return new Cart(built(root, -1), List.of(), 0);
		final double alpha = settings.cp * root.risk;
		root.fix(root.complexity);
		final TreeSet<Double> unique = new TreeSet<>();
		collect(root, alpha, unique);
		final double[] cp = unique.descendingSet().stream().mapToDouble(d -> d).toArray();
		final double[] between = cp.clone();
		between[0] = Double.POSITIVE_INFINITY;
		for (int k = 1; k < cp.length; k++) between[k] = Math.sqrt(cp[k - 1] * cp[k]);
		final double[] risk = crossValidated(columns, ranks, y, weights, settings, fold, alpha, between);
		double total = 0;
		for (final int c : y) total += weights[c];
		final List<Stage> stages = new ArrayList<>();
		for (int k = 0; k < cp.length; k++) {
			final double[] left = new double[2];
			left(root, cp[k], left);
			stages.add(new Stage(cp[k] / root.risk, (int) left[1], left[0] / root.risk, risk[k] / root.risk, Math.sqrt(risk[k]
				- risk[k] * risk[k] / total) / root.risk));
		}
		final int chosen = choose(stages, oneSe);
		return new Cart(built(root, cp[chosen]), List.copyOf(stages), chosen);
	}

	private static void collect(final Node n, final double alpha, final TreeSet<Double> out) {
		out.add(Math.max(n.complexity, alpha));
		if (n.left == null) return;
		collect(n.left, alpha, out);
		collect(n.right, alpha, out);
	}

	/** Adds the risk and the splits of what is left of a tree at a complexity. */
	private static void left(final Node n, final double above, final double[] riskAndSplits) {
		if (n.left == null || n.complexity <= above) {
			riskAndSplits[0] += n.risk;
			return;
		}
		riskAndSplits[1]++;
		left(n.left, above, riskAndSplits);
		left(n.right, above, riskAndSplits);
	}

	private static int choose(final List<Stage> stages, final boolean oneSe) {
		int best = 0;
		for (int k = 1; k < stages.size(); k++) if (stages.get(k).crossValidated < stages.get(best).crossValidated - 1e-12) best = k;
		if (!oneSe) return best;
		final double limit = stages.get(best).crossValidated + stages.get(best).se;
		int k = 0;
		while (stages.get(k).crossValidated > limit) k++;
		return k;
	}

	/** Risk of the rows left out at each complexity; a fold's tree is grown to the same complexity for its part of the rows. */
	private static double[] crossValidated(final double[][] columns, final ColumnRanks ranks, final int[] y, final double[] weights,
		final Settings settings, final int[] fold, final double alpha, final double[] cp)
	{
		double total = 0;
		for (final int c : y) total += weights[c];
		final double[] out = new double[cp.length];
		for (int f = 0; f <= Arrays.stream(fold).max().orElse(0); f++) {
			final int held = f;
			final int[] in = IntStream.range(0, y.length).filter(i -> fold[i] != held).toArray();
			final double scale = Arrays.stream(in).mapToDouble(i -> weights[y[i]]).sum() / total;
			final Node root = new CartGrower(columns, ranks, y, weights, priors(y, weights), settings, alpha * scale).grow(in);
			root.fix(root.complexity);
			for (int i = 0; i < y.length; i++) {
				if (fold[i] != f) continue;
				Node at = root;
				for (int k = 0; k < cp.length; k++) {
					while (at.left != null && cp[k] * scale < at.complexity) at = at.child(columns, i);
					if (heaviest(at.share) != y[i]) out[k] += weights[y[i]];
				}
			}
		}
		return out;
	}

	private static int heaviest(final double[] share) {
		int best = 0;
		for (int c = 1; c < share.length; c++) if (share[c] > share[best]) best = c;
		return best;
	}
}
