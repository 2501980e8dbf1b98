package io.github.roi2roc.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.evaluate.ClassCurve;
import io.github.roi2roc.evaluate.RocComparison;
import io.github.roi2roc.evaluate.RocDetails;
import io.github.roi2roc.metric.SmoothedRoc;
import io.github.roi2roc.table.FeatureTable;

/**
 * Receiver operating characteristic curves of one or more models on square axes, sensitivity against 1 − specificity, with the chance
 * diagonal, the point of largest Youden index, and a legend that gives each area with its interval.
 */
@Plugin(type = FigureKind.class, name = "roc")
public final class RocFigure implements FigureKind {

	private static final double MARK = 4.6;
	/** What a row of the data is. */
	private static final String CURVE = "curve", BAND = "band", BEST = "best", POINTS = "points";

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

	/** Points of a curve that is drawn thin, behind a smoothed one. */
	public record Points(double[] sensitivities, double[] specificities) {

		public Points {
			sensitivities = sensitivities.clone();
			specificities = specificities.clone();
		}
	}

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
	 * @param points of the curve as measured, where this one is smoothed, or null
	 */
	public record Curve(String label, double[] sensitivities, double[] specificities, double auc, double lower, double upper, double level,
		Point best, Band band, Points points)
	{

		/** As measured. */
		public Curve(final String label, final double[] sensitivities, final double[] specificities, final double auc, final double lower,
			final double upper, final double level, final Point best, final Band band)
		{
			this(label, sensitivities, specificities, auc, lower, upper, level, best, band, null);
		}

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

	/** The curves of a comparison in its order, in a column's width. */
	public static Figure of(final RocComparison comparison) {
		return of(comparison, Style.COLUMN);
	}

	/** The curves of a comparison in its order, smoothed where that was asked for, with the measured ones thin behind them. */
	public static Figure of(final RocDetails details) {
		final List<Curve> curves = new ArrayList<>();
		for (int i = 0; i < details.smoothed().size(); i++) {
			final RocComparison.Score s = details.comparison().scores().get(i);
			final double[][] b = details.band();
			final Curve plain = curve(s, b == null ? null : new Band(b[0], b[1], b[2]));
			final Optional<SmoothedRoc> smooth = details.smoothed().get(i);
			final Optional<RocDetails.Area> area = details.areas().stream().filter(a -> a.score().equals(s.name()) && a.area().equals("smoothed_auc"))
				.findFirst();
			if (smooth.isEmpty() || area.isEmpty()) curves.add(plain);
			else curves.add(new Curve(s.name(), smooth.get().sensitivities(), smooth.get().specificities(), area.get().value(), area.get().lower(), area.get()
				.upper(), plain.level(), null, null, new Points(plain.sensitivities(), plain.specificities())));
		}
		return of(curves, Style.COLUMN);
	}

	/** The curves of a comparison in its order. */
	public static Figure of(final RocComparison comparison, final Style style) {
		return of(comparison.scores().stream().map(s -> curve(s, null)).toList(), style);
	}

	private static Curve curve(final RocComparison.Score s, final Band band) {
		final Point best = new Point(s.youden().threshold(), s.youden().sensitivity(), s.youden().specificity());
		return new Curve(s.name(), s.curve().sensitivities(), s.curve().specificities(), s.auc().value(), s.auc().lower(), s.auc().upper(), s.auc()
			.level(), best, band);
	}

	/** Curves of one class against the others, in a column's width. */
	public static Figure ofClasses(final List<ClassCurve> curves) {
		return of(curves.stream().map(c -> new Curve(c.label(), c.sensitivities(), c.specificities(), c.auc(), c.lower(), c.upper(), 0.95, null, null))
			.toList());
	}

	/** In a column's width. */
	public static Figure of(final List<Curve> curves) {
		return of(curves, Style.COLUMN);
	}

	/**
	 * @param curves at least one; the first is drawn on top
	 * @throws InputException if there is no curve, or two have one label
	 */
	public static Figure of(final List<Curve> curves, final Style style) {
		if (curves.isEmpty()) throw new InputException("There is no ROC curve to draw: name at least one score.");
		final FigureRows rows = new FigureRows(new RocFigure());
		for (final Curve c : curves) {
			if (curves.stream().filter(o -> o.label().equals(c.label())).count() > 1) throw new InputException("Two ROC curves are called '" + c.label()
				+ "'. Rename one of them.");
			final double[] x = complement(c.specificities()), y = c.sensitivities();
			final int[] kept = Polyline.kept(x, y, 1, 1);
			for (int k = 0; k < kept.length; k++) {
				rows.row().set("score", c.label()).set("part", CURVE).set("specificity", c.specificities()[kept[k]]).set("sensitivity", y[kept[k]]);
				if (k == 0) rows.set("auc", c.auc()).set("ci_low", c.lower()).set("ci_high", c.upper()).set("level", c.level());
			}
			if (c.points() != null) {
				final double[] se = c.points().sensitivities(), sp = c.points().specificities();
				for (final int k : Polyline.kept(complement(sp), se, 1, 1)) rows.row().set("score", c.label()).set("part", POINTS).set("specificity", sp[k])
					.set("sensitivity", se[k]);
			}
			for (int k = 0; c.band() != null && k < c.band().low().length; k++) rows.row().set("score", c.label()).set("part", BAND).set("specificity", c
				.band().specificities()[k]).set("low", c.band().low()[k]).set("high", c.band().high()[k]);
			if (c.best() != null) rows.row().set("score", c.label()).set("part", BEST).set("specificity", c.best().specificity()).set("sensitivity", c
				.best().sensitivity()).set("threshold", c.best().threshold());
		}
		return rows.draw(style);
	}

	@Override
	public String name() {
		return "roc";
	}

	@Override
	public List<Column> columns() {
		return List.of(Column.text("score", "the model"), Column.text("part", "curve (or empty), best: the marked point, band: a confidence band, "
			+ "points: the curve as measured behind a smoothed one").optional(), Column.number("specificity", "0 to 1"), Column.number("sensitivity",
				"0 to 1, empty in a band"), Column.number("threshold", "of the marked point").optional(), Column.number("auc",
					"area, in one row of each score; without it that under the points").optional(), Column.number("ci_low", "of the area").optional(), Column
						.number("ci_high", "of the area").optional(), Column.number("level", "of the interval; 0.95 without it").optional(), Column.number(
							"low", "lower edge of the band").optional(), Column.number("high", "upper edge of the band").optional());
	}

	@Override
	public Figure draw(final FeatureTable data, final Style style) {
		final List<Curve> curves = FigureRows.groups(data, "score").entrySet().stream().map(e -> curve(data, e.getKey(), e.getValue())).toList();
		final XyChart chart = new XyChart("ROC curve", style, Axis.proportion("1 − Specificity"), Axis.proportion("Sensitivity")).square()
			.legendIn(XyChart.Corner.BOTTOM_RIGHT, XyChart.Corner.TOP_LEFT);
		chart.reference(null, new double[] { 0, 1 }, new double[] { 0, 1 }, Style.line(0.7, 4, 3));
		for (int i = 0; i < curves.size(); i++) {
			final Curve c = curves.get(i);
			final Color colour = Style.colour(i);
			final BasicStroke stroke = style.stroke(i);
			if (c.band() != null) chart.band(complement(c.band().specificities()), c.band().low(), c.band().high(), colour);
			if (c.points() != null) chart.line(null, complement(c.points().specificities()), c.points().sensitivities(), colour, Style.line(0.5));
			chart.line(c.legend(), complement(c.specificities()), c.sensitivities(), colour, stroke);
			if (c.best() != null) chart.dot(1 - c.best().specificity(), c.best().sensitivity(), MARK, colour);
		}
		markEntry(chart, curves);
		return chart.build();
	}

	private static Curve curve(final FeatureTable data, final String label, final int[] rows) {
		final Map<String, int[]> parts = FigureRows.groups(data, "part", rows);
		final int[] none = {}, curve = parts.containsKey(CURVE) ? parts.get(CURVE) : parts.getOrDefault("", none);
		final int[] band = parts.getOrDefault(BAND, none), best = parts.getOrDefault(BEST, none), points = parts.getOrDefault(POINTS, none);
		for (final String part : parts.keySet()) {
			if (!List.of("", CURVE, BAND, BEST, POINTS).contains(part)) throw new InputException(data.source() + ", score '" + label + "': a part is '"
				+ part + "', but curve, best, band or points belongs there.");
		}
		if (curve.length < 2) throw new InputException(data.source() + ", score '" + label + "': " + curve.length
			+ " points; a curve needs two or more.");
		final double[] se = proportions(data, "sensitivity", curve), sp = proportions(data, "specificity", curve);
		final double auc = FigureRows.first(data, "auc", rows), level = FigureRows.first(data, "level", rows);
		return new Curve(label, se, sp, Double.isNaN(auc) ? area(se, sp) : auc, FigureRows.first(data, "ci_low", rows), FigureRows.first(data, "ci_high",
			rows), Double.isNaN(level) ? 0.95 : level, best.length == 0 ? null : new Point(FigureRows.first(data, "threshold", best), proportions(data,
				"sensitivity", best)[0], proportions(data, "specificity", best)[0]), band.length == 0 ? null : new Band(proportions(data, "specificity",
					band), proportions(data, "low", band), proportions(data, "high", band)), points.length == 0 ? null : new Points(proportions(data,
						"sensitivity", points), proportions(data, "specificity", points)));
	}

	private static double[] proportions(final FeatureTable data, final String column, final int[] rows) {
		final double[] out = FigureRows.pick(data, column, rows);
		for (int k = 0; k < out.length; k++) {
			if (!(out[k] >= 0 && out[k] <= 1)) throw new InputException(data.source() + ", row " + (rows[k] + 1) + ", column '" + column + "': " + (Double
				.isNaN(out[k]) ? "the cell is empty" : out[k] + " is not from 0 to 1") + ". Correct the cell.");
		}
		return out;
	}

	/** By trapezoids. */
	private static double area(final double[] se, final double[] sp) {
		double area = 0;
		for (int i = 1; i < se.length; i++) area += (sp[i] - sp[i - 1]) * (se[i] + se[i - 1]) / 2;
		return Math.abs(area);
	}

	private static void markEntry(final XyChart chart, final List<Curve> curves) {
		if (curves.stream().noneMatch(c -> c.best() != null)) return;
		final Point p = curves.get(0).best();
		if (curves.size() > 1) chart.entry("Largest Youden index", Style.INK, null, Marks.disc(MARK));
		else chart.entry(tied("Threshold " + significant(p.threshold()) + ":") + " " + tied("sensitivity " + number(p.sensitivity()) + ",") + " "
			+ tied("specificity " + number(p.specificity())), Style.colour(0), null, Marks.disc(MARK));
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
