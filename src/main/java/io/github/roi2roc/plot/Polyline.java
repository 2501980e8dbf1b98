package io.github.roi2roc.plot;

import java.util.Arrays;

/** Thins the points of a curve to those that can be seen: a curve of a million steps becomes one of some thousand. */
final class Polyline {

	/** A part of the axis: 0.04 mm in a column, a tenth of a curve's width. */
	private static final double UNSEEN = 1.0 / 2000;

	private Polyline() {}

	/**
	 * Keeps the ends and every point that is further than {@link #UNSEEN} of an axis from the last one kept; of a long step both ends, so
	 * that corners stay corners.
	 *
	 * @param width length of the x axis in data units
	 * @param height length of the y axis in data units
	 * @return x and y
	 */
	static double[][] visible(final double[] x, final double[] y, final double width, final double height) {
		if (x.length != y.length) throw new IllegalArgumentException(x.length + " and " + y.length + " coordinates");
		final int n = x.length;
		if (n < 3) return new double[][] { x.clone(), y.clone() };
		final double dx = width * UNSEEN, dy = height * UNSEEN;
		final int[] kept = new int[n];
		int m = 0, last = 0;
		kept[m++] = 0;
		for (int i = 1; i < n; i++) {
			if (i < n - 1 && Math.abs(x[i] - x[last]) <= dx && Math.abs(y[i] - y[last]) <= dy) continue;
			if (i - 1 > last && (Math.abs(x[i] - x[i - 1]) > dx || Math.abs(y[i] - y[i - 1]) > dy)) kept[m++] = i - 1;
			kept[m++] = i;
			last = i;
		}
		return withoutStraight(x, y, Arrays.copyOf(kept, m));
	}

	/** Drops points in the middle of a run along one axis. */
	private static double[][] withoutStraight(final double[] x, final double[] y, final int[] kept) {
		final double[] px = new double[kept.length], py = new double[kept.length];
		int m = 0;
		for (int k = 0; k < kept.length; k++) {
			final double cx = x[kept[k]], cy = y[kept[k]];
			if (m >= 2 && (px[m - 2] == px[m - 1] && px[m - 1] == cx && between(py[m - 2], py[m - 1], cy) || py[m - 2] == py[m - 1] && py[m - 1] == cy
				&& between(px[m - 2], px[m - 1], cx))) m--;
			px[m] = cx;
			py[m++] = cy;
		}
		return new double[][] { Arrays.copyOf(px, m), Arrays.copyOf(py, m) };
	}

	private static boolean between(final double a, final double middle, final double b) {
		return a <= middle && middle <= b || a >= middle && middle >= b;
	}
}
