package io.github.roi2roc.plot;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.describe.CorrelationMap;
import io.github.roi2roc.evaluate.RocComparison;
import io.github.roi2roc.plot.MatrixDrawing.Cell;
import io.github.roi2roc.plot.MatrixDrawing.Scale;
import io.github.roi2roc.stats.Clustering;
import io.github.roi2roc.table.FeatureTable;

/** Square tables of numbers as coloured cells: correlations of features, and DeLong's test between every two models. */
public final class MatrixFigure {

	/** More rows than that are a grey blur on paper, and an SVG file of many megabytes. */
	public static final int MOST = 400;
	/** Up to so many rows a clustered matrix has the width of a column. */
	private static final int FEW = 12;

	private MatrixFigure() {}

	/** Correlations of columns with each other. */
	@Plugin(type = FigureKind.class, name = "correlation")
	public static final class Correlation implements FigureKind {

		@Override
		public String name() {
			return "correlation";
		}

		@Override
		public List<Column> columns() {
			return List.of(Column.text("name", "of the row; rows and columns stand in the same order"), Column.others("correlation with the column, −1 to 1"));
		}

		@Override
		public Figure draw(final FeatureTable data, final Style style) {
			final List<String> names = List.of(data.texts("name"));
			return drawCorrelations(names, square(data, names, IntStream.range(0, names.size()).toArray()), style);
		}
	}

	/** Correlations in the order of a clustering, with its tree. */
	@Plugin(type = FigureKind.class, name = "heat_map")
	public static final class HeatMap implements FigureKind {

		@Override
		public String name() {
			return "heat_map";
		}

		@Override
		public List<Column> columns() {
			return List.of(Column.text("name", "of the row; rows and columns stand in the order of the tree"), Column.number("tree_left",
				"first branch of a step of the tree: −k for row k, k for what step k made; one step a row, the last row is empty"), Column.number("tree_right",
					"its second branch"), Column.number("tree_height", "its height"), Column.text("title", "of the colours, the same in every row").optional(),
				Column.text("tree_title", "of the heights").optional(), Column.others("correlation with the column, −1 to 1"));
		}

		@Override
		public Figure draw(final FeatureTable data, final Style style) {
			final int n = data.rows();
			final List<String> names = List.of(data.texts("name"));
			final double[] left = data.numbers("tree_left"), right = data.numbers("tree_right");
			final int[][] merge = new int[n - 1][];
			for (int s = 0; s < n - 1; s++) {
				merge[s] = new int[] { branch(data, left[s], s), branch(data, right[s], s) };
			}
			final Clustering tree = new Clustering(merge, Arrays.copyOf(data.numbers("tree_height"), n - 1), IntStream.range(0, n).toArray());
			return drawClustered(names, square(data, names, tree.order()), tree, FigureRows.firstText(data, "title"), FigureRows.firstText(data,
				"tree_title"), style);
		}

		private static int branch(final FeatureTable data, final double cell, final int step) {
			final int n = data.rows();
			if (cell != Math.rint(cell) || !(cell >= -n && cell <= step && cell != 0)) throw new InputException(data.source() + ", row " + (step + 1)
				+ ": a branch of the tree is " + cell + ", but −1 to −" + n + " (a row) or 1 to " + step + " (an earlier step) belongs there.");
			return (int) cell;
		}

		@Override
		public Style style(final int rows) {
			return rows <= FEW ? Style.COLUMN : Style.PAGE;
		}
	}

	/** DeLong's test between every two scores; {@code delong_matrix.csv} of a comparison. */
	@Plugin(type = FigureKind.class, name = "delong_matrix")
	public static final class Delong implements FigureKind {

		@Override
		public String name() {
			return "delong_matrix";
		}

		@Override
		public List<Column> columns() {
			return List.of(Column.text("score", "the row's score"), Column.text("statistic", "z or p"), Column.others("against the column's score"));
		}

