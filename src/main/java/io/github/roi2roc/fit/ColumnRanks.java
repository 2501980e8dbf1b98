package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Each value's place among the different values of its column: comparing places is exact and quick, and sorting some of them needs no comparison.
 *
 * @param rank column × row
 * @param values column × place: the different values, rising
 */
record ColumnRanks(int[][] rank, double[][] values) {

	static ColumnRanks of(final double[][] columns) {
		final int[][] rank = new int[columns.length][];
		final double[][] values = new double[columns.length][];
		IntStream.range(0, columns.length).parallel().forEach(j -> {
			final double[] c = columns[j], sorted = new double[c.length];
			for (int i = 0; i < c.length; i++) sorted[i] = c[i] + 0.0; // −0 is 0
			Arrays.sort(sorted);
			int k = 0;
			for (int i = 0; i < sorted.length; i++) if (i == 0 || sorted[i] != sorted[k - 1]) sorted[k++] = sorted[i];
			values[j] = Arrays.copyOf(sorted, k);
			rank[j] = new int[c.length];
			for (int i = 0; i < c.length; i++) rank[j][i] = Arrays.binarySearch(values[j], c[i] + 0.0);
		});
		return new ColumnRanks(rank, values);
	}

	/** Most different values of a column. */
	int most() {
		return Arrays.stream(values).mapToInt(v -> v.length).max().orElse(0);
	}

	/** A threshold between two neighbouring values, above the lower one. */
	static double between(final double low, final double high) {
		final double t = low / 2 + high / 2;
		return t > low ? t : high;
	}

	/** Puts places that were marked into rising order, each once: by a bit for each, or by sorting where bits would be mostly empty. */
	static final class Order {

		private static final int PER_WORD = 64, SPARSE = 4;

		/** The places, after {@link #finish}. */
		final int[] ordered;

		private final long[] bits;
		private int marked;
		private boolean sparse;

		/**
		 * @param places number of places there are
		 * @param rows most marks between {@link #begin} and {@link #finish}
		 */
		Order(final int places, final int rows) {
			bits = new long[places / PER_WORD + 1];
			ordered = new int[Math.max(rows, 1)];
		}

		void begin(final int rows) {
			sparse = rows * SPARSE < bits.length;
			marked = 0;
		}

		void mark(final int place) {
			if (sparse) ordered[marked++] = place;
			else bits[place >>> 6] |= 1L << place;
		}

		/** Number of different places marked. */
		int finish() {
			int n = 0;
			if (sparse) {
				Arrays.sort(ordered, 0, marked);
				for (int i = 0; i < marked; i++) if (i == 0 || ordered[i] != ordered[n - 1]) ordered[n++] = ordered[i];
				return n;
			}
			for (int w = 0; w < bits.length; w++) {
				for (long b = bits[w]; b != 0; b &= b - 1) ordered[n++] = w * PER_WORD + Long.numberOfTrailingZeros(b);
				bits[w] = 0;
			}
			return n;
		}
	}
}
