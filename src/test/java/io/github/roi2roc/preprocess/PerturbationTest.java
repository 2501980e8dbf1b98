package io.github.roi2roc.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.preprocess.Perturbation.Kind;

/** Changes of a block of 5×5×5 voxels of 1×1×3 mm; every count follows from distances to the block's faces. */
class PerturbationTest {

	private static final Geometry GRID = Geometry.of(21, 21, 15, 1, 1, 3);
	private static final Mask BLOCK = block(GRID, 8, 8, 5);

	private static Mask block(final Geometry g, final int x, final int y, final int z) {
		final Box b = new Box(x, y, z, 5, 5, 5);
		return Mask.of(g, i -> b.contains(i % g.nx(), i / g.nx() % g.ny(), i / g.nx() / g.ny()));
	}

	private static Mask apply(final Mask mask, final Kind kind, final double amount, final int draw) {
		return new Perturbation(kind, amount, draw).apply(mask, new RandomStream(7));
	}

	/** Face neighbours in the slice are 0.5 mm away, diagonal ones √½ mm, the next slice 1.5 mm. */
	@Test
	void distancesAreInMmAlongEveryAxis() {
		assertEquals(125, apply(BLOCK, Kind.DILATE, 0.49, 0).count());
		assertEquals(125 + 4 * 25, apply(BLOCK, Kind.DILATE, 0.5, 0).count());
		assertEquals(7 * 7 * 5, apply(BLOCK, Kind.DILATE, 1, 0).count());
		// at 1.5 mm the slices above and below come in, over the block itself; in the slice another 4·5 voxels, and no corner (√4.5 mm)
		assertEquals(5 * (49 + 4 * 5) + 2 * 25, apply(BLOCK, Kind.DILATE, 1.5, 0).count());
		assertEquals(3 * 3 * 5, apply(BLOCK, Kind.ERODE, 1, 0).count());
		assertEquals(1 * 1 * 3, apply(BLOCK, Kind.ERODE, 1.6, 0).count());
	}

	/** What lies beyond the image is unknown: a region that touches its edge is not eroded from there, nor grows beyond. */
	@Test
	void theEdgeOfTheImageIsNoSurface() {
		final Mask corner = block(GRID, 0, 0, 0);
		assertEquals(4 * 4 * 5, apply(corner, Kind.ERODE, 1, 0).count());
		assertEquals(6 * 6 * 5, apply(corner, Kind.DILATE, 1, 0).count());
		final Geometry flat = Geometry.of(9, 9, 1, 1, 1, 5);
		final Mask disc = Mask.of(flat, i -> i % 9 > 1 && i % 9 < 7 && i / 9 > 1 && i / 9 < 7);
		assertEquals(9, apply(disc, Kind.ERODE, 1, 0).count(), "a single slice has no surface above and below");
		assertEquals(25, apply(disc, Kind.SHIFT, 1, 1).count(), 6);
	}

	@Test
	void aShiftMovesTheCentreByItsLength() {
		for (int draw = 1; draw <= 5; draw++) {
			final Mask moved = apply(BLOCK, Kind.SHIFT, 6, draw);
			final double[] a = centre(BLOCK), b = centre(moved);
			final double distance = Math.sqrt(square(b[0] - a[0]) + square(b[1] - a[1]) + square(3 * (b[2] - a[2])));
			assertEquals(6, distance, 1.7, "half a voxel along each axis at most: √(0.25 + 0.25 + 2.25)");
		}
	}

	private static double square(final double d) {
		return d * d;
	}

	private static double[] centre(final Mask m) {
		final double[] out = new double[3];
		final Geometry g = m.geometry();
		for (int z = 0; z < g.nz(); z++) {
			for (int y = 0; y < g.ny(); y++) {
				for (int x = 0; x < g.nx(); x++) {
					if (!m.contains(x, y, z)) continue;
					out[0] += x / (double) m.count();
					out[1] += y / (double) m.count();
					out[2] += z / (double) m.count();
				}
			}
		}
		return out;
	}

