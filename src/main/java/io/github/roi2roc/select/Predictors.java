package io.github.roi2roc.select;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.table.FeatureTable;

/**
 * Named columns of numbers that a model may use. Immutable by agreement: whoever is handed the arrays leaves them as they are.
 *
 * @param names of the columns
 * @param columns column × row; NaN where a value is missing
 * @param rows number of rows, also where there is no column
 */
public record Predictors(List<String> names, double[][] columns, int rows) {

	public Predictors {
		names = List.copyOf(names);
		if (names.size() != columns.length) throw new IllegalArgumentException(names.size() + " names, " + columns.length + " columns");
	}

	/**
	 * Columns of a table.
	 *
	 * @throws InputException if a column is missing or holds text
	 */
	public static Predictors of(final FeatureTable table, final List<String> names) {
		return new Predictors(names, names.stream().map(table::numbers).toArray(double[][]::new), table.rows());
	}

	/** Number of columns. */
	public int size() {
		return columns.length;
	}

	/** Some rows, in the order given. */
	public Predictors of(final int... which) {
		final double[][] out = new double[columns.length][];
		for (int j = 0; j < out.length; j++) {
			final double[] c = columns[j];
			out[j] = Arrays.stream(which).mapToDouble(i -> c[i]).toArray();
		}
		return new Predictors(names, out, which.length);
	}

	/**
	 * Some columns, in the order given.
	 *
	 * @throws InputException if one is missing
	 */
	public Predictors keep(final List<String> which) {
		if (which.equals(names)) return this;
		final Map<String, Integer> at = new HashMap<>();
		for (int j = 0; j < columns.length; j++) at.put(names.get(j), j);
		final double[][] out = new double[which.size()][];
		for (int j = 0; j < out.length; j++) {
			final Integer k = at.get(which.get(j));
			if (k == null) throw new InputException("The column '" + which.get(j) + "' is missing.");
			out[j] = columns[k];
		}
		return new Predictors(which, out, rows);
	}

	/** A row's values in the order of the columns. */
	public double[] row(final int row) {
		final double[] out = new double[columns.length];
		for (int j = 0; j < out.length; j++) out[j] = columns[j][row];
		return out;
	}

	/** All values, row × column. */
	public double[][] byRow() {
		final double[][] out = new double[rows][];
		for (int i = 0; i < rows; i++) out[i] = row(i);
		return out;
	}

	/** Whether any value is missing. */
	public boolean hasMissing() {
		for (final double[] c : columns) for (final double d : c) if (Double.isNaN(d)) return true;
		return false;
	}
}
