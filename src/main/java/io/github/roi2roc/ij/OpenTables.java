package io.github.roi2roc.ij;

import java.util.Arrays;
import java.util.List;

import io.github.roi2roc.InputException;
import io.github.roi2roc.table.FeatureTable;

import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.text.TextWindow;

/** The tables that stand open in ImageJ, as commands of other plugins leave them. */
final class OpenTables {

	private OpenTables() {}

	/** Titles in order of opening; none without a display, but for the Results table. */
	static List<String> titles() {
		final String[] all = WindowManager.getNonImageTitles();
		return all == null ? List.of() : Arrays.stream(all).filter(OpenTables::has).distinct().toList();
	}

	static boolean has(final String title) {
		final ResultsTable t = find(title);
		return t != null && t.size() > 0;
	}

	/**
	 * The cells of a table, row labels as a column {@code label}. What is shown rounded is read as it is.
	 *
	 * @throws InputException if there is none of this title
	 */
	static FeatureTable read(final String title) {
		final ResultsTable t = find(title);
		if (t == null) throw new InputException("There is no open table '" + title + "'.");
		return Tables.read(title, t);
	}

	/** Such as "12 rows, 30 columns". */
	static String size(final String title) {
		final ResultsTable t = find(title);
		return t == null ? "" : t.size() + (t.size() == 1 ? " row, " : " rows, ") + t.getHeadings().length + " columns";
	}

	private static ResultsTable find(final String title) {
		if (title.isBlank()) return null;
		if (title.equals("Results")) return ResultsTable.getResultsTable();
		return WindowManager.getFrame(title) instanceof final TextWindow w ? w.getResultsTable() : null;
	}
}
