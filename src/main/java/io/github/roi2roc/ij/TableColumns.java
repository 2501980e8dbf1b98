package io.github.roi2roc.ij;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

/** The columns of the table that a dialog's other fields name, as a list to choose from. */
final class TableColumns {

	/** The inputs that may name the table, the first one that is there and filled. */
	private static final List<String> TABLES = List.of("table", "tables", "manifest");
	private static final String SET = "set";
	/** Different values that are listed one by one. */
	private static final int FEW = 4;

	private TableColumns() {}

	/** What the fields say about the table; empty if nothing. @param texts of a dialog's fields by the inputs' names */
	static String table(final Map<String, String> texts) {
		for (final String key : TABLES) {
			final List<String> named = key.equals("tables") ? Words.of(texts.getOrDefault(key, "")) : List.of(texts.getOrDefault(key, "").strip());
			if (!named.isEmpty() && !named.get(0).isEmpty()) return named.get(0);
		}
		return "";
	}

	/** The names of the table's columns, read from its first line only; empty if it cannot be read. */
	static List<String> names(final Map<String, String> texts) {
		final String table = table(texts);
		if (table.isEmpty()) return List.of();
		try {
			final Path file = InputPath.of(table, "table");
			if (!Files.exists(file) && OpenTables.has(table)) return OpenTables.read(table).names();
			try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
				final String line = in.readLine();
				return line == null || line.isBlank() ? List.of() : Csv.parse(line.startsWith("\uFEFF") ? line.substring(1) : line, table).get(0).stream().map(
					String::strip).toList();
			}
		}
		catch (final IOException | InputException e) {
			return List.of();
		}
	}

	/**
	 * What a field can be filled with: of columns, what they hold and how many cells are empty; of classes, their cases.
	 *
	 * @param kind {@link Inputs#COLUMN}, {@link Inputs#COLUMNS}, {@link Inputs#LEVEL} or {@link Inputs#SET}
	 * @param of the input that names the column of the classes
	 * @throws InputException if no table is named, or it cannot be read
	 */
	static Chooser.Choices choices(final String kind, final String of, final Map<String, String> texts) {
		final String named = table(texts);
		if (named.isEmpty()) throw new InputException("Name the table first: its columns are listed then.");
		final FeatureTable table = GivenTable.of(named, "table").table();
		return switch (kind) {
			case Inputs.LEVEL -> levels(table, texts.getOrDefault(of, "").strip());
			case Inputs.SET -> levels(table, SET);
			default -> columns(table, kind.equals(Inputs.COLUMNS));
		};
	}

	/** In a list with commas between, a name with a comma would be two. */
	private static Chooser.Choices columns(final FeatureTable table, final boolean several) {
		final List<Chooser.Row> rows = new ArrayList<>();
		for (final String name : table.names()) {
			if (!several || !name.contains(",")) rows.add(new Chooser.Row(name, holds(table, name), Integer.toString(missing(table, name))));
		}
		return new Chooser.Choices("Columns of " + table.source(), List.of("Column", "Holds", "Missing"), rows);
	}

	private static Chooser.Choices levels(final FeatureTable table, final String column) {
		if (column.isEmpty()) throw new InputException("Name the column first: its values are listed then.");
		final List<String> cells = Arrays.asList(table.texts(column));
		return new Chooser.Choices("Values of " + column, List.of("Value", "Rows"), table.sortedLevels(column).stream().map(l -> new Chooser.Row(l, Long
			.toString(cells.stream().filter(l::equals).count()), "")).toList());
	}

	/** Such as "number, 1.5 to 80", "number: 0, 1", "text: benign, malignant", "text, 35 values". */
	private static String holds(final FeatureTable table, final String name) {
		if (!table.isNumeric(name)) {
			final List<String> levels = table.sortedLevels(name);
			return levels.size() <= FEW ? "text: " + String.join(", ", levels) : "text, " + levels.size() + " values";
		}
		final double[] cells = Arrays.stream(table.numbers(name)).filter(v -> !Double.isNaN(v)).toArray();
		if (cells.length == 0) return "nothing";
		final TreeSet<Double> few = new TreeSet<>();
		for (int i = 0; i < cells.length && few.size() <= FEW; i++) few.add(cells[i]);
		if (few.size() <= FEW) return "number: " + String.join(", ", few.stream().map(Csv::number).toList());
		return "number, " + shortly(Arrays.stream(cells).min().orElseThrow()) + " to " + shortly(Arrays.stream(cells).max().orElseThrow());
	}

	private static String shortly(final double d) {
		final String whole = Csv.number(d), rounded = String.format(Locale.ROOT, "%.4g", d);
		return whole.length() <= rounded.length() ? whole : rounded;
	}

	private static int missing(final FeatureTable table, final String name) {
		if (table.isNumeric(name)) return (int) Arrays.stream(table.numbers(name)).filter(Double::isNaN).count();
		return (int) Arrays.stream(table.texts(name)).filter(String::isBlank).count();
	}
}
