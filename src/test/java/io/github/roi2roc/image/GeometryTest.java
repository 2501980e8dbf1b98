package io.github.roi2roc.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;

class GeometryTest {

	/** A grid turned by 90° about z: x index runs along +y, y index along −x; voxel (1, 2, 3) by hand. */
	@Test
	void indexAndWorldAreInverse() {
		final Geometry g = new Geometry(4, 5, 6, new Vec3(2, 3, 4), new Vec3(10, 20, 30), new Direction(new Vec3(0, 1, 0), new Vec3(-1, 0, 0),
			new Vec3(0, 0, 1)));
		assertEquals(new Vec3(10 - 6, 20 + 2, 30 + 12), g.toWorld(1, 2, 3));
		assertEquals(new Vec3(1, 2, 3), g.toIndex(new Vec3(4, 22, 42)));
	}

	/** PITFALLS 1: the message says which of size, spacing, origin, direction differs, and by how many mm. */
	@Test
	void differencesAreNamedInMillimetres() {
		final Geometry a = Geometry.of(10, 10, 5, 1, 1, 3);
		final Geometry b = new Geometry(10, 10, 6, new Vec3(1, 1, 3.5), new Vec3(0, 0.25, 0), Direction.IDENTITY);
		final List<String> d = a.differences(b, 1e-6);
		assertEquals(3, d.size());
		assertEquals("size differs: 10×10×5 against 10×10×6 voxels", d.get(0));
		assertEquals("spacing along z differs by 0.5 mm: 3 against 3.5 mm", d.get(1));
		assertEquals("origin along y differs by 0.25 mm: 0 against 0.25 mm", d.get(2));
	}

	@Test
	void impossibleGridsAreRefused() {
		assertTrue(assertThrows(InputException.class, () -> Geometry.of(10, 10, 10, 1, Double.NaN, 1)).getMessage().contains(
			"spacing along y is NaN"));
		assertThrows(InputException.class, () -> Geometry.of(10, 10, 10, 1, 1, 0));
		assertTrue(assertThrows(InputException.class, () -> Geometry.of(10000, 10000, 10000, 1, 1, 1)).getMessage().contains(
			"10000×10000×10000"));
	}
}
