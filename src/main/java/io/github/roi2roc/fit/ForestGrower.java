package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.roi2roc.numeric.RandomStream;

/** Grows one tree of a {@link Forest}; its arrays are used again at every node. */
final class ForestGrower {

	private final double[][] columns;
	private final ColumnRanks ranks;
	private final int[] y, order;
	private final int classes, n, tried;
	private final Forest.Settings settings;
	private final RandomStream random;
	private final TreeBuilder out = new TreeBuilder();
	private final ColumnRanks.Order sorted;
	/** Different rows of the tree, those of a node side by side; how often each was drawn. */
	private final int[] rows, copies;
	/** For two classes, by place in a column: rows in the upper half of the number, those of the second class in the lower. */
	private final long[] pairs, packed;
	/** For more: place × class. */
	private final int[] slots;
	private final int[] left, right;
	/** 1 / k. */
	private final double[] inverse;

	// the best split of the node at hand
	private int bestFeature;
	private double bestScore, bestThreshold;

	ForestGrower(final double[][] columns, final ColumnRanks ranks, final int[] y, final int classes, final Forest.Settings settings,
		final RandomStream random)
	{
		this.columns = columns;
		this.ranks = ranks;
		this.y = y;
		this.classes = classes;
		this.settings = settings;
		this.random = random;
		n = y.length;
		final int p = columns.length, places = ranks.most();
		tried = settings.columns() > 0 ? Math.min(p, settings.columns()) : Math.max(1, (int) Math.floor(Math.sqrt(p)));
		order = IntStream.range(0, p).toArray();
		sorted = new ColumnRanks.Order(places, n);
		rows = new int[n];
		copies = new int[n];
		packed = new long[n];
		pairs = new long[classes == 2 ? places : 0];
		slots = new int[classes == 2 ? 0 : places * classes];
		left = new int[classes];
		right = new int[classes];
		inverse = new double[n + 1];
		for (int k = 1; k <= n; k++) inverse[k] = 1.0 / k;
	}

	Tree grow() {
		if (settings.extremelyRandom()) Arrays.fill(copies, 1);
		else draw();
		int different = 0;
		for (int i = 0; i < n; i++) {
			if (copies[i] == 0) continue;
			rows[different++] = i;
			packed[i] = (long) copies[i] << 32 | (y[i] == 1 ? copies[i] : 0);
		}
		node(0, different, 0);
		return out.build();
	}

	/** The rows that the tree was not grown from. */
	int[] unseen() {
		return IntStream.range(0, n).filter(i -> copies[i] == 0).toArray();
	}

	/** Draws as many rows as there are, with replacement; a heavier class more often. */
	private void draw() {
		final double[] w = settings.classWeights();
		if (w.length == 0) {
			for (int i = 0; i < n; i++) copies[random.nextInt(n)]++;
			return;
		}
		final double[] upTo = new double[n];
		double sum = 0;
		for (int i = 0; i < n; i++) upTo[i] = sum += w[y[i]];
		for (int i = 0; i < n; i++) {
			final int at = Arrays.binarySearch(upTo, random.nextDouble() * sum);
			copies[Math.min(n - 1, at < 0 ? -at - 1 : at + 1)]++;
		}
	}

	/** Makes the node of {@code rows[from … to − 1]}, then its children. */
	private int node(final int from, final int to, final int depth) {
		final int[] counts = new int[classes];
		for (int i = from; i < to; i++) counts[y[rows[i]]] += copies[rows[i]];
		int most = 0, all = 0;
		for (final int c : counts) {
			most = Math.max(most, c);
			all += c;
		}
		final int at = out.add(shares(counts, all), all);
		if (most == all || all < 2 * settings.leaf() || settings.depth() > 0 && depth >= settings.depth()) return at;
		bestFeature = -1;
		bestScore = settings.extremelyRandom() || classes > 2 ? purity(counts) + 1e-9 : 0; // a split must do better than none
		for (int k = 0, seen = 0; k < order.length && seen < tried; k++) {
			final int pick = k + random.nextInt(order.length - k), j = order[pick];
			order[pick] = order[k];
			order[k] = j;
			if (settings.extremelyRandom() ? random(j, from, to, counts) : classes == 2 ? bestOfTwo(j, from, to, counts, all) : best(j, from, to, counts,
				all)) seen++;
		}
		if (bestFeature < 0) return at;
		final int feature = bestFeature;
		final double threshold = bestThreshold;
		final int middle = divide(columns[feature], threshold, from, to);
		final int low = node(from, middle, depth + 1), high = node(middle, to, depth + 1);
		out.split(at, feature, threshold, low, high);
		return at;
	}

	private double weight(final int c) {
		return settings.extremelyRandom() && settings.classWeights().length > 0 ? settings.classWeights()[c] : 1;
	}

	private double[] shares(final int[] counts, final int all) {
		final double[] p = new double[classes];
		double sum = 0;
		for (int c = 0; c < classes; c++) sum += p[c] = weight(c) * counts[c];
		for (int c = 0; c < classes; c++) p[c] /= sum;
		return p;
	}

	/** Sum of squared (weighted) class counts by their sum; the higher the purer. */
	private double purity(final int[] counts) {
		double sum = 0, squares = 0;
		for (int c = 0; c < classes; c++) {
			final double k = weight(c) * counts[c];
			sum += k;
			squares += k * k;
		}
		return squares / sum;
	}

