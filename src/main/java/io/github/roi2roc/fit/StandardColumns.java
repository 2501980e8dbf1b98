package io.github.roi2roc.fit;

import java.util.Arrays;

/**
 * Columns centred and, where asked, divided by their weighted 1/n standard deviation among the rows of a fit. A column is made when it is
 * first asked for: of thousands, a path with the strong rule looks at some hundred.
 */
final class StandardColumns {

	/** So many sums are kept near the processor while the rows pass by. */
	private static final int BLOCK = 512;

	private final Design design;
	private final int[] rows;
	private final double[] w;
	private final boolean scale;
	/** Among the rows, in the design's units: where each column's mean lies, and what a sum is multiplied with. */
	private final double[] centre, factor;
	private final boolean[] usable;
	private final double[][] x;
	private final double[] mean, sd;

	/**
	 * @param rows of the design that count
	 * @param weights of these rows, summing to 1
	 * @param scale whether columns are brought to a standard deviation of 1
	 */
	StandardColumns(final Design design, final int[] rows, final double[] weights, final boolean scale) {
		this.design = design;
		this.rows = rows;
		this.w = weights;
		this.scale = scale;
		final int p = design.size();
		x = new double[p][];
		mean = new double[p];
		sd = new double[p];
		centre = new double[p];
		usable = new boolean[p];
		factor = design.sd().clone();
		sums(weights, centre);
		final double[] squares = new double[p], spread = new double[p], first = design.rows()[rows[0]];
		for (int i = 0; i < rows.length; i++) {
			final double[] z = design.rows()[rows[i]];
			final double wi = weights[i];
			for (int j = 0; j < p; j++) {
				final double d = z[j] - centre[j];
				squares[j] += wi * d * d;
				spread[j] = Math.max(spread[j], Math.abs(z[j] - first[j]));
			}
		}
		for (int j = 0; j < p; j++) {
			usable[j] = spread[j] > 0 && squares[j] > 0;
			if (scale && usable[j]) factor[j] = 1 / Math.sqrt(squares[j]);
		}
	}

	int size() {
		return x.length;
	}

	/** False for a column that is constant among the rows and takes no part. */
	boolean usable(final int j) {
		return usable[j];
	}

	/** One number per row of the fit. */
	double[] x(final int j) {
		if (x[j] == null) x[j] = make(j);
		return x[j];
	}

	/** Mean of a column that has been made, in the units of the data. */
	double mean(final int j) {
		return mean[j];
	}

	/** Standard deviation of a column that has been made; 1 where columns are not scaled. */
	double sd(final int j) {
		return sd[j];
	}

	private double[] make(final int j) {
		final double[] c = design.columns()[j], out = new double[rows.length];
		double m = 0, squares = 0;
		for (int i = 0; i < out.length; i++) m += w[i] * c[rows[i]];
		for (int i = 0; i < out.length; i++) {
			out[i] = c[rows[i]] - m;
			squares += w[i] * out[i] * out[i];
		}
		mean[j] = m;
		sd[j] = scale && usable[j] && squares > 0 ? Math.sqrt(squares) : 1;
		for (int i = 0; i < out.length; i++) out[i] /= sd[j];
		return out;
	}

	/** Inner product of every column with r, one number per row; 0 for columns that take no part. */
	void products(final double[] r, final double[] out) {
		Arrays.fill(out, 0);
		sums(r, out);
		final double all = Dot.sum(r);
		for (int j = 0; j < out.length; j++) out[j] = usable[j] ? (out[j] - all * centre[j]) * factor[j] : 0;
	}

	/** Adds r times the design's rows. Four rows at a time, column by column in order, so that the processor does several columns in one step. */
	private void sums(final double[] r, final double[] out) {
		final double[] sum = new double[Math.min(BLOCK, out.length)];
		for (int from = 0; from < out.length; from += BLOCK) {
			final int m = Math.min(BLOCK, out.length - from);
			Arrays.fill(sum, 0);
			int i = 0;
			for (; i + 4 <= rows.length; i += 4) {
				add(sum, m, from, r[i], design.rows()[rows[i]], r[i + 1], design.rows()[rows[i + 1]], r[i + 2], design.rows()[rows[i + 2]], r[i + 3], design
					.rows()[rows[i + 3]]);
			}
			for (; i < rows.length; i++) {
				final double[] z = design.rows()[rows[i]];
				final double ri = r[i];
				for (int j = 0; j < m; j++) sum[j] += ri * z[from + j];
			}
			System.arraycopy(sum, 0, out, from, m);
		}
	}

	private static void add(final double[] sum, final int m, final int from, final double r0, final double[] z0, final double r1,
		final double[] z1, final double r2, final double[] z2, final double r3, final double[] z3)
	{
		for (int j = 0; j < m; j++) sum[j] += (r0 * z0[from + j] + r1 * z1[from + j]) + (r2 * z2[from + j] + r3 * z3[from + j]);
	}
}
