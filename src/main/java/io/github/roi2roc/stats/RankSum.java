package io.github.roi2roc.stats;

/**
 * Wilcoxon's rank sum test, which is Mann and Whitney's (R's {@code wilcox.test}).
 *
 * @param w pairs in which the first group's value is larger, ties counting one half
 * @param p two-sided
 * @param exact whether p counts arrangements; otherwise it is the normal approximation
 */
public record RankSum(double w, double p, boolean exact) {

	private static final int SMALL = 50;

	/** As R decides: exact without ties and with both groups below 50, else normal with continuity correction. */
	public static RankSum test(final double[] a, final double[] b) {
		return test(a, b, true);
	}

	/** @param correct continuity correction of the normal approximation */
	public static RankSum test(final double[] a, final double[] b, final boolean correct) {
		final boolean exact = a.length < SMALL && b.length < SMALL && Ranks.ties(joined(a, b)).length == a.length + b.length;
		return exact ? exact(a, b) : normal(a, b, correct);
	}

	private static double[] joined(final double[] a, final double[] b) {
		final double[] all = new double[a.length + b.length];
		for (int i = 0; i < a.length; i++) all[i] = a[i] + 0.0; // −0 is 0
		for (int i = 0; i < b.length; i++) all[a.length + i] = b[i] + 0.0;
		return all;
	}

	private static double w(final double[] a, final double[] b) {
		Sample.require("Mann-Whitney test", 1, a, b);
		final double[] ranks = Ranks.of(joined(a, b));
		double w = -a.length * (a.length + 1.0) / 2;
		for (int i = 0; i < a.length; i++) w += ranks[i];
		return w;
	}

	private static RankSum exact(final double[] a, final double[] b) {
		final double w = w(a, b);
		final int m = a.length, n = b.length, max = m * n;
		// ways[u]: choices of m of the m + n ranks with statistic u; built up rank by rank
		final double[][] ways = new double[m + 1][max + 1];
		ways[0][0] = 1;
		for (int rank = 1; rank <= m + n; rank++) {
			for (int k = Math.min(rank, m); k >= 1; k--) {
				final int shift = rank - k; // lower ranks that are not chosen
				if (shift > n) continue;
				for (int u = max; u >= shift; u--) ways[k][u] += ways[k - 1][u - shift];
			}
		}
		double total = 0, tail = 0;
		for (int u = 0; u <= max; u++) total += ways[m][u];
		if (w > max / 2.0) for (int u = (int) w; u <= max; u++) tail += ways[m][u];
		else for (int u = 0; u <= (int) w; u++) tail += ways[m][u];
		return new RankSum(w, Math.min(1, 2 * tail / total), true);
	}

	/** The normal approximation, with ties. */
	public static RankSum normal(final double[] a, final double[] b, final boolean correct) {
		final double w = w(a, b), m = a.length, n = b.length, z = w - m * n / 2;
		double ties = 0;
		for (final int t : Ranks.ties(joined(a, b))) ties += (double) t * t * t - t;
		final double sigma = Math.sqrt(m * n / 12 * (m + n + 1 - ties / ((m + n) * (m + n - 1))));
		final double shifted = (z - (correct ? Math.signum(z) * 0.5 : 0)) / sigma;
		return new RankSum(w, sigma == 0 ? Double.NaN : Math.min(1, Normal.twoSided(shifted)), false);
	}
}
