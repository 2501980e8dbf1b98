package io.github.roi2roc.describe;

import java.util.List;

import io.github.roi2roc.InputException;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.FollowUp;

/** The two columns of a survival analysis: how long, and whether it ended with the event. Messages name the column and the row. */
final class SurvivalColumns {

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
		return FollowUp.events(table, column, event);
	}

	/** Notes that several values besides the event count as censored, since some of them may be events of another kind. */
	static void sayCensored(final FeatureTable table, final String column, final boolean[] event, final List<String> notes) {
		final List<String> others = table.sortedLevels(column);
		for (int i = 0; i < event.length; i++) if (event[i]) others.remove(table.text(i, column));
		if (others.size() > 1) notes.add("'" + column + "' has the values " + few(others) + " besides the event; all of them count as censored. Events of another"
			+ " kind that keep this one from happening are no censoring.");
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
