package io.github.roi2roc.xvfb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps and coloured regions over an image, on a display. Screenshots go to target/screenshots. */
class LayersTest {

	@Test
	void aMapFollowsTheSliderIsSavedWithTheImageAndStaysUnderTheColours(@TempDir final Path dir) throws Exception {
		final Map<String, String> seen = Played.session(LayersSession.class, dir.toString(), "target/screenshots");
		assertEquals("0.8", seen.get("opacity"));
		// 1 + 119 * 119 / 100 = 142.61; halfway to 1: 71.805
		assertEquals("contrast|142.6|71.81|1|", seen.get("bar"));
		// the map, the bar, its name and three values
		assertEquals("6 0.8", seen.get("saved"));
		// outside the map the image as it was: the ramp is 256/320 x = 16 at x = 20
		assertEquals("101010", seen.get("flat"));
		// two of the first colour, one of the second (Okabe and Ito's orange and sky blue)
		assertEquals("lesionA=e69f00 lesionB=e69f00 lesionC=56b4e9 1 (2) 3 (1) ", seen.get("groups"));
		// only three outlines beside the map: the earlier colours are replaced
		assertEquals("3", seen.get("again"));
	}
}
