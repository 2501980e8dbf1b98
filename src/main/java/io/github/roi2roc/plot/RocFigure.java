package io.github.roi2roc.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Locale;

import io.github.roi2roc.InputException;
import io.github.roi2roc.evaluate.RocComparison;

/**
 * Receiver operating characteristic curves of one or more models on square axes, sensitivity against 1 − specificity, with the chance
 * diagonal, the point of largest Youden index, and a legend that gives each area with its interval.
 */
public final class RocFigure {

	private static final double MARK = 4.6;

	/**
	 * A confidence band: for each specificity, an interval of the sensitivity.
	 *
	 * @param specificities 0 to 1, rising or falling
	 * @param low lower ends, as many
	 * @param high upper ends, as many
	 */
	public record Band(double[] specificities, double[] low, double[] high) {

		public Band {
			if (low.length != specificities.length || high.length != specificities.length) throw new IllegalArgumentException(
				"a band of " + specificities.length + " specificities, " + low.length + " and " + high.length + " sensitivities");
			specificities = specificities.clone();
			low = low.clone();
			high = high.clone();
		}
	}

	/**
	 * The operating point that the figure marks.
	 *
	 * @param threshold of the score
	 */
	public record Point(double threshold, double sensitivity, double specificity) {}

	/**
	 * One model's curve.
	 *
	 * @param label the model's name
	 * @param sensitivities 0 to 1, one per threshold, in the curve's order
	 * @param specificities 0 to 1, as many
	 * @param auc area under the curve
	 * @param lower lower end of its interval; NaN if there is none
	 * @param upper upper end of its interval
	 * @param level of the interval, such as 0.95
	 * @param best the point to mark, or null
	 * @param band or null
	 */
	public record Curve(String label, double[] sensitivities, double[] specificities, double auc, double lower, double upper, double level,
		Point best, Band band)
	{

		public Curve {
			if (sensitivities.length != specificities.length || sensitivities.length < 2) throw new IllegalArgumentException("curve " + label + ": "
				+ sensitivities.length + " sensitivities and " + specificities.length + " specificities");
			sensitivities = sensitivities.clone();
			specificities = specificities.clone();
		}

		/** As in a paper: {@code Model: AUC 0.83 (95 % CI 0.75–0.90)}. */
		String legend() {
			final String area = label + ": " + tied("AUC " + number(auc));
			if (Double.isNaN(lower) || Double.isNaN(upper)) return area;
			return area + " " + tied("(" + percent(level) + " % CI " + number(lower) + "–" + number(upper) + ")");
		}
	}

	private RocFigure() {}

	/** The curves of a comparison in its order, in a column's width. */
	public static Figure of(final RocComparison comparison) {
		return of(comparison, Style.COLUMN);
	}

	/** The curves of a comparison in its order. */
	public static Figure of(final RocComparison comparison, final Style style) {
		return of(comparison.scores().stream().map(RocFigure::curve).toList(), style);
	}

	private static Curve curve(final RocComparison.Score s) {
		final Point best = new Point(s.youden().threshold(), s.youden().sensitivity(), s.youden().specificity());
		return new Curve(s.name(), s.curve().sensitivities(), s.curve().specificities(), s.auc().value(), s.auc().lower(), s.auc().upper(), s.auc()
			.level(), best, null);
	}

	/** In a column's width. */
	public static Figure of(final List<Curve> curves) {
		return of(curves, Style.COLUMN);
	}

	/**
	 * @param curves at least one; the first is drawn on top
	 * @throws InputException if there is no curve
	 */
	public static Figure of(final List<Curve> curves, final Style style) {
		if (curves.isEmpty()) throw new InputException("There is no ROC curve to draw: name at least one score.");
		final XyChart chart = new XyChart("ROC curve", style, Axis.proportion("1 − Specificity"), Axis.proportion("Sensitivity")).square()
			.legendIn(XyChart.Corner.BOTTOM_RIGHT, XyChart.Corner.TOP_LEFT);
		chart.reference(null, new double[] { 0, 1 }, new double[] { 0, 1 }, Style.line(0.7, 4, 3));
		for (int i = 0; i < curves.size(); i++) {
			final Curve c = curves.get(i);
			final Color colour = Style.colour(i);
			final BasicStroke stroke = style.stroke(i);
			if (c.band() != null) chart.band(complement(c.band().specificities()), c.band().low(), c.band().high(), colour);
			chart.line(c.legend(), complement(c.specificities()), c.sensitivities(), colour, stroke);
			if (c.best() != null) chart.dot(1 - c.best().specificity(), c.best().sensitivity(), MARK, colour);
		}
		markEntry(chart, curves);
		return chart.build();
	}

	private static void markEntry(final XyChart chart, final List<Curve> curves) {
		if (curves.stream().noneMatch(c -> c.best() != null)) return;
		final Point p = curves.get(0).best();
		if (curves.size() > 1) chart.entry("Largest Youden index", Style.INK, null, XyChart.disc(MARK));
		else chart.entry(tied("Threshold " + significant(p.threshold()) + ":") + " " + tied("sensitivity " + number(p.sensitivity()) + ",") + " "
			+ tied("specificity " + number(p.specificity())), Style.colour(0), null, XyChart.disc(MARK));
	}

	private static double[] complement(final double[] p) {
		final double[] out = new double[p.length];
		for (int i = 0; i < p.length; i++) out[i] = 1 - p[i];
		return out;
	}

	private static String tied(final String s) {
		return s.replace(' ', Legend.TIED);
	}

	private static String number(final double d) {
		return String.format(Locale.ROOT, "%.2f", d);
	}

	/** 95 for 0.95, 99.9 for 0.999. */
	private static String percent(final double level) {
		final String s = String.format(Locale.ROOT, "%.1f", 100 * level);
		return s.endsWith(".0") ? s.substring(0, s.length() - 2) : s;
	}

	/** Three significant digits, with a proper minus sign. */
	private static String significant(final double d) {
		if (Double.isInfinite(d)) return d > 0 ? "∞" : "−∞";
		return String.format(Locale.ROOT, Math.abs(d) >= 1e-3 && Math.abs(d) < 1e5 || d == 0 ? "%." + decimals(d) + "f" : "%.2e", d).replace('-', '−');
	}

	private static int decimals(final double d) {
		if (d == 0) return 0;
		return Math.max(0, 2 - (int) Math.floor(StrictMath.log10(Math.abs(d))));
	}
}
