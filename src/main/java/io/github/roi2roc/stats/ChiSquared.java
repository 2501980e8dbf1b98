package io.github.roi2roc.stats;

import io.github.roi2roc.InputException;

/**
 * Pearson's χ² test of a table of counts (R's {@code chisq.test}).
 *
 * @param smallestExpected smallest expected count; below 5 the approximation is doubtful
 */
public record ChiSquared(double statistic, double df, double p, double smallestExpected) {

	/**
	 * Tests independence of rows and columns.
	 *
	 * @param table counts, row × column, at least 2 × 2
	 * @param yates continuity correction; only 2 × 2 tables have one
	 * @throws InputException if a row or column is empty
	 */
	public static ChiSquared test(final int[][] table, final boolean yates) {
		final int r = table.length, c = table[0].length;
		if (r < 2 || c < 2) throw new InputException("Chi-squared test: the table has " + r + " rows and " + c + " columns; two of each are needed.");
		final double[] rows = new double[r], columns = new double[c];
		double n = 0;
		for (int i = 0; i < r; i++) {
			for (int j = 0; j < c; j++) {
				rows[i] += table[i][j];
				columns[j] += table[i][j];
				n += table[i][j];
			}
		}
		double smallest = Double.POSITIVE_INFINITY, largestGap = 0, x2 = 0;
		for (int i = 0; i < r; i++) {
			for (int j = 0; j < c; j++) {
				final double e = rows[i] * columns[j] / n;
				if (!(e > 0)) throw new InputException("Chi-squared test: row " + (i + 1) + " or column " + (j + 1) + " of the table is empty.");
				smallest = Math.min(smallest, e);
				largestGap = Math.max(largestGap, Math.abs(table[i][j] - e));
			}
		}
		final double correction = yates && r == 2 && c == 2 ? Math.min(0.5, largestGap) : 0;
		for (int i = 0; i < r; i++) {
			for (int j = 0; j < c; j++) {
				final double e = rows[i] * columns[j] / n, d = Math.abs(table[i][j] - e) - correction;
				x2 += d * d / e;
			}
		}
		final double df = (r - 1.0) * (c - 1);
		return new ChiSquared(x2, df, Tail.chiSquared(x2, df), smallest);
	}
}
