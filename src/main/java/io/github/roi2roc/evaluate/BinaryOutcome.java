package io.github.roi2roc.evaluate;

import java.util.List;

import io.github.roi2roc.table.FeatureTable;

/**
 * A column with two levels, one of them the positive class.
 *
 * @param column its name
 * @param negative the other level
 * @param positive the level that is predicted
 * @param cells the levels row by row; empty where the outcome is missing
 */
public record BinaryOutcome(String column, String negative, String positive, String[] cells) {

	/**
	 * @param positive the positive level, as text; null or empty for the last in sort order (by number if all levels are numbers)
	 * @throws io.github.roi2roc.InputException if the column is missing, has not exactly two levels, or lacks the positive one
	 */
	public static BinaryOutcome of(final FeatureTable table, final String column, final String positive) {
		final List<String> levels = table.twoLevels(column, positive);
		return new BinaryOutcome(column, levels.get(0), levels.get(1), table.texts(column));
	}

	@Override
	public String[] cells() {
		return cells.clone();
	}

	/** Whether a row's outcome is known. */
	public boolean known(final int row) {
		return !cells[row].isEmpty();
	}

	/** Whether a row is of the positive class. */
	public boolean isPositive(final int row) {
		return cells[row].equals(positive);
	}
}
