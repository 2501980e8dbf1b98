package io.github.roi2roc.fit;

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
