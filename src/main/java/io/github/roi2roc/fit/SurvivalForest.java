package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.roi2roc.metric.Concordance;
import io.github.roi2roc.numeric.RandomStream;

/**
 * Random survival forest (Ishwaran, Kogalur, Blackstone and Lauer 2008): trees on bootstrap rows, each split the one of a few random columns whose
 * sides differ most by the log-rank test, as R's {@code ranger(splitrule = "logrank")}. A leaf holds Nelson and Aalen's cumulative hazard of its rows.
 * Each tree has its own random stream, so the forest does not depend on the number of threads.
 *
 * @param times of events among the training rows, rising
 * @param atRisk training rows whose time is not before each of these
 * @param trees whose leaf has one value, its mortality: the events that were to be expected if every training row were like its rows
 * @param at tree × node: places in {@code times} at which the hazard rises; empty but for leaves
 * @param hazard tree × node: the cumulative hazard from there on
 */
public record SurvivalForest(double[] times, int[] atRisk, Tree[] trees, int[][][] at, double[][][] hazard) {

	/**
	 * How to grow.
	 *
	 * @param trees how many
	 * @param columns columns tried at each split; 0 for the square root of their number, rounded up
	 * @param leaf fewest rows of a leaf
	 * @param depth splits above a leaf; 0 for no limit
	 * @param bootstrap whether each tree draws its rows with replacement; otherwise it has all of them
	 */
	public record Settings(int trees, int columns, int leaf, int depth, boolean bootstrap) {}

	/**
	 * A forest and what its out-of-bag rows say.
	 *
	 * @param outOfBag risk of each row by the trees that have not seen it; NaN where all have
	 * @param importance of each column: mean over the trees of how much their concordance on unseen rows falls when the column is shuffled among
	 *          them; empty where it was not asked for
	 */
	public record Grown(SurvivalForest forest, double[] outOfBag, double[] importance) {}

	/** A tree, its leaves' hazards, and the rows it has not seen. */
	record Single(Tree tree, int[][] at, double[][] hazard, int[] unseen) {}

	/** One tree's part of the importance. */
	private record Fall(int[] columns, double[] by) {}

	/**
	 * Grows a forest.
	 *
	 * @param columns column × row
	 * @param time of each row, not negative
	 * @param event whether it ended with the event; at least one row's did
	 * @param importance whether columns are shuffled to see what they are worth
	 */
	public static Grown grow(final double[][] columns, final double[] time, final boolean[] event, final Settings settings, final RandomStream random,
		final boolean importance)
	{
		final int n = time.length;
		final double[] times = IntStream.range(0, n).filter(i -> event[i]).mapToDouble(i -> time[i]).sorted().distinct().toArray();
		final double[] sorted = Arrays.stream(time).sorted().toArray();
		final int[] atRisk = Arrays.stream(times).mapToInt(t -> n - below(sorted, t)).toArray();
		final ColumnRanks ranks = ColumnRanks.of(columns);
		final SurvivalGrower.Rows rows = SurvivalGrower.Rows.of(columns, ranks, time, event, times, atRisk);
		final Single[] all = IntStream.range(0, settings.trees).parallel().mapToObj(t -> new SurvivalGrower(rows, settings, random.fork(t)).grow())
			.toArray(Single[]::new);
		final SurvivalForest forest = new SurvivalForest(times, atRisk, Arrays.stream(all).map(Single::tree).toArray(Tree[]::new), Arrays.stream(all).map(
			Single::at).toArray(int[][][]::new), Arrays.stream(all).map(Single::hazard).toArray(double[][][]::new));
		return new Grown(forest, outOfBag(columns, all, n), importance ? importance(columns, time, event, all, random) : new double[0]);
	}

	private static int below(final double[] sorted, final double t) {
		int lo = 0, hi = sorted.length;
		while (lo < hi) {
			final int mid = lo + hi >>> 1;
			if (sorted[mid] < t) lo = mid + 1;
			else hi = mid;
		}
		return lo;
	}

