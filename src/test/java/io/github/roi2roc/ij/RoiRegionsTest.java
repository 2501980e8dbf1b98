package io.github.roi2roc.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.io.RegionReader.NamedMask;

import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.io.RoiEncoder;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

/** Regions drawn in ImageJ become the masks that ImageJ itself makes of them, each in its slice. */
class RoiRegionsTest {

	private static final Geometry STACK = Geometry.of(40, 30, 5, 1, 1, 2);

	private final List<String> warnings = new ArrayList<>();

	private List<NamedMask> masks(final Geometry grid, final int current, final Roi... rois) {
		return RoiRegions.masks(Arrays.asList(rois), grid, Roi::getZPosition, current, warnings::add);
	}

	private static Roi in(final int slice, final String name, final Roi roi) {
		roi.setPosition(slice);
		roi.setName(name);
		return roi;
	}

	private static List<String> labels(final List<NamedMask> masks) {
		return masks.stream().map(NamedMask::label).toList();
	}

	/** Pixels that ImageJ fills when it paints the region: its own answer to which pixels are inside. */
	private static void assertFilledAsByImageJ(final Mask mask, final Roi roi, final int z) {
		final ImageProcessor ip = new ByteProcessor(40, 30);
		ip.setValue(255);
		ip.fill(roi);
		for (int y = 0; y < 30; y++) for (int x = 0; x < 40; x++) assertEquals(ip.get(x, y) != 0, mask.contains(x, y, z), "pixel " + x + ", " + y);
	}

	/** A rectangle of 7 × 4 pixels has 28, from its first to its last pixel and in its slice only. */
	@Test
	void aRectangleIsItsPixels() {
		final Mask m = masks(STACK, 1, in(3, "a", new Roi(10, 20, 7, 4))).get(0).mask();
		assertEquals(28, m.count());
		assertTrue(m.contains(10, 20, 2) && m.contains(16, 23, 2));
		assertFalse(m.contains(17, 23, 2) || m.contains(10, 20, 1) || m.contains(9, 20, 2));
	}

	@Test
	void ovalsPolygonsAndFreehandRegionsAreFilledAsImageJFillsThem() {
		final Roi[] rois = { new OvalRoi(3, 5, 21, 14), new PolygonRoi(new int[] { 2, 30, 17 }, new int[] { 3, 9, 27 }, 3, Roi.POLYGON),
			new PolygonRoi(new float[] { 2.5f, 30.25f, 35, 5 }, new float[] { 3.5f, 9.75f, 20, 28 }, 4, Roi.FREEROI) };
		for (final Roi roi : rois) assertFilledAsByImageJ(masks(STACK, 1, in(2, null, roi)).get(0).mask(), roi, 1);
	}

	/** 20 × 10 less a hole of 6 × 4: 200 − 24 = 176. */
	@Test
	void aHoleInACompositeStaysAHole() {
		final ShapeRoi ring = new ShapeRoi(new Roi(5, 5, 20, 10)).not(new ShapeRoi(new Roi(10, 8, 6, 4)));
		final Mask m = masks(STACK, 1, in(1, "ring", ring)).get(0).mask();
		assertEquals(176, m.count());
		assertFalse(m.contains(12, 9, 0));
	}

	@Test
	void regionsDrawnSliceBySliceAreOneMask() {
		final List<NamedMask> masks = masks(STACK, 1, in(2, "0002-0012-0014", new Roi(10, 10, 4, 4)), in(3, "0003-0012-0014", new Roi(10, 10, 5, 4)),
			in(3, "0003-0022-0024", new Roi(20, 20, 2, 2)));
		assertEquals(List.of("1"), labels(masks));
		assertEquals(16 + 20 + 4, masks.get(0).mask().count());
	}

	@Test
	void anotherNamePrefixIsAnotherMask() {
		final List<NamedMask> masks = masks(STACK, 1, in(2, "tumour-1", new Roi(1, 1, 4, 4)), in(3, "tumour-2", new Roi(1, 1, 4, 4)), in(2, "node-1",
			new Roi(20, 1, 3, 3)), in(2, "oedema", new Roi(30, 1, 2, 2)));
		assertEquals(List.of("tumour", "node", "oedema"), labels(masks));
		assertEquals(List.of(32, 9, 4), masks.stream().map(m -> m.mask().count()).toList());
	}

