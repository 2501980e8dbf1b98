package io.github.roi2roc.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.evaluate.LearningCurve;
import io.github.roi2roc.table.FeatureTable;

/** AUC against the number of training cases: on cases left out with its interval as a band (of several models as bars), and thin on the cases fitted to. */
@Plugin(type = FigureKind.class, name = "learning_curve")
public final class LearningCurveFigure implements FigureKind {

	public static Figure of(final LearningCurve curve) {
		return FigureKinds.draw(new LearningCurveFigure(), curve.table(), Style.COLUMN);
	}

	@Override
	public String name() {
		return "learning_curve";
	}

	@Override
	public List<Column> columns() {
		return List.of(Column.text("model", "the model"), Column.text("set", "training (thin), cross-validation, test (drawn instead of "
			+ "cross-validation where there is no such row)"), Column.number("size", "rows that were fitted to"), Column.number("auc", "mean"), Column.number(
				"sd", "of the parts; not drawn").optional(), Column.number("ci_low", "lower edge of the band").optional(), Column.number("ci_high", "upper edge")
					.optional(), Column.number("parts", "not drawn").optional());
	}

	@Override
	public Figure draw(final FeatureTable data, final Style style) {
		final double[] sizes = data.numbers("size"), auc = data.numbers("auc"), low = data.numbers("ci_low");
		final double least = Math.min(0.5, Math.min(Arrays.stream(auc).filter(d -> !Double.isNaN(d)).min().orElse(0.5), Arrays.stream(low).filter(d -> !Double
			.isNaN(d)).min().orElse(0.5)));
		final XyChart chart = new XyChart("Learning curve", style, Axis.fitting("Training cases", Arrays.stream(sizes).min().orElse(0), Arrays.stream(sizes)
			.max().orElse(1)), Axis.fitting("AUC", least, 1)).legendIn(XyChart.Corner.BOTTOM_RIGHT);
		final Map<String, int[]> models = FigureRows.groups(data, "model");
		int i = 0;
		boolean thin = false;
		for (final Map.Entry<String, int[]> e : models.entrySet()) {
			final Map<String, int[]> sets = FigureRows.groups(data, "set", e.getValue());
			final Color colour = Style.colour(i);
			final BasicStroke stroke = style.stroke(i);
			final int[] held = sets.containsKey(LearningCurve.HELD) ? sets.get(LearningCurve.HELD) : sets.get(LearningCurve.TEST);
			if (held != null) {
				final double[] x = FigureRows.pick(data, "size", held), y = FigureRows.pick(data, "auc", held), from = FigureRows.pick(data, "ci_low", held);
				final double[] to = FigureRows.pick(data, "ci_high", held);
				// Bands of several models would hide each other.
				final boolean band = models.size() == 1 && Arrays.stream(from).noneMatch(Double::isNaN);
				if (band) chart.band(x, from, to, colour);
				chart.line(e.getKey(), x, y, colour, stroke);
				for (int k = 0; k < x.length; k++) {
					if (!band && !Double.isNaN(from[k])) chart.bar(x[k], from[k], to[k], colour);
					chart.mark(x[k], y[k], Style.mark(i, 4), colour);
				}
			}
			final int[] training = sets.get(LearningCurve.TRAINING);
			if (training != null) {
				chart.line(null, FigureRows.pick(data, "size", training), FigureRows.pick(data, "auc", training), colour, Style.line(0.5));
				thin = true;
			}
			i++;
		}
		if (thin) chart.entry("thin: on the training cases", Style.INK, Style.line(0.5), null);
		return chart.reference("No discrimination", new double[] { -1e9, 1e9 }, new double[] { 0.5, 0.5 }, Style.line(0.7, 4, 3)).build();
	}
}
