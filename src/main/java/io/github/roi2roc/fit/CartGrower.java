package io.github.roi2roc.fit;

import java.util.Arrays;

/** Grows a {@link Cart} on some of the rows. */
final class CartGrower {

	/** A node: its risk (weight of the rows not of its heaviest class) and the complexity at which it would collapse. */
	static final class Node {

		final int[] rows;
		final int[] counts;
		final double[] share;
		final double risk;
		double complexity;
		Node left, right;
		int feature = -1;
		double threshold;
		boolean lowIsLeft;

		private Node(final int[] rows, final int[] y, final double[] weight) {
			this.rows = rows;
			counts = new int[weight.length];
			for (final int r : rows) counts[y[r]]++;
			share = new double[weight.length];
			double sum = 0, most = 0;
			for (int c = 0; c < share.length; c++) {
				share[c] = weight[c] * counts[c];
				sum += share[c];
				most = Math.max(most, share[c]);
			}
			risk = sum - most;
			for (int c = 0; c < share.length; c++) share[c] /= sum;
		}

		/** The child that a row goes to. */
		Node child(final double[][] columns, final int row) {
			return columns[feature][row] < threshold == lowIsLeft ? left : right;
		}

		/** No node outlives the one above it. */
		void fix(final double above) {
			complexity = Math.min(complexity, above);
			if (left == null) return;
			left.fix(complexity);
			right.fix(complexity);
		}

		/** Writes the nodes of more than this complexity, and the leaves below them. */
		int emit(final TreeBuilder out, final double above) {
			final int at = out.add(share, rows.length);
			if (left == null || complexity <= above) return at;
			final int a = left.emit(out, above), b = right.emit(out, above);
			out.split(at, feature, threshold, lowIsLeft ? a : b, lowIsLeft ? b : a);
			return at;
		}
	}

	private final double[][] columns;
	private final ColumnRanks ranks;
	private final int[] y;
	private final double[] weight, prior;
	private final Cart.Settings settings;
	private final double alpha;
	private final ColumnRanks.Order sorted;
	/** place × class */
	private final int[] slots;
	private double remainingRisk;

	/**
	 * @param weight of a row of each class
	 * @param prior of each class by its share of the rows: 1 but for rounding
	 * @param alpha a split must lower the risk by this much
	 */
	CartGrower(final double[][] columns, final ColumnRanks ranks, final int[] y, final double[] weight, final double[] prior,
		final Cart.Settings settings, final double alpha)
	{
		this.columns = columns;
		this.ranks = ranks;
		this.y = y;
		this.weight = weight;
		this.prior = prior;
		this.settings = settings;
		this.alpha = alpha;
		sorted = new ColumnRanks.Order(ranks.most(), y.length);
		slots = new int[ranks.most() * weight.length];
	}

	static double risk(final int[] rows, final int[] y, final double[] weight) {
		return new Node(rows, y, weight).risk;
	}

	Node grow(final int[] rows) {
		final Node root = new Node(rows, y, weight);
		root.complexity = root.risk;
		partition(root, 0);
		return root;
	}

	/**
	 * Splits a node as long as it pays; {@link #remainingRisk} is then the risk of its leaves.
	 *
	 * @return number of splits below that do not collapse before the node itself
	 */
	private int partition(final Node me, final int depth) {
		final double cp = Math.min(me.risk, me.complexity);
		if (me.rows.length < settings.minSplit() || cp <= alpha || depth >= settings.maxDepth() || !split(me)) return leaf(me);
		me.left.complexity = cp - alpha;
		int leftSplits = partition(me.left, depth + 1);
		double leftRisk = remainingRisk;
		me.right.complexity = Math.min(me.complexity, Math.max((me.risk - leftRisk) / (leftSplits + 1), me.risk - me.left.risk)) - alpha;
		int rightSplits = partition(me.right, depth + 1);
		double rightRisk = remainingRisk;
		// A child that collapses before this node counts as a leaf; the weaker child is looked at first.
		final boolean leftFirst = me.right.complexity > me.left.complexity;
		for (int look = 0; look < 2; look++) {
			final boolean left = leftFirst == (look == 0);
			final double now = (me.risk - (leftRisk + rightRisk)) / (leftSplits + rightSplits + 1);
			if (now <= (left ? me.left : me.right).complexity) break;
			if (left) {
				leftRisk = me.left.risk;
				leftSplits = 0;
			}
			else {
				rightRisk = me.right.risk;
				rightSplits = 0;
			}
		}
		me.complexity = (me.risk - (leftRisk + rightRisk)) / (leftSplits + rightSplits + 1);
		if (me.complexity <= alpha) {
			me.left = me.right = null;
			return leaf(me);
		}
		remainingRisk = leftRisk + rightRisk;
		return leftSplits + rightSplits + 1;
	}

