package io.github.roi2roc.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;

class MaskAlignmentTest {

	private static final Geometry IMAGE = Geometry.of(10, 10, 6, 1, 1, 2);

	private static Mask block(final Geometry g, final Box box) {
		return Mask.of(g, box, i -> true);
	}

	private static String failure(final Mask m, final double tolerance, final boolean correct) {
		return assertThrows(InputException.class, () -> MaskAlignment.onto(IMAGE, m, tolerance, correct)).getMessage();
	}

	/** PITFALLS 1: the message says which of size, spacing, origin, direction differs and by how many mm, prints both grids, offers the way out. */
	@Test
	void gridsThatDifferByAHairAreNamed() {
		final Geometry shifted = new Geometry(10, 10, 6, IMAGE.spacing(), new Vec3(0, 0, 0.01), Direction.IDENTITY);
		final String message = failure(block(shifted, new Box(2, 2, 2, 3, 3, 2)), 1e-6, false);
		assertTrue(message.contains("origin along z differs by 0.01 mm"), message);
		assertTrue(message.contains("Image: size 10×10×6") && message.contains("Mask: size 10×10×6"), message);
		assertTrue(message.contains("correctMask: true"), message);
		assertEquals(18, MaskAlignment.onto(IMAGE, block(shifted, new Box(2, 2, 2, 3, 3, 2)), 0.01, false).count());
	}

	/** PITFALLS 1: nobody gets numbers by setting the tolerance to 1000. */
	@Test
	void aToleranceAboveHalfAVoxelIsRefused() {
		assertTrue(failure(block(IMAGE, new Box(0, 0, 0, 1, 1, 1)), 1000, false).contains("above half a voxel"));
	}

	/**
	 * A mask of half the spacing in x and y: its voxel 2i+1 lies on image voxel i + 0.25. Mask voxels 4 to 7 have centres 1.75, 2.25, 2.75, 3.25
	 * of the image; the image centres 2 and 3 fall nearest to mask index 4.5 → 5 and 6.5 → 7.
	 */
	@Test
	void correctingTakesTheNearestMaskVoxel() {
		final Geometry fine = new Geometry(20, 20, 6, new Vec3(0.5, 0.5, 2), new Vec3(-0.25, -0.25, 0), Direction.IDENTITY);
		final Mask out = MaskAlignment.onto(IMAGE, block(fine, new Box(4, 4, 1, 4, 4, 2)), 1e-6, true);
		assertEquals(new Box(2, 2, 1, 2, 2, 2), out.bounds());
		assertEquals(IMAGE, out.geometry());
	}

	/** Both extents in mm from voxel edge to voxel edge: the region's voxels 2 to 4 are centred at 102 to 104 mm. */
	@Test
	void aMaskOutsideTheImageIsRefused() {
		final Geometry far = new Geometry(10, 10, 6, IMAGE.spacing(), new Vec3(100, 0, 0), Direction.IDENTITY);
		final String message = failure(block(far, new Box(2, 2, 2, 3, 3, 2)), 1e-6, true);
		assertTrue(message.contains("outside the image. The image covers x -0.50 to 9.50, y -0.50 to 9.50"), message);
		assertTrue(message.contains("the region covers x 101.50 to 104.50"), message);
	}

	/** Voxels 8 to 11 of a mask shifted by half a voxel: the one at 8.5 rounds into the image's 9, those at 9.5, 10.5 and 11.5 do not. */
	@Test
	void aMaskPartlyOutsideTheImageIsRefusedWithTheCount() {
		final Geometry shifted = new Geometry(12, 10, 6, IMAGE.spacing(), new Vec3(0.5, 0, 0), Direction.IDENTITY);
		final String message = failure(block(shifted, new Box(8, 2, 2, 4, 1, 1)), 1e-6, true);
		assertTrue(message.contains("partly outside the image (3 of its 4 voxels)"), message);
	}

