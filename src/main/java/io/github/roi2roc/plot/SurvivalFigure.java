package io.github.roi2roc.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.describe.SurvivalReport;
import io.github.roi2roc.stats.KaplanMeier;
import io.github.roi2roc.table.FeatureTable;

/**
 * Kaplan–Meier curves: steps with a band for the 95 % interval, an upright tick where somebody is censored, P in the legend, and the numbers
 * at risk under the axis.
 */
@Plugin(type = FigureKind.class, name = "survival")
public final class SurvivalFigure implements FigureKind {

	/** What a row of the data is. */
	private static final String STEP = "step", CENSORED = "censored", RISK = "at_risk", NOTE = "note";
	/** More censored rows than that of one curve are no ticks but a bar, so that only some are drawn. */
	private static final int MOST_TICKS = 400, MOST_CURVES = 12;
	private static final double TICK = 0.017;
	private static final Style LOOK = Style.COLUMN.width(110);

	/** The curves of a report with the P of its log-rank test, or of the search for a cut; none of so many that nobody can tell them apart. */
	public static Optional<Figure> of(final SurvivalReport report) {
		if (report.curves().size() > MOST_CURVES) return Optional.empty();
		final FigureRows rows = new FigureRows(new SurvivalFigure());
		final Axis axis = axis(report.time(), report.end());
		for (final SurvivalReport.Curve c : report.curves()) {
			final KaplanMeier k = c.curve();
			rows.row().set("group", c.group()).set("part", STEP).set("time", 0).set("survival", 1).set("lower", 1).set("upper", 1);
			for (int i = 0; i < k.time().length; i++) if (k.events()[i] > 0 || i == k.time().length - 1) rows.row().set("group", c.group()).set("part", STEP).set(
				"time", k.time()[i]).set("survival", k.survival()[i]).set("lower", k.lower()[i]).set("upper", k.upper()[i]);
			for (int i = 0; i < k.time().length; i++) if (k.censored()[i] > 0) rows.row().set("group", c.group()).set("part", CENSORED).set("time", k.time()[i])
				.set("survival", k.survival()[i]);
			for (int i = 0; axis.holds(i * axis.step()); i++) rows.row().set("group", c.group()).set("part", RISK).set("time", i * axis.step()).set("n_risk", k
				.at(i * axis.step()).atRisk());
		}
		rows.row().set("group", report.time()).set("part", "axis");
		final SurvivalReport.Test test = report.tests().isEmpty() ? null : report.best() == null ? report.tests().get(0) : report.tests().get(report.tests()
			.size() - 1);
		if (test != null && !Double.isNaN(test.p())) rows.row().set("group", (report.best() == null ? "Log-rank " : "Log-rank, cut searched for, ") + p(test.p()))
			.set("part", NOTE);
		return Optional.of(rows.draw(LOOK));
	}

	private static String p(final double p) {
		return p < 0.001 ? "P < 0.001" : "P = " + String.format(Locale.ROOT, "%.3f", p);
	}

	private static Axis axis(final String title, final double end) {
		return Axis.fitting(title, 0, end > 0 ? end : 1);
	}

	@Override
	public String name() {
		return "survival";
	}

	@Override
	public Style style(final int rows) {
		return LOOK;
	}

	@Override
	public List<Column> columns() {
		return List.of(Column.text("group", "the curve's name; of an axis or a note what is written there"), Column.text("part",
			"step: the curve falls here; censored: a tick; at_risk: a number under the axis; axis: what the time axis says; note: a line of the legend"), Column
				.number("time", "where"), Column.number("survival", "of a step the height after it, of a tick its height"), Column.number("lower",
					"lower edge of the band after the step").optional(), Column.number("upper", "upper edge").optional(), Column.number("n_risk",
						"how many are at risk then").optional());
	}

