package io.github.roi2roc.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws a square matrix of coloured cells with names, a scale and, where the rows are clustered, their tree. */
final class MatrixDrawing {

	/** A cell must be this high, in points, to hold a number that can be read; and this for two lines. */
	private static final double ONE_LINE = 13, TWO_LINES = 20;
	/** Cells below this size have no white rims. */
	private static final double RIM = 5;
	/** Colours of small cells from white to either end, and what is no step among them; their overlap in cells. */
	private static final int STEPS = 60, GREY = STEPS + 1, NOTHING = STEPS + 2;
	private static final double OVERLAP = 0.1;
	private static final double PAD = 5, BAR = 7, GAP = 5;
	/** −1, 0 and 1: the palette's blue, white and vermilion. */
	private static final Color LOW = new Color(0x0072b2), MIDDLE = Color.WHITE, HIGH = new Color(0xd55e00), EMPTY = new Color(0xf2f2f2);

	/** What fills a cell: its text (lines; may be none) and its place on the colour scale, −1 to 1, NaN for grey. */
	record Cell(List<String> text, double level) {}

	/** Row and column to what the cell shows; null for nothing. */
	@FunctionalInterface
	interface Cells {

		Cell at(int row, int column);
	}

	/** What the colour scale says: its ticks from left to right, and its title. */
	record Scale(String title, List<String> ticks) {}

	private MatrixDrawing() {}

	/** @param tree of the rows, drawn above them; null for none */
	static Figure draw(final String title, final List<String> names, final Style style, final Cells cells, final Scale scale,
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
}
