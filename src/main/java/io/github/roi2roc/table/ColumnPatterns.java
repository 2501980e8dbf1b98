package io.github.roi2roc.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.roi2roc.InputException;
import io.github.roi2roc.store.Csv;

/** Columns as users name them in settings and macros: by name, or by a pattern in which {@code *} stands for any characters. */
public final class ColumnPatterns {

	private ColumnPatterns() {}

	/**
	 * Every column of numbers that is on offer.
	 *
	 * @throws InputException if single cells of a column that else holds numbers hold text, naming the first: a slip, not a column of words
	 */
	public static List<String> numbers(final FeatureTable table, final Predicate<String> offered) {
		final List<String> out = new ArrayList<>();
		for (final String n : table.names()) {
			if (!offered.test(n) || !table.isNumeric(n) && !mostlyNumbers(table, n)) continue;
			table.numbers(n); // says which cell holds text
			out.add(n);
		}
		return out;
	}

	/** Whether a column has text in some cells, but numbers in at least as many. */
	public static boolean mostlyNumbers(final FeatureTable table, final String name) {
		int numbers = 0, words = 0;
		for (final String cell : table.texts(name)) {
			if (cell.isBlank()) continue;
			try {
				Csv.number(cell);
				numbers++;
			}
			catch (final NumberFormatException e) {
				words++;
			}
		}
		return words > 0 && numbers >= words;
	}

	/**
	 * The columns of numbers that some patterns name, in the patterns' order and, where one names several, in the table's.
	 *
	 * @param where the setting, for messages
	 * @param offered which columns a pattern with {@code *} may choose; one that is named in full only has to hold numbers
	 * @throws InputException if a column is missing or holds text (naming the row), or a pattern matches nothing
	 */
	public static List<String> numbers(final FeatureTable table, final List<String> patterns, final String where, final Predicate<String> offered) {
		final Set<String> out = new LinkedHashSet<>();
		for (final String given : patterns) {
			final String p = given.strip();
			if (!p.contains("*")) {
				table.numbers(p); // says so if it is missing or holds text
				out.add(p);
				continue;
			}
			final Pattern regex = Pattern.compile(Arrays.stream(p.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
			final List<String> found = table.names().stream().filter(n -> regex.matcher(n).matches() && offered.test(n) && table.isNumeric(n)).toList();
			if (found.isEmpty()) throw new InputException(where + ": no column of numbers matches '" + p + "'. " + table.source() + " has " + table
				.names().size() + " columns, such as " + String.join(", ", table.names().subList(0, Math.min(5, table.names().size()))) + ".");
			out.addAll(found);
		}
		return List.copyOf(out);
	}
}
