package io.github.roi2roc.xvfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.macros.Program;
import io.github.roi2roc.macros.Program.Result;

/** Every command of the menu records a line that does the same: the same files, byte for byte, and the same windows. */
class RoundTripTest {

	@Test
	void everyRecordedLineDoesWhatWasClicked(@TempDir final Path dir) throws Exception {
		if (System.getenv("DISPLAY") == null) {
			if (System.getenv("CI") != null) Assertions.fail("There is no display; CI needs one (Xvfb).");
			Assumptions.abort("There is no display (test skipped).");
		}
		final Result r = Program.onDisplay(RoundTripSession.class).run(dir.toString());
		assertEquals(0, r.exit(), r.out() + r.err());
		final TreeSet<String> done = new TreeSet<>();
		final List<String> wrong = new ArrayList<>();
		for (final String line : r.out().lines().toList()) {
			final String[] cells = line.split("\t", -1);
			if (cells.length != 5) continue;
			done.add(cells[0]);
			if (!cells[1].startsWith("run(\"" + cells[0] + "\"") || cells[2].equals("0 0") || !cells[3].isEmpty() || !cells[4].isEmpty()) wrong.add(line);
		}
		assertEquals(List.of(), wrong);
		assertEquals(Files.readAllLines(Path.of("plugins.config")).stream().filter(l -> l.contains("Bridge(")).map(l -> l.split("\"")[1]).filter(l -> !l
			.startsWith("About")).collect(Collectors.toCollection(TreeSet::new)), done);
		assertTrue(done.size() > 25, done.toString());
	}
}
