package io.github.roi2roc.select;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.roi2roc.InputException;

/** Column names in messages. */
public final class Names {

	private static final int MOST = 8;

	private Names() {}

	/** "column 'a'", "columns 'a', 'b'", or the first eight and how many more. */
	public static String listed(final List<String> names) {
		final String first = String.join("', '", names.subList(0, Math.min(MOST, names.size())));
		return (names.size() == 1 ? "Column '" : "Columns '") + first + "'" + (names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "");
	}

	/**
	 * The names that match any of some patterns, in their own order.
	 *
	 * @param patterns names in which {@code *} stands for any characters
	 * @param source of the names, for messages
	 * @throws InputException if a pattern matches nothing
	 */
	public static List<String> matching(final List<String> names, final List<String> patterns, final String source) {
		final Set<String> found = new HashSet<>();
		for (final String p : patterns) {
			final Pattern regex = Pattern.compile(Arrays.stream(p.strip().split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
			final List<String> hits = names.stream().filter(n -> regex.matcher(n).matches()).toList();
			if (hits.isEmpty()) throw new InputException(source + " has no column of numbers that matches '" + p.strip() + "'.");
			found.addAll(hits);
		}
		return names.stream().filter(found::contains).toList();
	}
}
