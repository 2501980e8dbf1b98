package io.github.roi2roc.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.Term;
import io.github.roi2roc.table.ColumnPatterns;
import io.github.roi2roc.table.FeatureTable;

/**
 * The terms of a regression as users name them.
 *
 * @param names of the predictors
 * @param factors column → reference level (empty for the level that comes first in the table); columns of text are factors anyway
 * @param others columns that the regression needs besides, such as the outcome
 */
record RegressionTerms(List<String> names, Map<String, String> factors, List<String> others) {

	private static final int MOST_LEVELS = 50;

	/**
	 * @param predictors columns; empty for every column but {@code case}, {@code label}, {@code set} and the others
	 * @throws InputException if a column is missing, or a factor is no predictor
	 */
	static RegressionTerms of(final FeatureTable table, final List<String> predictors, final Map<String, String> factors, final List<String> others) {
		final List<String> names = predictors.isEmpty() ? table.names().stream().filter(n -> !others.contains(n) && !List.of("case", "label", "set").contains(
			n)).toList() : predictors.stream().distinct().toList();
		for (final String f : factors.keySet()) {
			if (!names.contains(f)) throw new InputException("'factors' names '" + f + "', which is not among the predictors.");
		}
		return new RegressionTerms(names, factors, others);
	}

	/**
	 * The rows that have every value.
	 *
	 * @param drop whether rows with an empty cell are left out, which is noted; otherwise they are an error
	 */
	FeatureTable complete(final FeatureTable table, final boolean drop, final List<String> notes) {
		final List<String> all = new ArrayList<>(names);
		all.addAll(others);
		return complete(table, all, drop, notes);
	}

	/** The same for any columns. */
	static FeatureTable complete(final FeatureTable table, final List<String> columns, final boolean drop, final List<String> notes) {
		final List<String[]> cells = columns.stream().map(table::texts).toList();
		if (table.rows() == 0) throw new InputException(table.source() + " has no row below its header.");
		final int[] keep = IntStream.range(0, table.rows()).filter(r -> cells.stream().noneMatch(c -> isMissing(c[r]))).toArray();
		if (keep.length == table.rows()) return table;
		if (!drop) {
			final int row = IntStream.range(0, table.rows()).filter(r -> cells.stream().anyMatch(c -> isMissing(c[r]))).findFirst().orElseThrow();
			final String column = columns.stream().filter(n -> isMissing(table.text(row, n))).findFirst().orElseThrow();
			throw new InputException(table.where(row, column) + " has no value (" + (table.rows() - keep.length) + " of " + table.rows()
				+ " rows miss one). Set missing=drop to leave such rows out, or fill the cells.");
		}
		if (keep.length == 0) throw new InputException(table.source() + ": every row misses a value. Leave out the columns with gaps, or fill the cells.");
		notes.add(table.rows() - keep.length + " of " + table.rows() + " rows miss a value and were left out.");
		return table.select(keep);
	}

	/** R writes NA where a text is missing. */
	private static boolean isMissing(final String cell) {
		return cell.isBlank() || cell.equals("NA");
	}

	List<Term> terms(final FeatureTable rows) {
		return names.stream().map(n -> term(rows, n)).toList();
	}

	/** Levels stand in order of first appearance, the reference first. */
	private Term term(final FeatureTable table, final String name) {
		if (!factors.containsKey(name) && table.isNumeric(name)) {
			final double[] values = table.numbers(name);
			for (int r = 0; r < values.length; r++) if (!Double.isFinite(values[r])) throw new InputException(table.where(r, name)
				+ " is no finite number. Correct the cell, or leave the row or the column out.");
			return Term.number(name, values);
		}
		// Many numbers and a few words are measurements with a slip, which has to be named.
		if (!factors.containsKey(name) && table.levels(name).size() > TableOne.FEW && ColumnPatterns.mostlyNumbers(table, name)) table.numbers(name);
		final List<String> levels = new ArrayList<>(table.levels(name));
		final String reference = factors.getOrDefault(name, "");
		if (!reference.isEmpty()) {
			if (!levels.remove(reference)) throw new InputException("'factors' names the reference level '" + reference + "' of '" + name
				+ "', which no row has. The levels are " + String.join(", ", levels) + ".");
			levels.add(0, reference);
		}
		if (levels.size() < 2) throw new InputException("'" + name + "' is '" + levels.get(0) + "' in every row; leave it out.");
		if (levels.size() > MOST_LEVELS) throw new InputException("'" + name + "' is text with " + levels.size() + " different values; leave it out.");
		return Term.factor(name, levels, table.texts(name));
	}

	/** Notes which terms have no coefficient. */
	static void sayAliased(final List<String> terms, final List<String> notes) {
		if (!terms.isEmpty()) notes.add(few(terms) + (terms.size() == 1
			? " is determined by the terms before it and has" : " are determined by the terms before them and have") + " no coefficient.");
	}

	/** The first five in quotes, and how many more there are. */
	static String few(final List<String> terms) {
		final List<String> first = terms.subList(0, Math.min(5, terms.size())).stream().map(t -> "'" + t + "'").toList();
		return String.join(", ", first) + (terms.size() > 5 ? " and " + (terms.size() - 5) + " more" : "");
	}
}
