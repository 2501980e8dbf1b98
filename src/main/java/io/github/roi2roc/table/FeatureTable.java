package io.github.roi2roc.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.store.Csv;

/**
 * A table of cases: named columns of equal length, each of text (case, label, clinical words) or of numbers. Immutable. An empty cell is an
 * empty text or NaN.
 */
public final class FeatureTable {

	/** A column: its name and either texts or numbers. */
	private record Column(String[] texts, double[] numbers) {

		int length() {
			return texts != null ? texts.length : numbers.length;
		}
	}

	private final String source;
	private final Map<String, Column> columns;
	private final int rows;

	private FeatureTable(final String source, final Map<String, Column> columns, final int rows) {
		this.source = source;
		this.columns = columns;
		this.rows = rows;
	}

	/** Collects columns for a table; columns stand in the order they were added. */
	public static final class Builder {

		private final String source;
		private final Map<String, Column> columns = new LinkedHashMap<>();
		private int rows = -1;

		private Builder(final String source) {
			this.source = source;
		}

		/** Adds a column of text; the array is copied. */
		public Builder text(final String name, final String... cells) {
			return add(name, new Column(cells.clone(), null));
		}

		/** Adds a column of numbers, NaN for an empty cell; the array is copied. */
		public Builder number(final String name, final double... cells) {
			return add(name, new Column(null, cells.clone()));
		}

		/**
		 * Adds columns of numbers, each a property of the rows.
		 *
		 * @param of what each row is
		 * @param properties name → property, in the order of the columns
		 */
		public <T> Builder numbers(final List<T> of, final Map<String, ToDoubleFunction<T>> properties) {
			properties.forEach((name, f) -> number(name, of.stream().mapToDouble(f).toArray()));
			return this;
		}

		private Builder add(final String name, final Column c) {
			if (columns.containsKey(name)) throw new InputException(source + ": the column '" + name + "' stands there twice. Rename one of them.");
			if (rows >= 0 && rows != c.length()) throw new IllegalArgumentException(name + " has " + c.length() + " cells, not " + rows);
			rows = c.length();
			columns.put(name, c);
			return this;
		}

		public FeatureTable build() {
			return new FeatureTable(source, new LinkedHashMap<>(columns), Math.max(0, rows));
		}
	}

	/** @param source where the table comes from, for messages: a file's name or "the feature table" */
	public static Builder builder(final String source) {
		return new Builder(source);
	}

	/**
	 * Reads a CSV file with a header. A column whose every cell is a number or empty holds numbers, others text; {@code case} is always text,
	 * and so is a column with codes such as 007 that a number would not give back.
	 *
	 * @throws InputException as {@link Csv#read}, or if a column has no name or one that another has
	 */
	public static FeatureTable read(final Path file) {
		return of(file.getFileName().toString(), file.toString(), Csv.read(file));
	}

	/**
	 * A table of the cells that a file would hold, such as an open one.
	 *
	 * @param source as for {@link #builder(String)}
	 * @param lines the first is the header; all of one length
	 * @throws InputException if a column has no name or one that another has
	 */
	public static FeatureTable of(final String source, final List<? extends List<String>> lines) {
		return of(source, source, lines);
	}

	private static FeatureTable of(final String source, final String where, final List<? extends List<String>> lines) {
		final List<String> header = lines.get(0);
		final Builder out = builder(source);
		for (int c = 0; c < header.size(); c++) {
			final String name = header.get(c).strip();
			if (name.isEmpty()) throw new InputException(where + ": column " + (c + 1) + " has no name in the header line.");
			final String[] cells = new String[lines.size() - 1];
			for (int r = 0; r < cells.length; r++) cells[r] = lines.get(r + 1).get(c);
			final double[] numbers = name.equals("case") ? null : numbers(cells);
			if (numbers != null) out.number(name, numbers);
			else out.text(name, cells);
		}
		return out.build();
	}

