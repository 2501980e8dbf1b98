package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.List;

import io.github.roi2roc.InputException;
import io.github.roi2roc.store.Csv;
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
	 * @throws InputException if the column is missing, has not exactly two levels, or lacks the positive one
	 */
	public static BinaryOutcome of(final FeatureTable table, final String column, final String positive) {
		final List<String> levels = table.sortedLevels(column);
		final String where = table.source() + ", outcome '" + column + "': ";
		if (levels.size() < 2) throw new InputException(where + (levels.isEmpty() ? "every cell is empty" : "every row is '" + levels.get(0) + "'")
			+ "; two classes are needed. Check the column, or add rows of the other class.");
		if (levels.size() > 2) throw new InputException(where + levels.size() + " levels (" + String.join(", ", levels.subList(0, Math.min(6, levels
			.size()))) + (levels.size() > 6 ? ", …" : "") + "), but two are needed. Name another column, or keep the rows of two classes.");
		String found = levels.get(1);
		if (positive != null && !positive.isBlank()) {
			found = levels.stream().filter(l -> same(l, positive.strip())).findFirst().orElseThrow(() -> new InputException(where + "no row is '"
				+ positive.strip() + "', the level named as positive. The levels are " + String.join(" and ", levels) + "."));
		}
		return new BinaryOutcome(column, levels.get(found.equals(levels.get(0)) ? 1 : 0), found, table.texts(column));
	}

	private static boolean same(final String level, final String named) {
		return level.equals(named) || isNumber(level) && isNumber(named) && Csv.number(level) == Csv.number(named);
	}

	private static boolean isNumber(final String s) {
		try {
			Csv.number(s);
			return true;
		}
		catch (final NumberFormatException e) {
			return false;
		}
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
