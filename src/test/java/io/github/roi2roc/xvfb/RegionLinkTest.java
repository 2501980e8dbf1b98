package io.github.roi2roc.xvfb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of a feature table and the regions on its image, on a display. Each click's effect is waited for in the session itself. */
class RegionLinkTest {

	/** PITFALLS 20: nothing outlives the windows, and a second extraction into the same window has one link. */
	@Test
	void rowsAndRegionsSelectEachOtherAndTheLinkEndsWithItsWindows(@TempDir final Path dir) throws Exception {
		final Path settings = Files.writeString(dir.resolve("mean.yaml"), "featureClass: {firstorder: [Mean]}\n");
		final Map<String, String> seen = Played.session(RegionLinkSession.class, settings.toString(), "target/screenshots");
		assertEquals("1", seen.get("listeners"));
		assertEquals("3", seen.get("left"));
		// the ramp is 256/96 x, cut to a whole number: 160 at x = 60. Bins of 25 begin at 125; that of 150 to 175 has x = 57 (152) to 65 (173)
		assertEquals("x=60, y=48, z=2: 160, level 2 of 3 (152 to 173 in the region)", seen.get("level"));
		assertEquals("true", seen.get("kept as drawn"));
		// ImageJ's own
		assertEquals("1", seen.get("mouse listeners"));
		assertEquals("true", seen.get("done"));
	}
}
