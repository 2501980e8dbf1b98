package io.github.roi2roc.feature.shape;

import java.util.Arrays;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;

/**
 * Largest distances between vertices of the region's surface mesh, exactly. Vertices lie midway between a voxel inside and one outside; in
 * half voxels their indices are whole numbers. The farthest of a set from any point is a corner of its convex hull: so each plane keeps its
 * hull, and the distance in space is searched among the vertices that are hull corners in all three planes through them.
 *
 * @param slice mm, within planes of equal z
 * @param column mm, within planes of equal y
 * @param row mm, within planes of equal x
 * @param space mm, between any two vertices
 */
record Diameters(double slice, double column, double row, double space) {

	static Diameters of(final Mask mask) {
		final double[] s = { mask.geometry().spacing().x(), mask.geometry().spacing().y(), mask.geometry().spacing().z() };
		final Outline outline = Outline.of(mask);
		final Points byZ = outline.alongX().corners(2, 0, 1, s), byY = outline.alongX().corners(1, 0, 2, s), byX = outline.alongY().corners(0, 1,
			2, s);
		// a corner in space is a corner in every plane through it, and stays one when others go
		Points left = byZ.corners(1, 0, 2, s).corners(0, 1, 2, s);
		for (int before = Integer.MAX_VALUE; left.n < before;) {
			before = left.n;
			left = left.corners(2, 0, 1, s).corners(1, 0, 2, s).corners(0, 1, 2, s);
		}
		return new Diameters(byZ.farthest, byY.farthest, byX.farthest, left.farthest(s));
	}

	/** Largest distance (mm) between outline vertices of a region of one slice across an axis, within that slice's plane. */
	static double within(final Mask mask, final int axis) {
		final double[] s = { mask.geometry().spacing().x(), mask.geometry().spacing().y(), mask.geometry().spacing().z() };
		final int u = axis == 0 ? 1 : 0, v = axis == 2 ? 1 : 2;
		final Points all = (axis == 0 ? Outline.of(mask).alongY() : Outline.of(mask).alongX());
		// the slice's own plane has the even index 2·(first voxel); planes half a voxel off hold the mesh's upper and lower side
		return all.plane(axis, 2).corners(axis, u, v, s).farthest;
	}

	/**
	 * First and last vertex of each line along x, and of each line along y, in half voxels from the padded box's first voxel.
	 */
	private record Outline(int nx, int ny, int nz, int[] minX, int[] maxX, int[] minY, int[] maxY) {

		static Outline of(final Mask mask) {
			final Box b = mask.bounds().grow(1, 1, 1);
			final int nx = 2 * b.nx(), ny = 2 * b.ny(), nz = 2 * b.nz();
			final Outline o = new Outline(nx, ny, nz, new int[ny * nz], new int[ny * nz], new int[nx * nz], new int[nx * nz]);
			Arrays.fill(o.minX, Integer.MAX_VALUE);
			Arrays.fill(o.minY, Integer.MAX_VALUE);
			Arrays.fill(o.maxX, -1);
			Arrays.fill(o.maxY, -1);
			final int row = b.nx(), plane = row * b.ny();
			for (int z = 0; z + 1 < b.nz(); z++) {
				final byte[] m = mask.bytes(new Box(b.x(), b.y(), b.z() + z, row, b.ny(), 2));
				for (int y = 0; y + 1 < b.ny(); y++) {
					for (int x = 0, i = row * y; x + 1 < b.nx(); x++, i++) {
						final byte here = m[i];
						if (here != m[i + 1]) o.add(2 * x + 1, 2 * y, 2 * z);
						if (here != m[i + row]) o.add(2 * x, 2 * y + 1, 2 * z);
						if (here != m[i + plane]) o.add(2 * x, 2 * y, 2 * z + 1);
					}
				}
			}
			return o;
		}

		private void add(final int x, final int y, final int z) {
			final int i = y + ny * z, j = x + nx * z;
			if (x < minX[i]) minX[i] = x;
			if (x > maxX[i]) maxX[i] = x;
			if (y < minY[j]) minY[j] = y;
			if (y > maxY[j]) maxY[j] = y;
		}

