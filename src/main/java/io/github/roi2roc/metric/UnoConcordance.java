package io.github.roi2roc.metric;

/**
 * Uno's concordance (Uno et al. 2011): like Harrell's, but pairs are weighted by 1 / G(t)², so that it does not depend on who was censored when; up to
 * a time. R's {@code survival::concordance(timewt = "n/G2", ymax = τ)}.
 */
public final class UnoConcordance {

	private UnoConcordance() {}

	/**
	 * @param time of each row
	 * @param event whether it ended with the event
	 * @param risk higher means sooner
	 * @param to events later than this do not count
	 * @return NaN if no pair can be compared
	 */
	public static double of(final double[] time, final boolean[] event, final double[] risk, final double to) {
		final Censoring g = new Censoring(time, event);
		double right = 0, pairs = 0;
		for (int i = 0; i < time.length; i++) {
			if (!event[i] || time[i] > to) continue;
			final double before = g.before(i), weight = 1 / (before * before);
			double better = 0;
			int outliving = 0;
			for (int j = 0; j < time.length; j++) {
				if (!(time[j] > time[i] || time[j] == time[i] && !event[j])) continue;
				outliving++;
				if (risk[i] > risk[j]) better++;
				else if (risk[i] == risk[j]) better += 0.5;
			}
			right += weight * better;
			pairs += weight * outliving;
		}
		return pairs > 0 ? right / pairs : Double.NaN;
	}
}