	private int leaf(final Node me) {
		me.complexity = alpha;
		remainingRisk = me.risk;
		return 0;
	}

	/** The split of a column that leaves the least impurity. */
	private record Split(int feature, double improvement, double threshold, boolean lowIsLeft) {}

	private boolean split(final Node me) {
		Split best = null;
		for (int j = 0; j < columns.length; j++) {
			final Split s = best(me, j);
			if (s != null && (best == null || s.improvement > best.improvement)) best = s;
		}
		if (best == null) return false;
		final double[] x = columns[best.feature];
		final double threshold = best.threshold;
		final Node a = new Node(Arrays.stream(me.rows).filter(r -> x[r] < threshold).toArray(), y, weight);
		final Node b = new Node(Arrays.stream(me.rows).filter(r -> !(x[r] < threshold)).toArray(), y, weight);
		me.feature = best.feature;
		me.threshold = threshold;
		me.lowIsLeft = best.lowIsLeft;
		me.left = best.lowIsLeft ? a : b;
		me.right = best.lowIsLeft ? b : a;
		return true;
	}

	/**
	 * Sums are formed row by row and impurities class by class, as rpart forms them: where two splits are equally good, rounding decides, and it
	 * should decide for the same one.
	 */
	private Split best(final Node me, final int feature) {
		final int[] rank = ranks.rank()[feature];
		final int n = me.rows.length, classes = weight.length;
		sorted.begin(n);
		for (final int r : me.rows) {
			sorted.mark(rank[r]);
			slots[rank[r] * classes + y[r]]++;
		}
		final int places = sorted.finish();
		final Side low = new Side(classes), high = new Side(classes);
		for (int i = 0; i < places; i++) {
			for (int c = 0, k = sorted.ordered[i] * classes; c < classes; c++, k++) high.add(c, slots[k], 1);
		}
		double total = 0;
		for (int c = 0; c < classes; c++) total += high.impurity(c);
		double least = total;
		int where = -1;
		boolean lowIsLeft = false;
		for (int i = 0, below = 0; i < places; i++) {
			for (int c = 0, k = sorted.ordered[i] * classes; c < classes; c++, k++) {
				high.add(c, slots[k], -1);
				low.add(c, slots[k], 1);
				below += slots[k];
				slots[k] = 0;
			}
			if (i + 1 == places || below < settings.minBucket() || n - below < settings.minBucket()) continue;
			double impurity = 0, lowMean = 0, highMean = 0;
			for (int c = 0; c < classes; c++) {
				impurity += low.impurity(c);
				lowMean += low.share(c) * c;
				impurity += high.impurity(c);
				highMean += high.share(c) * c;
			}
			if (impurity < least) {
				least = impurity;
				where = i;
				lowIsLeft = lowMean < highMean;
			}
		}
		if (where < 0 || !(total - least > 0)) return null;
		final double[] v = ranks.values()[feature];
		return new Split(feature, total - least, (v[sorted.ordered[where]] + v[sorted.ordered[where + 1]]) / 2, lowIsLeft);
	}

	/** The rows on one side of a split: weight of each class, and of all with the classes' priors. */
	private final class Side {

		private final double[] sum;
		private double all;

		private Side(final int classes) {
			sum = new double[classes];
		}

		private void add(final int c, final int rows, final int sign) {
			for (int k = 0; k < rows; k++) {
				all += sign * (prior[c] * weight[c]);
				sum[c] += sign * weight[c];
			}
		}

		private double share(final int c) {
			return prior[c] * sum[c] / all;
		}

		/** The class's part of weight × Gini's impurity. */
		private double impurity(final int c) {
			final double p = share(c);
			return all * (p * (1 - p));
		}
	}
}
