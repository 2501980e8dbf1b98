package io.github.roi2roc.select;

import java.util.List;

/** Column names in messages. */
public final class Names {

	private static final int MOST = 8;

	private Names() {}

	/** "column 'a'", "columns 'a', 'b'", or the first eight and how many more. */
	public static String listed(final List<String> names) {
		final String first = String.join("', '", names.subList(0, Math.min(MOST, names.size())));
		return (names.size() == 1 ? "Column '" : "Columns '") + first + "'" + (names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "");
	}
}
