package io.github.roi2roc.plot;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.evaluate.CalibrationAndDecision;
import io.github.roi2roc.metric.CalibrationBin;
import io.github.roi2roc.stats.Loess;
import io.github.roi2roc.table.FeatureTable;

/** Calibration: how often the outcome occurred against the predicted probability, with the line of perfect agreement. */
@Plugin(type = FigureKind.class, name = "calibration")
public final class CalibrationFigure implements FigureKind {

	/** What a row of the data is. */
	private static final String BIN = "bin", CURVE = "curve";
	/** Below so many rows the smooth curve is in the table only. */
	private static final int FEW = 50;

	/**
	 * One model's calibration.
	 *
	 * @param label the model's name
	 * @param predicted mean predicted probability of each group of cases, 0 to 1
	 * @param observed share of positive cases in each group
	 * @param lower lower ends of the shares' intervals; empty for none
	 * @param upper upper ends
	 * @param smoothX predicted probabilities of a smooth curve, rising; empty for straight lines between the groups
	 * @param smoothY its heights
	 * @param smoothLower lower edge of its band, drawn where the curve is the only one; empty for none
	 * @param smoothUpper upper edge
	 * @param slope calibration slope; NaN if it is not to be printed
	 * @param intercept calibration intercept (in the large)
	 */
	public record Curve(String label, double[] predicted, double[] observed, double[] lower, double[] upper, double[] smoothX,
		double[] smoothY, double[] smoothLower, double[] smoothUpper, double slope, double intercept)
	{

		/** Without a band. */
		public Curve(final String label, final double[] predicted, final double[] observed, final double[] lower, final double[] upper,
			final double[] smoothX, final double[] smoothY, final double slope, final double intercept)
		{
			this(label, predicted, observed, lower, upper, smoothX, smoothY, new double[0], new double[0], slope, intercept);
		}

		public Curve {
			if (observed.length != predicted.length || lower.length != upper.length || lower.length != 0 && lower.length != predicted.length
				|| smoothX.length != smoothY.length || smoothLower.length != smoothUpper.length || smoothLower.length != 0 && smoothLower.length
					!= smoothX.length) throw new IllegalArgumentException("calibration of " + label + ": lengths differ");
			predicted = predicted.clone();
			observed = observed.clone();
			lower = lower.clone();
			upper = upper.clone();
			smoothX = smoothX.clone();
			smoothY = smoothY.clone();
			smoothLower = smoothLower.clone();
			smoothUpper = smoothUpper.clone();
		}

		String legend() {
			if (Double.isNaN(slope)) return label;
			return label + ": " + String.format(Locale.ROOT, "slope %.2f, intercept %.2f", slope, intercept).replace(' ', Legend.TIED).replace('-',
				'−');
		}
	}

	/** The scores of a report, in a column's width: the smooth curve where there is one, and the bins with their intervals. */
	public static Figure of(final CalibrationAndDecision report) {
		return of(report.scores().stream().map(CalibrationFigure::curve).toList());
	}

	private static Curve curve(final CalibrationAndDecision.Score s) {
		final double[] none = {};
		// A smoother follows every case of a small cohort; the bins say what can be said.
		if (s.n() < FEW) return new Curve(s.name(), bins(s, CalibrationBin::predicted), bins(s, b -> b.observed().value()), bins(s, b -> b.observed()
			.lower()), bins(s, b -> b.observed().upper()), none, none, s.line().slope(), s.line().intercept());
		return new Curve(s.name(), bins(s, CalibrationBin::predicted), bins(s, b -> b.observed().value()), bins(s, b -> b.observed().lower()), bins(s,
			b -> b.observed().upper()), s.smooth().map(Loess::x).orElse(none), s.smooth().map(Loess::fit).orElse(none), s.smooth().map(Loess::lower).orElse(none), s
				.smooth().map(Loess::upper).orElse(none), s.line().slope(), s.line()
				.intercept());
	}

	private static double[] bins(final CalibrationAndDecision.Score s, final ToDoubleFunction<CalibrationBin> f) {
		return s.bins().stream().mapToDouble(f).toArray();
	}

	/** In a column's width. */
	public static Figure of(final List<Curve> curves) {
		return of(curves, Style.COLUMN);
	}

