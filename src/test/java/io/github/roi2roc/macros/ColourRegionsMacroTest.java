package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.macros.Program.Result;

/** Regions in the colours of their classes, headless: colours of single pixels. */
class ColourRegionsMacroTest {

	/** Okabe and Ito's orange and sky blue (2008), and the grey of regions without a value. */
	private static final int ORANGE = 0xe69f00, BLUE = 0x56b4e9, GREY = 0xc0c0c0;

	@TempDir
	private Path dir;

	/** A black image of 20 x 20 x 2 voxels; labels 1 to 4 are boxes of 4 x 4 at x = 12, y = 0, 5, 10, 15 in the second slice. */
	@BeforeEach
	void write() throws Exception {
		final Geometry g = Geometry.of(20, 20, 2, 1, 1, 1);
		final byte[] labels = new byte[g.voxels()];
		for (int i = 0; i < 4 * 16; i++) labels[g.index(12 + i % 4, 5 * (i / 16) + i / 4 % 4, 1)] = (byte) (1 + i / 16);
		VolumeFiles.write(new Volume(g, new Voxels.UInt8(new byte[g.voxels()])), dir.resolve("scan.nii.gz"));
		VolumeFiles.write(new Volume(g, new Voxels.UInt8(labels)), dir.resolve("lesions.nii.gz"));
		Files.writeString(dir.resolve("t.csv"), "case,label,outcome,id\nscan,1,worse,1\nscan,2,better,2\nscan,3,worse,3\nother,4,better,4\n");
	}

	private Result run(final String more) throws Exception {
		return Program.headless().run(Program.macro("Colour_Regions.ijm"), "image=" + dir.resolve("scan.nii.gz") + " mask=" + dir.resolve(
			"lesions.nii.gz") + " " + more);
	}

	/** In sort order better is the first colour, worse the second; label 4 has a row of another case only. */
	@Test
	void eachRegionHasTheColourOfItsClass() throws Exception {
		final Path out = dir.resolve("classes.png");
		final Result r = run("table=" + dir.resolve("t.csv") + " column=outcome opacity=100 output=" + out);
		assertEquals(0, r.exit(), r.err());
		final BufferedImage p = ImageIO.read(out.toFile());
		assertEquals(600, p.getWidth());
		final int[] expected = { BLUE, ORANGE, BLUE, GREY };
		for (int k = 0; k < 4; k++) assertEquals(expected[k], p.getRGB(30 * 14, 30 * (5 * k + 2)) & 0xffffff, "label " + (k + 1));
		assertEquals(0, p.getRGB(30 * 18, 30 * 10) & 0xffffff);
		// the legend's boxes: text of 18 pixels, lines 26.1 apart from 12 on
		assertEquals(ORANGE, p.getRGB(12 + 9, 12 + 26 + 12) & 0xffffff);
		assertEquals(BLUE, p.getRGB(12 + 9, 12 + 52 + 12) & 0xffffff);
		assertEquals(GREY, p.getRGB(12 + 9, 12 + 78 + 12) & 0xffffff);
	}

	/** The classes of an open ImageJ table, named by its title; a file of that name would go before it. */
	@Test
	void classesComeFromAnOpenTable() throws Exception {
		final Path out = dir.resolve("open.png"), macro = Files.writeString(dir.resolve("open.ijm"), "for (i = 0; i < 3; i++) {\n"
			+ "setResult('case', i, 'scan'); setResult('label', i, i + 1); setResult('outcome', i, 'better');\n}\n"
			+ "setResult('outcome', 0, 'worse'); updateResults();\n" + "runMacro('" + Path.of(Program.macro("Colour_Regions.ijm")).toAbsolutePath() + "', 'image="
			+ dir.resolve("scan.nii.gz") + " mask=" + dir.resolve("lesions.nii.gz") + " table=Results column=outcome opacity=100 output=" + out + "');\n");
		final Result r = Program.headless().run(macro.toString());
		assertEquals(0, r.exit(), r.err());
		final BufferedImage p = ImageIO.read(out.toFile());
		final int[] expected = { BLUE, ORANGE, ORANGE, GREY };
		for (int k = 0; k < 4; k++) assertEquals(expected[k], p.getRGB(30 * 14, 30 * (5 * k + 2)) & 0xffffff, "label " + (k + 1));
	}

	@Test
	void whatIsWrongIsSaidOnOneLine() throws Exception {
		final String out = " output=" + dir.resolve("x.png"), table = "table=" + dir.resolve("t.csv");
		for (final String[] w : new String[][] { { table + " column=x" + out, "no column 'x'" }, { table + out, "'column' is missing" } }) {
			final Result r = run(w[0]);
			assertEquals(1, r.exit(), w[0]);
			assertTrue(r.err().contains(w[1]) && r.err().strip().lines().count() == 1, r.err());
		}
	}
}
