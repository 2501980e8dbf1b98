package io.github.roi2roc.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Classification tree by Gini impurity, grown and pruned back by cost complexity while it grows (Breiman et al. 1984), with the choices of R's
 * {@code rpart}: candidate splits half way between neighbouring values, the first best one of the first best column, no surrogates.
 */
public final class Cart {

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

	/** A node on its way: its risk (rows not of its commonest class) and the complexity at which it would collapse. */
	private static final class Node {

		private final int[] rows;
		private final int[] counts;
		private final int risk;
		private double complexity;
		private Node left, right;
		private int feature = -1;
		private double threshold;
		private boolean lowIsLeft;

		private Node(final int[] rows, final int[] y, final int classes) {
			this.rows = rows;
			counts = new int[classes];
			for (final int r : rows) counts[y[r]]++;
			risk = rows.length - Arrays.stream(counts).max().orElse(0);
		}
	}

	private final double[][] columns;
	private final int[] y;
	private final int classes;
	private final Settings settings;
	private double alpha, remainingRisk;

	private Cart(final double[][] columns, final int[] y, final int classes, final Settings settings) {
		this.columns = columns;
		this.y = y;
		this.classes = classes;
		this.settings = settings;
	}

	/**
	 * Grows a tree.
	 *
	 * @param columns column × row
	 * @param y class of each row, from 0
	 */
	public static Tree grow(final double[][] columns, final int[] y, final int classes, final Settings settings) {
		final Cart cart = new Cart(columns, y, classes, settings);
		final Node root = new Node(IntStream.range(0, y.length).toArray(), y, classes);
		cart.alpha = settings.cp * root.risk;
		root.complexity = root.risk;
		cart.partition(root, 0);
		final TreeBuilder out = new TreeBuilder();
		cart.emit(root, out);
		return out.build();
	}

	private int emit(final Node node, final TreeBuilder out) {
		final int at = out.add(node.counts);
		if (node.left == null) return at;
		final int left = emit(node.left, out), right = emit(node.right, out);
		out.split(at, node.feature, node.threshold, node.lowIsLeft ? left : right, node.lowIsLeft ? right : left);
		return at;
	}

	/**
	 * Splits a node as long as it pays; {@link #remainingRisk} is then the risk of its leaves.
	 *
	 * @return number of splits below that do not collapse before the node itself
	 */
	private int partition(final Node me, final int depth) {
		final double cp = Math.min(me.risk, me.complexity);
		if (me.rows.length < settings.minSplit || cp <= alpha || depth >= settings.maxDepth || !split(me)) return leaf(me);
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
			remainingRisk = me.risk;
			return 0;
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
		final List<Integer> low = new ArrayList<>(), high = new ArrayList<>();
		for (final int r : me.rows) (columns[best.feature][r] < best.threshold ? low : high).add(r);
		final Node a = node(low), b = node(high);
		me.feature = best.feature;
		me.threshold = best.threshold;
		me.lowIsLeft = best.lowIsLeft;
		me.left = best.lowIsLeft ? a : b;
		me.right = best.lowIsLeft ? b : a;
		return true;
	}

	private Node node(final List<Integer> rows) {
		return new Node(rows.stream().mapToInt(r -> r).toArray(), y, classes);
	}

	private Split best(final Node me, final int feature) {
		final double[] x = columns[feature];
		final int[] order = IntStream.of(me.rows).boxed().sorted(Comparator.comparingDouble(r -> x[r])).mapToInt(r -> r).toArray();
		final int n = order.length;
		final int[] left = new int[classes], right = me.counts.clone();
		final double total = n * gini(right, n);
		double least = total;
		int where = -1;
		boolean lowIsLeft = false;
		for (int i = 0; n - i - 1 >= settings.minBucket; i++) {
			left[y[order[i]]]++;
			right[y[order[i]]]--;
			if (i + 1 < settings.minBucket || i + 1 >= n || x[order[i + 1]] == x[order[i]]) continue;
			final double impurity = (i + 1) * gini(left, i + 1) + (n - i - 1) * gini(right, n - i - 1);
			if (impurity < least) {
				least = impurity;
				where = i;
				lowIsLeft = meanClass(left, i + 1) < meanClass(right, n - i - 1);
			}
		}
		if (where < 0 || !(total - least > 0)) return null;
		return new Split(feature, total - least, (x[order[where]] + x[order[where + 1]]) / 2, lowIsLeft);
	}

	private static double gini(final int[] counts, final int n) {
		double s = 0;
		for (final int c : counts) {
			final double p = c / (double) n;
			s += p * (1 - p);
		}
		return s;
	}

	private static double meanClass(final int[] counts, final int n) {
		double s = 0;
		for (int k = 0; k < counts.length; k++) s += k * counts[k] / (double) n;
		return s;
	}
}
