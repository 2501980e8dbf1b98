package io.github.roi2roc.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.evaluate.Explanation;
import io.github.roi2roc.table.FeatureTable;

/** Permutation importance as lying bars, the most important on top, with one standard deviation to both sides. */
@Plugin(type = FigureKind.class, name = "importance")
public final class ImportanceFigure implements FigureKind {

	private static final int MOST = 20;

	/** In a column's width. */
	public static Figure of(final Explanation explanation) {
		return of(explanation.importances(), Style.COLUMN);
	}

	/**
	 * @param importances the most important first; the first twenty are drawn
	 * @throws InputException if there is none
	 */
	public static Figure of(final List<Explanation.Importance> importances, final Style style) {
		if (importances.isEmpty()) throw new InputException("There is no importance to draw: the model uses no column.");
		final FigureRows rows = new FigureRows(new ImportanceFigure());
		importances.stream().limit(MOST).forEach(i -> rows.row().set("feature", i.feature()).set("mean_drop", i.drop()).set("sd", i.sd()));
		return rows.draw(style);
	}

	@Override
	public String name() {
		return "importance";
	}

	@Override
	public List<Column> columns() {
		return List.of(Column.text("feature", "the column, the most important first"), Column.number("mean_drop", "how much AUC is lost"), Column.number(
			"sd", "over the shuffles").optional());
	}

	@Override
	public Figure draw(final FeatureTable data, final Style style) {
		final List<Explanation.Importance> shown = new ArrayList<>();
		for (int r = 0; r < Math.min(MOST, data.rows()); r++) {
			final double drop = data.numbers("mean_drop")[r], sd = data.numbers("sd")[r];
			if (Double.isNaN(drop)) throw new InputException(data.source() + ", row " + (r + 1) + ": 'mean_drop' is empty.");
			shown.add(new Explanation.Importance(data.text(r, "feature"), drop, Double.isNaN(sd) ? 0 : sd));
		}
		Collections.reverse(shown);
		double low = 0, high = 1e-6;
		for (final Explanation.Importance i : shown) {
			low = Math.min(low, i.drop() - i.sd());
			high = Math.max(high, i.drop() + i.sd());
		}
		final List<String> names = shown.stream().map(Explanation.Importance::feature).toList();
		final double room = 0.42 * style.widthPt();
		final XyChart chart = new XyChart("Permutation importance", style, Axis.fitting("Mean drop in AUC", low, high, 3), Axis.categories("", names.stream()
			.map(n -> Legend.shorten(n, Style.font(style.textPt(), names), room)).toList())).height(shown.size() * 1.9 * style.textPt() + 12).legendIn();
		final Color c = Style.colour(0);
		for (int k = 0; k < shown.size(); k++) {
			final double drop = shown.get(k).drop(), sd = shown.get(k).sd();
			chart.box(Math.min(0, drop), k - 0.32, Math.max(0, drop), k + 0.32, c);
			for (final double edge : new double[] { k - 0.32, k + 0.32 }) chart.segment(0, edge, drop, edge, c, 0.8);
			chart.segment(drop, k - 0.32, drop, k + 0.32, c, 1.4);
			chart.segment(drop - sd, k, drop + sd, k, Style.INK, 0.8);
		}
		return chart.segment(0, -0.6, 0, shown.size() - 0.4, Style.INK, 0.6).build();
	}
}
