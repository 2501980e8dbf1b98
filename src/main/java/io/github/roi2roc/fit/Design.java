package io.github.roi2roc.fit;

import io.github.roi2roc.InputException;

/**
 * The columns of a penalised regression, held twice: as they came, and row by row in units of their standard deviation, so that the gradient
 * of all columns is a few passes over long rows. Fits to some of the rows (the folds of a cross-validation) share one design.
 *
 * @param columns column × row, as they came
 * @param rows row × column: centred and divided by {@code sd}
 * @param sd 1/n standard deviation of each column; 1 for a constant one
 */
record Design(double[][] columns, double[][] rows, double[] sd) {

	/** @throws InputException if there is no column, or a number is not finite */
	static Design of(final double[][] columns) {
		if (columns.length == 0) throw new InputException("Penalised regression needs at least one column.");
		final int p = columns.length, n = columns[0].length;
		final double[][] rows = new double[n][p];
		final double[] sd = new double[p];
		for (int j = 0; j < p; j++) {
			final double[] c = columns[j];
			double mean = 0, squares = 0;
			for (int i = 0; i < n; i++) {
				if (!Double.isFinite(c[i])) throw new InputException("Column " + (j + 1) + ", row " + (i + 1) + " is " + c[i]
					+ "; penalised regression needs finite numbers. Impute or leave out what is missing.");
				mean += c[i] / n;
			}
			for (int i = 0; i < n; i++) squares += (c[i] - mean) * (c[i] - mean) / n;
			sd[j] = squares > 0 ? Math.sqrt(squares) : 1;
			for (int i = 0; i < n; i++) rows[i][j] = (c[i] - mean) / sd[j];
		}
		return new Design(columns, rows, sd);
	}

	int size() {
		return columns.length;
	}
}
