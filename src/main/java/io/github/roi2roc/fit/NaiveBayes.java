package io.github.roi2roc.fit;

import io.github.roi2roc.stats.Moments;

/**
 * Gaussian naive Bayes as R's {@code e1071::naiveBayes}: within a class every column is normal and independent of the others. A standard
 * deviation or density of 0 counts as 0.001.
 *
 * @param prior part of the training rows in each class
 * @param mean class × column
 * @param sd class × column (n − 1)
 */
public record NaiveBayes(double[] prior, double[][] mean, double[][] sd) {

	private static final double FLOOR = 0.001;

	/**
	 * Fits the model.
	 *
	 * @param columns column × row
	 * @param y class of each row, each class at least once
	 */
	public static NaiveBayes fit(final double[][] columns, final int[] y, final int classes) {
		final double[] prior = new double[classes];
		final double[][] mean = new double[classes][columns.length], sd = new double[classes][columns.length];
		for (int c = 0; c < classes; c++) {
			int n = 0;
			for (final int k : y) if (k == c) n++;
			prior[c] = n / (double) y.length;
			for (int j = 0; j < columns.length; j++) {
				final double[] x = new double[n];
				for (int i = 0, at = 0; i < y.length; i++) if (y[i] == c) x[at++] = columns[j][i];
				mean[c][j] = Moments.mean(x);
				sd[c][j] = Moments.sd(x);
			}
		}
		return new NaiveBayes(prior, mean, sd);
	}

	/** Probability of each class. */
	public double[] predict(final double[] row) {
		final int classes = prior.length;
		final double[] log = new double[classes], out = new double[classes];
		for (int c = 0; c < classes; c++) {
			log[c] = Math.log(prior[c]);
			for (int j = 0; j < row.length; j++) {
				final double s = sd[c][j] > 0 ? sd[c][j] : FLOOR, z = (row[j] - mean[c][j]) / s;
				final double density = Math.exp(-z * z / 2) / (s * Math.sqrt(2 * Math.PI));
				log[c] += density > 0 ? -z * z / 2 - Math.log(s) - Math.log(2 * Math.PI) / 2 : Math.log(FLOOR);
			}
		}
		for (int c = 0; c < classes; c++) {
			double sum = 0;
			for (int k = 0; k < classes; k++) sum += Math.exp(log[k] - log[c]);
			out[c] = 1 / sum;
		}
		return out;
	}
}
