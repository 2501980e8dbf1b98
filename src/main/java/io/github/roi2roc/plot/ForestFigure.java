package io.github.roi2roc.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.describe.CoxReport;
import io.github.roi2roc.table.FeatureTable;

/** A forest plot: the hazard ratio of each term on a logarithmic axis with its 95 % interval, and the numbers beside it. */
@Plugin(type = FigureKind.class, name = "forest")
public final class ForestFigure implements FigureKind {

	private static final double PAD = 6, TICK = 3, MARK = 4.4;
	/** An interval beyond these ends in an arrow. */
	private static final double LEAST = 0.02, MOST = 50;
	private static final int MOST_ROWS = 60;
	private static final Style LOOK = Style.PAGE.width(150);

	/** What stands in a line: the term, its ratio with the ends of its interval (NaN for none), and both as text. */
	private record Line(String term, double hr, double low, double high, String ratio, String p) {}

	/** The terms of a regression; none for a model without coefficients or of too many terms for a figure. */
	public static Optional<Figure> of(final CoxReport report) {
		if (report.lines().isEmpty() || report.lines().size() > MOST_ROWS) return Optional.empty();
		final FigureRows rows = new FigureRows(new ForestFigure());
		for (final CoxReport.Line l : report.lines()) rows.row().set("term", l.term()).set("hr", l.hr()).set("hr_low", l.hrLow()).set("hr_high", l.hrHigh())
			.set("p", l.p());
		return Optional.of(rows.draw(LOOK));
	}

	@Override
	public String name() {
		return "forest";
	}

	@Override
	public Style style(final int rows) {
		return LOOK;
	}

	@Override
	public List<Column> columns() {
		return List.of(Column.text("term", "what stands at the left"), Column.number("hr", "the hazard ratio"), Column.number("hr_low",
			"lower end of its interval"), Column.number("hr_high", "upper end"), Column.number("p", "written at the right").optional());
	}

	@Override
	public Figure draw(final FeatureTable data, final Style style) {
		if (data.rows() > MOST_ROWS) throw new InputException(data.source() + ": " + data.rows() + " terms are no figure; choose at most " + MOST_ROWS + ".");
		final double[] hr = data.numbers("hr"), low = data.numbers("hr_low"), high = data.numbers("hr_high"), p = data.numbers("p");
		final List<Line> lines = IntStream.range(0, hr.length).mapToObj(r -> new Line(data.text(r, "term"), hr[r], low[r], high[r], Double.isNaN(hr[r])
			? "not estimated" : ratio(hr[r]) + " (" + ratio(low[r]) + "–" + ratio(high[r]) + ")", Double.isNaN(p[r]) ? "" : p[r] < 0.001 ? "< 0.001" : String
				.format(Locale.ROOT, "%.3f", p[r]))).toList();
		final List<String> texts = new ArrayList<>(List.of("Hazard ratio (95 % CI)", "–∞"));
		lines.forEach(l -> texts.add(l.term));
		final Font font = Style.font(style.textPt(), texts), small = font;
		final double width = style.widthPt(), step = 1.9 * style.textPt(), head = PAD + 1.6 * style.textPt();
		final double names = Math.min(0.34 * width, lines.stream().mapToDouble(l -> Legend.width(l.term, font)).max().orElse(0)) + 2 * PAD;
		final double numbers = Math.max(Legend.width("Hazard ratio (95 % CI)", font), lines.stream().mapToDouble(l -> Legend.width(l.ratio, font)).max()
			.orElse(0)) + 2 * PAD, ps = Legend.width("< 0.001", font) + PAD;
		final Rectangle2D frame = new Rectangle2D.Double(PAD + names, head, width - names - numbers - ps - 2 * PAD, lines.size() * step);
		final double[] ends = ends(lines);
		return new Figure("Forest plot", width, head + frame.getHeight() + 4.6 * style.textPt(), g -> {
			g.setFont(small);
			axis(g, frame, ends, font);
			g.setPaint(Style.INK);
			g.drawString("Hazard ratio (95 % CI)", (float) (frame.getMaxX() + PAD), (float) (head - 0.7 * style.textPt()));
			g.drawString("P", (float) (frame.getMaxX() + numbers + PAD), (float) (head - 0.7 * style.textPt()));
			for (int i = 0; i < lines.size(); i++) {
				final Line l = lines.get(i);
				final double y = head + (i + 0.5) * step, base = y + 0.36 * style.textPt();
				g.setPaint(Style.INK);
				g.drawString(Legend.shorten(l.term, font, names - PAD), (float) PAD, (float) base);
				g.drawString(l.ratio, (float) (frame.getMaxX() + PAD), (float) base);
				g.drawString(l.p, (float) (frame.getMaxX() + numbers + PAD), (float) base);
				if (!Double.isNaN(l.hr)) interval(g, l, frame, ends, y);
			}
		});
	}

