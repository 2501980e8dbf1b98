package io.github.roi2roc.xvfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns, classes and tables are chosen from lists; what stands in the field, and in the recorded line, is what a macro needs. */
class ChooserTest {

	@Test
	void columnsAreChosenFromTheTable(@TempDir final Path dir) throws Exception {
		final Path table = Files.writeString(dir.resolve("cohort.csv"), "case,age,sex,outcome,marker\nP1,61,male,dead,1.5\nP2,58,female,alive,\n"
			+ "P3,44,male,alive,2.5\nP4,70,,dead,80\nP5,70,male,alive,7\n");
		final Map<String, String> seen = Played.session(ChooserSession.class, table.toString(), "target/screenshots");
		assertEquals("Name the table first: its columns are listed then.", seen.get("no table"));
		assertEquals("case | text, 5 values | 0", seen.get("row"));
		assertEquals("outcome", seen.get("group"));
		// Enter took the name and did not end the dialog
		assertEquals("marker,sex\ttrue", seen.get("completed"));
		assertEquals("marker,sex,age", seen.get("variables"));
		assertEquals("alive 3, dead 2", seen.get("classes"));
		assertEquals("sex:male,age", seen.get("factors"));
		assertEquals("univariate,correlation", seen.get("steps"));
		assertEquals("svg,png,pdf", seen.get("formats"));
		assertEquals("Lesions 12 rows, 2 columns", seen.get("open"));
		assertEquals("Lesions group\t", seen.get("of it"));
		assertTrue(seen.get("line").startsWith("run(\"Table One...\", \"table=Lesions group=group "), seen.get("line"));
	}
}
