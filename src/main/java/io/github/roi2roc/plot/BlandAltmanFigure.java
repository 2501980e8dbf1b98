package io.github.roi2roc.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.describe.FeatureStability.Pair;
import io.github.roi2roc.stats.BlandAltman;
import io.github.roi2roc.table.FeatureTable;

/**
 * Bland and Altman's plot (1999): the difference of two raters against their mean, with bias and limits of agreement and their 95 %
 * intervals; a panel per feature and pair of raters.
 */
@Plugin(type = FigureKind.class, name = "bland_altman")
public final class BlandAltmanFigure implements FigureKind {

	private static final int ACROSS = 3, MOST = 60;

	/**
	 * @param pairs the panels, from left to right and from top to bottom; those of fewer than two cases are left out
	 * @throws InputException if there is none, or more than sixty
	 */
	public static Figure of(final List<Pair> pairs) {
		final FigureRows rows = new FigureRows(new BlandAltmanFigure());
		for (final Pair p : pairs) {
			for (int i = 0; i < p.first().length && p.first().length > 1; i++) rows.row().set("feature", p.feature()).set("rater1", p.rater1()).set("rater2", p
				.rater2()).set("case", p.cases().get(i)).set("mean", 0.5 * (p.first()[i] + p.second()[i])).set("difference", p.first()[i] - p.second()[i]);
		}
		return rows.draw(Style.PAGE);
	}

	@Override
	public String name() {
		return "bland_altman";
	}

	@Override
	public Style style(final int rows) {
		return Style.PAGE;
	}

	@Override
	public List<Column> columns() {
		return List.of(Column.text("feature", "what was measured; one panel each"), Column.text("rater1", "the first rater").optional(), Column.text(
			"rater2", "the second rater").optional(), Column.text("case", "the case").optional(), Column.number("mean", "of the two raters' values"), Column
				.number("difference", "the first rater's value less the second's"));
	}

	@Override
	public Figure draw(final FeatureTable data, final Style style) {
		final List<Figure> panels = new ArrayList<>();
		final Style each = style.width(Math.max(40, style.widthMm() / ACROSS));
		FigureRows.groups(data, "feature").forEach((feature, rows) -> FigureRows.groups(data, "rater1", rows).forEach((first, some) -> FigureRows.groups(
			data, "rater2", some).forEach((second, pair) -> panels.add(panel(data, feature, first, second, pair, each)))));
		if (panels.size() > MOST) throw new InputException(data.source() + ": " + panels.size() + " panels are no figure; choose at most " + MOST + ".");
		return Panels.of("Bland-Altman plot", panels, ACROSS);
	}

	private static Figure panel(final FeatureTable data, final String feature, final String first, final String second, final int[] rows,
		final Style style)
	{
		final double[] mean = FigureRows.pick(data, "mean", rows), difference = FigureRows.pick(data, "difference", rows);
		final BlandAltman b = BlandAltman.of(difference);
		final double low = Math.min(Arrays.stream(difference).min().orElse(0), b.lower() - b.limitHalf()), high = Math.max(Arrays.stream(difference).max()
			.orElse(0), b.upper() + b.limitHalf());
		final Axis x = Axis.fitting("Mean of the two", Arrays.stream(mean).min().orElse(0), Arrays.stream(mean).max().orElse(1)), y = Axis.fitting(
			"Difference", low, high);
		final XyChart chart = new XyChart(feature, style, x, y).height(0.62 * style.widthPt()).legendIn();
		final double[] ends = { x.low(), x.high() };
		final double[] at = { b.bias(), b.lower(), b.upper() }, half = { b.biasHalf(), b.limitHalf(), b.limitHalf() };
		for (int k = 0; k < 3; k++) {
			final Color c = Style.colour(k == 0 ? 0 : 1);
			chart.band(ends, new double[] { at[k] - half[k], at[k] - half[k] }, new double[] { at[k] + half[k], at[k] + half[k] }, c);
			chart.line(null, ends, new double[] { at[k], at[k] }, c, k == 0 ? Style.line(1) : Style.line(1, 4, 2));
		}
		chart.reference(null, ends, new double[] { 0, 0 }, Style.line(0.5));
		for (int i = 0; i < mean.length; i++) chart.dot(mean[i], difference[i], 3, Style.INK);
		final double room = 0.94 * style.widthPt();
		return chart.topTitle(Legend.shorten(feature, Style.font(style.textPt(), List.of(feature)), room)).topNote(0.5 * (x.low() + x.high()), first
			.isEmpty() ? "" : Legend.shorten(first + " − " + second, Style.font(style.textPt(), List.of(first, second)), room)).build();
	}
}
