package io.github.roi2roc.fit;

import java.util.Arrays;

/**
 * Votes of the k nearest training rows by Euclidean distance, as R's {@code class::knn}: rows as near as the k-th (to 1e-4 of the squared
 * distance) vote too.
 *
 * @param rows training row × column
 * @param y class of each training row
 * @param weights one per class: what the vote of one of its rows counts
 */
public record NearestNeighbours(double[][] rows, int[] y, double[] weights, int k) {

	private static final double AS_NEAR = 1e-4;

	public int classes() {
		return weights.length;
	}

	/** Share of the votes of each class. */
	public double[] predict(final double[] row) {
		final double[] d = new double[rows.length];
		for (int i = 0; i < d.length; i++) {
			for (int j = 0; j < row.length; j++) d[i] += (row[j] - rows[i][j]) * (row[j] - rows[i][j]);
		}
		final double[] sorted = d.clone();
		Arrays.sort(sorted);
		final double limit = sorted[Math.min(k, sorted.length) - 1] * (1 + AS_NEAR);
		final double[] votes = new double[weights.length];
		double all = 0;
		for (int i = 0; i < d.length; i++) {
			if (d[i] > limit) continue;
			votes[y[i]] += weights[y[i]];
			all += weights[y[i]];
		}
		for (int c = 0; c < votes.length; c++) votes[c] /= all;
		return votes;
	}
}