		/** The ends of lines along x. */
		Points alongX() {
			final Points p = new Points();
			for (int i = 0; i < minX.length; i++) {
				if (maxX[i] < 0) continue;
				p.add(minX[i], i % ny, i / ny);
				if (maxX[i] != minX[i]) p.add(maxX[i], i % ny, i / ny);
			}
			return p;
		}

		/** The ends of lines along y. */
		Points alongY() {
			final Points p = new Points();
			for (int i = 0; i < minY.length; i++) {
				if (maxY[i] < 0) continue;
				p.add(i % nx, minY[i], i / nx);
				if (maxY[i] != minY[i]) p.add(i % nx, maxY[i], i / nx);
			}
			return p;
		}
	}

	/** A list of vertices in half voxels. */
	private static final class Points {

		private int[] at = new int[3 * 256];
		private int n;
		/** Largest distance between two of them in one plane, once planes were looked at. */
		private double farthest;

		void add(final int x, final int y, final int z) {
			if (3 * n + 3 > at.length) at = Arrays.copyOf(at, 2 * at.length);
			at[3 * n] = x;
			at[3 * n + 1] = y;
			at[3 * n++ + 2] = z;
		}

		/** Those in one plane. */
		Points plane(final int axis, final int index) {
			final Points out = new Points();
			for (int i = 0; i < n; i++) {
				if (at[3 * i + axis] == index) out.add(at[3 * i], at[3 * i + 1], at[3 * i + 2]);
			}
			return out;
		}

		/** The hull corners of each plane across an axis, and the largest distance within a plane. */
		Points corners(final int axis, final int u, final int v, final double[] spacing) {
			final long[] order = new long[n];
			for (int i = 0; i < n; i++) order[i] = (long) at[3 * i + axis] << 42 | (long) at[3 * i + u] << 21 | at[3 * i + v];
			Arrays.sort(order);
			final Points out = new Points();
			final int mask = (1 << 21) - 1;
			int[] hull = new int[2 * n + 2];
			for (int from = 0, to; from < n; from = to) {
				to = from + 1;
				while (to < n && order[to] >>> 42 == order[from] >>> 42) to++;
				final int corners = hull(order, from, to, hull);
				final int[] p = new int[3];
				for (int k = 0; k < corners; k++) {
					final long o = order[hull[k]];
					p[axis] = (int) (o >>> 42);
					p[u] = (int) (o >>> 21) & mask;
					p[v] = (int) o & mask;
					out.add(p[0], p[1], p[2]);
				}
				out.farthest = Math.max(out.farthest, out.farthest(spacing, out.n - corners));
			}
			return out;
		}

		/** Monotone chain (Andrew 1979) over points sorted by (u, v): places of the corners in {@code order}, without points on edges. */
		private static int hull(final long[] order, final int from, final int to, final int[] hull) {
			if (to - from < 3) {
				for (int i = from; i < to; i++) hull[i - from] = i;
				return to - from;
			}
			int k = 0;
			for (int i = from; i < to; i++) {
				while (k > 1 && turn(order[hull[k - 2]], order[hull[k - 1]], order[i]) <= 0) k--;
				hull[k++] = i;
			}
			final int lower = k + 1;
			for (int i = to - 2; i >= from; i--) {
				while (k >= lower && turn(order[hull[k - 2]], order[hull[k - 1]], order[i]) <= 0) k--;
				hull[k++] = i;
			}
			return k - 1;
		}

		private static long turn(final long a, final long b, final long c) {
			final int mask = (1 << 21) - 1;
			final long au = a >>> 21 & mask, av = a & mask;
			return ((b >>> 21 & mask) - au) * ((c & mask) - av) - ((b & mask) - av) * ((c >>> 21 & mask) - au);
		}

		double farthest(final double[] spacing) {
			return farthest(spacing, 0);
		}

		/** Largest distance in mm among the points from one place on; 0 for fewer than two. */
		private double farthest(final double[] spacing, final int from) {
			double most = 0;
			for (int i = from; i < n; i++) {
				final int x = at[3 * i], y = at[3 * i + 1], z = at[3 * i + 2];
				for (int j = from; j < i; j++) {
					final double dx = (x - at[3 * j]) * spacing[0], dy = (y - at[3 * j + 1]) * spacing[1], dz = (z - at[3 * j + 2]) * spacing[2];
					most = Math.max(most, dx * dx + dy * dy + dz * dz);
				}
			}
			return Math.sqrt(most) / 2;
		}
	}
}
