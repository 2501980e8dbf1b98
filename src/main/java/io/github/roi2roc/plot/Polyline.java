package io.github.roi2roc.plot;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
		final int[] kept = kept(x, y, width, height);
		return new double[][] { Arrays.stream(kept).mapToDouble(i -> x[i]).toArray(), Arrays.stream(kept).mapToDouble(i -> y[i]).toArray() };
	}

	/** The places of the points that {@link #visible} keeps. */
	static int[] kept(final double[] x, final double[] y, final double width, final double height) {
		if (x.length != y.length) throw new IllegalArgumentException(x.length + " and " + y.length + " coordinates");
		final int n = x.length;
		if (n < 3) return IntStream.range(0, n).toArray();
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
	private static int[] withoutStraight(final double[] x, final double[] y, final int[] kept) {
		final int[] out = new int[kept.length];
		int m = 0;
		for (final int k : kept) {
			final double cx = x[k], cy = y[k];
			if (m >= 2) {
				final double ax = x[out[m - 2]], ay = y[out[m - 2]], bx = x[out[m - 1]], by = y[out[m - 1]];
				if (ax == bx && bx == cx && between(ay, by, cy) || ay == by && by == cy && between(ax, bx, cx)) m--;
			}
			out[m++] = k;
		}
		return Arrays.copyOf(out, m);
	}

	private static boolean between(final double a, final double middle, final double b) {
		return a <= middle && middle <= b || a >= middle && middle >= b;
	}

	/**
	 * The parts of a curve that lie inside a frame, in its order; a curve that leaves and returns comes in pieces. Missing points (NaN)
	 * divide it too.
	 *
	 * @return for each piece x and y
	 */
	static List<double[][]> inside(final double[] x, final double[] y, final Rectangle2D frame) {
		final List<double[][]> out = new ArrayList<>();
		double[] px = new double[x.length + 1], py = new double[x.length + 1];
		int n = 0;
		for (int i = 1; i < x.length; i++) {
			final double[] s = segment(x[i - 1], y[i - 1], x[i], y[i], frame);
			if (s != null && (n == 0 || px[n - 1] != s[0] || py[n - 1] != s[1])) {
				if (n > 1) out.add(new double[][] { Arrays.copyOf(px, n), Arrays.copyOf(py, n) });
				px[0] = s[0];
				py[0] = s[1];
				n = 1;
			}
			if (s != null) {
				px[n] = s[2];
				py[n++] = s[3];
			}
		}
		if (n > 1) out.add(new double[][] { Arrays.copyOf(px, n), Arrays.copyOf(py, n) });
		return out;
	}

	/** The part of a segment inside a frame (Liang and Barsky 1984), or null. */
	private static double[] segment(final double x0, final double y0, final double x1, final double y1, final Rectangle2D f) {
		final double dx = x1 - x0, dy = y1 - y0;
		if (!Double.isFinite(x0 + y0 + x1 + y1)) return null;
		final double[] p = { -dx, dx, -dy, dy }, q = { x0 - f.getMinX(), f.getMaxX() - x0, y0 - f.getMinY(), f.getMaxY() - y0 };
		double from = 0, to = 1;
		for (int k = 0; k < 4; k++) {
			if (p[k] == 0) {
				if (q[k] < 0) return null;
			}
			else if (p[k] < 0) from = Math.max(from, q[k] / p[k]);
			else to = Math.min(to, q[k] / p[k]);
		}
		if (from > to) return null;
		return new double[] { from == 0 ? x0 : x0 + from * dx, from == 0 ? y0 : y0 + from * dy, to == 1 ? x1 : x0 + to * dx, to == 1 ? y1 : y0 + to
			* dy };
	}
}
