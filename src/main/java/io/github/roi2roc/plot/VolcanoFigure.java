package io.github.roi2roc.plot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.describe.FeatureDifferences;
import io.github.roi2roc.describe.FeatureDifferences.Line;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

/** How large the difference of each feature between two groups is (across) and how sure (upwards), with lines where either counts. */
@Plugin(type = FigureKind.class, name = "volcano")
public final class VolcanoFigure implements FigureKind {

	/** Two thirds of a page. */
	static final Style WIDE = Style.PAGE.width(120);
	/** Below this, P is drawn as this. */
	private static final double LEAST_P = 1e-300;

	/** What stands across. */
	public enum Effect {
		COHEN_D, LOG2_FOLD_CHANGE;

		/** @throws InputException if there is no such measure */
		public static Effect of(final String name) {
			for (final Effect e : values()) {
				if (e.name().equalsIgnoreCase(name.strip())) return e;
			}
			throw new InputException("'effect' is '" + name + "', but one of cohen_d, log2_fold_change belongs there.");
		}

		double of(final Line l) {
			return this == COHEN_D ? l.cohenD() : l.log2FoldChange();
		}

		String title(final FeatureDifferences d) {
			return (this == COHEN_D ? "Standardised difference (Cohen's d)" : "log₂ fold change") + ", " + d.groups().get(1) + " − " + d.groups().get(0);
		}
	}

	/**
	 * What is shown and where the lines stand.
	 *
	 * @param adjusted P adjusted for the number of features instead of plain P
	 * @param p the largest that counts
	 * @param effectSize the smallest effect that counts, either way; 0 for any
	 * @param marked the features that are coloured, such as selected ones; null for those beyond the lines
	 * @param labels how many of the coloured get a name, the smallest P first
	 */
	public record Look(Effect effect, boolean adjusted, double p, double effectSize, Set<String> marked, int labels) {}

	/**
	 * @param style such as a column's width
	 * @throws InputException if there are more than two groups, or no feature has an effect and a P
	 */
	public static Figure of(final FeatureDifferences d, final Look look, final Style style) {
		if (d.groups().size() != 2) throw new InputException("A volcano plot compares two groups; '" + d.outcome() + "' has " + d.groups().size() + ".");
		final List<Line> lines = d.lines().stream().filter(l -> Double.isFinite(look.effect.of(l)) && !Double.isNaN(p(l, look))).sorted(Comparator
			.comparingDouble(l -> p(l, look))).toList();
		if (lines.isEmpty()) throw new InputException("There is no feature to draw in a volcano plot: none has both a P and a "
			+ (look.effect == Effect.COHEN_D ? "standard deviation" : "fold change (both means above 0); choose effect=cohen_d") + ".");
		final FigureRows rows = new FigureRows(new VolcanoFigure());
		int named = 0;
		for (final Line l : lines) {
			final boolean marked = counts(l, look);
			rows.row().set("feature", l.feature()).set("effect", look.effect.of(l)).set("p", p(l, look)).set("marked", marked ? 1 : 0).set("named", marked
				&& named++ < look.labels ? 1 : 0).set("effect_title", look.effect.title(d)).set("p_title", look.adjusted ? "adjusted P" : "P").set("p_line",
					look.p).set("effect_line", look.effectSize).set("lower", caption(look, d, 0)).set("higher", caption(look, d, 1));
		}
		return rows.draw(style);
	}

	private static String caption(final Look look, final FeatureDifferences d, final int group) {
		return (look.marked == null ? "" : "selected, ") + "higher in " + d.groups().get(group);
	}

	@Override
	public String name() {
		return "volcano";
	}

	@Override
	public Style style(final int rows) {
		return WIDE;
	}

	@Override
	public List<Column> columns() {
		return List.of(Column.text("feature", "what differs"), Column.number("effect", "how much: across"), Column.number("p", "how sure: upwards, −log₁₀"),
			Column.number("marked", "1 for a coloured point").optional(), Column.number("named", "1 for a point with its name").optional(), Column.text(
				"effect_title", "of the axis across, the same in every row").optional(), Column.text("p_title", "what p is: P or adjusted P").optional(), Column
					.number("p_line", "the largest p that counts").optional(), Column.number("effect_line", "the smallest effect that counts; 0 for none")
						.optional(), Column.text("lower", "what a marked point with an effect below 0 means").optional(), Column.text("higher",
							"what one above 0 means").optional());
	}

	@Override
	public Figure draw(final FeatureTable data, final Style style) {
		final int[] all = IntStream.range(0, data.rows()).toArray();
		final double[] effect = data.numbers("effect"), p = data.numbers("p"), marked = data.numbers("marked"), named = data.numbers("named");
		for (final int r : all) if (!Double.isFinite(effect[r]) || !(p[r] >= 0 && p[r] <= 1)) throw new InputException(data.source() + ", row " + (r + 1)
			+ ": effect " + effect[r] + " and p " + p[r] + "; a finite number and one from 0 to 1 belong there.");
		final double line = FigureRows.first(data, "p_line", all), side = FigureRows.first(data, "effect_line", all);
		final String what = FigureRows.firstText(data, "p_title").isEmpty() ? "P" : FigureRows.firstText(data, "p_title");
		final double widest = Math.max(side > 0 ? 1.2 * side : 0, Arrays.stream(effect).map(Math::abs).max().orElse(1));
		final double highest = Math.max(line > 0 ? 1.2 * height(line) : 0, Arrays.stream(p).map(VolcanoFigure::height).max().orElse(1));
		final Axis x = Axis.fitting(FigureRows.firstText(data, "effect_title"), -widest, widest), y = Axis.fitting("−log₁₀ " + what, 0, highest);
		final XyChart chart = new XyChart("Volcano plot", style, x, y);
		if (line > 0) chart.reference(what + " = " + Csv.number(line), new double[] { x.low(), x.high() }, new double[] { height(line), height(line) }, Style
			.line(0.7, 4, 3));
		for (final int sign : side > 0 ? new int[] { -1, 1 } : new int[0]) chart.reference(null, new double[] { sign * side, sign * side }, new double[] { y
			.low(), y.high() }, Style.line(0.7, 1.5f, 2));
		for (final int r : all) if (!(marked[r] > 0)) chart.dot(effect[r], height(p[r]), 2.6, Style.FAINT);
		final int[] n = new int[2];
		for (final int r : all) {
			if (!(marked[r] > 0)) continue;
			final int group = effect[r] > 0 ? 1 : 0;
			n[group]++;
			chart.mark(effect[r], height(p[r]), Style.mark(group, 3.6), Style.colour(group));
			if (named[r] > 0) chart.label(effect[r], height(p[r]), data.text(r, "feature"));
		}
		for (int group = 1; group >= 0; group--) {
			if (n[group] > 0) chart.entry(FigureRows.firstText(data, group == 1 ? "higher" : "lower") + " (" + n[group] + ")", Style.colour(group), null, Style
				.mark(group, 3.6));
		}
		return chart.legendIn().build();
	}

	private static boolean counts(final Line l, final Look look) {
		return look.marked != null ? look.marked.contains(l.feature()) : p(l, look) <= look.p && Math.abs(look.effect.of(l)) >= look.effectSize;
	}

	private static double p(final Line l, final Look look) {
		return look.adjusted ? l.adjusted() : l.p();
	}

	private static double height(final double p) {
		return -StrictMath.log10(Math.max(p, LEAST_P));
	}
}
