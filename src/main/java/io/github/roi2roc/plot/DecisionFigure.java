package io.github.roi2roc.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.evaluate.CalibrationAndDecision;
import io.github.roi2roc.table.FeatureTable;

/** Decision curves (Vickers and Elkin 2006): net benefit against the threshold probability, with treating all and treating none. */
@Plugin(type = FigureKind.class, name = "decision")
public final class DecisionFigure implements FigureKind {

	private static final String ALL = "all", NONE = "none";

	/**
	 * One model's net benefit.
	 *
	 * @param label the model's name
	 * @param netBenefit one number per threshold; NaN where there is none
	 */
	public record Curve(String label, double[] netBenefit) {

		public Curve {
			netBenefit = netBenefit.clone();
		}
	}

	/** The scores of a report, in a column's width. */
	public static Figure of(final CalibrationAndDecision report) {
		return of(CalibrationAndDecision.thresholds(), report.scores().stream().map(s -> new Curve(s.name(), s.netBenefit())).toList(), report
			.treatAll());
	}

	/** In a column's width. */
	public static Figure of(final double[] thresholds, final List<Curve> curves, final double[] treatAll) {
		return of(thresholds, curves, treatAll, Style.COLUMN);
	}

	/**
	 * @param thresholds rising, 0 to 1
	 * @param curves at least one
	 * @param treatAll net benefit of treating everybody, one per threshold
	 * @throws InputException if there is no curve
	 */
	public static Figure of(final double[] thresholds, final List<Curve> curves, final double[] treatAll, final Style style) {
		if (curves.isEmpty() || thresholds.length < 2) throw new InputException("There is no decision curve to draw: name at least one model and "
			+ "two thresholds.");
		final FigureRows rows = new FigureRows(new DecisionFigure());
		for (final Curve c : curves) {
			if (c.netBenefit().length != thresholds.length) throw new IllegalArgumentException(c.label() + ": " + c.netBenefit().length
				+ " values for " + thresholds.length + " thresholds");
			add(rows, c.label(), thresholds, c.netBenefit());
		}
		add(rows, ALL, thresholds, treatAll);
		return rows.draw(style);
	}

	private static void add(final FigureRows rows, final String label, final double[] thresholds, final double[] benefit) {
		for (int k = 0; k < thresholds.length; k++) rows.row().set("threshold", thresholds[k]).set("score", label).set("net_benefit", benefit[k]);
	}

	@Override
	public String name() {
		return "decision";
	}

	@Override
	public List<Column> columns() {
		return List.of(Column.number("threshold", "probability from which a case is treated, rising for each score"), Column.text("score",
			"the model; 'all' for treating everybody, 'none' for nobody"), Column.number("net_benefit", "per case"));
	}

	@Override
	public Figure draw(final FeatureTable data, final Style style) {
		double highest = 0.01, first = Double.POSITIVE_INFINITY, last = Double.NEGATIVE_INFINITY;
		for (final double d : data.numbers("net_benefit")) highest = Math.max(highest, Double.isNaN(d) ? 0 : d);
		for (final double d : data.numbers("threshold")) {
			first = Math.min(first, d);
			last = Math.max(last, d);
		}
		if (!(last > first)) throw new InputException(data.source() + ": every threshold is the same; a curve needs two.");
		// Far below zero treating all has nothing to say; most of the height belongs to what helps.
		final Axis up = Axis.fitting("Net benefit", -0.15 * highest, highest);
		final XyChart chart = new XyChart("Decision curves", style, Axis.fitting("Threshold probability", first, last), up).legendIn(
			XyChart.Corner.TOP_RIGHT, XyChart.Corner.BOTTOM_LEFT);
		final Map<String, int[]> curves = FigureRows.groups(data, "score");
		final List<String> models = new ArrayList<>(curves.keySet());
		models.removeAll(List.of(ALL, NONE));
		for (int i = 0; i < models.size(); i++) {
			final int[] rows = curves.get(models.get(i));
			chart.line(models.get(i), FigureRows.pick(data, "threshold", rows), FigureRows.pick(data, "net_benefit", rows), Style.colour(i), style.stroke(
				i));
		}
		final int[] all = curves.getOrDefault(ALL, new int[0]);
		if (all.length > 1) chart.line("Treat all", FigureRows.pick(data, "threshold", all), FigureRows.pick(data, "net_benefit", all), Style.FAINT, Style
			.line(0.9));
		chart.line("Treat none", new double[] { first, last }, new double[] { 0, 0 }, Style.INK, Style.line(0.7));
		return chart.build();
	}
}
