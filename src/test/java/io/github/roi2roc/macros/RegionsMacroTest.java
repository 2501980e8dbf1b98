package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.macros.Program.Result;
import io.github.roi2roc.store.Csv;

/** One region, given in every way that needs no display, is one and the same region. */
class RegionsMacroTest {

	private static final String IMAGE = """
		newImage("ramp", "16-bit ramp", 40, 30, 5);
		run("Properties...", "unit=mm pixel_width=1 pixel_height=1 voxel_depth=2");
		""";

	@TempDir
	private Path dir;

	private Result run(final String macro) throws Exception {
		return Program.headless().run(Files.writeString(dir.resolve("m.ijm"), IMAGE + macro.replace("DIR", dir.toString())).toString());
	}

	/** PITFALLS 18: selection, overlay, mask image and region file give identical rows. */
	@Test
	void selectionOverlayMaskImageAndFileAgree() throws Exception {
		final Result r = run("""
			newImage("region [1]", "8-bit black", 40, 30, 5);
			setSlice(3);
			makeRectangle(10, 10, 7, 4);
			run("Set...", "value=1 slice");
			saveAs("Tiff", "DIR/region.tif");
			rename("region [1]");
			selectImage("ramp");
			setSlice(3);
			makeRectangle(10, 10, 7, 4);
			run("Extract Features...", "regions=Selection output=DIR/selection.csv");
			run("Extract Features...", "output=DIR/automatic.csv");
			run("Add Selection...");
			run("Select None");
			setSlice(1);
			run("Extract Features...", "regions=Overlay output=DIR/overlay.csv");
			run("Extract Features...", "image=ramp regions=[region [1]] output=DIR/image.csv");
			run("Extract Features...", "mask=DIR/region.tif output=DIR/file.csv");
			selectImage("region [1]");
			run("Extract Features...", "image=ramp regions=[region [1]] label=1 output=DIR/named.csv");
			""");
		assertEquals(0, r.exit(), r.err());
		final List<List<String>> first = Csv.read(dir.resolve("selection.csv"));
		assertEquals(List.of("ramp", "1"), first.get(1).subList(0, 2));
		for (final String way : List.of("automatic", "overlay", "image", "file", "named")) assertEquals(first, Csv.read(dir.resolve(way + ".csv")), way);
		assertTrue(Files.readString(dir.resolve("selection.csv.json")).contains("\"image\": \"ramp\""));
	}

	@Test
	void whatCannotBeARegionIsSaid() throws Exception {
		final String[][] wrong = { { "makeLine(1, 1, 9, 9);", "", "is no area but a straight line" }, { "", "regions=Selection", "has no selection" }, { "", "regions=[ROI Manager]", "needs a display" }, { "",
				"regions=Overlay", "has no overlay" }, { "", "regions=nowhere", "one of these belongs there: Automatic, Selection" }, { "",
					"regions=ramp", "is the image itself" }, { "", "image=Ramp regions=Selection", "no open image has the title 'Ramp'" }, {
						"makeRectangle(1, 1, 9, 9);", "frame=2", "has 1 frame; frame 2 does not exist" } };
		for (final String[] w : wrong) {
			final Result r = run(w[0] + "run('Extract Features...', '" + w[1] + " output=DIR/x.csv');");
			assertEquals(1, r.exit(), w[1]);
			assertTrue(r.err().contains(w[2]), r.err());
		}
	}
}
