package io.github.roi2roc.metric;

import io.github.roi2roc.stats.Normal;
import io.github.roi2roc.stats.Student;

/**
 * DeLong's test for two AUCs (pROC's {@code roc.test(method = "delong")}).
 *
 * @param statistic Z if paired, D (a t value) if not; positive when the first AUC is larger. 0 where both curves are the same, infinite
 *          where they differ without any variance
 * @param df degrees of freedom of D; infinite for Z
 * @param p two-sided
 * @param difference first AUC − second AUC
 * @param covariance of the two AUCs; 0 if unpaired
 * @param lower lower end of the 95 % interval of the difference (paired)
 * @param upper upper end
 */
public record DelongTest(double statistic, double df, double p, double difference, double covariance, double lower, double upper) {

	/**
	 * Two scores of the same rows.
	 *
	 * @throws io.github.roi2roc.InputException if a class is absent or a score is not finite
	 */
	public static DelongTest paired(final boolean[] positive, final double[] first, final RocDirection firstDirection, final double[] second,
		final RocDirection secondDirection)
	{
		final Placements a = placements(positive, first, firstDirection), b = placements(positive, second, secondDirection);
		final double d = a.theta() - b.theta(), sd = Math.sqrt(a.differenceVariance(b));
		final double z = d == 0 && sd == 0 ? 0 : d / sd, half = Normal.quantile(0.975) * sd;
		return new DelongTest(z, Double.POSITIVE_INFINITY, Normal.twoSided(z), d, a.covariance(b), d - half, d + half);
	}

	/** Scores of different rows, such as two cohorts. */
	public static DelongTest unpaired(final boolean[] firstPositive, final double[] first, final RocDirection firstDirection,
		final boolean[] secondPositive, final double[] second, final RocDirection secondDirection)
	{
		final Placements a = placements(firstPositive, first, firstDirection), b = placements(secondPositive, second, secondDirection);
		final double va = a.variance(), vb = b.variance(), d = a.theta() - b.theta(), sd = Math.sqrt(va + vb);
		final double t = d == 0 && sd == 0 ? 0 : d / sd;
		final double df = (va + vb) * (va + vb) / (va * va / (first.length - 1) + vb * vb / (second.length - 1));
		final double p = sd == 0 ? d == 0 ? 1 : 0 : Student.twoSided(t, df), half = Normal.quantile(0.975) * sd;
		return new DelongTest(t, df, p, d, 0, d - half, d + half);
	}

	private static Placements placements(final boolean[] positive, final double[] score, final RocDirection direction) {
		final TwoClasses scores = TwoClasses.of(positive, score);
		return Placements.of(scores, RocCurve.of(scores, direction).direction());
	}
}
