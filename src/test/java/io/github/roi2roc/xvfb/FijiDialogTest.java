package io.github.roi2roc.xvfb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user of Fiji gets to see of a command, as far as SciJava without imagej-legacy can show it. */
class FijiDialogTest {

	@Test
	void theSuiteAsksInFijiAsElsewhere(@TempDir final Path dir) throws Exception {
		Files.writeString(dir.resolve("t.csv"), "case,age,sex\nA,61,1\nB,58,0\n");
		final Map<String, String> seen = Played.session(FijiSession.class, dir.toString(), "target/screenshots");
		assertEquals("Help Defaults OK Cancel", seen.get("buttons"));
		assertEquals("age|61|58|", seen.get("asked"));
		// a script that names some inputs is not asked for the others
		assertEquals("age|61|58|", seen.get("given"));
		assertEquals("true", seen.get("cancelled"));
		// one message, and nothing after it
		assertEquals("MessageDialog", seen.get("message"));
		assertEquals("0", seen.get("windows"));
	}
}
