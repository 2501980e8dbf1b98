package io.github.roi2roc.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.describe.CorrelationMap;
import io.github.roi2roc.evaluate.RocComparison;
import io.github.roi2roc.stats.Clustering;
import io.github.roi2roc.table.FeatureTable;

/** Square tables of numbers as coloured cells: correlations of features, and DeLong's test between every two models. */
public final class MatrixFigure {

	/** A cell must be this high, in points, to hold a number that can be read; and this for two lines. */
	private static final double ONE_LINE = 13, TWO_LINES = 20;
	/** Cells below this size have no white rims. */
	private static final double RIM = 5;
	/** Colours of small cells from white to either end, and what is no step among them; their overlap in cells. */
	private static final int STEPS = 60, GREY = STEPS + 1, NOTHING = STEPS + 2;
	private static final double OVERLAP = 0.1;
	/** More rows than that are a grey blur on paper, and an SVG file of many megabytes. */
	public static final int MOST = 400;
	/** Up to so many rows a clustered matrix has the width of a column. */
	private static final int FEW = 12;
	private static final double PAD = 5, BAR = 7, GAP = 5;
	/** −1, 0 and 1: the palette's blue, white and vermilion. */
	private static final Color LOW = new Color(0x0072b2), MIDDLE = Color.WHITE, HIGH = new Color(0xd55e00), EMPTY = new Color(0xf2f2f2);

	/** What fills a cell: its text (lines; may be none) and its place on the colour scale, −1 to 1, NaN for grey. */
	private record Cell(List<String> text, double level) {}

	/** Row and column to what the cell shows; null for nothing. */
	@FunctionalInterface
	private interface Cells {

		Cell at(int row, int column);
	}

	/** What the colour scale says: its ticks from left to right, and its title. */
	private record Scale(String title, List<String> ticks) {}

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
		return draw("Correlation", names, style, (i, j) -> new Cell(Double.isNaN(r[i][j]) ? List.of() : List.of(signed(r[i][j])), r[i][j]),
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
		return draw(title, names, style, (i, j) -> new Cell(List.of(signed(r[i][j])), r[i][j]), new Scale(title, List.of("−1", "0", "1")),
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
		return draw("DeLong test", names, style, (i, j) -> {
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

	private static Figure draw(final String title, final List<String> names, final Style style, final Cells cells, final Scale scale,
		final Dendrogram tree)
	{
		final int n = names.size();
		final double width = style.widthPt();
		final List<String> all = new ArrayList<>(names);
		all.addAll(scale.ticks());
		final double rough = 0.65 * width / n;
		// Where rows are lower than the text, the names shrink with them, and below 3 pt nobody could read them.
		final double namePt = Math.min(style.textPt(), 0.92 * rough);
		final Font textFont = Style.font(style.textPt(), all), nameFont = textFont.deriveFont((float) namePt);
		final List<String> shown = namePt < 3 ? List.of() : names.stream().map(s -> Legend.shorten(s, nameFont, 0.33 * width)).toList();
		final double names0 = shown.stream().mapToDouble(s -> Legend.width(s, nameFont)).max().orElse(0) + (shown.isEmpty() ? 0 : 4);
		final double room = tree == null ? names0 : Math.max(names0, Dendrogram.SCALE);
		final double top = tree == null ? PAD : PAD + style.textPt() + Dendrogram.HEIGHT + Dendrogram.GAP;
		final double side = (width - 2 * PAD - room) / n, x0 = PAD + room, below = top + n * side;
		final boolean upright = shown.stream().anyMatch(s -> Legend.width(s, nameFont) > side - 3);
		final double foot = shown.isEmpty() ? 0 : upright ? names0 : 1.4 * namePt;
		final double scaleTop = below + foot + 2 * GAP, height = scaleTop + BAR + 2.6 * style.textPt() + PAD;
		return new Figure(title, width, height, g -> {
			if (tree != null) tree.draw(g, x0, side, top - Dendrogram.GAP, textFont);
			drawCells(g, n, x0, top, side, textFont, cells);
			g.setFont(nameFont);
			g.setPaint(Style.INK);
			for (int i = 0; i < shown.size(); i++) {
				final String s = shown.get(i);
				final double w = Legend.width(s, nameFont), middle = (i + 0.5) * side;
				g.drawString(s, (float) (x0 - 4 - w), (float) (top + middle + 0.36 * namePt));
				if (upright) drawUp(g, s, x0 + middle + 0.36 * namePt, below + 4 + w);
				else g.drawString(s, (float) (x0 + middle - 0.5 * w), (float) (below + 1.2 * namePt));
			}
			drawScale(g, scale, x0, scaleTop, n * side, textFont);
		});
	}

	private static void drawCells(final Graphics2D g, final int n, final double x0, final double y0, final double side, final Font font,
		final Cells cells)
	{
		if (side < RIM) {
			drawSmall(g, n, x0, y0, side, cells);
			return;
		}
		final double line = 1.2 * font.getSize2D();
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n; j++) {
				final Cell cell = cells.at(i, j);
				if (cell == null) continue;
				final double x = x0 + j * side, y = y0 + i * side;
				final Color colour = colour(cell.level());
				g.setPaint(colour);
				g.fill(new Rectangle2D.Double(x, y, side, side));
				g.setPaint(Color.WHITE);
				g.setStroke(Style.line(0.8));
				g.draw(new Rectangle2D.Double(x, y, side, side));
				final double widest = cell.text().stream().mapToDouble(s -> Legend.width(s, font)).max().orElse(0);
				if (widest > side - 2 || side < (cell.text().size() > 1 ? TWO_LINES : ONE_LINE)) continue;
				g.setPaint(dark(colour) ? Color.WHITE : Style.INK);
				g.setFont(font);
				for (int k = 0; k < cell.text().size(); k++) {
					final String s = cell.text().get(k);
					g.drawString(s, (float) (x + 0.5 * (side - Legend.width(s, font))), (float) (y + 0.5 * side + (k - 0.5 * (cell.text().size() - 1))
						* line + 0.36 * font.getSize2D()));
				}
			}
		}
	}

	/**
	 * Many small cells without rims, in steps of colour that the eye cannot tell apart, each step as one path of whole coordinates: tens of
	 * thousands of rectangles would make a drawing of many megabytes.
	 */
	private static void drawSmall(final Graphics2D g, final int n, final double x0, final double y0, final double side, final Cells cells) {
		final Map<Integer, Path2D> steps = new TreeMap<>();
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n;) {
				final int from = j, step = step(cells.at(i, j));
				while (j < n && step(cells.at(i, j)) == step) j++;
				if (step == NOTHING) continue;
				// a little overlap keeps the paper from shining through
				final double right = j + (j < n ? OVERLAP : 0), below = i + 1 + (i < n - 1 ? OVERLAP : 0);
				final Path2D p = steps.computeIfAbsent(step, k -> new Path2D.Double());
				p.moveTo(from, i);
				p.lineTo(right, i);
				p.lineTo(right, below);
				p.lineTo(from, below);
				p.closePath();
			}
		}
		final AffineTransform level = g.getTransform();
		g.translate(x0, y0);
		g.scale(side, side);
		steps.forEach((step, path) -> {
			g.setPaint(colour(step == GREY ? Double.NaN : step / (double) STEPS));
			g.fill(path);
		});
		g.setTransform(level);
	}

