package io.github.roi2roc.metric;

import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.stats.Normal;

/**
 * What a second model's probabilities improve over a first one's on the same rows (Pencina et al. 2008, 2011): R's
 * {@code Hmisc::improveProb(first, second, y)}.
 *
 * @param nri net reclassification improvement without categories: how much more often probabilities move up than down in positive rows, plus
 *          the reverse in negative ones; −2 to 2
 * @param nriEvents its part in the positive rows
 * @param nriNonEvents its part in the negative rows
 * @param idi integrated discrimination improvement: gain in mean probability of the positive rows less that of the negative ones
 */
public record Reclassification(Improvement nri, double nriEvents, double nriNonEvents, Improvement idi) {

	/**
	 * A difference with its normal test against 0.
	 *
	 * @param z value / se; NaN where nothing changed
	 * @param p two-sided
	 * @param lower lower end of the 95 % interval
	 * @param upper upper end
	 */
	public record Improvement(double value, double se, double z, double p, double lower, double upper) {

		static Improvement of(final double value, final double se) {
			final double z = value / se, half = Normal.quantile(0.975) * se;
			return new Improvement(value, se, z, Normal.twoSided(z), value - half, value + half);
		}
	}

	/**
	 * @param positive class of each row
	 * @param first probabilities of the old model
	 * @param second those of the new one
	 * @throws io.github.roi2roc.InputException if a score is no probability or a class is absent
	 */
	public static Reclassification of(final boolean[] positive, final double[] first, final double[] second) {
		Probabilities.require(first);
		Probabilities.require(second);
		if (first.length != second.length) throw new IllegalArgumentException(first.length + " and " + second.length + " probabilities");
		final double[] change = new double[first.length];
		for (int i = 0; i < change.length; i++) change[i] = second[i] - first[i];
		final TwoClasses d = TwoClasses.of(positive, change);
		final double[] events = moves(d.cases()), others = moves(d.controls());
		return new Reclassification(Improvement.of(events[0] - others[0], Math.sqrt(events[1] + others[1])), events[0], 0 - others[0], Improvement.of(
			Moments.mean(d.cases()) - Moments.mean(d.controls()), Math.sqrt(Moments.variance(d.cases()) / d.cases().length + Moments.variance(d
				.controls()) / d.controls().length)));
	}

	/** Part that moves up less part that moves down, and its multinomial variance. */
	private static double[] moves(final double[] change) {
		double up = 0, down = 0;
		final double n = change.length;
		for (final double c : change) {
			if (c > 0) up++;
			else if (c < 0) down++;
		}
		final double net = (up - down) / n;
		return new double[] { net, (up + down) / (n * n) - net * net / n };
	}
}
