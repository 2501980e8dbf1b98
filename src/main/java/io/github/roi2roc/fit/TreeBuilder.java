package io.github.roi2roc.fit;

import java.util.Arrays;

/** Nodes of a tree that is growing, in the order in which they are made. */
final class TreeBuilder {

	private int count;
	private int[] feature = new int[64], low = new int[64], high = new int[64], rows = new int[64];
	private double[] threshold = new double[64];
	private double[][] value = new double[64][];

	/**
	 * A new leaf; its number.
	 *
	 * @param ofLeaf what it predicts
	 * @param ofRows training rows in it
	 */
	int add(final double[] ofLeaf, final int ofRows) {
		if (count == feature.length) grow();
		feature[count] = -1;
		rows[count] = ofRows;
		value[count] = ofLeaf;
		return count++;
	}

	private void grow() {
		final int size = 2 * count;
		feature = Arrays.copyOf(feature, size);
		low = Arrays.copyOf(low, size);
		high = Arrays.copyOf(high, size);
		rows = Arrays.copyOf(rows, size);
		threshold = Arrays.copyOf(threshold, size);
		value = Arrays.copyOf(value, size);
	}

	void split(final int node, final int onFeature, final double at, final int lowChild, final int highChild) {
		feature[node] = onFeature;
		threshold[node] = at;
		low[node] = lowChild;
		high[node] = highChild;
	}

	Tree build() {
		return new Tree(Arrays.copyOf(feature, count), Arrays.copyOf(threshold, count), Arrays.copyOf(low, count), Arrays.copyOf(high, count), Arrays
			.copyOf(value, count), Arrays.copyOf(rows, count));
	}
}