	/** Counts of volume changes lie within the part asked for; what is added touches the region, what is taken away was at its rim. */
	@Test
	void aVolumeIsDrawnWithinItsBounds() {
		boolean grown = false, shrunk = false;
		for (int draw = 1; draw <= 8; draw++) {
			final Mask m = apply(BLOCK, Kind.VOLUME, 0.2, draw);
			assertTrue(m.count() >= 100 && m.count() <= 150, m.count() + " voxels");
			grown |= m.count() > 125;
			shrunk |= m.count() < 125;
			assertEquals(m.count() > 125 ? 125 : m.count(), common(m), "one lies within the other");
			for (int z = 6; z < 9; z++) for (int y = 9; y < 12; y++) for (int x = 9; x < 12; x++) assertTrue(m.contains(x, y, z), "the core stays");
		}
		assertTrue(grown && shrunk);
	}

	private static int common(final Mask m) {
		return (int) Math.round(Perturbation.dice(BLOCK, m) * (125 + m.count()) / 2);
	}

	/** Noise of 1 mm is cut at 3 mm: what lies deeper than that inside stays, what lies farther outside stays out. */
	@Test
	void aContourMovesByAtMostThreeDeviations() {
		final Mask limit = apply(BLOCK, Kind.DILATE, 3, 0);
		double sum = 0;
		for (int draw = 1; draw <= 20; draw++) {
			final Mask m = apply(BLOCK, Kind.CONTOUR, 1, draw);
			assertEquals(m.count(), (int) Math.round(Perturbation.dice(limit, m) * (limit.count() + m.count()) / 2), "within the limit");
			assertTrue(m.contains(10, 10, 7) || m.count() < 60, "the middle is 2.5 mm deep");
			sum += m.count();
		}
		// the mean of in and out: the outer voxels weigh more than the inner ones
		assertEquals(170, sum / 20, 60);
	}

	/** The same stream gives the same region, another draw another one; the case's name decides through the stream. */
	@Test
	void drawsDependOnSeedAndNumberAlone() {
		assertArrayEquals(apply(BLOCK, Kind.CONTOUR, 1, 1).inside(), apply(BLOCK, Kind.CONTOUR, 1, 1).inside());
		assertNotEquals(centre(apply(BLOCK, Kind.SHIFT, 6, 1))[0], centre(apply(BLOCK, Kind.SHIFT, 6, 2))[0]);
		final RandomStream used = new RandomStream(7);
		used.nextLong();
		assertArrayEquals(apply(BLOCK, Kind.CONTOUR, 1, 1).inside(), new Perturbation(Kind.CONTOUR, 1, 1).apply(BLOCK, used).inside());
	}

	@Test
	void wordsAreReadAndSlipsAreNamed() {
		assertEquals("[original, erode:1, shift:0.5#1, shift:0.5#2]", Perturbation.parse(List.of("erode:1", "shift:0.5"), 2).stream().map(
			Perturbation::name).toList().toString());
		assertMessage("'erod:1' is not known. Known are erode:mm", "erod:1");
		assertMessage("'erode' needs one number behind a colon, such as erode:1 (mm)", "erode");
		assertMessage("'erode:a' needs one number", "erode:a");
		assertMessage("volume by 1.5; a part of the volume below 1", "volume:1.5");
		assertMessage("erode by -1.0; a number above 0", "erode:-1");
		assertMessage("stands there twice", "erode:1", "erode:1.0");
		assertMessage("none is named");
		assertTrue(assertThrows(InputException.class, () -> apply(BLOCK, Kind.ERODE, 3, 0)).getMessage().startsWith(
			"erode:3 leaves none of the region's 125 voxels."));
		assertFalse(Kind.ERODE.random());
	}

	private static void assertMessage(final String part, final String... words) {
		final String message = assertThrows(InputException.class, () -> Perturbation.parse(List.of(words), 1)).getMessage();
		assertTrue(message.contains(part), message);
	}
}
