package io.github.roi2roc.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.math3.special.Gamma;

import io.github.roi2roc.InputException;

/**
 * Fisher's exact test of a table of counts with any number of rows and columns (R's {@code fisher.test}): the probability, given the margins,
 * of all tables that are no more probable than the one seen.
 *
 * @param oddsRatio conditional maximum likelihood estimate for a 2 × 2 table (0 or infinite at the ends); NaN for larger ones
 */
public record FisherExact(double p, double oddsRatio) {

	/** R's allowance for rounding when probabilities are compared. */
	private static final double SAME = 1e-7;
	private static final int MOST_STATES = 5_000_000;

	/**
	 * Tests independence of rows and columns.
	 *
	 * @param table counts, row × column, at least 2 × 2
	 * @throws InputException if the table is too large to be counted
	 */
	public static FisherExact test(final int[][] table) {
		if (table.length < 2 || table[0].length < 2) throw new InputException("Fisher's exact test: the table has " + table.length + " rows and "
			+ table[0].length + " columns; two of each are needed.");
		return new FisherExact(Math.min(1, p(table)), table.length == 2 && table[0].length == 2 ? oddsRatio(table) : Double.NaN);
	}

	private static double logFactorial(final int n) {
		return Gamma.logGamma(n + 1.0);
	}

	/** Walks through the columns; a state is what is left of the row sums, with the log probabilities of the ways that lead there. */
	private static double p(final int[][] given) {
		final int[][] table = given.length <= given[0].length ? given : transposed(given);
		final int r = table.length, c = table[0].length;
		final int[] rows = new int[r], columns = new int[c];
		double constant = 0, seen = 0;
		int n = 0;
		for (int i = 0; i < r; i++) {
			for (int j = 0; j < c; j++) {
				rows[i] += table[i][j];
				columns[j] += table[i][j];
				n += table[i][j];
				seen -= logFactorial(table[i][j]);
			}
		}
		for (final int s : rows) constant += logFactorial(s);
		for (final int s : columns) constant += logFactorial(s);
		constant -= logFactorial(n);
		Map<List<Integer>, TreeMap<Double, Double>> states = new LinkedHashMap<>();
		states.put(sorted(rows), new TreeMap<>(Map.of(0.0, 1.0)));
		for (int j = 0; j < c; j++) {
			final Map<List<Integer>, TreeMap<Double, Double>> next = new LinkedHashMap<>();
			final int column = columns[j];
			states.forEach((state, ways) -> fill(state, 0, column, new int[r], 0, ways, next));
			states = next;
			if (states.values().stream().mapToInt(Map::size).sum() > MOST_STATES) throw new InputException("Fisher's exact test: the " + given.length
				+ " x " + given[0].length + " table has too many possible tables to count. Use the chi-squared test, or join rows.");
		}
		double p = 0;
		final double limit = seen + constant + Math.log1p(SAME);
		for (final TreeMap<Double, Double> ways : states.values()) {
			for (final Map.Entry<Double, Double> w : ways.entrySet()) if (w.getKey() + constant <= limit) p += w.getValue() * Math.exp(w.getKey()
				+ constant);
		}
		return p;
	}

	/** Every way to put what is left of a column into the rows from {@code row} on. */
	private static void fill(final List<Integer> state, final int row, final int left, final int[] cell, final double log,
		final TreeMap<Double, Double> ways, final Map<List<Integer>, TreeMap<Double, Double>> next)
	{
		if (row == state.size() - 1) {
			if (left > state.get(row)) return;
			cell[row] = left;
			final int[] rest = new int[cell.length];
			for (int i = 0; i < rest.length; i++) rest[i] = state.get(i) - cell[i];
			final double here = log - logFactorial(left);
			final TreeMap<Double, Double> into = next.computeIfAbsent(sorted(rest), k -> new TreeMap<>());
			ways.forEach((past, count) -> merge(into, past + here, count));
			return;
		}
		for (int k = 0; k <= Math.min(left, state.get(row)); k++) {
			cell[row] = k;
			fill(state, row + 1, left - k, cell, log - logFactorial(k), ways, next);
		}
	}

	/** Ways of equal probability are counted together. */
	private static void merge(final TreeMap<Double, Double> ways, final double log, final double count) {
		final Map.Entry<Double, Double> near = ways.ceilingEntry(log - 1e-10);
		final double key = near != null && near.getKey() <= log + 1e-10 ? near.getKey() : log;
		ways.merge(key, count, Double::sum);
	}

	private static List<Integer> sorted(final int[] a) {
		final List<Integer> out = new ArrayList<>();
		for (final int i : a) out.add(i);
		out.sort(null);
		return out;
	}

	private static int[][] transposed(final int[][] t) {
		final int[][] out = new int[t[0].length][t.length];
		for (int i = 0; i < t.length; i++) for (int j = 0; j < t[0].length; j++) out[j][i] = t[i][j];
		return out;
	}

	/** The odds ratio at which the expected first cell, given the margins, is the one seen. */
	private static double oddsRatio(final int[][] t) {
		final int x = t[0][0], m = t[0][0] + t[1][0], n = t[0][1] + t[1][1], k = t[0][0] + t[0][1];
		final int lo = Math.max(0, k - n), hi = Math.min(k, m);
		if (x == lo) return lo == hi ? Double.NaN : 0;
		if (x == hi) return Double.POSITIVE_INFINITY;
		final double[] log = new double[hi - lo + 1];
		for (int i = 0; i < log.length; i++) {
			final int a = lo + i;
			log[i] = -logFactorial(a) - logFactorial(m - a) - logFactorial(k - a) - logFactorial(n - k + a);
		}
		double from = -700, to = 700; // of the logarithm
		for (int step = 0; step < 200; step++) {
			final double mid = (from + to) / 2;
			if (expected(log, lo, mid) < x) from = mid;
			else to = mid;
		}
		return Math.exp((from + to) / 2);
	}

	private static double expected(final double[] log, final int lo, final double logOdds) {
		final double[] v = new double[log.length];
		for (int i = 0; i < v.length; i++) v[i] = log[i] + logOdds * i;
		final double max = Arrays.stream(v).max().orElse(0);
		double sum = 0, mean = 0;
		for (int i = 0; i < v.length; i++) {
			final double w = Math.exp(v[i] - max);
			sum += w;
			mean += w * (lo + i);
		}
		return mean / sum;
	}
}
