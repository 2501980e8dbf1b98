package io.github.roi2roc.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.evaluate.Nomogram;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

/** A nomogram: scales of points above one another, read with a ruler; below them the sum of points and what it means. */
@Plugin(type = FigureKind.class, name = "nomogram")
public final class NomogramFigure implements FigureKind {

	private static final double PAD = 6, TICK = 3, WIDTH_MM = 140;
	private static final String VARIABLE = "variable", TOTAL = "total", PROBABILITY = "probability";

	/** One line: its name, where its ticks stand (0 to 1 of the width), and what is written there. */
	private record Line(String name, double[] at, List<String> texts) {}

	public static Figure of(final Nomogram nomogram) {
		return FigureKinds.draw(new NomogramFigure(), nomogram.table(), Style.PAGE.width(WIDTH_MM));
	}

	@Override
	public String name() {
		return "nomogram";
	}

	@Override
	public List<Column> columns() {
		return List.of(Column.text("axis", "what stands at the left of the scale"), Column.text("part",
			"variable: points 0 to 100; total: sums of points; probability: what the sums mean"), Column.number("value", "written at the tick"), Column
				.number("points", "where the tick stands: points of a variable, else sum of points"));
	}

	@Override
	public Style style(final int rows) {
		return Style.PAGE.width(WIDTH_MM);
	}

	@Override
	public Figure draw(final FeatureTable data, final Style style) {
		final Map<String, int[]> parts = FigureRows.groups(data, "part");
		for (final String part : List.of(VARIABLE, TOTAL, PROBABILITY)) {
			if (!parts.containsKey(part)) throw new InputException(data.source() + " has no row with part '" + part + "'; a nomogram needs all three: "
				+ VARIABLE + ", " + TOTAL + ", " + PROBABILITY + ".");
		}
		final List<Line> lines = new ArrayList<>();
		final double[] hundred = { 0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100 };
		lines.add(new Line("Points", Arrays.stream(hundred).map(p -> p / 100).toArray(), Arrays.stream(hundred).mapToObj(Csv::number).toList()));
		FigureRows.groups(data, "axis", parts.get(VARIABLE)).forEach((name, rows) -> lines.add(line(data, name, rows, 100)));
		final double most = Arrays.stream(FigureRows.pick(data, "points", parts.get(TOTAL))).max().orElse(1);
		for (final String part : List.of(TOTAL, PROBABILITY)) FigureRows.groups(data, "axis", parts.get(part)).forEach((name, rows) -> lines.add(line(data,
			name, rows, most)));
		return draw(lines, style);
	}

	private static Line line(final FeatureTable data, final String name, final int[] rows, final double most) {
		final double[] at = Arrays.stream(FigureRows.pick(data, "points", rows)).map(p -> p / most).toArray();
		for (int k = 0; k < at.length; k++) {
			if (!(at[k] >= -1e-9 && at[k] <= 1 + 1e-9)) throw new InputException(data.source() + ", row " + (rows[k] + 1) + ": points " + data.text(rows[k],
				"points") + " are not from 0 to " + Csv.number(most) + ".");
		}
		return new Line(name, at, alike(FigureRows.pick(data, "value", rows), most == 100));
	}

	/** As numbers on one scale are written: with the same decimals, unless they stand so close to an end as probabilities do. */
	private static List<String> alike(final double[] values, final boolean padded) {
		final List<String> plain = Arrays.stream(values).mapToObj(Csv::number).toList();
		final int decimals = plain.stream().mapToInt(s -> s.contains("E") ? 99 : s.contains(".") ? s.length() - 1 - s.indexOf('.') : 0).max().orElse(0);
		if (!padded || decimals > 6) return plain.stream().map(s -> s.replace('-', '−')).toList();
		return Arrays.stream(values).mapToObj(v -> String.format(Locale.ROOT, "%." + decimals + "f", v).replace('-', '−')).toList();
	}

	private static Figure draw(final List<Line> lines, final Style style) {
		final List<String> texts = new ArrayList<>(lines.stream().map(Line::name).toList());
		lines.forEach(l -> texts.addAll(l.texts()));
		final Font font = Style.font(style.textPt(), texts);
		final double width = style.widthPt(), room = Math.min(0.36 * width, lines.stream().mapToDouble(l -> Legend.width(l.name(), font)).max().orElse(0)
			+ 8);
		final double x0 = PAD + room, length = width - x0 - 2.5 * PAD, step = 3.4 * style.textPt();
		return new Figure("Nomogram", width, PAD + lines.size() * step + PAD, g -> {
			g.setFont(font);
			for (int i = 0; i < lines.size(); i++) {
				final Line l = lines.get(i);
				final double y = PAD + (i + 0.45) * step;
				g.setPaint(Style.INK);
				final String name = Legend.shorten(l.name(), font, room - 6);
				g.drawString(name, (float) PAD, (float) (y + 0.36 * style.textPt()));
				g.setStroke(Style.line(0.8));
				final double from = Arrays.stream(l.at()).min().orElse(0), to = Arrays.stream(l.at()).max().orElse(1);
				g.draw(new Line2D.Double(x0 + from * length, y, x0 + to * length, y));
				ticks(g, l, x0, length, y, font);
			}
		});
	}

	/** Every tick; of the numbers those that do not run into an earlier one, the ends first. */
	private static void ticks(final Graphics2D g, final Line l, final double x0, final double length, final double y, final Font font) {
		final List<double[]> taken = new ArrayList<>();
		final List<Integer> order = new ArrayList<>(List.of(0));
		if (l.at().length > 1) order.add(l.at().length - 1);
		for (int k = 1; k < l.at().length - 1; k++) order.add(k);
		for (final int k : order) {
			final double x = x0 + l.at()[k] * length, w = Legend.width(l.texts().get(k), font), gap = 0.35 * font.getSize2D();
			g.draw(new Line2D.Double(x, y, x, y + TICK));
			final double[] span = { x - 0.5 * w - gap, x + 0.5 * w + gap };
			if (taken.stream().anyMatch(t -> t[0] < span[1] && span[0] < t[1])) continue;
			taken.add(span);
			g.drawString(l.texts().get(k), (float) (x - 0.5 * w), (float) (y + TICK + 1.0 * font.getSize2D()));
		}
	}
}