		@Override
		public Figure draw(final FeatureTable data, final Style style) {
			final Map<String, int[]> parts = FigureRows.groups(data, "statistic");
			final int[] z = parts.getOrDefault("z", new int[0]), p = parts.getOrDefault("p", new int[0]);
			if (z.length == 0 || z.length != p.length || z.length + p.length != data.rows()) throw new InputException(data.source()
				+ ": every score needs two rows, one with the statistic z and one with p.");
			final List<String> names = Arrays.stream(z).mapToObj(r -> data.text(r, "score")).toList();
			return drawDelong(names, square(data, names, z), square(data, names, p), style);
		}
	}

	/** The cells at some rows, of the columns that are called as the rows. */
	private static double[][] square(final FeatureTable data, final List<String> names, final int[] rows) {
		final double[][] out = new double[names.size()][names.size()];
		for (int j = 0; j < out.length; j++) {
			if (!data.has(names.get(j))) throw new InputException(data.source() + " has a row '" + names.get(j) + "' but no column of that name.");
			final double[] column = FigureRows.pick(data, names.get(j), rows);
			for (int i = 0; i < out.length; i++) out[i][j] = column[i];
		}
		return out;
	}

	/** In a column's width. */
	public static Figure correlations(final List<String> names, final double[][] r) {
		return correlations(names, r, Style.COLUMN);
	}

	/**
	 * Correlations from −1 (blue) to 1 (vermilion); the numbers stand in the cells where they can be read.
	 *
	 * @param names of rows and columns, in the order in which they are to stand
	 * @param r symmetric, as many rows and columns as names; NaN cells are grey
	 */
	public static Figure correlations(final List<String> names, final double[][] r, final Style style) {
		check(names, r);
		final FeatureTable.Builder t = FeatureTable.builder("the matrix").text("name", names.toArray(String[]::new));
		for (int j = 0; j < r.length; j++) {
			final int at = j;
			t.number(names.get(j), Arrays.stream(r).mapToDouble(row -> row[at]).toArray());
		}
		return FigureKinds.draw(new Correlation(), t.build(), style);
	}

	private static Figure drawCorrelations(final List<String> names, final double[][] r, final Style style) {
		check(names, r);
		return MatrixDrawing.draw("Correlation", names, style, (i, j) -> new Cell(Double.isNaN(r[i][j]) ? List.of() : List.of(signed(r[i][j])), r[i][j]),
			new Scale("Correlation", List.of("−1", "0", "1")), null);
	}

	/**
	 * Correlations in the order of a clustering, with its tree above: the width of a column for few of them, else of a page.
	 *
	 * @param map which columns, their correlations and their tree
	 * @param title of the correlations, such as {@code Pearson correlation}
	 * @param distance what the heights of the tree are
	 */
	public static Figure clustered(final CorrelationMap map, final String title, final String distance) {
		final List<String> names = map.orderedNames();
		final double[][] r = map.orderedR();
		check(names, r);
		final int n = names.size();
		final int[] place = new int[n];
		for (int k = 0; k < n; k++) place[map.clustering().order()[k]] = k;
		final int[][] merge = map.clustering().merge();
		final FeatureTable.Builder t = FeatureTable.builder("the matrix").text("name", names.toArray(String[]::new));
		for (int b = 0; b < 2; b++) {
			final int at = b;
			t.number(b == 0 ? "tree_left" : "tree_right", IntStream.range(0, n).mapToDouble(s -> s == n - 1 ? Double.NaN : merge[s][at] > 0 ? merge[s][at]
				: -1 - place[-merge[s][at] - 1]).toArray());
		}
		t.number("tree_height", IntStream.range(0, n).mapToDouble(s -> s == n - 1 ? Double.NaN : map.clustering().height()[s]).toArray());
		t.text("title", Collections.nCopies(n, title).toArray(String[]::new)).text("tree_title", Collections.nCopies(n, distance).toArray(String[]::new));
		for (int j = 0; j < n; j++) {
			final int at = j;
			t.number(names.get(j), Arrays.stream(r).mapToDouble(row -> row[at]).toArray());
		}
		final FigureKind kind = new HeatMap();
		return FigureKinds.draw(kind, t.build(), kind.style(n));
	}

