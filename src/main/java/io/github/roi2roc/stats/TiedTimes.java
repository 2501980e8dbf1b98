package io.github.roi2roc.stats;

import java.util.Arrays;

/**
 * Times that differ by rounding alone (0.1 + 0.2 and 0.3) made equal, as R's {@code survival} does before every analysis ({@code aeqSurv}):
 * neighbours no more than 1.5e-8 apart, absolutely or in parts of the mean of all different times, count as one time, the first of them.
 */
public final class TiedTimes {

	/** The square root of the distance from 1 to the next number. */
	private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));

	private TiedTimes() {}

	/** A copy in which such times are equal. */
	public static double[] of(final double[] time) {
		final double[] different = Arrays.stream(time).sorted().distinct().toArray(), first = different.clone();
		final double mean = Arrays.stream(different).map(Math::abs).average().orElse(1);
		boolean any = false;
		for (int k = 1; k < different.length; k++) {
			final double gap = different[k] - different[k - 1];
			if (!(gap <= TOLERANCE || gap / mean <= TOLERANCE)) continue;
			first[k] = first[k - 1];
			any = true;
		}
		if (!any) return time.clone();
		return Arrays.stream(time).map(t -> first[Arrays.binarySearch(different, t)]).toArray();
	}
}
