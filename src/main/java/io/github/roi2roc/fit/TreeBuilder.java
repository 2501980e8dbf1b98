package io.github.roi2roc.fit;

import java.util.Arrays;

/** Nodes of a tree that is growing, in the order in which they are made. */
final class TreeBuilder {

	private int count;
	private int[] feature = new int[64], low = new int[64], high = new int[64], rows = new int[64];
	private double[] threshold = new double[64];
	private double[][] probability = new double[64][];

	/** A new leaf; its number. */
	int add(final int[] counts) {
		if (count == feature.length) grow();
		int n = 0;
		for (final int c : counts) n += c;
		final double[] p = new double[counts.length];
		for (int k = 0; k < p.length; k++) p[k] = counts[k] / (double) n;
		feature[count] = -1;
		rows[count] = n;
		probability[count] = p;
		return count++;
	}

	private void grow() {
		final int size = 2 * count;
		feature = Arrays.copyOf(feature, size);
		low = Arrays.copyOf(low, size);
		high = Arrays.copyOf(high, size);
		rows = Arrays.copyOf(rows, size);
		threshold = Arrays.copyOf(threshold, size);
		probability = Arrays.copyOf(probability, size);
	}

	void split(final int node, final int onFeature, final double at, final int lowChild, final int highChild) {
		feature[node] = onFeature;
		threshold[node] = at;
		low[node] = lowChild;
		high[node] = highChild;
	}

	/** Makes a node a leaf again; its descendants, which are the nodes made after it, are forgotten. */
	void cut(final int node) {
		feature[node] = -1;
		count = node + 1;
	}

	/** Forgets the nodes made from this one on. */
	void forget(final int from) {
		count = from;
	}

	Tree build() {
		return new Tree(Arrays.copyOf(feature, count), Arrays.copyOf(threshold, count), Arrays.copyOf(low, count), Arrays.copyOf(high, count), Arrays
			.copyOf(probability, count), Arrays.copyOf(rows, count));
	}
}
