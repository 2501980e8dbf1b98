package io.github.roi2roc.evaluate;

import java.util.List;
import java.util.Locale;

import io.github.roi2roc.InputException;
import io.github.roi2roc.metric.Estimate;
import io.github.roi2roc.metric.OperatingPoint;
import io.github.roi2roc.metric.RocBootstrap;
import io.github.roi2roc.metric.RocCurve;
import io.github.roi2roc.store.Csv;

/**
 * What a comparison of ROC curves tells beyond areas with DeLong's intervals.
 *
 * @param bootstrap whether the areas' intervals come from a bootstrap
 * @param resamples of every bootstrap of areas
 * @param partial limits and axis of a partial area, or null
 * @param smooth whether smoothed curves are wanted
 * @param threshold where sensitivity and the like are taken
 * @param interval of sensitivity and the like
 * @param groups column whose levels are unlike cohorts, for the unpaired test; empty for none
 * @param seed of everything drawn
 */
public record RocOptions(boolean bootstrap, int resamples, Partial partial, boolean smooth, Threshold threshold, Estimate.Interval interval,
	String groups, long seed)
{

	/** What nobody asked to change. */
	public static final RocOptions USUAL = new RocOptions(false, RocBootstrap.USUAL, null, false, Threshold.YOUDEN, Estimate.Interval.WILSON, "", 1);

	/** A part of the curve, 0 ≤ from &lt; to ≤ 1. */
	public record Partial(RocCurve.Axis axis, double from, double to) {

		/**
		 * @param limits two numbers with a comma between, in any order; empty for none
		 * @return null for none
		 * @throws InputException if they are no two different numbers from 0 to 1, or the axis is not known
		 */
		public static Partial of(final String limits, final String axis) {
			if (limits.isBlank()) return null;
			final String word = axis.strip().toLowerCase(Locale.ROOT);
			if (!List.of("specificity", "sensitivity").contains(word)) throw new InputException("'axis' is '" + axis
				+ "', but specificity or sensitivity belongs there.");
			final String[] ends = limits.split(",");
			if (ends.length == 2) {
				final double a = proportion("partial", ends[0]), b = proportion("partial", ends[1]);
				if (a != b) return new Partial(RocCurve.Axis.valueOf(word.toUpperCase(Locale.ROOT)), Math.min(a, b), Math.max(a, b));
			}
			throw new InputException("'partial' is '" + limits + "', but two different numbers from 0 to 1 belong there, such as 0.9,1.");
		}
	}

	/**
	 * The rule that chooses an operating point.
	 *
	 * @param training whether it is chosen on the rows of set train
	 * @param axis what is fixed; null for the largest Youden index or a given threshold
	 * @param value how much of it, or the given threshold; NaN for Youden's
	 */
	public record Threshold(boolean training, RocCurve.Axis axis, double value) {

		static final Threshold YOUDEN = new Threshold(false, null, Double.NaN);

		/**
		 * @param text {@code youden}, {@code sensitivity:0.9}, {@code specificity:0.9} or a number; {@code train:} before it chooses on the
		 *          training rows
		 * @throws InputException if it is none of them
		 */
		public static Threshold of(final String text) {
			String rest = text.strip().toLowerCase(Locale.ROOT);
			final boolean training = rest.equals("train") || rest.startsWith("train:");
			if (training) rest = rest.equals("train") ? "" : rest.substring("train:".length());
			if (rest.isEmpty() || rest.equals("youden")) return new Threshold(training, null, Double.NaN);
			for (final RocCurve.Axis axis : RocCurve.Axis.values()) {
				final String start = axis.name().toLowerCase(Locale.ROOT) + ":";
				if (rest.startsWith(start)) return new Threshold(training, axis, proportion("threshold", rest.substring(start.length())));
			}
			try {
				final double value = Csv.number(rest);
				if (!training && Double.isFinite(value)) return new Threshold(false, null, value);
			}
			catch (final NumberFormatException e) {
				// said below
			}
			throw new InputException("'threshold' is '" + text + "', but youden, sensitivity:0.9, specificity:0.9, a number, or train:youden (chosen on the "
				+ "rows of set train) belongs there.");
		}

		/** The point that the rule chooses on a curve; not of a given threshold. */
		OperatingPoint on(final RocCurve curve) {
			return axis == null ? curve.youden() : curve.reaching(axis, value);
		}

		/** Whether the threshold was given as a number. */
		boolean given() {
			return axis == null && !Double.isNaN(value);
		}
	}

	private static double proportion(final String key, final String text) {
		try {
			final double d = Csv.number(text);
			if (d >= 0 && d <= 1) return d;
		}
		catch (final NumberFormatException e) {
			// said below
		}
		throw new InputException("'" + key + "' has '" + text.strip() + "', but a number from 0 to 1 belongs there.");
	}

	public RocOptions {
		if (resamples < 10 || resamples > 1_000_000) throw new InputException("'resamples' is " + resamples + "; from 10 to 1000000 belongs there.");
	}
}
