package io.github.roi2roc.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.stats.Normal;

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

	/**
	 * A concordance with its standard error.
	 *
	 * @param se by the infinitesimal jackknife, as R's {@code concordance} of {@code survival} from 3.0 on; NaN if no pair can be compared
	 * @param concordant weight of the pairs in which the higher score goes first
	 * @param discordant of those in which it goes last
	 * @param tied of those with one score
	 * @param influence of each row on the value: the sum of their squares is the variance
	 */
	public record Result(double value, double se, double concordant, double discordant, double tied, double[] influence) {

		private static final double Z = 1.959963984540054;

		/** Lower end of the 95 % interval, at least 0. */
		public double lower() {
			return Math.max(0, value - Z * se);
		}

		/** Upper end of the 95 % interval, at most 1. */
		public double upper() {
			return Math.min(1, value + Z * se);
		}
	}

	/**
	 * Difference of two scores' concordance with the same rows' survival, as R's {@code concordance(fit1, fit2)} with its {@code var}.
	 *
	 * @param difference of the first from the second
	 * @param se by the infinitesimal jackknife
	 * @param p two-sided, of no difference; 1 where the scores order the rows alike
	 */
	public record Difference(double difference, double se, double z, double p) {

		/** Of estimates on the same rows. */
		public static Difference of(final double first, final double[] influence, final double second, final double[] other) {
			double variance = 0;
			for (int i = 0; i < influence.length; i++) variance += (influence[i] - other[i]) * (influence[i] - other[i]);
			final double d = first - second, se = Math.sqrt(variance);
			if (se < 1e-12 && Math.abs(d) < 1e-12) return new Difference(0, 0, 0, 1);
			return new Difference(d, se, d / se, Normal.twoSided(d / se));
		}
	}

	/** All rows count the same, in one stratum. */
	public static Result result(final double[] time, final boolean[] event, final double[] score) {
		final double[] ones = new double[time.length];
		Arrays.fill(ones, 1);
		return result(time, event, score, ones, new int[time.length]);
	}

	/**
	 * Pairs are compared within strata; a pair counts the product of its rows' weights. O(n log n).
	 *
	 * @return with NaN if no pair can be compared
	 * @throws InputException if a score is NaN
	 */
	public static Result result(final double[] time, final boolean[] event, final double[] score, final double[] weight, final int[] stratum) {
		final int n = time.length;
		if (Arrays.stream(score).anyMatch(Double::isNaN)) throw new InputException("A score is NaN, so there is no concordance.");
		final int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingInt((Integer i) -> stratum[i]).thenComparingDouble(i -> time[i]))
			.mapToInt(i -> i).toArray();
		// Weight of the others with which a row makes a concordant, discordant, tied pair: as the one who dies first, and as the other.
		final double[][] first = new double[3][n], later = new double[3][n];
		for (int a = 0, b; a < n; a = b) {
			for (b = a; b < n && stratum[order[b]] == stratum[order[a]]; b++) {}
			pairs(Arrays.copyOfRange(order, a, b), time, event, score, weight, first, later);
		}
		final double[] sum = new double[3];
		for (int k = 0; k < 3; k++) for (int i = 0; i < n; i++) sum[k] += weight[i] * first[k][i];
		final double all = sum[0] + sum[1] + sum[2], somers = (sum[0] - sum[1]) / all;
		double variance = 0;
		final double[] each = new double[n];
		for (int i = 0; i < n; i++) {
			final double c = first[0][i] + later[0][i], d = first[1][i] + later[1][i], t = first[2][i] + later[2][i];
			final double influence = weight[i] * (c - d - somers * (c + d + t)) / all;
			variance += influence * influence;
			each[i] = influence / 2;
		}
		return new Result((somers + 1) / 2, Math.sqrt(variance) / 2, sum[0], sum[1], sum[2], each);
	}

	/** Counts the pairs of one stratum, whose rows come by rising time. */
	private static void pairs(final int[] rows, final double[] time, final boolean[] event, final double[] score, final double[] weight,
		final double[][] first, final double[][] later)
	{
		final double[] values = Arrays.stream(rows).mapToDouble(i -> score[i] + 0.0).sorted().distinct().toArray();
		final Sums outliving = new Sums(values.length), dead = new Sums(values.length);
		for (int b = rows.length, a; b > 0; b = a) {
			for (a = b; a > 0 && time[rows[a - 1]] == time[rows[b - 1]]; a--) if (!event[rows[a - 1]]) outliving.add(rank(values, score[rows[a - 1]]),
				weight[rows[a - 1]]);
			for (int k = a; k < b; k++) if (event[rows[k]]) outliving.split(rank(values, score[rows[k]]), rows[k], first, 0, 1);
			for (int k = a; k < b; k++) if (event[rows[k]]) outliving.add(rank(values, score[rows[k]]), weight[rows[k]]);
		}
		for (int a = 0, b; a < rows.length; a = b) {
			for (b = a; b < rows.length && time[rows[b]] == time[rows[a]]; b++) if (event[rows[b]]) dead.split(rank(values, score[rows[b]]), rows[b], later,
				1, 0);
			for (int k = a; k < b; k++) if (event[rows[k]]) dead.add(rank(values, score[rows[k]]), weight[rows[k]]);
			for (int k = a; k < b; k++) if (!event[rows[k]]) dead.split(rank(values, score[rows[k]]), rows[k], later, 1, 0);
		}
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

		/** Hands a row the sums below its rank, above it and at it. */
		void split(final int rank, final int row, final double[][] to, final int lower, final int higher) {
			final double below = below(rank), upTo = below(rank + 1);
			to[lower][row] = below;
			to[higher][row] = total - upTo;
			to[2][row] = upTo - below;
		}

		/** Sum of the ranks below this one. */
		double below(final int rank) {
			double s = 0;
			for (int k = rank; k > 0; k -= k & -k) s += tree[k];
			return s;
		}
	}
}
