package io.github.roi2roc.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.Parallel;

/** Correlation coefficients as R's {@code cor} has them. */
public final class Correlation {

	/** Which coefficient. */
	public enum Method {
		PEARSON, SPEARMAN, KENDALL;

		/** @throws InputException if there is no such coefficient */
		public static Method of(final String name) {
			for (final Method m : values()) {
				if (m.name().equalsIgnoreCase(name.strip())) return m;
			}
			throw new InputException("'method' is '" + name + "', but one of pearson, spearman, kendall belongs there.");
		}

		/** The coefficient of two columns without missing values; NaN where one of them is constant. */
		public double of(final double[] x, final double[] y) {
			return switch (this) {
				case PEARSON -> pearson(x, y);
				case SPEARMAN -> spearman(x, y);
				case KENDALL -> kendall(x, y);
			};
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private Correlation() {}

	/** Product-moment correlation; NaN where a column is constant. */
	public static double pearson(final double[] x, final double[] y) {
		if (flat(x) || flat(y)) return Double.NaN;
		final double mx = Moments.mean(x), my = Moments.mean(y);
		double xx = 0, yy = 0, xy = 0;
		for (int i = 0; i < x.length; i++) {
			xx += (x[i] - mx) * (x[i] - mx);
			yy += (y[i] - my) * (y[i] - my);
			xy += (x[i] - mx) * (y[i] - my);
		}
		return clamp(xy / (Math.sqrt(xx) * Math.sqrt(yy)));
	}

	/** Rank correlation: Pearson's of the ranks. */
	public static double spearman(final double[] x, final double[] y) {
		return pearson(Ranks.of(x), Ranks.of(y));
	}

	/**
	 * Kendall's τ-b: concordant less discordant pairs over the geometric mean of the pairs untied in x and in y. Counted by sorting (Knight
	 * 1966), n log n.
	 */
	public static double kendall(final double[] x, final double[] y) {
		final int n = x.length;
		final double[] rx = Ranks.of(x), ry = Ranks.of(y);
		final int[] order = IntStream.range(0, n).boxed().sorted((a, b) -> rx[a] != rx[b] ? Double.compare(rx[a], rx[b]) : Double.compare(ry[a],
			ry[b])).mapToInt(i -> i).toArray();
		long both = 0;
		for (int a = 0; a < n;) {
			int b = a;
			while (b < n && rx[order[b]] == rx[order[a]] && ry[order[b]] == ry[order[a]]) b++;
			both += pairs(b - a);
			a = b;
		}
		final long all = pairs(n), tiedX = tied(x), tiedY = tied(y);
		final long swaps = inversions(Arrays.stream(order).mapToDouble(i -> ry[i]).toArray());
		final double numerator = (double) all - tiedX - tiedY + both - 2.0 * swaps;
		return clamp(numerator / (Math.sqrt((double) all - tiedX) * Math.sqrt((double) all - tiedY)));
	}

	private static long pairs(final long n) {
		return n * (n - 1) / 2;
	}

	private static long tied(final double[] x) {
		return Arrays.stream(Ranks.ties(x)).mapToLong(Correlation::pairs).sum();
	}

	/** Pairs that stand in falling order, by merge sort. */
	private static long inversions(final double[] a) {
		final int n = a.length;
		double[] from = a.clone(), to = new double[n];
		long count = 0;
		for (int width = 1; width < n; width *= 2) {
			for (int low = 0; low < n; low += 2 * width) {
				final int middle = Math.min(low + width, n), high = Math.min(low + 2 * width, n);
				int i = low, j = middle;
				for (int k = low; k < high; k++) {
					if (j >= high || i < middle && from[i] <= from[j]) to[k] = from[i++];
					else {
						count += middle - i;
						to[k] = from[j++];
					}
				}
			}
			final double[] t = from;
			from = to;
			to = t;
		}
		return count;
	}

	/**
	 * All pairs of columns.
	 *
	 * @param columns column × row, without missing values
	 * @return column × column, 1 on the diagonal; NaN where a column is constant
	 */
	public static double[][] matrix(final double[][] columns, final Method method) {
		final int p = columns.length;
		final double[][] out = new double[p][p];
		if (method == Method.KENDALL) {
			each(out, (a, b) -> kendall(columns[a], columns[b]));
			return out;
		}
		final double[][] z = new double[p][];
		for (int j = 0; j < p; j++) z[j] = unit(method == Method.SPEARMAN ? Ranks.of(columns[j]) : columns[j]);
		each(out, (a, b) -> {
			double s = 0;
			for (int i = 0; i < z[a].length; i++) s += z[a][i] * z[b][i];
			return clamp(s);
		});
		return out;
	}

	/**
	 * All pairs of columns, each from the rows that have both values (R: {@code use = "pairwise.complete.obs"}).
	 *
	 * @param columns column × row, NaN where a value is missing
	 * @return column × column; NaN where a column is constant in those rows or fewer than two are left
	 */
	public static double[][] pairwise(final double[][] columns, final Method method) {
		final double[][] out = new double[columns.length][columns.length];
		each(out, (a, b) -> {
			final double[] x = columns[a], y = columns[b];
			final int[] rows = IntStream.range(0, x.length).filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i])).toArray();
			return rows.length < 2 ? Double.NaN : method.of(Arrays.stream(rows).mapToDouble(i -> x[i]).toArray(), Arrays.stream(rows).mapToDouble(
				i -> y[i]).toArray());
		});
		return out;
	}

	/** The coefficient of columns a and b, a above b. */
	@FunctionalInterface
	private interface Pair {

		double of(int a, int b);
	}

	private static void each(final double[][] out, final Pair pair) {
		Parallel.range(out.length, a -> {
			for (int b = 0; b < a; b++) out[a][b] = pair.of(a, b);
			out[a][a] = 1;
		});
		for (int a = 0; a < out.length; a++) for (int b = 0; b < a; b++) out[b][a] = out[a][b];
	}

	/** Centred, of length 1; all NaN for a constant column. */
	private static double[] unit(final double[] x) {
		final double mean = Moments.mean(x);
		final double[] out = Arrays.stream(x).map(d -> d - mean).toArray();
		double s = 0;
		for (final double d : out) s += d * d;
		final double norm = flat(x) ? Double.NaN : Math.sqrt(s);
		for (int i = 0; i < out.length; i++) out[i] /= norm;
		return out;
	}

	private static boolean flat(final double[] x) {
		return Arrays.stream(x).allMatch(d -> d == x[0]);
	}

	private static double clamp(final double r) {
		return r > 1 ? 1 : r < -1 ? -1 : r;
	}
}
