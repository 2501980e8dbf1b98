package io.github.roi2roc.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * A chart of lines, bands and points on two numeric axes, in the one look. Describe it, then {@link #build()}. The legend goes into the
 * first corner that it finds free of curves, and below the chart if there is none.
 */
final class XyChart {

	/** Where a legend may lie inside the frame. */
	enum Corner {
		BOTTOM_RIGHT, TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT
	}

	private static final double PAD = 5, FRAME_GAP = 5;
	/** Height of a frame by its width, where nothing else is asked for. */
	private static final double USUAL = 0.72;
	/** Size of the names beside points, by that of the text. */
	private static final float SMALL = 0.86f;
	/** How much of an area's colour shows, of 255. */
	private static final int SHADE = 46;

	private record Line(double[] x, double[] y, Color colour, BasicStroke stroke) {}

	/** A filled outline. */
	private record Area(double[] x, double[] y, Color colour) {}

	private record Mark(double x, double y, Shape shape, Color colour) {}

	private record Bar(double x, double low, double high, Color colour) {}

	private record Note(double x, String text) {}

	private record Label(double x, double y, String text) {}

	private final String title;
	private final Style style;
	private final Axis xAxis, yAxis;
	private final List<Line> lines = new ArrayList<>();
	private final List<Area> areas = new ArrayList<>();
	private final List<Mark> marks = new ArrayList<>();
	private final List<Bar> bars = new ArrayList<>();
	private final List<Note> topNotes = new ArrayList<>();
	private final List<Label> labels = new ArrayList<>();
	private final List<Line> references = new ArrayList<>();
	private final List<Legend.Entry> entries = new ArrayList<>();
	private List<Corner> corners = List.of(Corner.values());
	private double frameHeight = Double.NaN;
	private String topTitle = "";
	private boolean square;
	private RiskTable below;

	XyChart(final String title, final Style style, final Axis xAxis, final Axis yAxis) {
		this.title = title;
		this.style = style;
		this.xAxis = xAxis;
		this.yAxis = yAxis;
	}

	/** Both axes have the same length on paper. */
	XyChart square() {
		square = true;
		return this;
	}

	/** Height of the frame in points. */
	XyChart height(final double points) {
		frameHeight = points;
		return this;
	}

	/** The corners that the legend may try, in this order; none: it stands below. */
	XyChart legendIn(final Corner... inThisOrder) {
		corners = List.of(inThisOrder);
		return this;
	}

	/** A curve through these points; those that nobody could see are left out. A null name has no entry in the legend. */
	XyChart line(final String name, final double[] x, final double[] y, final Color colour, final BasicStroke stroke) {
		add(lines, x, y, colour, stroke);
		if (name != null) entries.add(new Legend.Entry(name, colour, stroke, null));
		return this;
	}

	/** A thin grey line that the eye compares with; legends may cover it. */
	XyChart reference(final String name, final double[] x, final double[] y, final BasicStroke stroke) {
		add(references, x, y, Style.FAINT, stroke);
		if (name != null) entries.add(new Legend.Entry(name, Style.FAINT, stroke, null));
		return this;
	}

	/** A thin solid line without an entry in the legend, such as a side of a box. */
	XyChart segment(final double x0, final double y0, final double x1, final double y1, final Color colour, final double width) {
		add(lines, new double[] { x0, x1 }, new double[] { y0, y1 }, colour, Style.line(width));
		return this;
	}

	private void add(final List<Line> to, final double[] x, final double[] y, final Color colour, final BasicStroke stroke) {
		final double width = xAxis.high() - xAxis.low(), height = yAxis.high() - yAxis.low();
		for (final double[][] piece : Polyline.inside(x, y, new Rectangle2D.Double(xAxis.low(), yAxis.low(), width, height))) {
			final double[][] p = Polyline.visible(piece[0], piece[1], width, height);
			to.add(new Line(p[0], p[1], colour, stroke));
		}
	}

	/** A shaded band, as of a confidence interval. */
	XyChart band(final double[] x, final double[] low, final double[] high, final Color colour) {
		final double width = xAxis.high() - xAxis.low(), height = yAxis.high() - yAxis.low();
		final double[][] a = Polyline.visible(x, low, width, height), b = Polyline.visible(x, high, width, height);
		final int n = a[0].length, m = b[0].length;
		final double[] px = new double[n + m], py = new double[n + m];
		for (int i = 0; i < n; i++) {
			px[i] = a[0][i];
			py[i] = yAxis.clamp(a[1][i]);
		}
		for (int i = 0; i < m; i++) {
			px[n + i] = b[0][m - 1 - i];
			py[n + i] = yAxis.clamp(b[1][m - 1 - i]);
		}
		areas.add(new Area(px, py, colour));
		return this;
	}

	/** A shaded rectangle. */
	XyChart box(final double x0, final double y0, final double x1, final double y1, final Color colour) {
		areas.add(new Area(new double[] { x0, x1, x1, x0 }, new double[] { y0, y0, y1, y1 }, colour));
		return this;
	}

	/** A filled dot; one outside the frame is not drawn. */
	XyChart dot(final double x, final double y, final double diameter, final Color colour) {
		return mark(x, y, Marks.disc(diameter), colour);
	}

	/** A filled shape given around (0, 0) in points; one outside the frame is not drawn. */
	XyChart mark(final double x, final double y, final Shape shape, final Color colour) {
		if (xAxis.holds(x) && yAxis.holds(y)) marks.add(new Mark(x, y, shape, colour));
		return this;
	}

	/** An upright interval with caps. */
	XyChart bar(final double x, final double low, final double high, final Color colour) {
		if (xAxis.holds(x) && low <= high) bars.add(new Bar(x, yAxis.clamp(low), yAxis.clamp(high), colour));
		return this;
	}

	/** A name beside a point, where there is room; those that come first choose first. */
	XyChart label(final double x, final double y, final String text) {
		labels.add(new Label(x, y, text));
		return this;
	}

	/** A short text above the frame, centred at x. */
	XyChart topNote(final double x, final String text) {
		topNotes.add(new Note(x, text));
		return this;
	}

	/** What the notes above the frame are; stands above them. */
	XyChart topTitle(final String text) {
		topTitle = text;
		return this;
	}

	/** Numbers that stand under the axis. */
	XyChart below(final RiskTable table) {
		below = table;
		return this;
	}

	/** An entry of the legend without a curve of its own. */
	XyChart entry(final String name, final Color colour, final BasicStroke stroke, final Shape mark) {
		entries.add(new Legend.Entry(name, colour, stroke, mark));
		return this;
	}

	Figure build() {
		final List<String> texts = new ArrayList<>(List.of(xAxis.title(), yAxis.title()));
		texts.addAll(yAxis.names());
		entries.forEach(e -> texts.add(e.text()));
		if (below != null) texts.addAll(below.names());
		final Font labelFont = Style.font(style.labelPt(), texts), textFont = Style.font(style.textPt(), texts);
		final JFreeChart chart = chart(labelFont, textFont);
		final double width = style.widthPt(), head = (topNotes.isEmpty() ? 0 : 1.3 * style.textPt()) + (topTitle.isEmpty() ? 0 : 1.3 * style.textPt());
		final double chartHeight = chartHeight(chart, width);
		final Rectangle2D frame = frame(chart, width, chartHeight);
		fix(chart, frame, chartHeight);
		final Legend inside = new Legend(entries, textFont, frame.getWidth() - 2 * FRAME_GAP);
		final Point2D corner = freeCorner(inside, frame);
		final Legend legend = corner != null ? inside : new Legend(entries, textFont, width - 2 * PAD);
		final double table = below == null ? 0 : below.height(textFont);
		final double foot = table + (legend.isEmpty() || corner != null ? 0 : legend.height() + 2 * FRAME_GAP);
		return new Figure(title, width, head + chartHeight + foot, g -> {
			final AffineTransform whole = g.getTransform();
			g.translate(0, head);
			draw(g, chart, width, chartHeight, frame, textFont);
			yAxis.drawTitle(g, labelFont, before() + PAD, frame.getCenterY());
			if (below != null) below.draw(g, textFont, frame, chartHeight - PAD, xAxis);
			if (corner != null) {
				g.setPaint(Color.WHITE);
				g.fill(new Rectangle2D.Double(corner.getX() - 2, corner.getY() - 1, legend.width() + 4, legend.height() + 2));
				legend.draw(g, corner.getX(), corner.getY());
			}
			else if (!legend.isEmpty()) legend.draw(g, Math.max(PAD, Math.min(frame.getX(), width - PAD - legend.width())), chartHeight
				+ table + FRAME_GAP);
			g.setTransform(whole);
		});
	}

	private JFreeChart chart(final Font labelFont, final Font textFont) {
		final NumberAxis x = xAxis.chartAxis(labelFont, textFont), y = yAxis.chartAxis(labelFont, textFont);
		y.setLabel(null);
		final XYPlot plot = new XYPlot(null, x, y, null);
		add(plot, 0, references);
		add(plot, 1, lines);
		plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
		plot.setBackgroundPaint(null);
		plot.setDomainGridlinesVisible(false);
		plot.setRangeGridlinesVisible(false);
		plot.setOutlinePaint(Style.INK);
		plot.setOutlineStroke(Style.line(0.6));
		plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
		plot.setInsets(RectangleInsets.ZERO_INSETS);
		final JFreeChart chart = new JFreeChart(null, labelFont, plot, false);
		chart.setBackgroundPaint(null);
		chart.setPadding(new RectangleInsets(PAD, left(), PAD, 2 * PAD));
		return chart;
	}

	/** Room for the title of the y axis, and before it for what the names under the axis need beyond the ticks' numbers. */
	private double left() {
		return before() + PAD + (yAxis.title().isEmpty() ? 0 : 1.3 * style.labelPt());
	}

	private double before() {
		return below == null ? 0 : Math.max(0, below.room(Style.font(style.textPt(), below.names()), style.widthPt()) - PAD - 1.3 * style.labelPt() - 2 * style
			.textPt());
	}

	private static void add(final XYPlot plot, final int index, final List<Line> drawn) {
		final XYSeriesCollection data = new XYSeriesCollection();
		final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
		renderer.setDrawSeriesLineAsPath(true);
		for (int i = 0; i < drawn.size(); i++) {
			final Line line = drawn.get(i);
			final XYSeries series = new XYSeries(i, false, true);
			for (int k = 0; k < line.x().length; k++) series.add(line.x()[k], line.y()[k], false);
			data.addSeries(series);
			renderer.setSeriesPaint(i, line.colour());
			renderer.setSeriesStroke(i, line.stroke());
		}
		plot.setDataset(index, data);
		plot.setRenderer(index, renderer);
	}

	/** The room that the axes' texts take does not depend on the height, so one measured draft is enough. */
	private double chartHeight(final JFreeChart chart, final double width) {
		final Rectangle2D draft = frame(chart, width, width);
		final double frame = square ? draft.getWidth() : Double.isNaN(frameHeight) ? USUAL * draft.getWidth() : frameHeight;
		return width - draft.getHeight() + frame;
	}

	private static Rectangle2D frame(final JFreeChart chart, final double width, final double height) {
		final Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
		try {
			g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
			final ChartRenderingInfo info = new ChartRenderingInfo(null);
			chart.draw(g, new Rectangle2D.Double(0, 0, width, height), info);
			return (Rectangle2D) info.getPlotInfo().getDataArea().clone();
		}
		finally {
			g.dispose();
		}
	}

	/** Font metrics change a little with the resolution; the frame must not. */
	private void fix(final JFreeChart chart, final Rectangle2D frame, final double height) {
		final AxisSpace below = new AxisSpace(), left = new AxisSpace();
		below.setBottom(height - PAD - frame.getMaxY());
		left.setLeft(frame.getX() - left());
		chart.getXYPlot().setFixedDomainAxisSpace(below);
		chart.getXYPlot().setFixedRangeAxisSpace(left);
	}

	private void draw(final Graphics2D g, final JFreeChart chart, final double width, final double height, final Rectangle2D frame,
		final Font textFont)
	{
		for (final Area a : areas) {
			g.setPaint(new Color(a.colour().getRed(), a.colour().getGreen(), a.colour().getBlue(), SHADE));
			g.fill(path(a.x(), a.y(), frame));
		}
		chart.draw(g, new Rectangle2D.Double(0, 0, width, height), new ChartRenderingInfo(null));
		g.setStroke(Style.line(0.8));
		for (final Bar b : bars) {
			final Point2D low = at(b.x(), b.low(), frame), high = at(b.x(), b.high(), frame);
			g.setPaint(b.colour());
			g.draw(new Line2D.Double(low, high));
			for (final Point2D end : List.of(low, high)) g.draw(new Line2D.Double(end.getX() - 1.7, end.getY(), end.getX() + 1.7, end.getY()));
		}
		for (final Mark m : marks) {
			final Point2D p = at(m.x(), m.y(), frame);
			Marks.draw(g, AffineTransform.getTranslateInstance(p.getX(), p.getY()).createTransformedShape(m.shape()), m.colour());
		}
		g.setFont(textFont);
		g.setPaint(Style.INK);
		if (!labels.isEmpty()) PointLabels.draw(g, labels.stream().map(l -> new PointLabels.Label(at(l.x, l.y, frame), l.text)).toList(), marks.stream()
			.map(m -> at(m.x, m.y, frame)).toList(), frame, textFont.deriveFont(SMALL * textFont.getSize2D()));
		for (final Note n : topNotes) drawCentred(g, n.text(), at(n.x(), yAxis.high(), frame).getX(), frame.getY() - 3, textFont);
		if (!topTitle.isEmpty()) drawCentred(g, topTitle, frame.getCenterX(), frame.getY() - 3 - 1.3 * style.textPt(), textFont);
	}

	private static void drawCentred(final Graphics2D g, final String text, final double x, final double y, final Font font) {
		g.drawString(text, (float) (x - 0.5 * Legend.width(text, font)), (float) y);
	}

	private Point2D at(final double x, final double y, final Rectangle2D frame) {
		return new Point2D.Double(frame.getX() + (x - xAxis.low()) / (xAxis.high() - xAxis.low()) * frame.getWidth(), frame.getMaxY() - (y - yAxis
			.low()) / (yAxis.high() - yAxis.low()) * frame.getHeight());
	}

	private Path2D path(final double[] x, final double[] y, final Rectangle2D frame) {
		final Path2D path = new Path2D.Double();
		for (int i = 0; i < x.length; i++) {
			final Point2D p = at(x[i], y[i], frame);
			if (i == 0) path.moveTo(p.getX(), p.getY());
			else path.lineTo(p.getX(), p.getY());
		}
		return path;
	}

	private Point2D freeCorner(final Legend legend, final Rectangle2D frame) {
		if (legend.isEmpty()) return null;
		for (final Corner c : corners) {
			final boolean right = c == Corner.BOTTOM_RIGHT || c == Corner.TOP_RIGHT, bottom = c == Corner.BOTTOM_RIGHT || c == Corner.BOTTOM_LEFT;
			final double x = right ? frame.getMaxX() - FRAME_GAP - legend.width() : frame.getX() + FRAME_GAP;
			final double y = bottom ? frame.getMaxY() - FRAME_GAP - legend.height() : frame.getY() + FRAME_GAP;
			final Rectangle2D place = new Rectangle2D.Double(x - 3, y - 2, legend.width() + 6, legend.height() + 4);
			if (legend.height() < 0.45 * frame.getHeight() && isFree(place, frame)) return new Point2D.Double(x, y);
		}
		return null;
	}

	private boolean isFree(final Rectangle2D place, final Rectangle2D frame) {
		for (final Line line : lines) {
			for (int i = 1; i < line.x().length; i++) {
				if (place.intersectsLine(new Line2D.Double(at(line.x()[i - 1], line.y()[i - 1], frame), at(line.x()[i], line.y()[i], frame))))
					return false;
			}
		}
		for (final Mark m : marks) {
			if (place.contains(at(m.x(), m.y(), frame))) return false;
		}
		for (final Bar b : bars) {
			if (place.intersectsLine(new Line2D.Double(at(b.x(), b.low(), frame), at(b.x(), b.high(), frame)))) return false;
		}
		for (final Area a : areas) {
			if (path(a.x(), a.y(), frame).intersects(place)) return false;
		}
		return true;
	}
}
