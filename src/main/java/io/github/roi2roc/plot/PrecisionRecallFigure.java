package io.github.roi2roc.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.evaluate.RocDetails;
import io.github.roi2roc.metric.Estimate;
import io.github.roi2roc.metric.PrecisionRecall;
import io.github.roi2roc.table.FeatureTable;

/** Precision (PPV) against recall (sensitivity), with the part of positive cases that chance would reach, and average precision. */
@Plugin(type = FigureKind.class, name = "precision_recall")
public final class PrecisionRecallFigure implements FigureKind {

	/** The scores of a comparison in its order, in a column's width. */
	public static Figure of(final RocDetails details) {
		final FigureRows rows = new FigureRows(new PrecisionRecallFigure());
		for (int s = 0; s < details.precision().size(); s++) {
			final PrecisionRecall c = details.precision().get(s);
			final Estimate ap = details.measures().get(s).stream().filter(e -> e.measure().equals("average_precision")).findFirst().orElseThrow();
			final String name = details.comparison().scores().get(s).name();
			final int[] kept = Polyline.kept(c.recall(), c.precision(), 1, 1);
			for (int k = 0; k < kept.length; k++) {
				rows.row().set("score", name).set("recall", c.recall()[kept[k]]).set("precision", c.precision()[kept[k]]);
				// Where every row is called positive, precision is the part of positive rows.
				if (k == 0) rows.set("average_precision", ap.value()).set("ci_low", ap.lower()).set("ci_high", ap.upper()).set("prevalence", c.precision()[c
					.precision().length - 1]);
			}
		}
		return rows.draw(Style.COLUMN);
	}

	@Override
	public String name() {
		return "precision_recall";
	}

	@Override
	public List<Column> columns() {
		return List.of(Column.text("score", "the model"), Column.number("recall", "sensitivity, rising from 0 to 1"), Column.number("precision",
			"positive predictive value, 0 to 1"), Column.number("average_precision", "in one row of each score").optional(), Column.number("ci_low",
				"lower end of its interval").optional(), Column.number("ci_high", "upper end").optional(), Column.number("prevalence",
					"part of positive cases, drawn as the line of chance").optional());
	}

	@Override
	public Figure draw(final FeatureTable data, final Style style) {
		final Map<String, int[]> scores = FigureRows.groups(data, "score");
		final XyChart chart = new XyChart("Precision–recall curve", style, Axis.proportion("Recall (sensitivity)"), Axis.proportion("Precision (PPV)"))
			.square().legendIn(XyChart.Corner.BOTTOM_LEFT, XyChart.Corner.TOP_RIGHT);
		int i = 0;
		double chance = Double.NaN;
		for (final Map.Entry<String, int[]> e : scores.entrySet()) {
			final double[] x = FigureRows.pick(data, "recall", e.getValue()), y = FigureRows.pick(data, "precision", e.getValue());
			if (x.length < 1 || Arrays.stream(x).anyMatch(d -> !(d >= 0 && d <= 1)) || Arrays.stream(y).anyMatch(d -> !(d >= 0 && d <= 1)))
				throw new InputException(data.source() + ", score '" + e.getKey() + "': recall and precision must be numbers from 0 to 1.");
			chart.line(legend(data, e.getKey(), e.getValue()), from(x, 0), from(y, y[0]), Style.colour(i), style.stroke(i));
			if (Double.isNaN(chance)) chance = FigureRows.first(data, "prevalence", e.getValue());
			i++;
		}
		if (!Double.isNaN(chance)) chart.reference("Chance", new double[] { 0, 1 }, new double[] { chance, chance }, Style.line(0.7, 4, 3));
		return chart.build();
	}

	/** A curve begins at the left edge, as high as its first point. */
	private static double[] from(final double[] values, final double first) {
		final double[] out = new double[values.length + 1];
		out[0] = first;
		System.arraycopy(values, 0, out, 1, values.length);
		return out;
	}

	private static String legend(final FeatureTable data, final String name, final int[] rows) {
		final double ap = FigureRows.first(data, "average_precision", rows), low = FigureRows.first(data, "ci_low", rows), high = FigureRows.first(data,
			"ci_high", rows);
		if (Double.isNaN(ap)) return name;
		final String s = String.format(Locale.ROOT, "AP %.2f", ap), ci = String.format(Locale.ROOT, "(95 %% CI %.2f–%.2f)", low, high);
		return name + ": " + s.replace(' ', Legend.TIED) + (Double.isNaN(low) || Double.isNaN(high) ? "" : " " + ci.replace(' ', Legend.TIED));
	}
}
