package io.github.roi2roc.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.RandomStream;

/**
 * The cut of a variable that separates survival best, with a P that counts the search: the maximally selected standardised log-rank statistic
 * (Lausen and Schumacher 1992) on log-rank scores (Hothorn and Lausen 2003), its P from permutations of the scores. Cut and statistic are those
 * of R's {@code maxstat.test(smethod = "LogRank")} and {@code survminer::surv_cutpoint}.
 *
 * @param cut rows at or below it are the one group, those above it the other
 * @param statistic largest |standardised statistic| over all cuts
 * @param p part of the permutations, with the data's own order, whose largest statistic is as large
 * @param cuts number of cuts that were tried
 */
public record MaximalLogRank(double cut, double statistic, double p, int cuts) {

	private static final int PERMUTATIONS = 9999;
	/** Rows at least on either side of a cut, as a part of all. */
	private static final double LEAST = 0.1;

	/**
	 * Looks for the cut.
	 *
	 * @param x the variable, finite
	 * @param seed of the permutations
	 * @throws InputException if no cut leaves a tenth of the rows on either side, or all scores are equal
	 */
	public static MaximalLogRank search(final double[] x, final double[] time, final boolean[] event, final long seed) {
		final int n = x.length;
		final int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> x[i])).mapToInt(i -> i).toArray();
		final int[] sizes = IntStream.range(1, n).filter(m -> x[order[m - 1]] < x[order[m]] && m >= Math.max(1, (int) Math.floor(n * LEAST)) && m <= Math
			.floor(n * (1 - LEAST))).toArray();
		if (sizes.length == 0) throw new InputException("No cut leaves a tenth of the " + n + " rows on either side; give the cut as a number.");
		final double[] all = scores(TiedTimes.of(time), event), scores = Arrays.stream(order).mapToDouble(i -> all[i]).toArray();
		final double sum = Arrays.stream(scores).sum(), squares = Arrays.stream(scores).map(s -> s * s).sum(), spread = n * squares - sum * sum;
		if (!(spread > 1e-12 * n * squares)) throw new InputException("The survival of all rows is alike, so no cut separates it.");
		final double[] scale = Arrays.stream(sizes).mapToDouble(m -> Math.sqrt(m * (double) (n - m) / ((double) n * n * (n - 1)) * spread)).toArray();
		final double[] found = best(scores, sizes, scale, sum);
		final RandomStream random = new RandomStream(seed).fork("maximally selected");
		final long more = IntStream.range(0, PERMUTATIONS).parallel().filter(k -> {
			final int[] rows = IntStream.range(0, n).toArray();
			random.fork(k).shuffle(rows);
			return best(Arrays.stream(rows).mapToDouble(i -> scores[i]).toArray(), sizes, scale, sum)[0] >= found[0] * (1 - 1e-12);
		}).count();
		return new MaximalLogRank(x[order[sizes[(int) found[1]] - 1]], found[0], (more + 1) / (PERMUTATIONS + 1.0), sizes.length);
	}

	/** The largest statistic and the number of its size. */
	private static double[] best(final double[] scores, final int[] sizes, final double[] scale, final double all) {
		final double mean = all / scores.length;
		double sum = 0, best = -1;
		int at = 0;
		for (int k = 0, i = 0; k < sizes.length; k++) {
			for (; i < sizes[k]; i++) sum += scores[i];
			final double t = Math.abs(sum - sizes[k] * mean) / scale[k];
			if (t > best) {
				best = t;
				at = k;
			}
		}
		return new double[] { best, at };
	}

	/** Event less the sum, over those who die no later, of 1 / (n − number of times no later than theirs + 1). */
	static double[] scores(final double[] time, final boolean[] event) {
		final int n = time.length;
		final double[] sorted = Arrays.stream(time).sorted().toArray(), times = Arrays.stream(sorted).distinct().toArray(), hazard = new double[times.length];
		final int[] upTo = new int[times.length];
		for (final double t : sorted) upTo[Arrays.binarySearch(times, t)]++;
		for (int k = 1; k < upTo.length; k++) upTo[k] += upTo[k - 1];
		for (int i = 0; i < n; i++) {
			final int k = Arrays.binarySearch(times, time[i]);
			if (event[i]) hazard[k] += 1.0 / (n - upTo[k] + 1);
		}
		for (int k = 1; k < hazard.length; k++) hazard[k] += hazard[k - 1];
		return IntStream.range(0, n).mapToDouble(i -> (event[i] ? 1 : 0) - hazard[Arrays.binarySearch(times, time[i])]).toArray();
	}
}
