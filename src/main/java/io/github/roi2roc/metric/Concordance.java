package io.github.roi2roc.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;

/**
 * Harrell's concordance of a risk score with survival times (R's {@code survival::concordance} of the negated score): of the pairs whose order
 * of events is known, the part in which the one with the higher score goes first; tied scores count one half.
 */
public final class Concordance {

	private Concordance() {}

	/**
	 * All rows count the same.
	 *
	 * @param time of each row
	 * @param event whether it ended with the event
	 * @param score higher means earlier
	 * @throws InputException if no pair can be compared, or a score is NaN
	 */
	public static double of(final double[] time, final boolean[] event, final double[] score) {
		final double[] ones = new double[time.length];
		Arrays.fill(ones, 1);
		final double c = of(time, event, score, ones);
		if (Double.isNaN(c)) throw new InputException("No two rows' survival can be compared, so there is no concordance.");
		return c;
	}

	/**
	 * A pair counts the product of its rows' weights. O(n log n): rows come by falling time into a tree of sums by score.
	 *
	 * @return NaN if no pair can be compared
	 * @throws InputException if a score is NaN
	 */
	public static double of(final double[] time, final boolean[] event, final double[] score, final double[] weight) {
		final int n = time.length;
		final double[] values = Arrays.stream(score).map(s -> s + 0.0).sorted().distinct().toArray(); // no -0
		if (values.length > 0 && Double.isNaN(values[values.length - 1])) throw new InputException("A score is NaN, so there is no concordance.");
		final int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> -time[i])).mapToInt(i -> i).toArray();
		final Sums sums = new Sums(values.length);
		double right = 0, pairs = 0;
		for (int a = 0, b; a < n; a = b) {
			// One who is censored when another dies outlives him; of two who die together neither does.
			for (b = a; b < n && time[order[b]] == time[order[a]]; b++) if (!event[order[b]]) sums.add(rank(values, score[order[b]]), weight[order[b]]);
			for (int k = a; k < b; k++) {
				if (!event[order[k]]) continue;
				final int rank = rank(values, score[order[k]]);
				final double below = sums.below(rank), upTo = sums.below(rank + 1);
				right += weight[order[k]] * (below + upTo) / 2;
				pairs += weight[order[k]] * sums.total;
			}
			for (int k = a; k < b; k++) if (event[order[k]]) sums.add(rank(values, score[order[k]]), weight[order[k]]);
		}
		return pairs > 0 ? right / pairs : Double.NaN;
	}

	private static int rank(final double[] values, final double score) {
		return Arrays.binarySearch(values, score + 0.0);
	}

	/** Sums of weights by rank (a Fenwick tree). */
	private static final class Sums {

		private final double[] tree;
		private double total;

		Sums(final int ranks) {
			tree = new double[ranks + 1];
		}

		void add(final int rank, final double w) {
			for (int k = rank + 1; k < tree.length; k += k & -k) tree[k] += w;
			total += w;
		}

		/** Sum of the ranks below this one. */
		double below(final int rank) {
			double s = 0;
			for (int k = rank; k > 0; k -= k & -k) s += tree[k];
			return s;
		}
	}
}
