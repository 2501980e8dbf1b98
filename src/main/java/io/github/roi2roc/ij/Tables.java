package io.github.roi2roc.ij;

import io.github.roi2roc.table.FeatureTable;

import ij.measure.ResultsTable;

/**
 * Feature tables as ImageJ tables. Cells hold the raw doubles, of which ImageJ shows nine decimals or ten digits; empty cells stay empty.
 * Text that looks like a number, such as the case 007, stays text.
 */
public final class Tables {

	/** ImageJ's finest: nine decimals, or scientific notation with nine. */
	private static final int DECIMALS = 9, SCIENTIFIC = -9;
	/** Below this, nine decimals would hide digits. */
	private static final double SMALL = 1e-4;

	private Tables() {}

	public static ResultsTable of(final FeatureTable table) {
		final ResultsTable out = new ResultsTable(table.rows());
		out.showRowNumbers(false);
		int column = 0;
		for (final String name : table.names()) {
			final boolean numeric = table.isNumeric(name);
			final double[] numbers = numeric ? table.numbers(name) : null;
			boolean whole = true, small = false;
			for (int r = 0; r < table.rows(); r++) {
				if (!numeric || Double.isNaN(numbers[r])) out.setValue(name, r, table.text(r, name));
				else {
					out.setValue(name, r, numbers[r]);
					whole &= numbers[r] == Math.rint(numbers[r]);
					small |= numbers[r] != 0 && Math.abs(numbers[r]) < SMALL;
				}
			}
			if (numeric && table.rows() > 0) out.setDecimalPlaces(column, whole ? 0 : small ? SCIENTIFIC : DECIMALS);
			column++;
		}
		return out;
	}

	/** Shows a table in a window of its own; a window of the same title gets the new rows. Without a display nothing happens. */
	public static void show(final String title, final FeatureTable table) {
		of(table).show(title);
	}
}
