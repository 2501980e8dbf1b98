package io.github.roi2roc.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.describe.FeatureDifferences;
import io.github.roi2roc.table.FeatureTable;

/** Box plots of features by group, each on a scale of its own, with P above. */
@Plugin(type = FigureKind.class, name = "box_panels")
public final class BoxPanels implements FigureKind {

	/** Three panels fill the width of a page. */
	private static final int ACROSS = 3;

	/**
	 * @param lines the features, from left to right and from top to bottom
	 * @throws InputException if there is none, or a group of one has no value
	 */
	public static Figure of(final FeatureDifferences d, final List<FeatureDifferences.Line> lines) {
		final FigureRows rows = new FigureRows(new BoxPanels());
		final boolean adjusted = d.lines().stream().anyMatch(o -> o.adjusted() != o.p() && !Double.isNaN(o.p()));
		for (final FeatureDifferences.Line l : lines) {
			for (int g = 0; g < d.groups().size(); g++) {
				final BoxFigure.Box b = BoxFigure.Box.of(l.values().get(g));
				rows.row().set("feature", l.feature()).set("note", probability(l, adjusted)).set("group", d.groups().get(g)).set("low", b.low()).set("q1", b.q1())
					.set("median", b.median()).set("q3", b.q3()).set("high", b.high()).set("outliers", BoxFigure.outliers(b));
			}
		}
		return rows.draw(Style.PAGE);
	}

	@Override
	public String name() {
		return "box_panels";
	}

	@Override
	public Style style(final int rows) {
		return Style.PAGE;
	}

	@Override
	public List<Column> columns() {
		return List.of(Column.text("feature", "what was measured; one panel each"), Column.text("note", "what stands above the panel, such as P").optional(),
			Column.text("group", "of the cases; every feature has the same groups"), Column.number("low", "end of the lower whisker"), Column.number("q1",
				"lower hinge"), Column.number("median", "median"), Column.number("q3", "upper hinge"), Column.number("high", "end of the upper whisker"), Column
					.text("outliers", "values beyond the whiskers, with spaces between").optional());
	}

	@Override
	public Figure draw(final FeatureTable data, final Style style) {
		final List<Figure> panels = new ArrayList<>();
		final Style each = style.width(Math.max(40, style.widthMm() / ACROSS));
		FigureRows.groups(data, "feature").forEach((feature, rows) -> panels.add(panel(data, feature, rows, each)));
		return Panels.of("Box plots by group", panels, ACROSS);
	}

	private static Figure panel(final FeatureTable data, final String feature, final int[] rows, final Style style) {
		final List<BoxFigure.Box> boxes = Arrays.stream(rows).mapToObj(r -> BoxFigure.box(data, r)).toList();
		final List<String> texts = new ArrayList<>(Arrays.stream(rows).mapToObj(r -> data.text(r, "group")).toList());
		final double room = style.widthPt() / (rows.length + 1);
		final List<String> groups = texts.stream().map(s -> Legend.shorten(s, Style.font(style.textPt(), texts), room)).toList();
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
		for (final BoxFigure.Box b : boxes) {
			low = Math.min(low, Arrays.stream(b.outliers()).reduce(b.low(), Math::min));
			high = Math.max(high, Arrays.stream(b.outliers()).reduce(b.high(), Math::max));
		}
		final XyChart chart = new XyChart(feature, style, Axis.categories("", groups), Axis.fitting("", low, high)).height(0.62 * style.widthPt()).legendIn();
		for (int g = 0; g < boxes.size(); g++) draw(chart, boxes.get(g), g);
		return chart.topTitle(Legend.shorten(feature, Style.font(style.textPt(), List.of(feature)), 0.92 * style.widthPt())).topNote(0.5 * (boxes.size()
			- 1), data.text(rows[0], "note")).build();
	}

	/** An upright box; {@link BoxFigure}'s lie down. */
	private static void draw(final XyChart chart, final BoxFigure.Box b, final int group) {
		final Color c = Style.colour(group);
		final double x = group, half = 0.27;
		chart.box(x - half, b.q1(), x + half, b.q3(), c);
		for (final double level : new double[] { b.q1(), b.q3() }) chart.segment(x - half, level, x + half, level, c, 0.8);
		for (final double edge : new double[] { x - half, x + half }) chart.segment(edge, b.q1(), edge, b.q3(), c, 0.8);
		chart.segment(x, b.low(), x, b.q1(), c, 0.8).segment(x, b.q3(), x, b.high(), c, 0.8);
		for (final double end : new double[] { b.low(), b.high() }) chart.segment(x - 0.5 * half, end, x + 0.5 * half, end, c, 0.8);
		chart.segment(x - half, b.median(), x + half, b.median(), c, 1.8);
		for (final double far : b.outliers()) chart.mark(x, far, Style.mark(group, 2.8), c);
	}

	private static String probability(final FeatureDifferences.Line l, final boolean adjusted) {
		if (Double.isNaN(l.p())) return "not tested";
		final String p = l.p() < 0.001 ? "P < 0.001" : "P = " + String.format(Locale.ROOT, "%.3f", l.p());
		return !adjusted ? p : p + (l.adjusted() < 0.001 ? ", adjusted < 0.001" : ", adjusted " + String.format(Locale.ROOT, "%.3f", l
			.adjusted()));
	}

	/** {@code feature,group,n,low,q1,median,q3,high,p,adjusted}: the boxes behind the figure. */
	public static FeatureTable table(final FeatureDifferences d, final List<FeatureDifferences.Line> lines) {
		final int groups = d.groups().size(), n = lines.size() * groups;
		final List<BoxFigure.Box> boxes = lines.stream().flatMap(l -> l.values().stream()).map(BoxFigure.Box::of).toList();
		return FeatureTable.builder("box_plots.csv").text("feature", IntStream.range(0, n).mapToObj(k -> lines.get(k / groups).feature()).toArray(
			String[]::new)).text("group", IntStream.range(0, n).mapToObj(k -> d.groups().get(k % groups)).toArray(String[]::new)).number("n", IntStream
				.range(0, n).mapToDouble(k -> lines.get(k / groups).values().get(k % groups).length).toArray()).number("low", boxes.stream().mapToDouble(
					BoxFigure.Box::low).toArray()).number("q1", boxes.stream().mapToDouble(BoxFigure.Box::q1).toArray()).number("median", boxes.stream()
						.mapToDouble(BoxFigure.Box::median).toArray()).number("q3", boxes.stream().mapToDouble(BoxFigure.Box::q3).toArray()).number("high",
							boxes.stream().mapToDouble(BoxFigure.Box::high).toArray()).number("p", IntStream.range(0, n).mapToDouble(k -> lines.get(k / groups)
								.p()).toArray()).number("adjusted", IntStream.range(0, n).mapToDouble(k -> lines.get(k / groups).adjusted()).toArray()).build();
	}
}
