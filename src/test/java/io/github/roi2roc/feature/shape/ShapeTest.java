package io.github.roi2roc.feature.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;

class ShapeTest {

	private static Mask mask(final Geometry g, final IntPredicate inside) {
		return Mask.of(g, inside);
	}

	/**
	 * A box of a×b×c voxels of side 1: marching cubes cuts its 12 edges and 8 corners. Volume: abc less 1/8 along each edge
	 * ((a−1)+(b−1)+(c−1) times 4 edges of unit pieces) less 5/6·1/8 + … ; at the corners a tetrahedron of volume 1/48 is all that is left of
	 * the corner's eighth of a voxel. Summed over corner (1/8 − 1/48 = 5/48 lost), edge (1/8 lost per unit) and face pieces.
	 */
	@Test
	void aBoxLosesItsEdgesAndCorners() {
		final int a = 4, b = 3, c = 5;
		final Mesh m = Mesh.of(mask(Geometry.of(a, b, c, 1, 1, 1), i -> true));
		final int units = 4 * (a - 1 + b - 1 + c - 1);
		assertEquals(a * b * c - units / 8.0 - 8 * 5 / 48.0, m.volume(), 1e-12);
		final double faces = 2.0 * ((a - 1) * (b - 1) + (b - 1) * (c - 1) + (a - 1) * (c - 1));
		assertEquals(faces + units * Math.sqrt(0.5) + 8 * Math.sqrt(3) / 8, m.area(), 1e-12);
	}

	/** Volume is additive over parts that do not touch, and area too. */
	@Test
	void partsThatDoNotTouchAddUp() {
		final Geometry g = Geometry.of(9, 3, 3, 0.7, 1.3, 2);
		final Mesh one = Mesh.of(mask(g, i -> i % 9 < 3)), two = Mesh.of(mask(g, i -> i % 9 < 3 || i % 9 > 5));
		assertEquals(2 * one.volume(), two.volume(), 1e-12);
		assertEquals(2 * one.area(), two.area(), 1e-12);
	}

	/** A region of more than half its cubes' corners is the complement's surface: filling a hole removes exactly the hole's mesh. */
	@Test
	void aHoleHasTheSurfaceOfAVoxel() {
		final Geometry g = Geometry.of(5, 5, 5, 1, 1, 2);
		final Mesh full = Mesh.of(mask(g, i -> true)), holed = Mesh.of(mask(g, i -> i != 62)), voxel = Mesh.of(mask(g, i -> i == 62));
		assertEquals(full.volume() - voxel.volume(), holed.volume(), 1e-12);
		assertEquals(full.area() + voxel.area(), holed.area(), 1e-12);
	}

	/** Voxel centres of a box: variance of 0 … n − 1 is (n² − 1)/12 (discrete uniform distribution). */
	@Test
	void axesOfABoxFollowFromTheUniformDistribution() {
		final Spread s = Spread.of(mask(Geometry.of(6, 4, 9, 2, 1, 0.5), i -> true), -1);
		assertEquals(4 * Math.sqrt(35 / 12.0 * 4), s.length(2), 1e-12);
		assertEquals(4 * Math.sqrt(80 / 12.0 * 0.25), s.length(1), 1e-12);
		assertEquals(4 * Math.sqrt(15 / 12.0), s.length(0), 1e-12);
	}

	/** A tilted line of voxels has no extent across itself: exactly 0, not the root of rounding. */
	@Test
	void aDiagonalLineHasNoWidth() {
		final Spread s = Spread.of(mask(Geometry.of(5, 5, 5, 0.3, 0.7, 1.1), i -> i % 31 == 0), -1);
		assertEquals(0, s.length(0));
		assertEquals(0, s.length(1));
		assertEquals(4 * Math.sqrt(2 * (0.09 + 0.49 + 1.21)), s.length(2), 1e-12);
	}

	/** PITFALLS 10: a faster diameter must not be a wrong one. All pairs of vertices, on irregular regions and unequal spacing. */
	@Test
	void diametersAreThoseOfAllPairs() {
		for (int seed = 1; seed <= 12; seed++) {
			final int k = seed;
			final Geometry g = Geometry.of(6 + seed % 4, 5 + seed % 3, 4 + seed % 5, 0.6, 1.7 / seed, 0.4 * seed);
			final Mask m = mask(g, i -> (i * 2654435761L + k * 40503L >>> 7) % 11 < 1 + k % 5);
			final Diameters d = Diameters.of(m);
			final double[] all = allPairs(m);
			assertEquals(all[0], d.slice(), 1e-12 * all[3]);
			assertEquals(all[1], d.column(), 1e-12 * all[3]);
			assertEquals(all[2], d.row(), 1e-12 * all[3]);
			assertEquals(all[3], d.space(), 1e-12 * all[3]);
			assertTrue(all[3] > 0);
		}
	}

	/** Slice, column, row and space, by trying every pair of edge midpoints. */
	private static double[] allPairs(final Mask m) {
		final Geometry g = m.geometry();
		final List<int[]> v = new ArrayList<>();
		for (int z = -1; z < g.nz(); z++) {
			for (int y = -1; y < g.ny(); y++) {
				for (int x = -1; x < g.nx(); x++) {
					if (m.contains(x, y, z) != m.contains(x + 1, y, z)) v.add(new int[] { 2 * x + 1, 2 * y, 2 * z });
					if (m.contains(x, y, z) != m.contains(x, y + 1, z)) v.add(new int[] { 2 * x, 2 * y + 1, 2 * z });
					if (m.contains(x, y, z) != m.contains(x, y, z + 1)) v.add(new int[] { 2 * x, 2 * y, 2 * z + 1 });
				}
			}
		}
		final double[] out = new double[4];
		for (final int[] a : v) {
			for (final int[] b : v) {
				double d = 0;
				for (int k = 0; k < 3; k++) d += Math.pow((a[k] - b[k]) / 2.0 * g.spacing().get(k), 2);
				d = Math.sqrt(d);
				for (int k = 0; k < 3; k++) {
					if (a[2 - k] == b[2 - k]) out[k] = Math.max(out[k], d);
				}
				out[3] = Math.max(out[3], d);
			}
		}
		return out;
	}
}
