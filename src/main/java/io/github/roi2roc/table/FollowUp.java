package io.github.roi2roc.table;

import java.util.List;

import io.github.roi2roc.InputException;

/**
 * Two columns of a table that say how long each case was followed and how that ended.
 *
 * @param time of each row, 0 or more; NaN where time or status is missing
 * @param event whether it ended with the event; false for a row that is censored or unknown
 * @param timeOnly rows that have a time but no status
 * @param statusOnly rows that have a status but no time
 */
public record FollowUp(double[] time, boolean[] event, int timeOnly, int statusOnly) {

	/**
	 * Reads them.
	 *
	 * @param timeColumn numbers from 0 on, in any unit
	 * @param statusColumn one level for the event and at most one other for censored rows
	 * @param event the level of the event, as text or as a number that equals it; empty for the last in sort order, where there are two
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
		final String level = level(table, statusColumn, event);
		final double[] time = new double[given.length];
		final boolean[] came = new boolean[given.length];
		int timeOnly = 0, statusOnly = 0;
		for (int r = 0; r < given.length; r++) {
			final boolean hasTime = !Double.isNaN(given[r]), hasStatus = !cells[r].isBlank();
			if (hasTime && !hasStatus) timeOnly++;
			if (hasStatus && !hasTime) statusOnly++;
			time[r] = hasTime && hasStatus ? given[r] : Double.NaN;
			came[r] = hasTime && cells[r].equals(level);
		}
		return new FollowUp(time, came, timeOnly, statusOnly);
	}

	/** As the table writes it. */
	private static String level(final FeatureTable table, final String status, final String event) {
		final List<String> levels = table.sortedLevels(status);
		final String where = table.source() + ", status '" + status + "': ";
		if (levels.isEmpty()) throw new InputException(where + "every cell is empty. Name the column that says whether the event came.");
		if (levels.size() > 2) throw new InputException(where + levels.size() + " levels (" + String.join(", ", levels.subList(0, Math.min(6, levels
			.size()))) + (levels.size() > 6 ? ", …" : "") + "), but one for the event and one for censored rows are needed."
			+ " Make a column with two levels; competing events are not modelled.");
		if (levels.size() == 1 && event.isBlank()) throw new InputException(where + "every row is '" + levels.get(0)
			+ "', and nobody said which level is the event. Name it, such as event: 1.");
		final List<String> sorted = table.sortedLevels(status, event);
		return sorted.get(sorted.size() - 1);
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