	/** @throws InputException if there is no curve */
	public static Figure of(final List<Curve> curves, final Style style) {
		if (curves.isEmpty()) throw new InputException("There is no calibration curve to draw: name at least one model.");
		final FigureRows rows = new FigureRows(new CalibrationFigure());
		for (final Curve c : curves) {
			add(rows, c.label(), BIN, c.predicted(), c.observed(), c.lower(), c.upper());
			add(rows, c.label(), CURVE, c.smoothX(), c.smoothY(), c.smoothLower(), c.smoothUpper());
			rows.set("slope", c.slope()).set("intercept", c.intercept());
		}
		return rows.draw(style);
	}

	private static void add(final FigureRows rows, final String label, final String part, final double[] x, final double[] y, final double[] low,
		final double[] high)
	{
		for (int k = 0; k < x.length; k++) rows.row().set("score", label).set("part", part).set("predicted", x[k]).set("observed", y[k]).set("ci_low",
			low.length == 0 ? Double.NaN : low[k]).set("ci_high", low.length == 0 ? Double.NaN : high[k]);
	}

	@Override
	public String name() {
		return "calibration";
	}

	@Override
	public List<Column> columns() {
		return List.of(Column.text("score", "the model"), Column.text("part", "bin (or empty): a group of cases, curve: a smooth curve").optional(), Column
			.number("predicted", "probability, 0 to 1"), Column.number("observed", "part of positive cases, 0 to 1"), Column.number("ci_low",
				"lower end of its interval").optional(), Column.number("ci_high", "upper end").optional(), Column.number("slope",
					"calibration slope, in one row of each score").optional(), Column.number("intercept", "calibration intercept").optional());
	}

	private static Curve curve(final FeatureTable data, final String label, final int[] rows) {
		final Map<String, int[]> parts = FigureRows.groups(data, "part", rows);
		for (final String part : parts.keySet()) {
			if (!List.of("", BIN, CURVE).contains(part)) throw new InputException(data.source() + ", score '" + label + "': a part is '" + part
				+ "', but bin or curve belongs there.");
		}
		final int[] none = {}, bins = parts.containsKey(BIN) ? parts.get(BIN) : parts.getOrDefault("", none), curve = parts.getOrDefault(CURVE, none);
		return new Curve(label, FigureRows.pick(data, "predicted", bins), FigureRows.pick(data, "observed", bins), ends(data, "ci_low", bins), ends(data,
			"ci_high", bins), FigureRows.pick(data, "predicted", curve), FigureRows.pick(data, "observed", curve), ends(data, "ci_low", curve), ends(data,
				"ci_high", curve), FigureRows.first(data, "slope", rows), FigureRows.first(data, "intercept", rows));
	}

	/** Empty where there is no interval. */
	private static double[] ends(final FeatureTable data, final String column, final int[] rows) {
		return Double.isNaN(FigureRows.first(data, column, rows)) ? new double[0] : FigureRows.pick(data, column, rows);
	}

	@Override
	public Figure draw(final FeatureTable data, final Style style) {
		final List<Curve> curves = FigureRows.groups(data, "score").entrySet().stream().map(e -> curve(data, e.getKey(), e.getValue())).toList();
		final XyChart chart = new XyChart("Calibration", style, Axis.proportion("Predicted probability"), Axis.proportion("Observed proportion"))
			.square().legendIn(XyChart.Corner.TOP_LEFT, XyChart.Corner.BOTTOM_RIGHT);
		for (int i = 0; i < curves.size(); i++) {
			final Curve c = curves.get(i);
			final Color colour = Style.colour(i);
			final boolean smooth = c.smoothX().length > 0;
			if (curves.size() == 1 && c.smoothLower().length > 1) chart.band(c.smoothX(), c.smoothLower(), c.smoothUpper(), colour);
			chart.line(null, smooth ? c.smoothX() : c.predicted(), smooth ? c.smoothY() : c.observed(), colour, style.stroke(i));
			for (int k = 0; k < c.predicted().length; k++) {
				if (c.lower().length > 0) chart.bar(c.predicted()[k], c.lower()[k], c.upper()[k], colour);
				chart.mark(c.predicted()[k], c.observed()[k], Style.mark(i, 4.2), colour);
			}
			chart.entry(c.legend(), colour, style.stroke(i), Style.mark(i, 4.2));
		}
		return chart.reference("Perfect calibration", new double[] { 0, 1 }, new double[] { 0, 1 }, Style.line(0.7, 4, 3)).build();
	}
}
