package io.github.roi2roc.fit;

import io.github.roi2roc.InputException;

/**
 * Columns centred and, where asked, divided by their weighted 1/n standard deviation.
 *
 * @param x column × row
 * @param usable false for a constant column, which takes no part
 */
record StandardColumns(double[][] x, double[] mean, double[] sd, boolean[] usable) {

	/**
	 * @param weights of the rows, summing to 1
	 * @param centre whether to subtract the mean (models with an intercept, and Cox)
	 */
	static StandardColumns of(final double[][] columns, final double[] weights, final boolean centre, final boolean scale) {
		final int p = columns.length, n = weights.length;
		final double[][] out = new double[p][];
		final double[] means = new double[p], sds = new double[p];
		final boolean[] usable = new boolean[p];
		for (int j = 0; j < p; j++) {
			final double[] c = columns[j];
			double mean = 0;
			for (int i = 0; i < n; i++) {
				if (!Double.isFinite(c[i])) throw new InputException("Column " + (j + 1) + ", row " + (i + 1) + " is " + c[i]
					+ "; penalised regression needs finite numbers. Impute or leave out what is missing.");
				mean += weights[i] * c[i];
				usable[j] |= c[i] != c[0];
			}
			final double[] z = new double[n];
			double var = 0;
			for (int i = 0; i < n; i++) {
				z[i] = c[i] - mean;
				var += weights[i] * z[i] * z[i];
			}
			final double sd = scale && usable[j] && var > 0 ? Math.sqrt(var) : 1;
			usable[j] &= var > 0;
			for (int i = 0; i < n; i++) z[i] = (centre ? z[i] : c[i]) / sd;
			out[j] = z;
			means[j] = centre ? mean : 0;
			sds[j] = sd;
		}
		return new StandardColumns(out, means, sds, usable);
	}
}