	@Test
	void anotherGroupIsAnotherMask() {
		final Roi a = in(2, "0002-0001-0001", new Roi(1, 1, 4, 4)), b = in(3, "0003-0001-0001", new Roi(1, 1, 4, 4)), c = in(3, "0003-0001-0002",
			new Roi(9, 9, 2, 2));
		a.setGroup(1);
		b.setGroup(1);
		c.setGroup(2);
		assertEquals(List.of("1", "2"), labels(masks(STACK, 1, a, b, c)));
	}

	@Test
	void aRegionWithoutASliceIsTakenInTheCurrentOne() {
		assertTrue(masks(STACK, 4, in(0, "a", new Roi(1, 1, 2, 2))).get(0).mask().contains(1, 1, 3));
		assertEquals(1, warnings.size());
	}

	@Test
	void whatIsNoAreaIsRefused() {
		for (final Roi roi : new Roi[] { new Line(1, 1, 5, 5), new PointRoi(3, 3), new TextRoi(3, 3, "x"), new PolygonRoi(new int[] { 1, 5, 9 },
			new int[] { 1, 5, 1 }, 3, Roi.ANGLE) })
		{
			assertTrue(assertThrows(InputException.class, () -> masks(STACK, 1, roi)).getMessage().contains("is no area"));
		}
	}

	@Test
	void aRegionOutsideTheImageIsRefusedAndOneAcrossItsEdgeIsCut() {
		final InputException e = assertThrows(InputException.class, () -> masks(STACK, 1, in(1, "far", new Roi(50, 5, 4, 4))));
		assertEquals("Region 'far' lies outside the image: x 50 to 53, y 5 to 8, but the image is 40 × 30 pixels.", e.getMessage());
		assertTrue(assertThrows(InputException.class, () -> masks(STACK, 1, in(6, "deep", new Roi(5, 5, 4, 4)))).getMessage().contains(
			"slice 6, but the image has 5 slices"));
		assertEquals(8, masks(STACK, 1, in(1, "edge", new OvalRoi(38, 5, 4, 4))).get(0).mask().count() + 2, "half an oval of 4 × 4: 6 of 12 pixels");
		assertTrue(warnings.get(0).contains("cut"));
	}

	/** PITFALLS 20: regions are read from a RoiSet.zip without ROI Manager and display, and are those of the file. */
	@Test
	void aRoiSetIsReadWithoutARoiManager(@TempDir final Path dir) throws IOException {
		final Path zip = dir.resolve("RoiSet.zip");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			for (int z = 2; z <= 4; z++) {
				out.putNextEntry(new ZipEntry("000" + z + "-0012-0014.roi"));
				write(out, in(z, null, new Roi(10, 10, 4, z)));
				out.closeEntry();
			}
		}
		final List<NamedMask> masks = new RoiFiles().read(zip, STACK);
		assertEquals(1, masks.size());
		assertEquals(4 * (2 + 3 + 4), masks.get(0).mask().count());
		assertEquals(1, masks.get(0).mask().bounds().z());
	}

	@Test
	void aRegionFileWithoutSlicesSuitsAPictureButNotAStack(@TempDir final Path dir) throws IOException {
		final Path file = dir.resolve("tumour.roi");
		try (OutputStream out = Files.newOutputStream(file)) {
			write(out, new OvalRoi(3, 3, 10, 10));
		}
		assertEquals(List.of("tumour"), labels(new RoiFiles().read(file, Geometry.of(40, 30, 1, 1, 1, 1))));
		assertTrue(assertThrows(InputException.class, () -> new RoiFiles().read(file, STACK)).getMessage().contains(
			"does not say in which of the 5 slices"));
	}

	@Test
	void damagedRegionFilesAreNamed(@TempDir final Path dir) throws IOException {
		final Path zip = Files.writeString(dir.resolve("a.zip"), "no zip"), roi = Files.writeString(dir.resolve("b.roi"), "no region at all");
		assertTrue(assertThrows(InputException.class, () -> RoiFiles.rois(zip)).getMessage().contains("a.zip is no zip file"));
		assertTrue(assertThrows(InputException.class, () -> RoiFiles.rois(roi)).getMessage().contains("b.roi is no ImageJ region file"));
		assertTrue(assertThrows(InputException.class, () -> RoiFiles.rois(dir.resolve("c.zip"))).getMessage().contains("There is no file"));
	}

	private static void write(final OutputStream out, final Roi roi) throws IOException {
		out.write(RoiEncoder.saveAsByteArray(roi));
	}
}