	/** Three digits, as papers print ratios. */
	private static String ratio(final double v) {
		if (Double.isInfinite(v) || v > 9999) return v > 0 && Double.isInfinite(v) ? "∞" : "> 9999";
		if (v < 0.001) return "< 0.001";
		return String.format(Locale.ROOT, v < 0.1 ? "%.3f" : v < 10 ? "%.2f" : v < 100 ? "%.1f" : "%.0f", v);
	}

	/** From a ratio to a ratio that hold 1 and every interval, up to the limits. */
	private static double[] ends(final List<Line> lines) {
		final double[] all = DoubleStream.concat(DoubleStream.of(0.5, 2), lines.stream().flatMapToDouble(l -> DoubleStream.of(l.hr, l.low, l.high))).filter(
			d -> !Double.isNaN(d)).map(d -> Math.max(LEAST, Math.min(MOST, d))).toArray();
		return new double[] { 0.93 * DoubleStream.of(all).min().orElse(0.5), 1.07 * DoubleStream.of(all).max().orElse(2) };
	}

	private static double at(final double ratio, final Rectangle2D frame, final double[] ends) {
		return frame.getX() + StrictMath.log(ratio / ends[0]) / StrictMath.log(ends[1] / ends[0]) * frame.getWidth();
	}

	private static void axis(final Graphics2D g, final Rectangle2D frame, final double[] ends, final Font font) {
		final double y = frame.getMaxY(), size = font.getSize2D();
		g.setPaint(Style.FAINT);
		g.setStroke(Style.line(0.7, 4, 3));
		g.draw(new Line2D.Double(at(1, frame, ends), frame.getY(), at(1, frame, ends), y));
		g.setPaint(Style.INK);
		g.setStroke(Style.line(0.6));
		g.draw(new Line2D.Double(frame.getX(), y, frame.getMaxX(), y));
		double taken = Double.NEGATIVE_INFINITY;
		for (int power = -2; power <= 1; power++) {
			for (final int digit : new int[] { 1, 2, 5 }) {
				final double v = digit * StrictMath.pow(10, power), x = at(v, frame, ends);
				if (v < ends[0] || v > ends[1]) continue;
				final String text = power >= 0 ? Long.toString(Math.round(v)) : String.format(Locale.ROOT, "%." + -power + "f", v);
				g.draw(new Line2D.Double(x, y, x, y + TICK));
				final double w = Legend.width(text, font);
				if (x - 0.5 * w < taken) continue;
				taken = x + 0.5 * w + 0.5 * size;
				g.drawString(text, (float) (x - 0.5 * w), (float) (y + TICK + size));
			}
		}
		final String title = "Hazard ratio";
		g.drawString(title, (float) (frame.getCenterX() - 0.5 * Legend.width(title, font)), (float) (y + TICK + 2.6 * size));
	}

	private static void interval(final Graphics2D g, final Line l, final Rectangle2D frame, final double[] ends, final double y) {
		final double from = Math.max(l.low, ends[0]), to = Math.min(l.high, ends[1]);
		g.setPaint(Style.colour(0));
		g.setStroke(Style.line(1));
		if (!Double.isNaN(l.low) && from <= to) {
			g.draw(new Line2D.Double(at(from, frame, ends), y, at(to, frame, ends), y));
			end(g, at(from, frame, ends), y, l.low < ends[0] ? -1 : 0);
			end(g, at(to, frame, ends), y, l.high > ends[1] ? 1 : 0);
		}
		if (l.hr < ends[0] || l.hr > ends[1]) return;
		final double x = at(l.hr, frame, ends);
		g.fill(new Rectangle2D.Double(x - 0.5 * MARK, y - 0.5 * MARK, MARK, MARK));
	}

	/** A cap, or an arrow where the interval goes on. */
	private static void end(final Graphics2D g, final double x, final double y, final int side) {
		if (side == 0) {
			g.draw(new Line2D.Double(x, y - 1.7, x, y + 1.7));
			return;
		}
		final Path2D arrow = new Path2D.Double();
		arrow.moveTo(x + 1.5 * side, y);
		arrow.lineTo(x - 3 * side, y - 2.2);
		arrow.lineTo(x - 3 * side, y + 2.2);
		arrow.closePath();
		g.fill(arrow);
	}
}
