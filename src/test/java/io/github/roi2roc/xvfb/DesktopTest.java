package io.github.roi2roc.xvfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Reference;
import io.github.roi2roc.macros.Program;
import io.github.roi2roc.macros.Program.Result;
import io.github.roi2roc.store.Csv;

/** ImageJ with windows, on a display: menus, dialogs filled by hand, tables, the recorder. Screenshots go to target/screenshots. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesktopTest {

	private final Map<String, String> seen = new HashMap<>();
	private Path image, mask;

	@BeforeAll
	void play() throws Exception {
		if (System.getenv("DISPLAY") == null) {
			if (System.getenv("CI") != null) Assertions.fail("There is no display; CI needs one (Xvfb).");
			Assumptions.abort("There is no display (test skipped).");
		}
		image = Reference.file("pyradiomics/brain2_image.nrrd").toAbsolutePath().normalize();
		mask = Reference.file("pyradiomics/brain2_label.nrrd").toAbsolutePath().normalize();
		final Result r = Program.onDisplay(DesktopSession.class).run(image.toString(), mask.toString(), "target/screenshots");
		assertEquals(0, r.exit(), r.err());
		for (final String line : r.out().lines().toList()) {
			final int tab = line.indexOf('\t');
			if (tab > 0) seen.put(line.substring(0, tab), line.substring(tab + 1));
		}
	}

	/** {@code MenuTest} holds plugins.config to the commands. */
	@Test
	void theMenuIsThatOfPluginsConfig() throws Exception {
		final String labels = Files.readAllLines(Path.of("plugins.config")).stream().filter(l -> !l.startsWith("#")).map(l -> l.split("\"")[1]).collect(
			Collectors.joining("|"));
		assertEquals(labels, seen.get("menu"));
		assertEquals(labels, seen.get("refreshed menu"));
		assertEquals("io.github.roi2roc.ij.Bridge(\"io.github.roi2roc.command.ExtractFeatures\")", seen.get("refreshed command"));
	}

	/**
	 * PITFALLS 18: clicking, the recorded macro line, the ROI Manager and the headless macro give the same row. PITFALLS 20: an open table is
	 * not appended to.
	 */
	@Test
	void clickMacroManagerAndHeadlessGiveTheSameRow(@TempDir final Path dir) throws Exception {
		final Path out = dir.resolve("headless.csv");
		final Result r = Program.headless().run(Program.macro("Extract_Features.ijm"), "image=" + image + " mask=" + mask + " output=" + out);
		assertEquals(0, r.exit(), r.err());
		final List<List<String>> headless = Csv.read(out);
		for (final String way : List.of("clicked", "recorded", "managed", "after cancel")) {
			assertEquals("1", seen.get(way + " count"), way);
			assertEquals(String.join(",", headless.get(0)), seen.get(way + " columns"), way);
			assertEquals(String.join(",", headless.get(1)), seen.get(way), way);
		}
	}

	@Test
	void theRecordedLineHasEveryChoiceAndNoImage() {
		assertEquals("run(\"Extract Features...\", \"channel=0 frame=0 regions=Automatic mask=" + mask + " preset=[PyRadiomics default]\");", seen.get("line"));
	}

	@Test
	void aRefusalIsOneMessageWithoutAStackTrace() {
		assertTrue(seen.get("refused").contains("no voxel has label 77. Labels found: 1"), seen.get("refused"));
		assertEquals("0", seen.get("exception windows"));
	}

	@Test
	void aMacroLineWithAGapOpensTheDialogFilledIn() {
		assertEquals("type", seen.get("filled in"));
	}
}
