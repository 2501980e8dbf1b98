package io.github.roi2roc.plot;

import java.awt.Color;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.roi2roc.InputException;
import io.github.roi2roc.describe.FeatureDifferences;
import io.github.roi2roc.describe.FeatureDifferences.Line;

/** How large the difference of each feature between two groups is (across) and how sure (upwards), with lines where either counts. */
public final class VolcanoFigure {

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

	private VolcanoFigure() {}

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
		final double widest = Math.max(1.2 * look.effectSize, lines.stream().mapToDouble(l -> Math.abs(look.effect.of(l))).max().orElse(1));
		final double highest = Math.max(1.2 * height(look.p), lines.stream().mapToDouble(l -> height(p(l, look))).max().orElse(1));
		final Axis x = Axis.fitting(look.effect.title(d), -widest, widest), y = Axis.fitting(look.adjusted ? "−log₁₀ adjusted P" : "−log₁₀ P", 0,
			highest);
		final XyChart chart = new XyChart("Volcano plot", style, x, y);
		chart.reference(String.format(Locale.ROOT, "%s = %s", look.adjusted ? "adjusted P" : "P", number(look.p)), new double[] { x.low(), x.high() },
			new double[] { height(look.p), height(look.p) }, Style.line(0.7, 4, 3));
		for (final int side : look.effectSize > 0 ? new int[] { -1, 1 } : new int[0]) chart.reference(null, new double[] { side * look.effectSize, side
			* look.effectSize }, new double[] { y.low(), y.high() }, Style.line(0.7, 1.5f, 2));
		final Color[] colours = { Style.colour(0), Style.colour(1) };
		for (final Line l : lines) {
			if (!counts(l, look)) chart.dot(look.effect.of(l), height(p(l, look)), 2.6, Style.FAINT);
		}
		final int[] n = new int[2];
		for (final Line l : lines) {
			if (!counts(l, look)) continue;
			final int side = look.effect.of(l) > 0 ? 1 : 0;
			n[side]++;
			chart.mark(look.effect.of(l), height(p(l, look)), Style.mark(side, 3.6), colours[side]);
			if (n[0] + n[1] <= look.labels) chart.label(look.effect.of(l), height(p(l, look)), l.feature());
		}
		final String what = look.marked == null ? "" : "selected, ";
		for (int side = 1; side >= 0; side--) {
			if (n[side] > 0) chart.entry(what + "higher in " + d.groups().get(side) + " (" + n[side] + ")", colours[side], null, Style.mark(side, 3.6));
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

	private static String number(final double d) {
		return d == Math.rint(d) ? Long.toString((long) d) : Double.toString(d);
	}
}
