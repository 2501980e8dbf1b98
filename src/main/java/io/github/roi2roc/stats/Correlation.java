package io.github.roi2roc.stats;

import java.util.Arrays;

/** Correlation coefficients as R's {@code cor} has them. */
public final class Correlation {

	private Correlation() {}

	/** Product-moment correlation; NaN where a column is constant. */
	public static double pearson(final double[] x, final double[] y) {
		final double mx = Moments.mean(x), my = Moments.mean(y);
		double xx = 0, yy = 0, xy = 0;
		for (int i = 0; i < x.length; i++) {
			xx += (x[i] - mx) * (x[i] - mx);
			yy += (y[i] - my) * (y[i] - my);
			xy += (x[i] - mx) * (y[i] - my);
		}
		return clamp(xy / (Math.sqrt(xx) * Math.sqrt(yy)));
	}

	/** Rank correlation: Pearson's of the ranks. */
	public static double spearman(final double[] x, final double[] y) {
		return pearson(Ranks.of(x), Ranks.of(y));
	}

	/**
	 * All pairs of columns.
	 *
	 * @param columns column × row
	 * @param ranks Spearman's instead of Pearson's
	 * @return column × column, 1 on the diagonal; NaN where a column is constant
	 */
	public static double[][] matrix(final double[][] columns, final boolean ranks) {
		final int p = columns.length;
		final double[][] z = new double[p][];
		for (int j = 0; j < p; j++) z[j] = unit(ranks ? Ranks.of(columns[j]) : columns[j]);
		final double[][] out = new double[p][p];
		for (int a = 0; a < p; a++) {
			for (int b = 0; b < a; b++) {
				double s = 0;
				for (int i = 0; i < z[a].length; i++) s += z[a][i] * z[b][i];
				out[a][b] = out[b][a] = clamp(s);
			}
			out[a][a] = 1;
		}
		return out;
	}

	/** Centred, of length 1; all NaN for a constant column. */
	private static double[] unit(final double[] x) {
		final double mean = Moments.mean(x);
		final double[] out = Arrays.stream(x).map(d -> d - mean).toArray();
		double s = 0;
		for (final double d : out) s += d * d;
		final boolean flat = Arrays.stream(x).allMatch(d -> d == x[0]);
		final double norm = flat ? Double.NaN : Math.sqrt(s);
		for (int i = 0; i < out.length; i++) out[i] /= norm;
		return out;
	}

	private static double clamp(final double r) {
		return r > 1 ? 1 : r < -1 ? -1 : r;
	}
}