	/** Puts the rows below the threshold first; where the others begin. */
	private int divide(final double[] x, final double threshold, final int from, final int to) {
		int i = from, j = to;
		while (i < j) {
			if (x[rows[i]] < threshold) i++;
			else {
				j--;
				final int t = rows[i];
				rows[i] = rows[j];
				rows[j] = t;
			}
		}
		return i;
	}

	/**
	 * Looks for a better split in a column. Of L rows below it a are of the second class, of N in all P: Gini's gain is, but for a factor of the
	 * node, (a N − L P)² / (L (N − L)).
	 *
	 * @return false if the column is constant here and does not count as tried
	 */
	private boolean bestOfTwo(final int j, final int from, final int to, final int[] counts, final int all) {
		final int[] rank = ranks.rank()[j];
		sorted.begin(to - from);
		for (int i = from; i < to; i++) {
			final int r = rows[i], k = rank[r];
			sorted.mark(k);
			pairs[k] += packed[r];
		}
		final int places = sorted.finish(), least = settings.leaf();
		final int[] ordered = sorted.ordered;
		final long positive = counts[1];
		long below = 0;
		for (int i = 0; i + 1 < places; i++) {
			final int k = ordered[i];
			below += pairs[k];
			pairs[k] = 0;
			final int low = (int) (below >>> 32), high = all - low;
			final double d = (below & 0xFFFFFFFFL) * all - low * positive, score = d * d * inverse[low] * inverse[high];
			if (score > bestScore && low >= least && high >= least) {
				final double[] v = ranks.values()[j];
				take(j, score, ColumnRanks.between(v[k], v[ordered[i + 1]]));
			}
		}
		pairs[ordered[places - 1]] = 0;
		return places > 1;
	}

	/** The same for any number of classes: the sum of squared counts by size, of both sides. */
	private boolean best(final int j, final int from, final int to, final int[] counts, final int all) {
		final int[] rank = ranks.rank()[j];
		sorted.begin(to - from);
		for (int i = from; i < to; i++) {
			final int r = rows[i], k = rank[r];
			sorted.mark(k);
			slots[k * classes + y[r]] += copies[r];
		}
		final int places = sorted.finish();
		int low = 0;
		double ll = 0, rr = 0; // sums of squared counts
		for (int c = 0; c < classes; c++) {
			left[c] = 0;
			right[c] = counts[c];
			rr += (double) counts[c] * counts[c];
		}
		for (int i = 0; i < places; i++) {
			final int k = sorted.ordered[i];
			for (int c = 0; c < classes; c++) {
				final int here = slots[k * classes + c];
				if (here == 0) continue;
				slots[k * classes + c] = 0;
				ll += here * (2.0 * left[c] + here);
				rr -= here * (2.0 * right[c] - here);
				left[c] += here;
				right[c] -= here;
				low += here;
			}
			final int high = all - low;
			if (high == 0 || low < settings.leaf() || high < settings.leaf()) continue;
			final double score = ll * inverse[low] + rr * inverse[high];
			if (score > bestScore) {
				final double[] v = ranks.values()[j];
				take(j, score, ColumnRanks.between(v[k], v[sorted.ordered[i + 1]]));
			}
		}
		return places > 1;
	}

	/** One threshold, drawn between the smallest and the largest value of the node. */
	private boolean random(final int j, final int from, final int to, final int[] counts) {
		final int[] rank = ranks.rank()[j];
		final double[] x = columns[j], v = ranks.values()[j];
		int min = Integer.MAX_VALUE, max = -1;
		for (int i = from; i < to; i++) {
			min = Math.min(min, rank[rows[i]]);
			max = Math.max(max, rank[rows[i]]);
		}
		if (min == max) return false;
		final double t = v[min] + random.nextDouble() * (v[max] - v[min]), threshold = t > v[min] ? t : ColumnRanks.between(v[min], v[min + 1]);
		final int low = classes == 2 ? belowOfTwo(x, threshold, from, to) : below(x, threshold, from, to);
		for (int c = 0; c < classes; c++) right[c] = counts[c] - left[c];
		if (low < settings.leaf() || to - from - low < settings.leaf()) return true;
		final double score = purity(left) + purity(right);
		if (score > bestScore) take(j, score, threshold);
		return true;
	}

	/** Counts the rows below a threshold by class, without a branch on what cannot be predicted. */
	private int belowOfTwo(final double[] x, final double threshold, final int from, final int to) {
		long sum = 0;
		for (int i = from; i < to; i++) sum += packed[rows[i]] & (x[rows[i]] < threshold ? -1L : 0L);
		left[1] = (int) sum;
		left[0] = (int) (sum >>> 32) - left[1];
		return (int) (sum >>> 32);
	}

	private int below(final double[] x, final double threshold, final int from, final int to) {
		Arrays.fill(left, 0);
		int n = 0;
		for (int i = from; i < to; i++) {
			if (!(x[rows[i]] < threshold)) continue;
			n++;
			left[y[rows[i]]]++;
		}
		return n;
	}

	private void take(final int feature, final double score, final double threshold) {
		bestFeature = feature;
		bestScore = score;
		bestThreshold = threshold;
	}
}
