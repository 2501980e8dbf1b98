package io.github.roi2roc.feature.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;

/**
 * Convex hull of the vertices of a region's surface mesh, by quickhull (Barber, Dobkin, Huhdanpaa 1996). The vertices lie midway between
 * voxels, so that in half voxels their indices are whole numbers and every decision is exact: the many vertices in one plane do no harm.
 *
 * @param corner vertices in mm from the region's box: corner[k] is {x, y, z}
 * @param faces triangles, outward, as places in {@code corner}
 * @param neighbours for each triangle those across its edges 0–1, 1–2, 2–0
 */
record Hull(double[][] corner, int[][] faces, int[][] neighbours) {

	static Hull of(final Mask mask) {
		final int[][] points = vertices(mask);
		final List<Face> faces = new Builder(points).build();
		final int[] place = new int[points.length];
		Arrays.fill(place, -1);
		final List<double[]> corner = new ArrayList<>();
		final double sx = mask.geometry().spacing().x() / 2, sy = mask.geometry().spacing().y() / 2, sz = mask.geometry().spacing().z() / 2;
		final int[][] triangles = new int[faces.size()][3], across = new int[faces.size()][3];
		for (int f = 0; f < triangles.length; f++) faces.get(f).number = f;
		for (int f = 0; f < triangles.length; f++) {
			final Face face = faces.get(f);
			for (int k = 0; k < 3; k++) {
				final int v = face.v[k];
				if (place[v] < 0) {
					place[v] = corner.size();
					corner.add(new double[] { points[v][0] * sx, points[v][1] * sy, points[v][2] * sz });
				}
				triangles[f][k] = place[v];
				across[f][k] = face.next[k].number;
			}
		}
		return new Hull(corner.toArray(new double[0][]), triangles, across);
	}

	/** First and last mesh vertex of each line along x, in half voxels: the others cannot be corners. */
	private static int[][] vertices(final Mask mask) {
		final Box b = mask.bounds().grow(1, 1, 1);
		final byte[] m = mask.bytes(b);
		final int nx = b.nx(), plane = nx * b.ny();
		final int[] min = new int[4 * b.ny() * b.nz()], max = new int[min.length];
		Arrays.fill(min, Integer.MAX_VALUE);
		Arrays.fill(max, -1);
		for (int z = 0; z + 1 < b.nz(); z++) {
			for (int y = 0; y + 1 < b.ny(); y++) {
				final int line = 2 * y + 2 * b.ny() * 2 * z;
				for (int x = 0, i = nx * y + plane * z; x + 1 < nx; x++, i++) {
					if (m[i] != m[i + 1]) widen(min, max, line, 2 * x + 1);
					if (m[i] != m[i + nx]) widen(min, max, line + 1, 2 * x);
					if (m[i] != m[i + plane]) widen(min, max, line + 2 * b.ny(), 2 * x);
				}
			}
		}
		final List<int[]> out = new ArrayList<>();
		for (int i = 0; i < min.length; i++) {
			if (max[i] < 0) continue;
			final int y = i % (2 * b.ny()), z = i / (2 * b.ny());
			out.add(new int[] { min[i], y, z });
			if (max[i] != min[i]) out.add(new int[] { max[i], y, z });
		}
		return out.toArray(new int[0][]);
	}

	private static void widen(final int[] min, final int[] max, final int line, final int x) {
		if (x < min[line]) min[line] = x;
		if (x > max[line]) max[line] = x;
	}

	/** mm³. */
	double volume() {
		double s = 0;
		for (final int[] f : faces) {
			final double[] n = normal(f), a = corner[f[0]];
			s += (n[0] * a[0] + n[1] * a[1] + n[2] * a[2]) / 6;
		}
		return s;
	}