	private static int step(final Cell cell) {
		return cell == null ? NOTHING : Double.isNaN(cell.level()) ? GREY : (int) Math.round(Math.max(-1, Math.min(1, cell.level())) * STEPS);
	}

	/** Text that runs upwards from a point. */
	static void drawUp(final Graphics2D g, final String s, final double x, final double y) {
		final AffineTransform level = g.getTransform();
		g.translate(x, y);
		g.rotate(-0.5 * Math.PI);
		g.drawString(s, 0, 0);
		g.setTransform(level);
	}

	private static void drawScale(final Graphics2D g, final Scale scale, final double x, final double y, final double width, final Font font) {
		final int steps = 60;
		for (int k = 0; k < steps; k++) {
			g.setPaint(colour(2.0 * k / (steps - 1) - 1));
			// A little overlap, or viewers show hairlines between neighbours.
			g.fill(new Rectangle2D.Double(x + k * width / steps, y, width / steps + (k < steps - 1 ? 0.3 : 0), BAR));
		}
		g.setPaint(Style.INK);
		g.setStroke(Style.line(0.5));
		g.draw(new Rectangle2D.Double(x, y, width, BAR));
		g.setFont(font);
		final double base = y + BAR + 1.1 * font.getSize2D();
		final List<String> ticks = scale.ticks();
		for (int k = 0; k < ticks.size(); k++) {
			final double w = Legend.width(ticks.get(k), font), part = k / (ticks.size() - 1.0);
			g.drawString(ticks.get(k), (float) (x + part * (width - w)), (float) base);
		}
		g.drawString(scale.title(), (float) (x + 0.5 * (width - Legend.width(scale.title(), font))), (float) (base + 1.25 * font.getSize2D()));
	}

	private static Color colour(final double level) {
		if (Double.isNaN(level)) return EMPTY;
		final Color end = level < 0 ? LOW : HIGH;
		final double part = Math.min(1, Math.abs(level));
		return new Color(mix(MIDDLE.getRed(), end.getRed(), part), mix(MIDDLE.getGreen(), end.getGreen(), part), mix(MIDDLE.getBlue(), end
			.getBlue(), part));
	}

	private static int mix(final int a, final int b, final double part) {
		return (int) Math.round(a + part * (b - a));
	}

	/** Whether white text reads better on it than dark text (luminance of ITU-R BT.601). */
	private static boolean dark(final Color c) {
		return 0.299 * c.getRed() + 0.587 * c.getGreen() + 0.114 * c.getBlue() < 140;
	}

	private static String signed(final double d) {
		final String s = String.format(Locale.ROOT, "%.2f", d);
		return s.equals("-0.00") ? "0.00" : s.replace('-', '−');
	}

	private static String probability(final double p) {
		return p < 0.001 ? "P < 0.001" : "P = " + String.format(Locale.ROOT, "%.3f", p);
	}
}
