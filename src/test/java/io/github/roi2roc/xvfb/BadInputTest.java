package io.github.roi2roc.xvfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.roi2roc.macros.Program;
import io.github.roi2roc.macros.Program.Result;

/**
 * What users do wrong, each through the dialog, a macro and without a display: one message that says what is wrong, and no stack trace in front
 * of the user.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

	/** Little, so that what does not fit is known. */
	private static final String HEAP = "-Xmx600m";

	@TempDir
	private static Path dir;
	private final Map<String, String> told = new HashMap<>();

	static Stream<String> names() {
		return BadInput.all(Path.of("")).stream().map(BadInput::name);
	}

	private Result session(final String way, final Program program) throws Exception {
		final Path folder = Files.createDirectories(dir.resolve(way));
		Files.writeString(folder.resolve("locked"), "a file");
		Files.writeString(folder.resolve("slip.yaml"), "setting: {resampledPixelSpacing: [0.005, 0.005, 0.005]}\n");
		final Result r = program.flag(HEAP).run(way, folder.toString());
		for (final String line : r.out().lines().toList()) {
			final String[] cells = line.split("\t", -1);
			if (cells.length == 3) told.put(cells[0] + " " + cells[1], cells[2]);
		}
		assertEquals(0, r.exit(), r.out() + r.err());
		return r;
	}

	private BadInput of(final String name) {
		return BadInput.all(dir).stream().filter(b -> b.name().equals(name)).findFirst().orElseThrow();
	}

	private void assertTold(final String way, final BadInput b) {
		final String text = told.get(way + " " + b.name());
		assertNotNull(text, way + " " + b.name());
		assertFalse(text.contains("\tat ") || text.contains("Exception") || text.contains("TRACE") || text.contains("EXCEPTION"), text);
		assertTrue(text.contains(b.message()), text);
		if (way.equals("headless")) assertEquals(!b.message().isEmpty(), text.startsWith("1: "), text);
		else if (b.message().isEmpty()) assertEquals("", text, way);
	}

	@ParameterizedTest
	@MethodSource("names")
	void withoutADisplay(final String name) throws Exception {
		if (told.keySet().stream().noneMatch(k -> k.startsWith("headless"))) session("headless", Program.headless(BadInputSession.class));
		if (of(name).inMacros()) assertTold("headless", of(name));
	}

	@ParameterizedTest
	@MethodSource("names")
	void inTheDialogAndInAMacro(final String name) throws Exception {
		if (System.getenv("DISPLAY") == null) {
			if (System.getenv("CI") != null) Assertions.fail("There is no display; CI needs one (Xvfb).");
			Assumptions.abort("There is no display (test skipped).");
		}
		if (told.keySet().stream().noneMatch(k -> k.startsWith("dialog"))) session("display", Program.onDisplay(BadInputSession.class));
		assertTold("dialog", of(name));
		if (of(name).inMacros()) assertTold("macro", of(name));
	}

	/** What a write to a full disk leaves behind is nothing; devices are not replaced by files. */
	@Test
	void aDeviceStaysADevice() {
		assertFalse(Files.isRegularFile(Path.of("/dev/full")));
	}

	/** In the POSIX locale Java cannot name such files; it says so, and what helps. */
	@Test
	void chineseNamesInThePosixLocaleAreExplained() throws Exception {
		final Path macro = Files.writeString(dir.resolve("m.ijm"), "newImage('scan', '8-bit ramp', 20, 20, 1); makeRectangle(4, 4, 9, 8);\n"
			+ "run('Extract Features...', 'output=[" + dir + "/\u75c5\u4eba.csv]');\n");
		final Result r = Program.inLocale("POSIX").run(macro.toString());
		assertEquals(1, r.exit(), r.err());
		assertTrue(r.err().contains("LC_ALL=C.UTF-8"), r.err());
		assertEquals(1, r.err().strip().lines().filter(l -> l.startsWith("Extract Features")).count(), r.err());
		assertEquals(List.of(), r.err().lines().filter(l -> l.startsWith("\tat ")).toList());
	}
}