	/** The cells as numbers, or null if one of them is no number or would be written otherwise as one. */
	private static double[] numbers(final String[] cells) {
		final double[] out = new double[cells.length];
		boolean any = false;
		for (int r = 0; r < cells.length; r++) {
			if (cells[r].matches("[+-]?0\\d.*")) return null;
			try {
				out[r] = Csv.number(cells[r]);
			}
			catch (final NumberFormatException e) {
				return null;
			}
			any |= !Double.isNaN(out[r]);
		}
		return any || cells.length == 0 || Arrays.stream(cells).allMatch(String::isEmpty) ? out : null;
	}

	public void write(final Path file) {
		Csv.write(file, lines());
	}

	/** What a file of the table holds. */
	public String text() {
		return Csv.text(lines());
	}

	private List<List<String>> lines() {
		final List<List<String>> lines = new ArrayList<>();
		lines.add(names());
		for (int r = 0; r < rows; r++) {
			final List<String> line = new ArrayList<>(columns.size());
			for (final Column c : columns.values()) line.add(cell(c, r));
			lines.add(line);
		}
		return lines;
	}

	private static String cell(final Column c, final int row) {
		return c.texts != null ? c.texts[row] : Csv.number(c.numbers[row]);
	}

	/** Where the table comes from, for messages. */
	public String source() {
		return source;
	}

	public int rows() {
		return rows;
	}

	/** Column names in order. */
	public List<String> names() {
		return List.copyOf(columns.keySet());
	}

	public boolean has(final String name) {
		return columns.containsKey(name);
	}

	/** Whether a column holds numbers (empty cells are NaN). */
	public boolean isNumeric(final String name) {
		return column(name).numbers != null;
	}

	/** A cell as text, as it is written to a file. */
	public String text(final int row, final String name) {
		return cell(column(name), row);
	}

	/** A column as text, as it is written to a file; a new array. */
	public String[] texts(final String name) {
		final Column c = column(name);
		final String[] out = new String[rows];
		for (int r = 0; r < rows; r++) out[r] = cell(c, r);
		return out;
	}

	/**
	 * A column of numbers; a new array.
	 *
	 * @throws InputException if a cell holds text, naming row and column
	 */
	public double[] numbers(final String name) {
		final Column c = column(name);
		if (c.numbers != null) return c.numbers.clone();
		final double[] out = new double[rows];
		for (int r = 0; r < rows; r++) {
			try {
				out[r] = Csv.number(c.texts[r]);
			}
			catch (final NumberFormatException e) {
				throw new InputException(where(r, name) + ": '" + c.texts[r] + "' is not a number. Correct the cell, or leave the column out.", e);
			}
		}
		return out;
	}

	/** A cell's place for messages: the table, the row (with its case) and the column. */
	public String where(final int row, final String name) {
		return source + ", row " + (row + 1) + where(row) + ", column '" + name + "'";
	}

	/** " (case P017)" where the table has a case column. */
	private String where(final int row) {
		return columns.containsKey("case") ? " (case " + cell(columns.get("case"), row) + ")" : "";
	}

	/** The different texts of a column, in order of first appearance; empty cells left out. */
	public Set<String> levels(final String name) {
		final Set<String> out = new LinkedHashSet<>();
		for (final String s : texts(name)) {
			if (!s.isEmpty()) out.add(s);
		}
		return out;
	}

	/** The different values of a column without empty cells: by size if all are numbers, else by their characters. */
	public List<String> sortedLevels(final String name) {
		final List<String> out = new ArrayList<>(levels(name));
		final Map<String, Double> numbers = new HashMap<>();
		for (final String s : out) {
			try {
				numbers.put(s, Csv.number(s));
			}
			catch (final NumberFormatException e) {
				out.sort(null);
				return out;
			}
		}
		out.sort(Comparator.comparing(numbers::get));
		return out;
	}

