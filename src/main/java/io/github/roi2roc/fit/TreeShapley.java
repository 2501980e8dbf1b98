package io.github.roi2roc.fit;

/**
 * Exact Shapley values of trees (interventional TreeSHAP; Lundberg et al. 2020): a column that does not take part has its value from a
 * background row. Each pair of row and background row walks down together and parts only where they differ, so that a pair costs no more
 * than the tree has leaves.
 */
public final class TreeShapley {

	private static final int FREE = 0, ROW = 1, BACKGROUND = 2;

	private final Tree tree;
	private final double[] leaf;
	/** a! b! / (a + b + 1)!: how much of the orders of a + b + 1 columns have a certain one behind a given a of them. */
	private final double[][] weight;
	private final byte[] side;
	private final int[] path;

	// the pair at hand
	private double[] row, background, out;
	private double share;

	/**
	 * For one tree; not to be used by two threads.
	 *
	 * @param leaf what each node adds to the score if a row ends there
	 * @param columns number of columns
	 */
	public TreeShapley(final Tree tree, final double[] leaf, final int columns) {
		this.tree = tree;
		this.leaf = leaf;
		side = new byte[columns];
		path = new int[Math.min(columns, depth(tree)) + 1];
		weight = new double[path.length][path.length];
		for (int a = 0; a < path.length; a++) {
			for (int b = 0; b < path.length; b++) weight[a][b] = a == 0 ? 1.0 / (b + 1) : weight[a - 1][b] * a / (a + b + 1.0);
		}
	}

	private static int depth(final Tree t) {
		final int[] depth = new int[t.feature().length];
		int most = 0;
		for (int k = 0; k < depth.length; k++) { // children stand behind their parents
			if (t.feature()[k] < 0) continue;
			depth[t.low()[k]] = depth[t.high()[k]] = depth[k] + 1;
			most = Math.max(most, depth[k] + 1);
		}
		return most;
	}

	/**
	 * Adds a row's Shapley values, averaged over the background.
	 *
	 * @param row its values
	 * @param backgrounds rows × columns
	 * @param out one number per column, to which is added
	 */
	public void add(final double[] row, final double[][] backgrounds, final double[] out) {
		this.row = row;
		this.out = out;
		share = 1.0 / backgrounds.length;
		for (final double[] b : backgrounds) {
			background = b;
			walk(0, 0, 0, 0);
		}
	}

	/** @param used columns on the path that are taken from one of the two; @param ofRow those taken from the row */
	private void walk(final int node, final int used, final int ofRow, final int ofBackground) {
		final int f = tree.feature()[node];
		if (f < 0) {
			final double v = share * leaf[node];
			if (v == 0) return;
			final double forRow = ofRow > 0 ? v * weight[ofRow - 1][ofBackground] : 0, against = ofBackground > 0 ? v * weight[ofRow][ofBackground - 1]
				: 0;
			for (int k = 0; k < used; k++) out[path[k]] += side[path[k]] == ROW ? forRow : -against;
			return;
		}
		final int x = row[f] < tree.threshold()[node] ? tree.low()[node] : tree.high()[node];
		final int b = background[f] < tree.threshold()[node] ? tree.low()[node] : tree.high()[node];
		if (x == b || side[f] == ROW) walk(x, used, ofRow, ofBackground);
		else if (side[f] == BACKGROUND) walk(b, used, ofRow, ofBackground);
		else {
			path[used] = f;
			side[f] = ROW;
			walk(x, used + 1, ofRow + 1, ofBackground);
			side[f] = BACKGROUND;
			walk(b, used + 1, ofRow, ofBackground + 1);
			side[f] = FREE;
		}
	}
}
