package io.github.roi2roc.plot;

import java.util.List;

import io.github.roi2roc.InputException;
import io.github.roi2roc.evaluate.CalibrationAndDecision;

/** Decision curves (Vickers and Elkin 2006): net benefit against the threshold probability, with treating all and treating none. */
public final class DecisionFigure {

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

	private DecisionFigure() {}

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
		double highest = 0.01;
		for (final double d : treatAll) highest = Math.max(highest, d);
		for (final Curve c : curves) {
			if (c.netBenefit().length != thresholds.length) throw new IllegalArgumentException(c.label() + ": " + c.netBenefit().length
				+ " values for " + thresholds.length + " thresholds");
			for (final double d : c.netBenefit()) highest = Math.max(highest, d);
		}
		// Far below zero treating all has nothing to say; most of the height belongs to what helps.
		final Axis up = Axis.fitting("Net benefit", -0.15 * highest, highest);
		final double first = thresholds[0], last = thresholds[thresholds.length - 1];
		final XyChart chart = new XyChart("Decision curves", style, Axis.fitting("Threshold probability", first, last), up).legendIn(
			XyChart.Corner.TOP_RIGHT, XyChart.Corner.BOTTOM_LEFT);
		for (int i = 0; i < curves.size(); i++) {
			chart.line(curves.get(i).label(), thresholds, curves.get(i).netBenefit(), Style.colour(i), style.stroke(i));
		}
		chart.line("Treat all", thresholds, treatAll, Style.FAINT, Style.line(0.9));
		chart.line("Treat none", new double[] { first, last }, new double[] { 0, 0 }, Style.INK, Style.line(0.7));
		return chart.build();
	}
}