	/**
	 * As {@link #sortedLevels(String)}, with the positive class last.
	 *
	 * @param positive one of the levels, as text or as a number that equals it; null or empty for the last in sort order
	 * @throws InputException if no row has the level named as positive
	 */
	public List<String> sortedLevels(final String name, final String positive) {
		final List<String> out = sortedLevels(name);
		if (positive == null || positive.isBlank()) return out;
		final String found = out.stream().filter(l -> same(l, positive.strip())).findFirst().orElseThrow(() -> new InputException(source + ", outcome '"
			+ name + "': no row is '" + positive.strip() + "', the level named as positive. The levels are " + few(out) + "."));
		out.remove(found);
		out.add(found);
		return out;
	}

	/**
	 * The two levels of an outcome, the positive one last.
	 *
	 * @param positive as in {@link #sortedLevels(String, String)}
	 * @throws InputException if there are not exactly two, or no row has the one named as positive
	 */
	public List<String> twoLevels(final String name, final String positive) {
		final List<String> levels = sortedLevels(name);
		final String where = source + ", outcome '" + name + "': ";
		if (levels.size() < 2) throw new InputException(where + (levels.isEmpty() ? "every cell is empty" : "every row is '" + levels.get(0) + "'")
			+ "; two classes are needed. Check the column, or add rows of the other class.");
		if (levels.size() > 2) throw new InputException(where + levels.size() + " levels (" + few(levels)
			+ "), but two are needed. Name another column, or keep the rows of two classes.");
		return sortedLevels(name, positive);
	}

	private static String few(final List<String> levels) {
		return String.join(", ", levels.subList(0, Math.min(6, levels.size()))) + (levels.size() > 6 ? ", …" : "");
	}

	private static boolean same(final String level, final String named) {
		if (level.equals(named)) return true;
		try {
			return Csv.number(level) == Csv.number(named);
		}
		catch (final NumberFormatException e) {
			return false;
		}
	}

	/** The given rows, in the given order. */
	public FeatureTable select(final int... which) {
		final Map<String, Column> out = new LinkedHashMap<>();
		columns.forEach((name, c) -> {
			if (c.texts != null) out.put(name, new Column(Arrays.stream(which).mapToObj(r -> c.texts[r]).toArray(String[]::new), null));
			else out.put(name, new Column(null, Arrays.stream(which).mapToDouble(r -> c.numbers[r]).toArray()));
		});
		return new FeatureTable(source, out, which.length);
	}

	/**
	 * The rows that have a value in a column, such as the test cases of a table of predictions.
	 *
	 * @throws InputException if there is no such row, naming the values there are
	 */
	public FeatureTable where(final String name, final String value) {
		final String[] cells = texts(name);
		final int[] which = IntStream.range(0, rows).filter(r -> cells[r].equals(value)).toArray();
		if (which.length == 0) throw new InputException(source + ": no row has '" + value + "' in column '" + name + "'. There are: " + String.join(
			", ", levels(name)) + ".");
		return select(which);
	}

	/** The given columns, in the given order. */
	public FeatureTable keep(final List<String> names) {
		final Map<String, Column> out = new LinkedHashMap<>();
		for (final String name : names) out.put(name, column(name));
		return new FeatureTable(source, out, rows);
	}

	private Column column(final String name) {
		final Column c = columns.get(name);
		if (c == null) throw new InputException(source + " has no column '" + name + "'. " + suggestion(name) + "It has: " + listed() + ".");
		return c;
	}

	private String suggestion(final String name) {
		final Map<String, String> lower = new HashMap<>();
		for (final String n : columns.keySet()) lower.put(n.toLowerCase(Locale.ROOT), n);
		final String near = lower.get(name.toLowerCase(Locale.ROOT));
		return near == null ? "" : "Did you mean '" + near + "'? ";
	}

	private String listed() {
		final List<String> names = names();
		return names.size() <= 20 ? String.join(", ", names) : String.join(", ", names.subList(0, 20)) + ", … (" + names.size() + " columns)";
	}
}
