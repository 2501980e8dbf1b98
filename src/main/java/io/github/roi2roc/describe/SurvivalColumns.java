package io.github.roi2roc.describe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.roi2roc.InputException;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

/** The two columns of a survival analysis: how long, and whether it ended with the event. Messages name the column and the row. */
final class SurvivalColumns {

	private static final Set<String> TRUE = Set.of("true", "t"), FALSE = Set.of("false", "f");

	private SurvivalColumns() {}

	/** Times of the rows; 0 is valid. @throws InputException if one is no number, negative or infinite */
	static double[] times(final FeatureTable table, final String column) {
		require(table, column, "time");
		final double[] t = table.numbers(column);
		for (int i = 0; i < t.length; i++) {
			if (Double.isNaN(t[i])) throw new InputException(table.where(i, column) + " has no value. Set missing=drop to leave such rows out, or fill the cell.");
			if (Double.isInfinite(t[i])) throw new InputException(table.where(i, column) + " is infinite. Correct the cell, or leave the row out.");
			if (t[i] < 0) throw new InputException(table.where(i, column) + ": the time " + t[i] + " is negative. Correct the cell, or leave the row out.");
		}
		return t;
	}

	/**
	 * Which rows end with the event.
	 *
	 * @param event value that means it, as text or as a number that equals it; empty for 1 of 0 and 1, 2 of 1 and 2 (as R's {@code Surv}), or TRUE
	 * @throws InputException if no row has the value, or the column does not tell which it is
	 */
	static boolean[] events(final FeatureTable table, final String column, final String event) {
		require(table, column, "status");
		final String[] cells = table.texts(column);
		for (int i = 0; i < cells.length; i++) if (cells[i].isBlank()) throw new InputException(table.where(i, column)
			+ " has no value. Set missing=drop to leave such rows out, or fill the cell.");
		final String value = event.isBlank() ? told(table, column) : event.strip();
		final boolean[] out = new boolean[cells.length];
		boolean any = false;
		for (int i = 0; i < out.length; i++) any |= out[i] = same(cells[i].strip(), value);
		if (!any && !event.isBlank()) throw new InputException("'event' is '" + value + "', which no row of '" + column + "' has. The values are " + few(table
			.sortedLevels(column)) + ".");
		return out;
	}

	private static String told(final FeatureTable table, final String column) {
		final List<String> levels = table.sortedLevels(column);
		if (table.isNumeric(column)) {
			final double[] s = table.numbers(column);
			if (Arrays.stream(s).allMatch(d -> d == 0 || d == 1)) return "1";
			if (Arrays.stream(s).allMatch(d -> d == 1 || d == 2)) return "2";
		}
		else if (levels.stream().allMatch(l -> TRUE.contains(l.toLowerCase(Locale.ROOT)) || FALSE.contains(l.toLowerCase(Locale.ROOT)))) {
			return levels.stream().filter(l -> TRUE.contains(l.toLowerCase(Locale.ROOT))).findFirst().orElse("TRUE");
		}
		throw new InputException(table.source() + ", column '" + column + "': a status is 1 for an event and 0 for none (or 2 and 1, or TRUE and FALSE); found "
			+ few(levels) + ". Say with event= which value means the event.");
	}

	private static boolean same(final String cell, final String value) {
		if (cell.equals(value)) return true;
		try {
			return Csv.number(cell) == Csv.number(value);
		}
		catch (final NumberFormatException e) {
			return TRUE.contains(cell.toLowerCase(Locale.ROOT)) && TRUE.contains(value.toLowerCase(Locale.ROOT)) || FALSE.contains(cell.toLowerCase(
				Locale.ROOT)) && FALSE.contains(value.toLowerCase(Locale.ROOT));
		}
	}

	private static String few(final List<String> levels) {
		return String.join(", ", levels.subList(0, Math.min(6, levels.size()))) + (levels.size() > 6 ? ", …" : "");
	}

	private static void require(final FeatureTable table, final String column, final String key) {
		if (column.isBlank()) throw new InputException("'" + key + "' is empty; name a column of " + table.source() + ".");
		if (!table.has(column)) throw new InputException("'" + key + "' names the column '" + column + "', which " + table.source()
			+ " does not have. Its columns are " + few(table.names()) + ".");
	}
}
