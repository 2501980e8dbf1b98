package io.github.roi2roc.plot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Plugins;
import io.github.roi2roc.plot.FigureKind.Column;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

/** Every kind of figure there is, and figures from tables: the one way in which figures are made. */
public final class FigureKinds {

	private FigureKinds() {}

	/** All kinds, by name. */
	public static List<FigureKind> all() {
		final List<FigureKind> out = new ArrayList<>(Plugins.all(FigureKind.class));
		out.sort(Comparator.comparing(FigureKind::name));
		return out;
	}

	/** @throws InputException naming the kinds there are */
	public static FigureKind named(final String name) {
		return all().stream().filter(k -> k.name().equals(name.strip())).findFirst().orElseThrow(() -> new InputException("'" + name
			+ "' is no kind of figure. There are: " + String.join(", ", all().stream().map(FigureKind::name).toList()) + "."));
	}

	/**
	 * A figure from its CSV file, as {@link Figure#writeCsv} wrote it; a table that only shares its columns will do too.
	 *
	 * @param kind its name; empty to tell it from the columns
	 * @param widthMm its width; NaN for the usual one of the kind
	 * @throws InputException if a column is missing, a cell does not hold what belongs there, or the columns tell no kind
	 */
	public static Figure read(final Path csv, final String kind, final double widthMm) {
		final List<List<String>> lines = Csv.read(csv);
		final List<String> header = lines.get(0).stream().map(String::strip).toList();
		final FigureKind k = kind.isBlank() ? told(csv, header) : named(kind);
		final FeatureTable.Builder t = FeatureTable.builder(csv.getFileName().toString());
		for (int c = 0; c < header.size(); c++) {
			final int at = c;
			t.text(header.get(c), lines.stream().skip(1).map(l -> l.get(at)).toArray(String[]::new));
		}
		final Style style = k.style(lines.size() - 1);
		return draw(k, t.build(), Double.isNaN(widthMm) ? style : style.width(widthMm));
	}

	/** The only kind whose columns these are; one that knows more of them by name goes before one that takes any column. */
	private static FigureKind told(final Path csv, final List<String> header) {
		final List<FigureKind> any = all().stream().filter(k -> fits(k, header)).toList();
		final long most = any.stream().mapToLong(k -> known(k, header)).max().orElse(0);
		final List<FigureKind> fit = any.stream().filter(k -> known(k, header) == most).toList();
		if (fit.size() == 1) return fit.get(0);
		throw new InputException(csv + ": its columns (" + String.join(", ", header.subList(0, Math.min(8, header.size()))) + ") are those of "
			+ (fit.isEmpty() ? "no figure" : "several figures: " + String.join(", ", fit.stream().map(FigureKind::name).toList()))
			+ ". Say which it is with figure=; there are " + String.join(", ", all().stream().map(FigureKind::name).toList()) + ".");
	}

	private static long known(final FigureKind k, final List<String> header) {
		return k.columns().stream().filter(c -> header.contains(c.name())).count();
	}

	private static boolean fits(final FigureKind k, final List<String> header) {
		final List<String> known = k.columns().stream().map(Column::name).toList();
		return k.columns().stream().allMatch(c -> !c.required() || header.contains(c.name())) && (known.contains(Column.OTHERS) || known.containsAll(
			header));
	}

	/**
	 * Draws a figure from its data.
	 *
	 * @throws InputException if a column is missing or holds text where numbers belong, or there is no row
	 */
	public static Figure draw(final FigureKind kind, final FeatureTable table, final Style style) {
		final FeatureTable data = typed(kind, table);
		if (data.rows() == 0) throw new InputException(table.source() + " has no row, so there is nothing to draw.");
		return kind.draw(data, style).from(kind.name(), written(kind, table, data));
	}

	/** Every column of the kind, of its type. */
	private static FeatureTable typed(final FigureKind kind, final FeatureTable table) {
		final FeatureTable.Builder out = FeatureTable.builder(table.source());
		final List<String> known = kind.columns().stream().map(Column::name).toList();
		for (final Column c : kind.columns()) {
			if (c.name().equals(Column.OTHERS)) {
				table.names().stream().filter(n -> !known.contains(n)).forEach(n -> out.number(n, numbers(table, n)));
				continue;
			}
			final boolean there = table.has(c.name());
			if (!there && c.required()) throw new InputException(table.source() + " has no column '" + c.name() + "' (" + c.about() + "). A figure '" + kind
				.name() + "' is drawn from: " + String.join(", ", known) + ".");
			if (c.text()) out.text(c.name(), there ? table.texts(c.name()) : filled(table.rows()));
			else out.number(c.name(), there ? numbers(table, c.name()) : missing(table.rows()));
		}
		return out.build();
	}

	/** Of the data only what was given: columns that were missing stay so. */
	private static FeatureTable written(final FigureKind kind, final FeatureTable table, final FeatureTable data) {
		final List<String> optional = kind.columns().stream().filter(c -> !c.required()).map(Column::name).toList();
		return data.keep(data.names().stream().filter(n -> table.has(n) && !(optional.contains(n) && Arrays.stream(data.texts(n)).allMatch(
			String::isEmpty))).toList());
	}

	/** Without a negative zero, which a file does not keep. */
	private static double[] numbers(final FeatureTable table, final String name) {
		return Arrays.stream(table.numbers(name)).map(d -> d + 0.0).toArray();
	}

	private static double[] missing(final int rows) {
		final double[] out = new double[rows];
		Arrays.fill(out, Double.NaN);
		return out;
	}

	private static String[] filled(final int rows) {
		final String[] out = new String[rows];
		Arrays.fill(out, "");
		return out;
	}
}
