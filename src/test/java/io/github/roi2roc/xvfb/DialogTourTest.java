package io.github.roi2roc.xvfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.roi2roc.macros.Program;
import io.github.roi2roc.macros.Program.Result;

/** The dialogs of all commands, as they open. Their pictures go to target/screenshots/dialogs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DialogTourTest {

	private final Map<String, List<String>> seen = new TreeMap<>();

	@BeforeAll
	void tour() throws Exception {
		if (System.getenv("DISPLAY") == null) {
			if (System.getenv("CI") != null) Assertions.fail("There is no display; CI needs one (Xvfb).");
			Assumptions.abort("There is no display (test skipped).");
		}
		final Result r = Program.onDisplay(DialogTour.class).run("target/screenshots/dialogs");
		assertEquals(0, r.exit(), r.out() + r.err());
		for (final String line : r.out().lines().toList()) {
			final List<String> cells = List.of(line.split("\t", -1));
			if (cells.size() == 4) seen.put(cells.get(0), cells.subList(1, 4));
		}
	}

	/** A projector's screen has 768 lines. */
	@Test
	void everyDialogFitsASmallScreenAndHasHelp() throws Exception {
		final TreeSet<String> labels = Files.readAllLines(Path.of("plugins.config")).stream().filter(l -> l.contains("Bridge(")).map(l -> l.split("\"")[1])
			.filter(l -> !l.startsWith("About")).collect(Collectors.toCollection(TreeSet::new));
		assertEquals(labels, seen.keySet().stream().filter(k -> k.endsWith("...")).collect(Collectors.toCollection(TreeSet::new)));
		for (final String label : labels) {
			assertTrue(Integer.parseInt(seen.get(label).get(1)) <= 700, label + ": " + seen.get(label));
			assertEquals("true", seen.get(label).get(2), label + " has a help page");
		}
	}

	private void assertSays(final String step, final String message, final boolean ok, final boolean red) {
		assertEquals(message, seen.get("typing " + step).get(0), step);
		assertEquals(List.of(Boolean.toString(ok), Boolean.toString(red)), seen.get("typing " + step).subList(1, 3), step);
	}

	/** OK waits for what the command could not run with; a file that is missing may still come. */
	@Test
	void whatDoesNotFitIsFlaggedWhileItIsTyped() {
		assertSays("fraction", "'Channel' is '2.5', but a whole number belongs there.", false, true);
		assertSays("fine again", "", true, false);
		assertSays("no file", "There is no file " + Path.of("/nowhere/mask.nii").toAbsolutePath() + ".", true, true);
		assertSays("no mask", "", true, false);
		assertSays("group to come", "Still needed: Group column.", false, false);
		assertTrue(seen.get("typing misspelt column").get(0).startsWith("The table has no column 'clas'. It has "), seen.toString());
		assertEquals(List.of("true", "true"), seen.get("typing misspelt column").subList(1, 3));
		assertSays("column", "", true, false);
	}

	/** Work that takes longer than a moment has a window that stops it; the log gets a line for each case and none for other steps. */
	@Test
	void longWorkCanBeStoppedInItsWindow() {
		assertEquals(List.of("something else 250", "false true", "case P003: ok"), seen.get("working"));
	}
}
