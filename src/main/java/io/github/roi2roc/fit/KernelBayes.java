package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.roi2roc.stats.Moments;

/**
 * Naive Bayes with a kernel density of each column in each class (John and Langley 1995): a normal curve around every training value, as wide as
 * R's {@code bw.nrd0} (Silverman's rule of thumb). The density is summed exactly, where R packages read it from a grid.
 *
 * @param prior part of the training rows in each class
 * @param values class × column × row
 * @param bandwidth class × column
 */
public record KernelBayes(double[] prior, double[][][] values, double[][] bandwidth) {

	/**
	 * Fits the model.
	 *
	 * @param columns column × row
	 * @param y class of each row, each class at least twice
	 */
	public static KernelBayes fit(final double[][] columns, final int[] y, final int classes) {
		final double[] prior = new double[classes];
		final double[][][] values = new double[classes][columns.length][];
		final double[][] bandwidth = new double[classes][columns.length];
		for (int c = 0; c < classes; c++) {
			final int at = c;
			final int[] rows = IntStream.range(0, y.length).filter(i -> y[i] == at).toArray();
			prior[c] = rows.length / (double) y.length;
			for (int j = 0; j < columns.length; j++) {
				final double[] x = columns[j];
				values[c][j] = Arrays.stream(rows).mapToDouble(i -> x[i]).toArray();
				bandwidth[c][j] = bandwidth(values[c][j]);
			}
		}
		return new KernelBayes(prior, values, bandwidth);
	}

	/**
	 * R's {@code bw.nrd0}: 0.9 n^−1/5 times the lesser of standard deviation and IQR / 1.34; where that is 0, the first of standard deviation, |x₁| and
	 * 1 that is not.
	 */
	static double bandwidth(final double[] x) {
		final double sd = Moments.sd(x), iqr = Moments.quantile(x, 0.75) - Moments.quantile(x, 0.25);
		double width = Math.min(sd, iqr / 1.34);
		if (width == 0) width = sd;
		if (width == 0) width = Math.abs(x[0]);
		if (width == 0) width = 1;
		return 0.9 * width * Math.pow(x.length, -0.2);
	}

	/** Probability of each class. */
	public double[] predict(final double[] row) {
		final double[] log = new double[prior.length], out = new double[prior.length];
		for (int c = 0; c < log.length; c++) {
			log[c] = Math.log(prior[c]);
			for (int j = 0; j < row.length; j++) log[c] += logDensity(values[c][j], bandwidth[c][j], row[j]);
		}
		for (int c = 0; c < log.length; c++) {
			double sum = 0;
			for (final double l : log) sum += Math.exp(l - log[c]);
			out[c] = 1 / sum;
		}
		return out;
	}

	/** In logarithms, so that no value is too far away to be told from one that is further. */
	private static double logDensity(final double[] x, final double h, final double at) {
		double nearest = Double.POSITIVE_INFINITY;
		for (final double v : x) nearest = Math.min(nearest, Math.abs(v - at));
		final double top = nearest / h;
		double sum = 0;
		for (final double v : x) {
			final double z = (v - at) / h;
			sum += Math.exp((top * top - z * z) / 2);
		}
		return Math.log(sum / x.length / h) - top * top / 2 - Math.log(2 * Math.PI) / 2;
	}
}
