package io.github.roi2roc.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;

class StoreTest {

	@TempDir
	Path folder;

	/** PITFALLS 16: nothing is written half. A writer that fails leaves the old file as it was, and no temporary one beside it. */
	@Test
	void aFailedWriteLeavesTheOldFile() throws IOException {
		final Path file = folder.resolve("deep/table.csv");
		AtomicFile.write(file, "old");
		final InputException e = assertThrows(InputException.class, () -> AtomicFile.write(file, out -> {
			out.write(65);
			throw new IOException("No space left on device");
		}));
		assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
		assertEquals("old", Files.readString(file));
		try (Stream<Path> s = Files.list(file.getParent())) {
			assertEquals(List.of(file), s.toList());
		}
	}

	@Test
	void aFolderIsNoTarget() {
		assertTrue(assertThrows(InputException.class, () -> AtomicFile.write(folder, "x")).getMessage().contains("it is a folder"));
	}

	/** A result in a shared folder is as readable for colleagues as any other new file there. */
	@Test
	void filesHaveThePermissionsOfAnyNewFile() throws IOException {
		assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions here");
		final Path file = folder.resolve("t.csv"), plain = Files.createFile(folder.resolve("plain"));
		AtomicFile.write(file, "x");
		assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(file));
	}

	/** PITFALLS 15: a writer that no locale touches, numbers that read back as the same double. */
	@Test
	void numbersAreWrittenAlikeInEveryLocale() {
		final Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			assertEquals("0.1", Csv.number(0.1));
			assertEquals("1.0E-5", Csv.number(1e-5));
			assertEquals("4137", Csv.number(4137.0));
			assertEquals("", Csv.number(Double.NaN));
			assertEquals(0.1 + 0.2, Csv.number(Csv.number(0.1 + 0.2)));
			assertEquals(Double.NEGATIVE_INFINITY, Csv.number("-Inf"));
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void quotesCommasAndLineBreaksSurvive() {
		final List<List<String>> rows = List.of(List.of("case", "note"), List.of("a", "says \"x, y\"\nand more"));
		final Path file = folder.resolve("t.csv");
		Csv.write(file, rows);
		assertEquals(rows, Csv.read(file));
	}

	/** What a spreadsheet writes: byte-order mark, semicolons, CRLF. */
	@Test
	void spreadsheetExportsAreRead() throws IOException {
		final Path file = folder.resolve("excel.csv");
		Files.writeString(file, "\uFEFFcase;age\r\nP1;63\r\n");
		assertEquals(List.of(List.of("case", "age"), List.of("P1", "63")), Csv.read(file));
	}

	@Test
	void aRaggedLineIsNamed() throws IOException {
		final Path file = folder.resolve("ragged.csv");
		Files.writeString(file, "case,age\nP1,63\nP2\n");
		assertTrue(assertThrows(InputException.class, () -> Csv.read(file)).getMessage().contains("record 3: 1 cells, but the header has 2"));
	}

	@Test
	void jsonKeepsOrderAndHasNoNotANumber() {
		final Map<String, Object> tree = new LinkedHashMap<>();
		tree.put("b", 1.0);
		tree.put("a", new double[] { 0.5, Double.NaN, Double.POSITIVE_INFINITY });
		assertEquals("{\n  \"b\": 1,\n  \"a\": [\n    0.5,\n    null,\n    \"Inf\"\n  ]\n}\n", Json.text(tree));
	}

	@Test
	void brokenJsonIsRefused() {
		assertTrue(assertThrows(InputException.class, () -> Json.parse("{'a': 1}", "model.json")).getMessage().startsWith(
			"model.json is not valid JSON"));
		assertThrows(InputException.class, () -> Json.parse("", "model.json"));
		assertThrows(InputException.class, () -> Json.parse("{\"a\": 1} x", "model.json"));
		assertThrows(InputException.class, () -> Json.parse("[".repeat(200_000), "model.json"));
	}

	/** PITFALLS 15: a spreadsheet's semicolons and decimal commas are numbers, not 22 categories; a list or a text among them stays text. */
	@Test
	void decimalCommasBetweenSemicolonsAreNumbers() {
		assertEquals(List.of(List.of("case", "bmi", "dose", "list"), List.of("a", "22.8", "-.5e3", "1,2"), List.of("b", "21", "", "1,2,3")),
			Csv.parse("case;bmi;dose;list\r\na;22,8;-,5e3;1,2\r\nb;21;;1,2,3\r\n", "t.csv"));
		assertEquals("22,8", Csv.parse("case;bmi\na;22,8\nb;unknown\n", "t.csv").get(1).get(1));
		assertEquals("1,2", Csv.parse("case;label\na;1,2\n", "t.csv").get(1).get(1), "two labels");
		assertEquals("22,8", Csv.parse("case,bmi\na,\"22,8\"\n", "t.csv").get(1).get(1));
	}
}
