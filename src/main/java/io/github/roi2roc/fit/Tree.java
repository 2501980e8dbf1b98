package io.github.roi2roc.fit;

import io.github.roi2roc.InputException;

/**
 * A decision tree. Node 0 is the root; a row goes to the low child if its value is below the threshold.
 *
 * @param feature column asked at each node; −1 at a leaf
 * @param threshold of each node
 * @param low child for values below the threshold
 * @param high child for the others
 * @param value node × output: class shares of the training rows in it, or what it adds to a boosted score
 * @param rows training rows in each node
 */
public record Tree(int[] feature, double[] threshold, int[] low, int[] high, double[][] value, int[] rows) {

	/**
	 * @param columns how many the tree may ask
	 * @throws InputException if a node asks for a column that is not there, or a child does not stand behind its parent, so that a row could go round
	 *           for ever
	 */
	public void check(final int columns) {
		final int n = feature.length;
		if (n == 0 || threshold.length != n || low.length != n || high.length != n || value.length != n || rows.length != n) throw new InputException(
			"The model's tree is damaged: its parts are of unlike lengths.");
		for (int k = 0; k < n; k++) {
			if (feature[k] < 0) continue;
			if (feature[k] >= columns || low[k] <= k || high[k] <= k || low[k] >= n || high[k] >= n || Double.isNaN(threshold[k])) throw new InputException(
				"The model's tree is damaged at node " + k + ".");
		}
	}

	/** The leaf of a row. */
	public int leaf(final double[] row) {
		int at = 0;
		while (feature[at] >= 0) at = row[feature[at]] < threshold[at] ? low[at] : high[at];
		return at;
	}

	/** The value of the row's leaf; not to be changed. */
	public double[] predict(final double[] row) {
		return value[leaf(row)];
	}
}
