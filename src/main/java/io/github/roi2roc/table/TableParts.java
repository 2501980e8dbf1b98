package io.github.roi2roc.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;

/** Parts of a table by what its cells and its columns are called. */
public final class TableParts {

	private TableParts() {}

	/**
	 * The rows that have one of some values in a column.
	 *
	 * @param condition {@code column:value} or {@code column:value|value}; empty for all rows
	 * @throws InputException if it is no condition, the column is missing, or no row is left
	 */
	public static FeatureTable rows(final FeatureTable table, final String condition) {
		if (condition.isBlank()) return table;
		final int colon = condition.indexOf(':');
		if (colon < 1) throw new InputException("'rows' is '" + condition + "', but column:value belongs there, such as set:train or set:test|external.");
		final String column = condition.substring(0, colon).strip();
		final Set<String> values = Arrays.stream(condition.substring(colon + 1).split("\\|")).map(String::strip).collect(Collectors.toSet());
		final String[] cells = table.texts(column);
		final int[] which = IntStream.range(0, cells.length).filter(r -> values.contains(cells[r])).toArray();
		if (which.length == 0) throw new InputException(table.source() + ": no row has " + String.join(" or ", values.stream().sorted().toList())
			+ " in column '" + column + "'. There are: " + String.join(", ", table.levels(column)) + ".");
		return table.select(which);
	}

	/**
	 * Some columns, in the table's order.
	 *
	 * @param keep names, or patterns in which {@code *} stands for any characters; empty for all
	 * @param drop the same of columns that are left out; goes before {@code keep}
	 * @throws InputException if a name is missing, a pattern matches nothing, or no column is left
	 */
	public static FeatureTable columns(final FeatureTable table, final List<String> keep, final List<String> drop) {
		final Set<String> in = keep.isEmpty() ? new LinkedHashSet<>(table.names()) : matching(table, keep, "columns"), out = matching(table, drop,
			"without");
		final List<String> left = table.names().stream().filter(n -> in.contains(n) && !out.contains(n)).toList();
		if (left.isEmpty()) throw new InputException(table.source() + ": no column is left.");
		return table.keep(left);
	}

	private static Set<String> matching(final FeatureTable table, final List<String> patterns, final String where) {
		final Set<String> out = new LinkedHashSet<>();
		for (final String p : patterns) {
			if (table.has(p)) {
				out.add(p);
				continue;
			}
			final Predicate<String> fits = Pattern.compile(Arrays.stream(p.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")))
				.asMatchPredicate();
			final List<String> found = new ArrayList<>(table.names().stream().filter(fits).toList());
			if (found.isEmpty()) throw new InputException("'" + where + "': " + table.source() + " has no column '" + p + "'. It has " + table.names().size()
				+ ", such as " + String.join(", ", table.names().subList(0, Math.min(5, table.names().size()))) + ".");
			out.addAll(found);
		}
		return out;
	}
}
