package io.github.roi2roc.table;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.roi2roc.InputException;
import io.github.roi2roc.store.Csv;

/**
 * Two columns of a table that say how long each case was followed and how that ended.
 *
 * @param time of each row, 0 or more; NaN where time or status is missing
 * @param event whether it ended with the event; false for a row that is censored or unknown
 * @param timeOnly rows that have a time but no status
 * @param statusOnly rows that have a status but no time
 */
public record FollowUp(double[] time, boolean[] event, int timeOnly, int statusOnly) {

	private static final Set<String> TRUE = Set.of("true", "t"), FALSE = Set.of("false", "f");

	/**
	 * Reads them.
	 *
	 * @param timeColumn numbers from 0 on, in any unit
	 * @param statusColumn one level for the event and at most one other for censored rows
	 * @param event the level of the event, as of {@link #events}
	 * @throws InputException if a column is missing, a time is text, negative or infinite, naming its row, or the status has other levels
	 */
	public static FollowUp of(final FeatureTable table, final String timeColumn, final String statusColumn, final String event) {
		if (timeColumn.isBlank()) throw new InputException("No column of times is named. Set 'time' to one of the table's columns.");
		if (timeColumn.equals(statusColumn)) throw new InputException(table.source() + ": '" + timeColumn
			+ "' is named as the time and as the status. Name the column that says whether the event came as the status.");
		final double[] given = table.numbers(timeColumn);
		final String[] cells = table.texts(statusColumn);
		for (int r = 0; r < given.length; r++) if (given[r] < 0 || Double.isInfinite(given[r])) throw new InputException(table.where(r, timeColumn)
			+ ": the time is " + (Double.isInfinite(given[r]) ? "infinite" : given[r]) + ", but a number from 0 on belongs there. Correct it,"
			+ " or leave the row out.");
		final List<String> levels = table.sortedLevels(statusColumn);
		if (levels.isEmpty()) throw new InputException(table.source() + ", status '" + statusColumn + "': every cell is empty. Name the column that says whether "
			+ "the event came.");
		final boolean[] is = events(table, statusColumn, event);
		if (levels.size() > 2) throw new InputException(table.source() + ", status '" + statusColumn + "': " + levels.size() + " levels (" + few(levels)
			+ "), but one for the event and one for censored rows are needed. Make a column with two levels; competing events are not modelled.");
		final double[] time = new double[given.length];
		final boolean[] came = new boolean[given.length];
		int timeOnly = 0, statusOnly = 0;
		for (int r = 0; r < given.length; r++) {
			final boolean hasTime = !Double.isNaN(given[r]), hasStatus = !cells[r].isBlank();
			if (hasTime && !hasStatus) timeOnly++;
			if (hasStatus && !hasTime) statusOnly++;
			time[r] = hasTime && hasStatus ? given[r] : Double.NaN;
			came[r] = hasTime && is[r];
		}
		return new FollowUp(time, came, timeOnly, statusOnly);
	}

	/**
	 * Which rows have the value that means the event; an empty cell has not.
	 *
	 * @param event value that means it, as text or as a number that equals it; empty for 1 of 0 and 1, 2 of 1 and 2 (as R's {@code Surv}), or TRUE
	 * @throws InputException if no row has the value, or the column does not tell which it is
	 */
	public static boolean[] events(final FeatureTable table, final String column, final String event) {
		final String[] cells = table.texts(column);
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
		if (levels.stream().allMatch(l -> same(l, "0") || same(l, "1"))) return "1";
		if (levels.stream().allMatch(l -> same(l, "1") || same(l, "2"))) return "2";
		if (levels.stream().allMatch(l -> TRUE.contains(l.toLowerCase(Locale.ROOT)) || FALSE.contains(l.toLowerCase(Locale.ROOT)))) return "TRUE";
		throw new InputException(table.source() + ", column '" + column + "': a status is 1 for an event and 0 for none (or 2 and 1, or TRUE and FALSE); found "
			+ few(levels) + ". Say with event= which value means the event, or recode the column as 1 and 0.");
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

	/** Whether the row's outcome is known. */
	public boolean known(final int row) {
		return !Double.isNaN(time[row]);
	}

	/** The outcome of rows whose outcome is known. */
	public Outcome.Survival outcome(final int[] group, final int... rows) {
		final double[] t = new double[rows.length];
		final boolean[] e = new boolean[rows.length];
		for (int i = 0; i < rows.length; i++) {
			t[i] = time[rows[i]];
			e[i] = event[rows[i]];
		}
		return new Outcome.Survival(t, e, group);
	}
}