	/** mm². */
	double area() {
		double s = 0;
		for (final int[] f : faces) {
			final double[] n = normal(f);
			s += Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]) / 2;
		}
		return s;
	}

	/** Outward normal of a triangle, as long as twice its area. */
	double[] normal(final int[] f) {
		final double[] a = corner[f[0]], b = corner[f[1]], c = corner[f[2]];
		final double ux = b[0] - a[0], uy = b[1] - a[1], uz = b[2] - a[2], vx = c[0] - a[0], vy = c[1] - a[1], vz = c[2] - a[2];
		return new double[] { uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx };
	}

	/** A triangle of the growing hull, with the points that lie outside it. */
	private static final class Face {

		private final int[] v;
		private final Face[] next = new Face[3];
		private final long nx, ny, nz, offset;
		private int[] outside = new int[8];
		private int count;
		private int farthest = -1;
		private long height;
		private boolean gone;
		private int number;

		Face(final int[][] p, final int a, final int b, final int c) {
			v = new int[] { a, b, c };
			final long ux = p[b][0] - p[a][0], uy = p[b][1] - p[a][1], uz = p[b][2] - p[a][2];
			final long vx = p[c][0] - p[a][0], vy = p[c][1] - p[a][1], vz = p[c][2] - p[a][2];
			nx = uy * vz - uz * vy;
			ny = uz * vx - ux * vz;
			nz = ux * vy - uy * vx;
			offset = nx * p[a][0] + ny * p[a][1] + nz * p[a][2];
		}

		/** Above 0 outside. */
		long above(final int[] p) {
			return nx * p[0] + ny * p[1] + nz * p[2] - offset;
		}

		/** Takes a point if it lies outside. */
		boolean take(final int[][] p, final int i) {
			final long h = above(p[i]);
			if (h <= 0) return false;
			if (count == outside.length) outside = Arrays.copyOf(outside, 2 * count);
			outside[count++] = i;
			if (h > height) {
				height = h;
				farthest = i;
			}
			return true;
		}
	}

	private static final class Builder {

		private final int[][] p;
		private final List<Face> all = new ArrayList<>();
		private final ArrayDeque<Face> open = new ArrayDeque<>();

		Builder(final int[][] p) {
			this.p = p;
		}

		List<Face> build() {
			start();
			while (!open.isEmpty()) {
				final Face f = open.poll();
				if (!f.gone && f.count > 0) add(f, f.farthest);
			}
			return all.stream().filter(f -> !f.gone).toList();
		}

		/** A tetrahedron of four points that do not lie in a plane; a mesh always has them. */
		private void start() {
			final int a = 0;
			int b = -1, c = -1, d = -1;
			for (int i = 1; i < p.length && d < 0; i++) {
				if (b < 0) b = i;
				else if (c < 0) {
					final Face f = new Face(p, a, b, i);
					if (f.nx != 0 || f.ny != 0 || f.nz != 0) c = i;
				}
				else if (new Face(p, a, b, c).above(p[i]) != 0) d = i;
			}
			if (new Face(p, a, b, c).above(p[d]) > 0) {
				final int t = b;
				b = c;
				c = t;
			}
			final Face[] f = { new Face(p, a, b, c), new Face(p, a, d, b), new Face(p, b, d, c), new Face(p, c, d, a) };
			link(f[0], f[1], f[2], f[3]);
			link(f[1], f[3], f[2], f[0]);
			link(f[2], f[1], f[3], f[0]);
			link(f[3], f[2], f[1], f[0]);
			all.addAll(List.of(f));
			for (int i = 0; i < p.length; i++) give(i, List.of(f));
			open.addAll(List.of(f));
		}

		private static void link(final Face f, final Face... next) {
			System.arraycopy(next, 0, f.next, 0, 3);
		}

		private void give(final int point, final List<Face> faces) {
			for (final Face f : faces) {
				if (f.take(p, point)) return;
			}
		}

		/** Replaces the faces that a point sees by those that join the rim of what it sees to the point. */
		private void add(final Face from, final int point) {
			final List<Face> seen = new ArrayList<>();
			from.gone = true;
			seen.add(from);
			final List<Face> made = new ArrayList<>();
			for (int s = 0; s < seen.size(); s++) {
				final Face f = seen.get(s);
				for (int k = 0; k < 3; k++) {
					final Face g = f.next[k];
					if (g.gone) continue;
					if (g.above(p[point]) > 0) {
						g.gone = true;
						seen.add(g);
					}
				}
			}
			final Map<Integer, Face> byStart = new HashMap<>(), byEnd = new HashMap<>();
			for (final Face f : seen) {
				for (int k = 0; k < 3; k++) {
					final Face g = f.next[k];
					if (g.gone) continue;
					final int u = f.v[k], w = f.v[(k + 1) % 3];
					final Face n = new Face(p, u, w, point);
					n.next[0] = g;
					g.next[edge(g, w, u)] = n;
					byStart.put(u, n);
					byEnd.put(w, n);
					made.add(n);
				}
			}
			for (final Face n : made) {
				n.next[1] = byStart.get(n.v[1]);
				n.next[2] = byEnd.get(n.v[0]);
			}
			for (final Face f : seen) {
				for (int i = 0; i < f.count; i++) {
					if (f.outside[i] != point) give(f.outside[i], made);
				}
				f.outside = null;
			}
			all.addAll(made);
			open.addAll(made);
		}

		private static int edge(final Face f, final int from, final int to) {
			for (int k = 0; k < 3; k++) {
				if (f.v[k] == from && f.v[(k + 1) % 3] == to) return k;
			}
			throw new IllegalStateException("the hull's faces do not fit");
		}
	}
}
