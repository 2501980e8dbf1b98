package io.github.roi2roc.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.describe.FeatureDifferences;
import io.github.roi2roc.table.FeatureTable;

/** Box plots of features by group, each on a scale of its own, with P above. */
public final class BoxPanels {

	/** Three panels fill the width of a page. */
	private static final Style PANEL = Style.PAGE.width(60);
	private static final int ACROSS = 3;

	private BoxPanels() {}

	/**
	 * @param lines the features, from left to right and from top to bottom
	 * @throws InputException if there is none, or a group of one has no value
	 */
	public static Figure of(final FeatureDifferences d, final List<FeatureDifferences.Line> lines) {
		return Panels.of("Box plots by " + d.outcome(), lines.stream().map(l -> panel(d, l)).toList(), ACROSS);
	}

	private static Figure panel(final FeatureDifferences d, final FeatureDifferences.Line l) {
		final List<BoxFigure.Box> boxes = l.values().stream().map(BoxFigure.Box::of).toList();
		final double[] all = l.values().stream().flatMapToDouble(Arrays::stream).sorted().toArray();
		final List<String> texts = new ArrayList<>(d.groups());
		texts.add(l.feature());
		final double room = PANEL.widthPt() / (d.groups().size() + 1);
		final XyChart chart = new XyChart(l.feature(), PANEL, Axis.categories("", d.groups().stream().map(s -> Legend.shorten(s, Style.font(PANEL
			.textPt(), texts), room)).toList()), Axis.fitting("", all[0], all[all.length - 1])).height(0.62 * PANEL.widthPt()).legendIn();
		for (int g = 0; g < boxes.size(); g++) draw(chart, boxes.get(g), g);
		return chart.topTitle(Legend.shorten(l.feature(), Style.font(PANEL.textPt(), texts), 0.92 * PANEL.widthPt())).topNote(0.5 * (boxes.size() - 1),
			probability(l, d.lines().stream().anyMatch(o -> o.adjusted() != o.p() && !Double.isNaN(o.p())))).build();
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
