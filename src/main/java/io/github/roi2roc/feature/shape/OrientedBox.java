package io.github.roi2roc.feature.shape;

import java.util.Arrays;
import java.util.Comparator;

import io.github.roi2roc.numeric.Parallel;

/**
 * The smallest box, turned in any way, around a convex hull. Boxes with one side on a face of the hull are tried for every face (the best
 * of them by the edges of the hull's shadow along that face's normal, where it is exact); the best few are then turned freely downhill,
 * because the smallest box may rest on edges only (O'Rourke 1985).
 *
 * @param a mm, sides
 * @param b mm
 * @param c mm
 */
record OrientedBox(double a, double b, double c) {

	/** How many of the face boxes are turned further. */
	private static final int TURNED = 8;
	/** Smallest turn in radians. */
	private static final double FINEST = 1e-7;

	double volume() {
		return a * b * c;
	}

	double area() {
		return 2 * (a * b + a * c + b * c);
	}

	static OrientedBox around(final Hull hull) {
		final double[][] normals = new double[hull.faces().length][];
		for (int f = 0; f < normals.length; f++) normals[f] = unit(hull.normal(hull.faces()[f]));
		final double[][][] axes = new double[normals.length][][];
		Parallel.range(normals.length, f -> axes[f] = repeats(hull, normals, f) ? null : flush(hull, normals, normals[f]));
		final Candidate[] best = Arrays.stream(axes).filter(x -> x != null).map(x -> new Candidate(x, size(hull.corner(), x))).sorted(Comparator
			.comparingDouble(Candidate::volume)).limit(TURNED).toArray(Candidate[]::new);
		Parallel.range(best.length, k -> best[k] = best[k].turned(hull.corner()));
		final Candidate least = Arrays.stream(best).min(Comparator.comparingDouble(Candidate::volume)).orElseThrow();
		return new OrientedBox(least.size[0], least.size[1], least.size[2]);
	}

	/** Whether a neighbour with a lower number lies in the same plane. */
	private static boolean repeats(final Hull hull, final double[][] normals, final int f) {
		for (final int g : hull.neighbours()[f]) {
			if (g < f && dot(normals[f], normals[g]) > 1 - 1e-13) return true;
		}
		return false;
	}

	/** Axes of the smallest box with one side across n: one side of its base lies on an edge of the hull's shadow. */
	private static double[][] flush(final Hull hull, final double[][] normals, final double[] n) {
		final int[][] faces = hull.faces(), across = hull.neighbours();
		final boolean[] up = new boolean[faces.length];
		for (int f = 0; f < faces.length; f++) up[f] = dot(normals[f], n) > 0;
		double[][] edge = new double[64][], rim = new double[64][];
		int edges = 0;
		for (int f = 0; f < faces.length; f++) {
			if (!up[f]) continue;
			for (int k = 0; k < 3; k++) {
				if (up[across[f][k]]) continue;
				if (edges == edge.length) {
					edge = Arrays.copyOf(edge, 2 * edges);
					rim = Arrays.copyOf(rim, 2 * edges);
				}
				final double[] p = hull.corner()[faces[f][k]], q = hull.corner()[faces[f][(k + 1) % 3]];
				rim[edges] = p;
				edge[edges++] = new double[] { q[0] - p[0], q[1] - p[1], q[2] - p[2] };
			}
		}
		final double[][] shadow = Arrays.copyOf(rim, edges);
		double least = Double.POSITIVE_INFINITY;
		double[][] best = null;
		for (int e = 0; e < edges; e++) {
			final double along = dot(edge[e], n);
			final double[] flat = { edge[e][0] - along * n[0], edge[e][1] - along * n[1], edge[e][2] - along * n[2] };
			if (dot(flat, flat) <= 1e-18 * dot(edge[e], edge[e])) continue;
			final double[] u = unit(flat), v = cross(n, u);
			final double base = extent(shadow, u) * extent(shadow, v);
			if (base < least) {
				least = base;
				best = new double[][] { n, u, v };
			}
		}
		return best;
	}

	private static double extent(final double[][] p, final double[] axis) {
		double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
		for (final double[] q : p) {
			final double d = q[0] * axis[0] + q[1] * axis[1] + q[2] * axis[2];
			if (d < min) min = d;
			if (d > max) max = d;
		}
		return max - min;
	}

	private static double[] size(final double[][] p, final double[][] axes) {
		return new double[] { extent(p, axes[0]), extent(p, axes[1]), extent(p, axes[2]) };
	}

	private static double dot(final double[] a, final double[] b) {
		return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
	}

	private static double[] cross(final double[] a, final double[] b) {
		return new double[] { a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0] };
	}

	private static double[] unit(final double[] a) {
		final double l = Math.sqrt(dot(a, a));
		return new double[] { a[0] / l, a[1] / l, a[2] / l };
	}

	/** @param axes three unit vectors; @param size extents along them */
	private record Candidate(double[][] axes, double[] size) {

		double volume() {
			return size[0] * size[1] * size[2];
		}

		/** Turns about each of its own axes, by ever smaller angles, as long as the volume falls. */
		Candidate turned(final double[][] p) {
			Candidate best = this;
			for (double angle = 0.1; angle > FINEST;) {
				Candidate better = best;
				for (int k = 0; k < 6; k++) {
					final double[][] t = turn(best.axes, k / 2, k % 2 == 0 ? angle : -angle);
					final Candidate c = new Candidate(t, OrientedBox.size(p, t));
					if (c.volume() < better.volume()) better = c;
				}
				if (better == best) angle /= 2;
				else best = better;
			}
			return best;
		}

		private static double[][] turn(final double[][] axes, final int fixed, final double angle) {
			final double[][] out = axes.clone();
			final int i = (fixed + 1) % 3, j = (fixed + 2) % 3;
			final double c = Math.cos(angle), s = Math.sin(angle);
			out[i] = new double[3];
			out[j] = new double[3];
			for (int k = 0; k < 3; k++) {
				out[i][k] = c * axes[i][k] + s * axes[j][k];
				out[j][k] = c * axes[j][k] - s * axes[i][k];
			}
			return out;
		}
	}
}