	/** Image turned by 90° about z against the mask: image voxel (x, y) lies at (y, 9 − x), so mask voxel (2, 3) is image voxel (6, 2). */
	@Test
	void correctingFollowsATurnedGrid() {
		final Geometry turned = new Geometry(10, 10, 6, IMAGE.spacing(), new Vec3(0, 9, 0), new Direction(new Vec3(0, -1, 0), new Vec3(1, 0, 0),
			new Vec3(0, 0, 1)));
		final Mask out = MaskAlignment.onto(turned, block(IMAGE, new Box(2, 3, 1, 1, 1, 1)), 1e-6, true);
		assertEquals(new Box(6, 2, 1, 1, 1, 1), out.bounds());
	}

	/** PITFALLS 8: 217 mm for 21.7. */
	@Test
	void sizesThatLookLikeAUnitErrorAreFlagged() {
		assertEquals(1, MaskAlignment.oddSizes(Geometry.of(10, 10, 10, 1, 1, 217)).size());
		assertEquals(1, MaskAlignment.oddSizes(Geometry.of(512, 10, 10, 20, 1, 1)).size());
		assertEquals(List.of(), MaskAlignment.oddSizes(Geometry.of(512, 512, 60, 0.97, 0.97, 3)));
	}

	private static Volume labels(final float... values) {
		return Volume.of(Geometry.of(values.length, 1, 1, 1, 1, 1), values);
	}

	/** PITFALLS 3: 0/255 and 0/0.00392 masks just work as one label; labels over 255 are told apart. */
	@Test
	void everyKindOfMaskHasItsLabels() {
		assertEquals("[255]", texts(labels(0, 255, 255)));
		assertEquals("[0.003921569]", texts(labels(0, 0.003921569f)));
		assertEquals("[1, 256, 300]", texts(labels(300, 0, 1, 256, 300)));
		assertEquals(2, Labels.of(labels(300, 0, 1, 256, 300)).get("300").voxels());
		assertEquals(300, Labels.of(labels(300, 1)).get("300.0").value());
	}

	/** PITFALLS 3: labels that a scale factor left a hair off are whole: 1 + 2^-23, and 2 − 2^-23. */
	@Test
	void scaledLabelsAreWhole() {
		final Volume v = labels(0, Math.nextUp(1f), 1, 0, Math.nextDown(2f), 0);
		assertEquals("[1, 2]", texts(v));
		final Mask one = Labels.of(v).get("1").mask(v);
		assertEquals(new Box(1, 0, 0, 2, 1, 1), one.bounds());
		assertEquals(2, one.count());
		assertEquals(1, Labels.of(v).get("2").mask(v).count());
	}

	/** Each label's mask is the place where the label image has its value. */
	@Test
	void eachLabelHasItsMask() {
		final Geometry g = Geometry.of(4, 3, 3, 1, 1, 1);
		final byte[] a = new byte[36];
		for (int i = 0; i < 36; i++) a[i] = (byte) (i % 5 == 0 ? 0 : 250 + i % 5);
		final Volume v = new Volume(g, new Voxels.UInt8(a));
		for (final Labels.Label l : Labels.of(v).found()) {
			final Mask m = l.mask(v), expected = Mask.of(v, l.value());
			assertEquals(expected.bounds(), m.bounds());
			assertEquals(l.voxels(), m.count());
			assertArrayEquals(expected.bytes(g.box()), m.bytes(g.box()));
		}
	}

	private static String texts(final Volume v) {
		return Labels.of(v).found().stream().map(Labels.Label::text).toList().toString();
	}

	/** PITFALLS 3: a label that is absent names those that are there; a mask that is none is explained. */
	@Test
	void whatIsNoLabelIsExplained() {
		assertEquals("no voxel has label 2. Labels found: 1 (1 voxel), 3 (2 voxels). Set 'label' to one of them, or correct the mask.", assertThrows(
			InputException.class, () -> Labels.of(labels(1, 3, 3)).get("2")).getMessage());
		assertTrue(assertThrows(InputException.class, () -> Labels.of(labels(0, 0.2f, 0.7f))).getMessage().contains("probability map"));
		assertTrue(assertThrows(InputException.class, () -> Labels.of(labels(0, 0))).getMessage().contains("every voxel is 0"));
		assertThrows(InputException.class, () -> Labels.of(labels(0, Float.NaN)));
	}
}