	private static Figure drawClustered(final List<String> names, final double[][] r, final Clustering tree, final String title,
		final String distance, final Style style)
	{
		check(names, r);
		return MatrixDrawing.draw(title, names, style, (i, j) -> new Cell(List.of(signed(r[i][j])), r[i][j]), new Scale(title, List.of("−1", "0", "1")),
			new Dendrogram(tree, distance));
	}

	/** Every pair of a comparison, in a column's width. */
	public static Figure delong(final RocComparison comparison) {
		final List<String> names = comparison.scores().stream().map(RocComparison.Score::name).toList();
		final double[][] z = new double[names.size()][names.size()], p = new double[names.size()][names.size()];
		for (final RocComparison.Pair pair : comparison.pairs()) {
			final int a = names.indexOf(pair.score1()), b = names.indexOf(pair.score2());
			z[a][b] = pair.test().statistic();
			z[b][a] = -pair.test().statistic();
			p[a][b] = pair.test().p();
			p[b][a] = pair.test().p();
		}
		return delong(names, z, p);
	}

	/** In a column's width. */
	public static Figure delong(final List<String> names, final double[][] z, final double[][] p) {
		return delong(names, z, p, Style.COLUMN);
	}

	/**
	 * DeLong's paired test between every two models, below the diagonal: Z and P, coloured by the sign and the strength of the difference.
	 *
	 * @param names the models
	 * @param z statistic of row against column, above 0 where the row's AUC is larger
	 * @param p two-sided
	 */
	public static Figure delong(final List<String> names, final double[][] z, final double[][] p, final Style style) {
		check(names, z);
		check(names, p);
		final int n = names.size();
		final FeatureTable.Builder t = FeatureTable.builder("the matrix").text("score", IntStream.range(0, 2 * n).mapToObj(i -> names.get(i / 2)).toArray(
			String[]::new)).text("statistic", IntStream.range(0, 2 * n).mapToObj(i -> i % 2 == 0 ? "z" : "p").toArray(String[]::new));
		for (int j = 0; j < n; j++) {
			final int at = j;
			t.number(names.get(j), IntStream.range(0, 2 * n).mapToDouble(i -> i / 2 == at ? Double.NaN : (i % 2 == 0 ? z : p)[i / 2][at]).toArray());
		}
		return FigureKinds.draw(new Delong(), t.build(), style);
	}

	private static Figure drawDelong(final List<String> names, final double[][] z, final double[][] p, final Style style) {
		return MatrixDrawing.draw("DeLong test", names, style, (i, j) -> {
			if (j > i) return null;
			if (i == j) return new Cell(List.of("–"), Double.NaN);
			if (Double.isNaN(p[i][j])) return new Cell(List.of("n/a"), Double.NaN);
			return new Cell(List.of("Z = " + signed(z[i][j]), probability(p[i][j])), Math.signum(z[i][j]) * strength(p[i][j]));
		}, new Scale("P (row against column)", List.of("< 0.001, lower AUC", "1", "< 0.001, higher AUC")), null);
	}

	/** 0 for P = 1, 1 for P of 0.001 and less; even steps in the logarithm. */
	private static double strength(final double p) {
		return Math.min(1, -StrictMath.log10(Math.max(p, 1e-3)) / 3);
	}

	private static void check(final List<String> names, final double[][] m) {
		if (names.isEmpty()) throw new InputException("There is nothing to draw: the matrix has no rows.");
		if (names.size() > MOST) throw new InputException("A matrix of " + names.size() + " rows cannot be read in a figure; choose at most " + MOST
			+ ", such as those left by a correlation filter.");
		if (m.length != names.size()) throw new IllegalArgumentException(m.length + " rows for " + names.size() + " names");
		for (final double[] row : m) {
			if (row.length != names.size()) throw new IllegalArgumentException(row.length + " columns for " + names.size() + " names");
		}
	}

	private static String signed(final double d) {
		final String s = String.format(Locale.ROOT, "%.2f", d);
		return s.equals("-0.00") ? "0.00" : s.replace('-', '−');
	}

	private static String probability(final double p) {
		return p < 0.001 ? "P < 0.001" : "P = " + String.format(Locale.ROOT, "%.3f", p);
	}
}
