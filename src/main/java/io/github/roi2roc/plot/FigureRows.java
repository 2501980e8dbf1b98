package io.github.roi2roc.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.roi2roc.plot.FigureKind.Column;
import io.github.roi2roc.table.FeatureTable;

/** Collects a figure's data row by row; cells that nobody sets are empty. */
final class FigureRows {

	private final FigureKind kind;
	private final Map<String, List<Object>> columns = new LinkedHashMap<>();
	private int rows;

	FigureRows(final FigureKind kind) {
		this.kind = kind;
		kind.columns().forEach(c -> columns.put(c.name(), new ArrayList<>()));
	}

	/** Begins a row. */
	FigureRows row() {
		columns.forEach((name, cells) -> cells.add(column(name).text() ? "" : (Object) Double.NaN));
		rows++;
		return this;
	}

	/** Sets a cell of the row that was begun last. */
	FigureRows set(final String name, final String cell) {
		if (!column(name).text()) throw new IllegalArgumentException(name + " holds numbers");
		columns.get(name).set(rows - 1, cell);
		return this;
	}

	/** Sets a cell of the row that was begun last. */
	FigureRows set(final String name, final double cell) {
		if (column(name).text()) throw new IllegalArgumentException(name + " holds text");
		columns.get(name).set(rows - 1, cell);
		return this;
	}

	private Column column(final String name) {
		return kind.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException("figure '" + kind
			.name() + "' has no column " + name));
	}

	/** The figure in a look. */
	Figure draw(final Style style) {
		final FeatureTable.Builder t = FeatureTable.builder("the figure's data");
		columns.forEach((name, cells) -> {
			if (name.equals(Column.OTHERS)) return;
			if (column(name).text()) t.text(name, cells.stream().map(String.class::cast).toArray(String[]::new));
			else t.number(name, cells.stream().mapToDouble(Double.class::cast).toArray());
		});
		return FigureKinds.draw(kind, t.build(), style);
	}

	/** The rows of each different text of a column, in order of first appearance. */
	static Map<String, int[]> groups(final FeatureTable data, final String column) {
		return groups(data, column, IntStream.range(0, data.rows()).toArray());
	}

	/** The same among some rows. */
	static Map<String, int[]> groups(final FeatureTable data, final String column, final int[] rows) {
		final String[] texts = data.texts(column);
		final Map<String, List<Integer>> out = new LinkedHashMap<>();
		for (final int r : rows) out.computeIfAbsent(texts[r], k -> new ArrayList<>()).add(r);
		final Map<String, int[]> arrays = new LinkedHashMap<>();
		out.forEach((k, v) -> arrays.put(k, v.stream().mapToInt(Integer::intValue).toArray()));
		return arrays;
	}

	/** The cells of a column of numbers at some rows. */
	static double[] pick(final FeatureTable data, final String column, final int[] rows) {
		final double[] all = data.numbers(column);
		return Arrays.stream(rows).mapToDouble(r -> all[r]).toArray();
	}

	/** The first number of a column among some rows, or NaN: what is the same for all of them stands in one of them at least. */
	static double first(final FeatureTable data, final String column, final int[] rows) {
		return Arrays.stream(pick(data, column, rows)).filter(d -> !Double.isNaN(d)).findFirst().orElse(Double.NaN);
	}

	/** The first text of a column that is not empty, or empty. */
	static String firstText(final FeatureTable data, final String column) {
		return Arrays.stream(data.texts(column)).filter(s -> !s.isEmpty()).findFirst().orElse("");
	}
}
