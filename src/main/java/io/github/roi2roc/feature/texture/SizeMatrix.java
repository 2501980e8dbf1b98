package io.github.roi2roc.feature.texture;

import java.util.Arrays;
import java.util.List;

/**
 * A matrix of grey levels i against sizes j (run lengths, zone sizes, dependence counts): how many runs, zones or voxels of level i have
 * size j. Only the entries that are not zero are kept, ordered by level, then size. Run length, size zone and dependence matrices share
 * these sums.
 *
 * @param level i of each entry
 * @param size j of each entry
 * @param count number (or summed weight) of each entry, above 0
 * @param total sum of the counts
 */
record SizeMatrix(int[] level, int[] size, double[] count, double total) {

	/** @param table counters of level i and size j at i·width + j */
	static SizeMatrix of(final int[] table, final int width) {
		final double[] d = new double[table.length];
		for (int i = 0; i < d.length; i++) d[i] = table[i];
		return of(d, width);
	}

	/** @param table weights of level i and size j at i·width + j */
	static SizeMatrix of(final double[] table, final int width) {
		int n = 0;
		for (final double v : table) {
			if (v != 0) n++;
		}
		final int[] level = new int[n], size = new int[n];
		final double[] count = new double[n];
		int o = 0;
		double total = 0;
		for (int i = 0; i < table.length; i++) {
			if (table[i] == 0) continue;
			level[o] = i / width;
			size[o] = i % width;
			count[o++] = table[i];
			total += table[i];
		}
		return new SizeMatrix(level, size, count, total);
	}

	/** @param items level · 2³² + size of each run or zone, the first {@code n} entries, in any order; sorted in place */
	static SizeMatrix of(final long[] items, final int n) {
		return of(new int[0], 1, items, n);
	}

	/**
	 * @param table counters of level i and size j at i·width + j
	 * @param items level · 2³² + size of what is too large for the table, the first {@code n} entries, in any order; sorted in place
	 */
	static SizeMatrix of(final int[] table, final int width, final long[] items, final int n) {
		Arrays.sort(items, 0, n);
		int distinct = 0;
		for (final int c : table) distinct += c == 0 ? 0 : 1;
		for (int i = 0; i < n; i++) distinct += i == 0 || items[i] != items[i - 1] ? 1 : 0;
		final int[] level = new int[distinct], size = new int[distinct];
		final double[] count = new double[distinct];
		double total = 0;
		for (int o = 0, t = 0, i = 0; o < distinct; o++) {
			while (t < table.length && table[t] == 0) t++;
			final long counted = t < table.length ? (long) (t / width) << 32 | t % width : Long.MAX_VALUE, listed = i < n ? items[i] : Long.MAX_VALUE;
			final long entry = Math.min(counted, listed);
			level[o] = (int) (entry >>> 32);
			size[o] = (int) entry;
			if (counted == entry) count[o] = table[t++];
			else while (i < n && items[i] == entry) {
				count[o]++;
				i++;
			}
			total += count[o];
		}
		return new SizeMatrix(level, size, count, total);
	}

	/** The weighted sum of matrices; equal entries are added in the order of the list. */
	static SizeMatrix sum(final List<SizeMatrix> matrices, final List<Double> weights) {
		final java.util.TreeMap<Long, Double> cells = new java.util.TreeMap<>();
		for (int k = 0; k < matrices.size(); k++) {
			final SizeMatrix m = matrices.get(k);
			for (int e = 0; e < m.count.length; e++) cells.merge((long) m.level[e] << 32 | m.size[e], m.count[e] * weights.get(k), Double::sum);
		}
		final int[] level = new int[cells.size()], size = new int[cells.size()];
		final double[] count = new double[cells.size()];
		double total = 0;
		int o = 0;
		for (final java.util.Map.Entry<Long, Double> cell : cells.entrySet()) {
			level[o] = (int) (cell.getKey() >>> 32);
			size[o] = (int) (long) cell.getKey();
			count[o++] = cell.getValue();
			total += cell.getValue();
		}
		return new SizeMatrix(level, size, count, total);
	}

	boolean isEmpty() {
		return !(total > 0);
	}

	/**
	 * Mean over all runs, zones or voxels of i^a · j^b, with exponents −2, 0 or 2: the emphasis features.
	 */
	double emphasis(final int a, final int b) {
		double s = 0;
		for (int e = 0; e < count.length; e++) {
			final double i = (double) level[e] * level[e], j = (double) size[e] * size[e];
			double v = count[e];
			if (a > 0) v *= i;
			else if (a < 0) v /= i;
			if (b > 0) v *= j;
			else if (b < 0) v /= j;
			s += v;
		}
		return s / total;
	}

	/** Sum of the squared level totals, over the total. */
	double levelNonUniformity() {
		double s = 0;
		for (int e = 0; e < count.length;) {
			final int i = level[e];
			double t = 0;
			for (; e < count.length && level[e] == i; e++) t += count[e];
			s += t * t;
		}
		return s / total;
	}

	/** Sum of the squared size totals, over the total. */
	double sizeNonUniformity() {
		double s = 0;
		for (final double t : bySize()) s += t * t;
		return s / total;
	}

	/** Totals of each size, ascending by size. */
	private double[] bySize() {
		final int[] sizes = Arrays.stream(size).distinct().sorted().toArray();
		final double[] t = new double[sizes.length];
		for (int e = 0; e < count.length; e++) t[Arrays.binarySearch(sizes, size[e])] += count[e];
		return t;
	}

	double levelVariance() {
		return variance(level);
	}

	double sizeVariance() {
		return variance(size);
	}

	private double variance(final int[] of) {
		double mean = 0, s = 0;
		for (int e = 0; e < count.length; e++) mean += count[e] * of[e];
		mean /= total;
		for (int e = 0; e < count.length; e++) s += count[e] * (of[e] - mean) * (of[e] - mean);
		return s / total;
	}

	/** Entropy (bits) of the normalised matrix. */
	double entropy() {
		double s = 0;
		for (final double c : count) s += c / total * Texture.log2(c / total);
		return -s;
	}

	/** Sum of the squared entries of the normalised matrix. */
	double energy() {
		double s = 0;
		for (final double c : count) s += c / total * (c / total);
		return s;
	}

	/** Number of runs or zones over the number of voxels in them. */
	double percentage() {
		double voxels = 0;
		for (int e = 0; e < count.length; e++) voxels += count[e] * size[e];
		return total / voxels;
	}
}