	@Override
	public Figure draw(final FeatureTable data, final Style style) {
		final Map<String, int[]> parts = FigureRows.groups(data, "part");
		if (!parts.containsKey(STEP)) throw new InputException(data.source() + " has no row with part '" + STEP + "'; survival curves need such rows.");
		final double end = Arrays.stream(FigureRows.pick(data, "time", parts.get(STEP))).max().orElse(1);
		final String title = parts.containsKey("axis") ? data.text(parts.get("axis")[0], "group") : "Time";
		final XyChart chart = new XyChart("Survival curves", style, axis(title, end), Axis.proportion("Survival probability")).legendIn(
			XyChart.Corner.TOP_RIGHT, XyChart.Corner.BOTTOM_LEFT);
		final Map<String, int[]> curves = FigureRows.groups(data, "group", parts.get(STEP));
		final Map<String, int[]> ticks = FigureRows.groups(data, "group", parts.getOrDefault(CENSORED, new int[0]));
		final List<Color> colours = new ArrayList<>();
		for (final Map.Entry<String, int[]> e : curves.entrySet()) {
			final int i = colours.size();
			colours.add(Style.colour(i));
			curve(chart, data, e.getKey(), e.getValue(), colours.get(i), curves.size() == 1 ? Style.line(style.linePt()) : style.stroke(i), curves.size());
			censored(chart, data, ticks.getOrDefault(e.getKey(), new int[0]), colours.get(i));
		}
		if (parts.containsKey(NOTE)) for (final int r : parts.get(NOTE)) chart.entry(data.text(r, "group"), Style.INK, null, null);
		if (parts.containsKey(RISK)) chart.below(table(data, List.copyOf(curves.keySet()), colours, parts.get(RISK)));
		return chart.build();
	}

	private static void curve(final XyChart chart, final FeatureTable data, final String name, final int[] rows, final Color colour,
		final BasicStroke stroke, final int curves)
	{
		final double[] t = FigureRows.pick(data, "time", rows), s = FigureRows.pick(data, "survival", rows);
		final double[] low = FigureRows.pick(data, "lower", rows), high = FigureRows.pick(data, "upper", rows);
		chart.line(curves == 1 ? null : name, corners(t), heights(s), colour, stroke);
		// Where the interval has no ends (nobody lives on, or nobody has died yet on a log-log scale) the band has a gap.
		for (int a = 0, b; a < t.length; a = b) {
			for (b = a; b < t.length && !Double.isNaN(low[b]) && !Double.isNaN(high[b]); b++) {}
			if (b > a) {
				final double[] times = Arrays.copyOfRange(t, a, Math.min(b + 1, t.length));
				final double[] bottom = Arrays.copyOf(Arrays.copyOfRange(low, a, b), times.length), top = Arrays.copyOf(Arrays.copyOfRange(high, a, b), times.length);
				if (times.length > b - a) {
					bottom[b - a] = bottom[b - a - 1];
					top[b - a] = top[b - a - 1];
				}
				chart.band(corners(times), heights(bottom), heights(top), colour);
			}
			b = Math.max(b, a + 1);
		}
	}

	/** x of the corners of steps: each but the first twice. */
	private static double[] corners(final double[] t) {
		final double[] out = new double[2 * t.length - 1];
		for (int k = 0; k < t.length; k++) {
			out[2 * k] = t[k];
			if (k > 0) out[2 * k - 1] = t[k];
		}
		return out;
	}

	/** y of the corners of steps: each but the last twice. */
	private static double[] heights(final double[] s) {
		final double[] out = new double[2 * s.length - 1];
		for (int k = 0; k < s.length; k++) {
			out[2 * k] = s[k];
			if (k < s.length - 1) out[2 * k + 1] = s[k];
		}
		return out;
	}

	private static void censored(final XyChart chart, final FeatureTable data, final int[] rows, final Color colour) {
		final double[] t = FigureRows.pick(data, "time", rows), s = FigureRows.pick(data, "survival", rows);
		final int step = 1 + rows.length / MOST_TICKS;
		for (int k = 0; k < rows.length; k += step) chart.segment(t[k], s[k] - TICK, t[k], s[k] + TICK, colour, 0.7);
	}

	private static RiskTable table(final FeatureTable data, final List<String> names, final List<Color> colours, final int[] rows) {
		final double[] time = FigureRows.pick(data, "time", rows), count = FigureRows.pick(data, "n_risk", rows), times = Arrays.stream(time).distinct().sorted()
			.toArray();
		final double[][] counts = new double[names.size()][times.length];
		for (final double[] c : counts) Arrays.fill(c, Double.NaN);
		for (int k = 0; k < rows.length; k++) {
			final int curve = names.indexOf(data.text(rows[k], "group"));
			if (curve >= 0) counts[curve][Arrays.binarySearch(times, time[k])] = count[k];
		}
		return new RiskTable("Number at risk", names, colours, times, counts);
	}
}
