package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.roi2roc.Progress;
import io.github.roi2roc.sample.SampleCohort;

/** The same job as macro and as Groovy, Jython and JavaScript: the files are the same to the byte. */
class ScriptsTest {

	@TempDir
	private static Path dir;
	private static Path cohort, expected;

	@BeforeAll
	static void macro() throws Exception {
		cohort = dir.resolve("my cohort");
		SampleCohort.write(cohort, Progress.NONE);
		expected = dir.resolve("by macro");
		final Program.Result run = Program.headless().run(Program.macro("Cohort_To_ROC.ijm"), "manifest=[" + cohort.resolve("manifest.csv") + "] settings=["
			+ cohort.resolve("features.yaml") + "] training=[" + cohort.resolve("training.yaml") + "] positive=malignant output=[" + expected + "]");
		assertEquals(0, run.exit(), run.err());
	}

	@ParameterizedTest
	@CsvSource({ "groovy, groovy", "jython, py", "nashorn, js", "rhino, js" })
	void scriptsDoWhatTheMacroDoes(final String engine, final String extension) throws Exception {
		final Path out = dir.resolve("by " + engine);
		final Program.Result run = Program.headless(ScriptProgram.class).flag("-Djava.awt.headless=true").run(engine,
			Path.of("macros/scripts/Cohort_To_ROC." + extension).toString(), "manifest=" + cohort.resolve("manifest.csv"),
			"settings=" + cohort.resolve("features.yaml"), "training=" + cohort.resolve("training.yaml"), "positive=malignant", "output=" + out);
		assertEquals(0, run.exit(), run.err());
		for (final String file : List.of("features.csv", "models/predictions.csv", "models/metrics.csv", "roc/roc.csv", "roc/delong.csv", "roc/roc.svg")) {
			assertTrue(Files.exists(out.resolve(file)), file + ": " + run.out() + run.err());
			assertArrayEquals(Files.readAllBytes(expected.resolve(file)), Files.readAllBytes(out.resolve(file)), file);
		}
	}

	/** A mistake is a message, one line, and nothing is written; also where imagej-legacy is, for which a command that throws is an error of its own. */
	@ParameterizedTest
	@CsvSource({ "groovy, groovy", "jython, py", "nashorn, js", "rhino, js", "fiji-groovy, groovy", "fiji-jython, py", "fiji-rhino, js" })
	void aMistakeIsSaid(final String engine, final String extension) throws Exception {
		final Path out = dir.resolve("none");
		final Program.Result run = Program.headless(ScriptProgram.class).flag("-Djava.awt.headless=true").run(engine,
			Path.of("macros/scripts/Cohort_To_ROC." + extension).toString(), "manifest=" + dir.resolve("nowhere.csv"), "training=" + cohort.resolve(
				"training.yaml"), "output=" + out);
		assertTrue(run.err().contains("There is no file " + dir.resolve("nowhere.csv")), run.err());
		assertFalse(run.err().contains("\tat "), run.err());
		assertTrue(Files.notExists(out), "nothing is written");
	}

	/** The toolset has an entry for every command, and for no other. */
	@Test
	void theToolsetKnowsEveryCommand() throws Exception {
		final TreeSet<String> commands = new TreeSet<>(matches(Path.of("plugins.config"), Pattern.compile("\"([^\"]+)\", io\\.github")));
		final TreeSet<String> tools = new TreeSet<>(matches(Path.of("macros/toolsets/ROI2ROC.ijm"), Pattern.compile("^\\s*\"([^\"-][^\"]*)\",?", Pattern.MULTILINE)));
		assertEquals(commands, tools);
	}

	/** Plain ImageJ finds the macros in its menu by plugins.config, each with an entry. */
	@Test
	void everyMacroIsInTheMenu() throws Exception {
		final List<String> macros = new ArrayList<>();
		try (Stream<Path> files = Files.list(Path.of("macros"))) {
			files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".ijm")).sorted().forEach(macros::add);
		}
		assertEquals(macros, matches(Path.of("plugins.config"), Pattern.compile("Macro_Runner\\(\"JAR:scripts/Plugins/Radiomics/Macros/([^\"]+)\"\\)")));
	}

	private static List<String> matches(final Path file, final Pattern pattern) throws Exception {
		final List<String> found = new ArrayList<>();
		final Matcher m = pattern.matcher(Files.readString(file));
		while (m.find()) found.add(m.group(1));
		return found;
	}
}
