package io.github.roi2roc.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.github.roi2roc.numeric.RandomStream;

/**
 * Grows one tree of a {@link SurvivalForest}; its arrays are used again at every node. The rows of a node stand in the order of their times. A row that
 * goes to the other side changes the log-rank statistic by its martingale residual, and its variance by sums over earlier and later rows of that side,
 * which two trees of sums (Fenwick) give; only a split that looks like the best so far is computed anew from its definition.
 */
final class SurvivalGrower {

	/**
	 * What all trees share.
	 *
	 * @param order rows by rising time
	 * @param place of each row's time among the times of events; −1 where it is censored
	 */
	record Rows(double[][] columns, ColumnRanks ranks, double[] time, boolean[] event, int[] order, int[] place, int[] atRisk) {

		static Rows of(final double[][] columns, final ColumnRanks ranks, final double[] time, final boolean[] event, final double[] times,
			final int[] atRisk)
		{
			final int n = time.length;
			return new Rows(columns, ranks, time, event, IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> time[i])).mapToInt(i -> i)
				.toArray(), IntStream.range(0, n).map(i -> event[i] ? Arrays.binarySearch(times, time[i]) : -1).toArray(), atRisk);
		}
	}

	/** A sum that looks better than the best by less than this part may be rounding. */
	private static final double DOUBT = 1e-9;

	private final Rows data;
	private final SurvivalForest.Settings settings;
	private final RandomStream random;
	private final int[] columnOrder, rows, other, copies;
	private final int tried;
	private final TreeBuilder out = new TreeBuilder();
	private final List<int[]> at = new ArrayList<>();
	private final List<double[]> hazard = new ArrayList<>();

	// the node at hand: by row, in the order of times
	private final double[] residual, a, b;
	private final long[] keys;
	// its times of events: where their rows begin, rows at risk, events
	private final int[] start, risk, deaths;
	private int deathTimes;
	// one side of a split
	private final double[] sumsOfB;
	private final int[] counts;
	private final boolean[] right;

	// the best split of the node at hand
	private int bestFeature;
	private double bestScore, bestThreshold;

	SurvivalGrower(final Rows data, final SurvivalForest.Settings settings, final RandomStream random) {
		this.data = data;
		this.settings = settings;
		this.random = random;
		final int n = data.time.length, p = data.columns.length;
		columnOrder = IntStream.range(0, p).toArray();
		tried = Math.min(p, settings.columns() > 0 ? settings.columns() : (int) Math.ceil(Math.sqrt(p)));
		rows = new int[n];
		other = new int[n];
		copies = new int[n];
		residual = new double[n];
		a = new double[n];
		b = new double[n];
		keys = new long[n];
		start = new int[n];
		risk = new int[n];
		deaths = new int[n];
		sumsOfB = new double[n + 1];
		counts = new int[n + 1];
		right = new boolean[n];
	}

	SurvivalForest.Single grow() {
		final int n = rows.length;
		if (settings.bootstrap()) for (int i = 0; i < n; i++) copies[random.nextInt(n)]++;
		else Arrays.fill(copies, 1);
		int different = 0;
		for (final int r : data.order) if (copies[r] > 0) rows[different++] = r;
		node(0, different, 0);
		return new SurvivalForest.Single(out.build(), at.toArray(new int[0][]), hazard.toArray(new double[0][]), IntStream.range(0, n).filter(
			i -> copies[i] == 0).toArray());
	}

	/** Makes the node of {@code rows[from … to − 1]}, then its children. */
	private int node(final int from, final int to, final int depth) {
		int all = 0;
		for (int i = from; i < to; i++) all += copies[rows[i]];
		countDeaths(from, to, all);
		bestFeature = -1;
		if (all >= 2 * settings.leaf() && deathTimes > 0 && (settings.depth() == 0 || depth < settings.depth())) search(from, to, all);
		if (bestFeature < 0) return leaf(all);
		final int made = out.add(new double[1], all), feature = bestFeature;
		at.add(new int[0]);
		hazard.add(new double[0]);
		final double threshold = bestThreshold;
		final int middle = divide(data.columns[feature], threshold, from, to);
		final int low = node(from, middle, depth + 1), high = node(middle, to, depth + 1);
		out.split(made, feature, threshold, low, high);
		return made;
	}

	/** Times of events among the rows, who is at risk then, and what each row adds to the sums of the test. */
	private void countDeaths(final int from, final int to, final int all) {
		deathTimes = 0;
		int left = all;
		double cumulative = 0, sumA = 0, sumB = 0;
		for (int i = from, j; i < to; i = j) {
			int d = 0, leaving = 0;
			final double t = data.time[rows[i]];
			for (j = i; j < to && data.time[rows[j]] == t; j++) {
				leaving += copies[rows[j]];
				if (data.event[rows[j]]) d += copies[rows[j]];
			}
			if (d > 0) {
				start[deathTimes] = i;
				risk[deathTimes] = left;
				deaths[deathTimes++] = d;
				cumulative += d / (double) left;
				if (left > 1) {
					final double v = d * (double) (left - d) / ((left - 1.0) * left);
					sumA += v;
					sumB += v / left;
				}
			}
			for (int k = i; k < j; k++) {
				residual[k] = (data.event[rows[k]] ? 1 : 0) - cumulative;
				a[k] = sumA;
				b[k] = sumB;
			}
			left -= leaving;
		}
	}

	/** A leaf with its rows' cumulative hazard. */
	private int leaf(final int all) {
		final int[] places = new int[deathTimes];
		final double[] sums = new double[deathTimes];
		double sum = 0;
		for (int k = 0; k < deathTimes; k++) {
			int row = start[k];
			while (!data.event[rows[row]]) row++;
			places[k] = data.place[rows[row]];
			sums[k] = sum += deaths[k] / (double) risk[k];
		}
		at.add(places);
		hazard.add(sums);
		return out.add(new double[] { SurvivalForest.mortality(places, sums, data.atRisk) }, all);
	}

	private void search(final int from, final int to, final int all) {
		bestScore = -1;
		for (int k = 0; k < tried; k++) {
			final int pick = k + random.nextInt(columnOrder.length - k), j = columnOrder[pick];
			columnOrder[pick] = columnOrder[k];
			columnOrder[k] = j;
			best(j, from, to, all);
		}
	}

	/** Looks for a better split in a column; one that is constant here counts as tried too, as in ranger. */
	private void best(final int j, final int from, final int to, final int all) {
		final int[] rank = data.ranks.rank()[j];
		final int m = to - from;
		for (int i = 0; i < m; i++) keys[i] = (long) rank[rows[from + i]] << 32 | i;
		Arrays.sort(keys, 0, m);
		if (keys[0] >>> 32 == keys[m - 1] >>> 32) return;
		Arrays.fill(sumsOfB, 0, m + 1, 0);
		Arrays.fill(counts, 0, m + 1, 0);
		int low = 0;
		double u = 0, sumA = 0, squares = 0;
		for (int k = 0; k < m - 1; k++) {
			final int i = (int) keys[k], c = copies[rows[from + i]];
			u += c * residual[from + i];
			sumA += c * a[from + i];
			final double own = b[from + i];
			double before = 0;
			int upTo = 0;
			for (int f = i + 1; f > 0; f -= f & -f) {
				before += sumsOfB[f];
				upTo += counts[f];
			}
			squares += 2 * c * (before + own * (low - upTo)) + (double) c * c * own;
			for (int f = i + 1; f <= m; f += f & -f) {
				sumsOfB[f] += c * own;
				counts[f] += c;
			}
			low += c;
			final int here = (int) (keys[k] >>> 32), next = (int) (keys[k + 1] >>> 32);
			if (here == next || low < settings.leaf() || all - low < settings.leaf()) continue;
			final double v = sumA - squares, floor = 1e-9 * sumA; // nearer to 0 it is not known
			if (v > floor && u * u <= bestScore * bestScore * (1 - DOUBT) * v && bestScore > 0) continue;
			final double score = exact(from, to, k);
			if (score > bestScore) {
				bestScore = score;
				bestFeature = j;
				final double[] values = data.ranks.values()[j];
				bestThreshold = ColumnRanks.between(values[here], values[next]);
			}
		}
	}

	/** The log-rank statistic's absolute value, of the rows behind place {@code k} against those before; −1 where it has no variance. */
	private double exact(final int from, final int to, final int k) {
		final int m = to - from;
		int left = 0;
		for (int i = 0; i < m; i++) {
			final boolean high = i > k;
			right[(int) keys[i]] = high;
			if (high) left += copies[rows[from + (int) keys[i]]];
		}
		double numerator = 0, variance = 0;
		int i = 0;
		for (int t = 0; t < deathTimes; t++) {
			for (; from + i < start[t]; i++) if (right[i]) left -= copies[rows[from + i]];
			if (risk[t] < 2 || left < 1) break;
			int d1 = 0;
			final double time = data.time[rows[start[t]]];
			for (int r = start[t]; r < to && data.time[rows[r]] == time; r++) if (right[r - from] && data.event[rows[r]]) d1 += copies[rows[r]];
			final double d = deaths[t], y = risk[t], y1 = left;
			numerator += d1 - y1 * (d / y);
			variance += y1 / y * (1 - y1 / y) * ((y - d) / (y - 1)) * d;
		}
		return variance > 0 ? Math.abs(numerator / Math.sqrt(variance)) : -1;
	}

	/** Puts the rows below the threshold first, both parts in their order; where the others begin. */
	private int divide(final double[] x, final double threshold, final int from, final int to) {
		int low = from, high = 0;
		for (int i = from; i < to; i++) {
			if (x[rows[i]] < threshold) rows[low++] = rows[i];
			else other[high++] = rows[i];
		}
		System.arraycopy(other, 0, rows, low, high);
		return low;
	}
}
