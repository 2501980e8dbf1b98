package io.github.roi2roc.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;

import io.github.roi2roc.InputException;

/**
 * The test whether groups survive alike, of the family G-ρ (Harrington and Fleming 1982; R's {@code survival::survdiff}): each death counts
 * the Kaplan–Meier curve of all rows just before it, to the power ρ. ρ = 0 is the log-rank test, ρ = 1 that of Peto and Peto.
 *
 * @param n rows of each group
 * @param observed weighted deaths of each group
 * @param expected those to expect if all groups survived alike
 * @param statistic χ²
 * @param df groups in which a death is to be expected, less one
 */
public record LogRank(int[] n, double[] observed, double[] expected, double statistic, int df) {

	/** P of a larger statistic; NaN where there is nothing to compare. */
	public double p() {
		return df > 0 ? Tail.chiSquared(statistic, df) : Double.NaN;
	}

	/** The test of two of the groups. */
	public record Pair(int first, int second, double statistic, double p, double adjusted) {}

	/** The test without strata. */
	public static LogRank test(final double[] time, final boolean[] event, final int[] group, final double rho) {
		return test(time, event, group, new int[time.length], rho);
	}

	/**
	 * Tests all groups.
	 *
	 * @param time of each row, from 0 on; times that differ by rounding alone are one
	 * @param event whether it ended with the event
	 * @param group number of its group, from 0 on
	 * @param stratum number of its stratum; rows are compared within
	 * @throws InputException if there are fewer than two groups
	 */
	public static LogRank test(final double[] time, final boolean[] event, final int[] group, final int[] stratum, final double rho) {
		final int n = time.length, groups = Arrays.stream(group).max().orElse(-1) + 1;
		if (Arrays.stream(group).distinct().count() < 2) throw new InputException("Log-rank test: all " + n + " rows are in one group; two are needed.");
		final double[] tied = TiedTimes.of(time);
		final int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingInt((Integer i) -> stratum[i]).thenComparingDouble(i -> tied[i]))
			.mapToInt(i -> i).toArray();
		final double[] observed = new double[groups], expected = new double[groups];
		final double[][] variance = new double[groups][groups];
		for (int a = 0, b; a < n; a = b) {
			for (b = a; b < n && stratum[order[b]] == stratum[order[a]]; b++) {}
			add(Arrays.copyOfRange(order, a, b), tied, event, group, rho, observed, expected, variance);
		}
		final int[] size = new int[groups];
		for (final int g : group) size[g]++;
		final int[] used = IntStream.range(0, groups).filter(g -> expected[g] > 0).toArray();
		return new LogRank(size, observed, expected, chi(used, observed, expected, variance), Math.max(0, used.length - 1));
	}

	/** Adds a stratum, whose rows come by rising time. */
	private static void add(final int[] rows, final double[] time, final boolean[] event, final int[] group, final double rho, final double[] observed,
		final double[] expected, final double[][] variance)
	{
		final int groups = observed.length;
		final int[] atRisk = new int[groups];
		for (final int i : rows) atRisk[group[i]]++;
		double survival = 1;
		for (int a = 0, b; a < rows.length; a = b) {
			final int all = rows.length - a;
			final int[] dying = new int[groups], leaving = new int[groups];
			for (b = a; b < rows.length && time[rows[b]] == time[rows[a]]; b++) {
				leaving[group[rows[b]]]++;
				if (event[rows[b]]) dying[group[rows[b]]]++;
			}
			final int deaths = Arrays.stream(dying).sum();
			final double weight = rho == 0 ? 1 : Math.pow(survival, rho);
			for (int g = 0; g < groups && deaths > 0; g++) {
				observed[g] += weight * dying[g];
				expected[g] += weight * deaths * atRisk[g] / all;
				if (all == 1) continue;
				final double v = weight * weight * deaths * (all - deaths) / ((double) all * (all - 1)) * atRisk[g];
				for (int h = 0; h < groups; h++) variance[g][h] += v * ((g == h ? 1 : 0) - atRisk[h] / (double) all);
			}
			survival *= (all - deaths) / (double) all;
			for (int g = 0; g < groups; g++) atRisk[g] -= leaving[g];
		}
	}

	private static double chi(final int[] used, final double[] observed, final double[] expected, final double[][] variance) {
		final int k = used.length - 1;
		if (k < 1) return 0;
		final double[] gap = IntStream.rangeClosed(1, k).mapToDouble(i -> observed[used[i]] - expected[used[i]]).toArray();
		final double[][] v = IntStream.rangeClosed(1, k).mapToObj(i -> IntStream.rangeClosed(1, k).mapToDouble(j -> variance[used[i]][used[j]]).toArray())
			.toArray(double[][]::new);
		final QRDecomposition qr = new QRDecomposition(new Array2DRowRealMatrix(v, false));
		if (!qr.getSolver().isNonSingular()) return Double.NaN;
		return qr.getSolver().solve(new ArrayRealVector(gap, false)).dotProduct(new ArrayRealVector(gap, false));
	}

	/** The test of each two groups on their rows alone, with P adjusted for their number. */
	public static List<Pair> pairs(final double[] time, final boolean[] event, final int[] group, final int[] stratum, final double rho,
		final PAdjust adjust)
	{
		final int groups = Arrays.stream(group).max().orElse(-1) + 1;
		final List<Pair> out = new ArrayList<>();
		for (int g = 0; g < groups; g++) for (int h = g + 1; h < groups; h++) {
			final int first = g, second = h;
			final int[] rows = IntStream.range(0, group.length).filter(i -> group[i] == first || group[i] == second).toArray();
			final boolean[] ends = new boolean[rows.length];
			for (int k = 0; k < rows.length; k++) ends[k] = event[rows[k]];
			final LogRank test = test(Arrays.stream(rows).mapToDouble(i -> time[i]).toArray(), ends, Arrays.stream(rows).map(i -> group[i] == first ? 0 : 1)
				.toArray(), Arrays.stream(rows).map(i -> stratum[i]).toArray(), rho);
			out.add(new Pair(g, h, test.statistic, test.p(), Double.NaN));
		}
		final double[] adjusted = adjust.adjust(out.stream().mapToDouble(Pair::p).toArray());
		return IntStream.range(0, adjusted.length).mapToObj(k -> new Pair(out.get(k).first, out.get(k).second, out.get(k).statistic, out.get(k).p,
			adjusted[k])).toList();
	}
}