	private static double[] outOfBag(final double[][] columns, final Single[] all, final int n) {
		final double[] sum = new double[n];
		final int[] count = new int[n];
		for (final Single s : all) {
			for (final int r : s.unseen) {
				sum[r] += s.tree.value()[leaf(s.tree, columns, r, -1, r)][0];
				count[r]++;
			}
		}
		for (int i = 0; i < n; i++) sum[i] = count[i] == 0 ? Double.NaN : sum[i] / count[i];
		return sum;
	}

	private static double[] importance(final double[][] columns, final double[] time, final boolean[] event, final Single[] all,
		final RandomStream random)
	{
		final Fall[] falls = IntStream.range(0, all.length).parallel().mapToObj(t -> fall(columns, time, event, all[t], random.fork(t).fork("shuffle")))
			.toArray(Fall[]::new);
		final double[] out = new double[columns.length];
		for (final Fall f : falls) for (int k = 0; k < f.columns.length; k++) out[f.columns[k]] += f.by[k] / all.length;
		return out;
	}

	private static Fall fall(final double[][] columns, final double[] time, final boolean[] event, final Single s, final RandomStream random) {
		final int[] asked = Arrays.stream(s.tree.feature()).filter(f -> f >= 0).sorted().distinct().toArray(), rows = s.unseen, from = rows.clone();
		final double[] by = new double[asked.length], t = new double[rows.length], score = new double[rows.length], ones = new double[rows.length];
		final boolean[] e = new boolean[rows.length];
		Arrays.fill(ones, 1);
		for (int i = 0; i < rows.length; i++) {
			t[i] = time[rows[i]];
			e[i] = event[rows[i]];
			score[i] = s.tree.value()[leaf(s.tree, columns, rows[i], -1, rows[i])][0];
		}
		final double before = Concordance.of(t, e, score, ones);
		if (Double.isNaN(before)) return new Fall(asked, by);
		for (int k = 0; k < asked.length; k++) {
			random.shuffle(from);
			for (int i = 0; i < rows.length; i++) score[i] = s.tree.value()[leaf(s.tree, columns, rows[i], asked[k], from[i])][0];
			by[k] = before - Concordance.of(t, e, score, ones);
		}
		return new Fall(asked, by);
	}

	/** The leaf of a row whose value in one column is another row's. */
	private static int leaf(final Tree tree, final double[][] columns, final int row, final int column, final int other) {
		int at = 0;
		while (tree.feature()[at] >= 0) {
			final int f = tree.feature()[at];
			at = columns[f][f == column ? other : row] < tree.threshold()[at] ? tree.low()[at] : tree.high()[at];
		}
		return at;
	}

	/** Ensemble mortality: mean over the trees of that of the row's leaf. */
	public double risk(final double[] row) {
		double sum = 0;
		for (final Tree t : trees) sum += t.predict(row)[0];
		return sum / trees.length;
	}

	/** Mean over the trees of the row's cumulative hazard at each time. */
	public double[] hazard(final double[] row, final double... when) {
		final double[] out = new double[when.length];
		final int[] places = new int[when.length];
		for (int k = 0; k < when.length; k++) {
			final int p = Arrays.binarySearch(times, when[k]);
			places[k] = p >= 0 ? p : -p - 2;
		}
		for (int t = 0; t < trees.length; t++) {
			final int leaf = trees[t].leaf(row);
			final int[] rises = at[t][leaf];
			for (int k = 0; k < when.length; k++) {
				final int p = Arrays.binarySearch(rises, places[k]), last = p >= 0 ? p : -p - 2;
				if (last >= 0) out[k] += hazard[t][leaf][last];
			}
		}
		for (int k = 0; k < out.length; k++) out[k] /= trees.length;
		return out;
	}

	/** What a leaf's hazard comes to over the times that the training rows were followed. */
	public static double mortality(final int[] at, final double[] hazard, final int[] atRisk) {
		double sum = 0;
		for (int k = 0; k < at.length; k++) sum += (hazard[k] - (k == 0 ? 0 : hazard[k - 1])) * atRisk[at[k]];
		return sum;
	}
}
