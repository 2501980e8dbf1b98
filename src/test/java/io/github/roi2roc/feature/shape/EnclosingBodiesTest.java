package io.github.roi2roc.feature.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;

/** Convex hull, turned box and ellipsoids against closed forms. */
class EnclosingBodiesTest {

	/** The mesh of one voxel is an octahedron with half axes sx/2, sy/2, sz/2: volume 4/3 of their product. */
	@Test
	void theHullOfOneVoxelIsAnOctahedron() {
		final Hull h = Hull.of(Mask.of(Geometry.of(3, 3, 3, 1, 2, 3), i -> i == 13));
		assertEquals(8, h.faces().length);
		assertEquals(6, h.corner().length);
		assertEquals(4.0 / 3 * 0.5 * 1 * 1.5, h.volume(), 1e-14);
		final Hull regular = Hull.of(Mask.of(Geometry.of(3, 3, 3, 1, 1, 1), i -> i == 13));
		assertEquals(Math.sqrt(3), regular.area(), 1e-14);
	}

	/** A convex body is its own hull: a ball's mesh differs from its hull by its steps only, and no voxel lies outside. */
	@Test
	void theHullOfRandomVoxelsIsConvexAndHoldsThemAll() {
		final SplittableRandom random = new SplittableRandom(3);
		for (int round = 0; round < 20; round++) {
			final boolean[] in = new boolean[9 * 8 * 7];
			for (int i = 0; i < in.length; i++) in[i] = random.nextInt(12) == 0;
			in[100] = true;
			final Mask mask = Mask.of(Geometry.of(9, 8, 7, 1, 1.5, 2.5), i -> in[i]);
			final Hull h = Hull.of(mask);
			// Euler's formula for a polyhedron of triangles
			assertEquals(4, 2 * h.corner().length - h.faces().length);
			for (final int[] f : h.faces()) {
				final double[] n = h.normal(f), a = h.corner()[f[0]];
				for (final double[] p : h.corner()) assertTrue(above(n, a, p) <= 1e-9, "a corner lies outside");
				for (int z = 0; z < 7; z++) {
					for (int y = 0; y < 8; y++) {
						for (int x = 0; x < 9; x++) {
							if (!mask.contains(x, y, z)) continue;
							final double[] p = { x - mask.bounds().x() + 1, (y - mask.bounds().y() + 1) * 1.5, (z - mask.bounds().z() + 1) * 2.5 };
							assertTrue(above(n, a, p) < 0, "a voxel lies outside");
						}
					}
				}
			}
		}
	}

	private static double above(final double[] n, final double[] a, final double[] p) {
		return n[0] * (p[0] - a[0]) + n[1] * (p[1] - a[1]) + n[2] * (p[2] - a[2]);
	}

	/**
	 * A column over the diamond |x| + |y| ≤ 6: its mesh reaches x + y = 6.5, so the base of the smallest box is a square of side 13/√2, half
	 * the axis-aligned one; its height is that of 5 voxels.
	 */
	@Test
	void aDiamondNeedsABoxTurnedByHalfARightAngle() {
		final Mask mask = Mask.of(Geometry.of(13, 13, 5, 1, 1, 1), i -> Math.abs(i % 13 - 6) + Math.abs(i / 13 % 13 - 6) <= 6);
		final OrientedBox b = OrientedBox.around(Hull.of(mask));
		assertEquals(13 * 13 / 2.0 * 5, b.volume(), 1e-9);
		assertEquals(2 * (13 * 13 / 2.0 + 2 * 13 / Math.sqrt(2) * 5), b.area(), 1e-9);
	}

	/** No box turned at random is smaller than the one that was found. */
	@Test
	void noTurnedBoxIsSmaller() {
		final SplittableRandom random = new SplittableRandom(8);
		for (int round = 0; round < 10; round++) {
			final double a = 2 + random.nextInt(5), b = 2 + random.nextInt(5), c = 1 + random.nextInt(4), t = random.nextDouble();
			final Hull h = Hull.of(Mask.of(Geometry.of(17, 17, 13, 1, 1.3, 2), i -> {
				final double x = i % 17 - 8, y = i / 17 % 17 - 8, z = i / 289 - 6, u = x * Math.cos(t) + y * Math.sin(t), v = y * Math.cos(t) - x * Math
					.sin(t) + 0.4 * z;
				return u * u / (a * a) + v * v / (b * b) + z * z / (c * c) <= 1;
			}));
			final double volume = OrientedBox.around(h).volume();
			assertTrue(volume >= h.volume(), "the box holds the hull");
			assertTrue(Ellipsoid.around(h.corner()).volume() >= h.volume(), "so does the ellipsoid");
			for (int k = 0; k < 3000; k++) {
				final double[] p = direction(random), q = direction(random), n = cross(p, q), m = cross(n, p);
				final double tried = extent(h, p) * extent(h, n) * extent(h, m);
				assertTrue(volume <= tried * (1 + 1e-12), () -> "a box of " + tried + " is smaller than " + volume);
			}
		}
	}

	private static double[] direction(final SplittableRandom random) {
		return new double[] { random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1) };
	}

	private static double[] cross(final double[] a, final double[] b) {
		return new double[] { a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0] };
	}

	private static double extent(final Hull h, final double[] axis) {
		final double length = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
		double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
		for (final double[] c : h.corner()) {
			final double d = (c[0] * axis[0] + c[1] * axis[1] + c[2] * axis[2]) / length;
			min = Math.min(min, d);
			max = Math.max(max, d);
		}
		return max - min;
	}

	/** The smallest ellipsoid around a box's corners has half axes √3/2 of its sides: the ball around a cube, stretched. */
	@Test
	void theSmallestEllipsoidOfABoxIsAStretchedBall() {
		final List<double[]> p = new ArrayList<>();
		for (int k = 0; k < 8; k++) p.add(new double[] { (k & 1) * 2.0, (k >> 1 & 1) * 3.0, (k >> 2) * 7.0 });
		p.add(new double[] { 1, 1, 1 });
		final Ellipsoid e = Ellipsoid.around(p.toArray(new double[0][]));
		assertEquals(Math.sqrt(3) / 2 * 7, e.a(), 1e-6);
		assertEquals(Math.sqrt(3) / 2 * 3, e.b(), 1e-6);
		assertEquals(Math.sqrt(3) / 2 * 2, e.c(), 1e-6);
		assertEquals(4 * Math.PI / 3 * Math.pow(3, 1.5) / 8 * 42, e.volume(), 1e-5);
	}

	/** The smallest ellipsoid around a regular octahedron (one voxel) is the ball through its corners. */
	@Test
	void theSmallestEllipsoidOfOneVoxelIsABall() {
		final Ellipsoid e = Ellipsoid.around(Hull.of(Mask.of(Geometry.of(1, 1, 1, 2, 2, 2), i -> true)).corner());
		assertEquals(1, e.a(), 1e-7);
		assertEquals(1, e.c(), 1e-7);
	}

	/** α = β = 0 leaves the series' first term, 4πr². */
	@Test
	void aBallHasTheAreaOfASphere() {
		assertEquals(4 * Math.PI * 9, new Ellipsoid(3, 3, 3).area(), 1e-12);
	}
}
