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
		assertEquals("true", seen.get("kept as drawn"));
		// ImageJ's own
		assertEquals("1", seen.get("mouse listeners"));
		assertEquals("true", seen.get("done"));
	}
}
