package io.github.roi2roc.ij;

import java.util.ArrayList;
import java.util.List;

import io.github.roi2roc.store.Csv;
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
	/** ImageJ's column of row labels. */
	private static final String LABEL = "Label";

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

	/**
	 * An ImageJ table with its cells as they are, not as they are shown. Row labels are the column {@code Label}, as in ImageJ's own files.
	 *
	 * @param source the table's title, for messages
	 */
	static FeatureTable read(final String source, final ResultsTable table) {
		final String[] columns = table.getHeadings();
		final List<List<String>> lines = new ArrayList<>(List.of(List.of(columns)));
		for (int r = 0; r < table.size(); r++) {
			final List<String> line = new ArrayList<>(columns.length);
			for (int c = 0; c < columns.length; c++) line.add(cell(table, columns[c], c, r));
			lines.add(line);
		}
		return FeatureTable.of(source, lines);
	}

	/** NaN is an empty cell. */
	private static String cell(final ResultsTable table, final String column, final int position, final int row) {
		if (position == 0 && column.equals(LABEL) && !table.columnExists(LABEL)) return table.getLabel(row) == null ? "" : table.getLabel(row);
		final double number = table.getValue(column, row);
		if (!Double.isNaN(number)) return Csv.number(number);
		final String text = table.getStringValue(column, row);
		return text == null || text.equals("NaN") ? "" : text;
	}

	/** Shows a table in a window of its own; a window of the same title gets the new rows. Without a display nothing happens. */
	public static void show(final String title, final FeatureTable table) {
		of(table).show(title);
	}
}
