package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.image.Direction;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.macros.Program.Result;

import ij.IJ;
import ij.ImagePlus;

/** Maps over images as users make them, headless: colours of single pixels. */
class OverlayMapMacroTest {

	/** The first and last colours of Viridis, and the one in the middle of the 17 steps. */
	private static final int FIRST = 0x440154, MIDDLE = 0x21908c, LAST = 0xfde725;

	@TempDir
	private Path dir;

	/** A grey image of 20 x 10 x 3 voxels of 1 x 1 x 2 mm, 200 but for a black and a white one, and a map on part of it: 3 x 4 x 1 voxels from (5, 2, 1). */
	@BeforeEach
	void write() {
		final Geometry g = new Geometry(20, 10, 3, new Vec3(1, 1, 2), new Vec3(-30, 5, 7), Direction.IDENTITY);
		final byte[] grey = new byte[g.voxels()];
		for (int i = 0; i < grey.length; i++) grey[i] = (byte) (i == 0 ? 0 : i == 1 ? 255 : 200);
		VolumeFiles.write(new Volume(g, new Voxels.UInt8(grey)), dir.resolve("scan.nii.gz"));
		final Geometry part = new Geometry(3, 4, 1, g.spacing(), g.toWorld(5, 2, 1), Direction.IDENTITY);
		VolumeFiles.write(Volume.of(part, new float[] { 0, 0, 0, 0, 10, 0, 20, 30, Float.NaN, 0, 0, 0 }), dir.resolve("scan_contrast.nii.gz"));
	}

	private Result run(final String more) throws Exception {
		return Program.headless().run(Program.macro("Overlay_Map.ijm"), "image=" + dir.resolve("scan.nii.gz") + " map=" + dir.resolve(
			"scan_contrast.nii.gz") + " " + more);
	}

	/** The colour of a voxel; the picture is 30 times as large, so that its longer side has 600 pixels. */
	private static int at(final BufferedImage picture, final int x, final int y) {
		assertEquals(600, picture.getWidth());
		return picture.getRGB(30 * x + 15, 30 * y + 15) & 0xffffff;
	}

	/** The corners agree on 0, so zeros are clear; 10 to 30 go from the first colour to the last, in slice 2, where the map is. */
	@Test
	void aPngFileShowsTheSliceOfTheMap() throws Exception {
		final Path out = dir.resolve("map.png");
		final Result r = run("opacity=100 bar=false output=" + out);
		assertEquals(0, r.exit(), r.err());
		final BufferedImage p = ImageIO.read(out.toFile());
		assertEquals(FIRST, at(p, 6, 3));
		assertEquals(MIDDLE, at(p, 5, 4));
		assertEquals(LAST, at(p, 6, 4));
		for (final int[] clear : new int[][] { { 5, 2 }, { 7, 4 }, { 7, 5 }, { 4, 4 }, { 8, 3 } }) assertEquals(0xc8c8c8, at(p, clear[0], clear[1]));
	}

	/** Half of the colour and half of the grey 200; 30 is above the range and has its last colour. */
	@Test
	void opacityMixesAndRangeCuts() throws Exception {
		final Path out = dir.resolve("map.png");
		final Result r = run("opacity=50 range=10,20 background=none bar=false output=" + out);
		assertEquals(0, r.exit(), r.err());
		final BufferedImage p = ImageIO.read(out.toFile());
		for (final int[] c : new int[][] { { 5, 4, LAST }, { 6, 4, LAST }, { 6, 3, FIRST }, { 5, 2, FIRST } }) {
			for (int shift = 0; shift <= 16; shift += 8) {
				assertEquals((200 + (c[2] >> shift & 255)) / 2.0, at(p, c[0], c[1]) >> shift & 255, 1, "colour of " + c[0] + ", " + c[1]);
			}
		}
	}

	@Test
	void aTiffFileHasAllSlicesAndTheBarIsDrawnOnEach() throws Exception {
		final Path bare = dir.resolve("bare.tif"), bar = dir.resolve("bar.tif");
		assertEquals(0, run("bar=false output=" + bare).exit());
		assertEquals(0, run("output=" + bar).exit());
		final ImagePlus without = IJ.openImage(bare.toString()), with = IJ.openImage(bar.toString());
		assertEquals(3, without.getStackSize());
		assertEquals(24, without.getBitDepth());
		for (int z = 1; z <= 3; z++) {
			// inside the bar: 20 pixels wide, 150 high, 12 from the right edge, 60 from the top; its ends are the ends of the colours
			assertEquals(LAST, with.getStack().getProcessor(z).get(575, 60) & 0xffffff);
			assertEquals(FIRST, with.getStack().getProcessor(z).get(575, 209) & 0xffffff);
			assertEquals(0xc8c8c8, without.getStack().getProcessor(z).get(575, 60) & 0xffffff);
		}
		assertEquals(0xc8c8c8, without.getStack().getProcessor(1).get(30 * 6 + 15, 30 * 4 + 15) & 0xffffff);
	}

	@Test
	void whatIsWrongIsSaidOnOneLine() throws Exception {
		final Geometry far = new Geometry(3, 4, 1, new Vec3(1, 1, 2), new Vec3(500, 5, 7), Direction.IDENTITY);
		VolumeFiles.write(Volume.of(far, new float[12]), dir.resolve("far.nii.gz"));
		final String out = "output=" + dir.resolve("x.png");
		for (final String[] w : new String[][] { { "output=" + dir.resolve("x.jpg"), ".png file for one slice" }, { out + " range=20,10", "must be below" },
			{ out + " feature=9", "no feature '9'" }, { out + " slice=4", "the image has 3" } }) {
			final Result r = run(w[0]);
			assertEquals(1, r.exit(), w[0]);
			assertTrue(r.err().contains(w[1]) && r.err().strip().lines().count() == 1, r.err());
		}
		final Result r = Program.headless().run(Program.macro("Overlay_Map.ijm"), "image=" + dir.resolve("scan.nii.gz") + " map=" + dir.resolve(
			"far.nii.gz") + " " + out);
		assertEquals(1, r.exit());
		assertTrue(r.err().contains("does not lie on the image"), r.err());
	}
}
