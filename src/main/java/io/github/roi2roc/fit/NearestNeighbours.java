package io.github.roi2roc.fit;

import java.util.Arrays;

/**
 * Votes of the k nearest training rows by Euclidean distance, as R's {@code class::knn}: rows as near as the k-th vote too.
 *
 * @param rows training row × column
 * @param y class of each training row
 * @param weights one per class: what the vote of one of its rows counts
 */
public record NearestNeighbours(double[][] rows, int[] y, double[] weights, int k) {

	private static final double AS_NEAR = 1e-4, FAR = 0.99 * Double.MAX_VALUE;

	public int classes() {
		return weights.length;
	}

	/**
	 * Share of the votes of each class. Rows are gone through in their order, and the list of the nearest grows by a place where its end is as near as
	 * the k-th: so class::knn does it, which thereby keeps rows that are exactly as near, and of those that are nearly so the ones that it has
	 * a place for.
	 */
	public double[] predict(final double[] row) {
		final double[] near = new double[rows.length + k + 1];
		final int[] which = new int[near.length];
		Arrays.fill(near, FAR);
		int places = k;
		for (int i = 0; i < rows.length; i++) {
			final double d = squaredDistance(row, rows[i]);
			if (d <= near[k - 1] * (1 + AS_NEAR)) {
				int at = 0;
				while (at <= places && !(d < near[at])) at++;
				if (at <= places) {
					System.arraycopy(near, at, near, at + 1, places - at);
					System.arraycopy(which, at, which, at + 1, places - at);
					near[at] = d;
					which[at] = i;
					if (near[places] <= near[k - 1]) places++;
				}
			}
			near[places] = FAR;
		}
		final double[] votes = new double[weights.length];
		double all = 0;
		for (int j = 0; j < places && j < rows.length && (j < k || near[j] <= near[k - 1] * (1 + AS_NEAR)); j++) {
			votes[y[which[j]]] += weights[y[which[j]]];
			all += weights[y[which[j]]];
		}
		for (int c = 0; c < votes.length; c++) votes[c] /= all;
		return votes;
	}

	private static double squaredDistance(final double[] a, final double[] b) {
		double out = 0;
		for (int j = 0; j < a.length; j++) out += (a[j] - b[j]) * (a[j] - b[j]);
		return out;
	}
}
