package io.github.roi2roc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.table.FeatureTable;

/** What the README promises on its first screen. */
class ReadmeIT {

	@TempDir
	Path folder;

	/** The main command: a study of the sample cohort with the built jar, in a folder whose name has a space. */
	@Test
	void theSampleStudyRuns() throws Exception {
		final Path out = folder.resolve("my study");
		final StandaloneJar.Run run = StandaloneJar.macro("Sample_Study.ijm", "output=[" + out + "]");
		assertEquals(0, run.status(), run.err());
		assertEquals(80, FeatureTable.read(out.resolve("features.csv")).rows());
		final FeatureTable roc = FeatureTable.read(out.resolve("roc/roc.csv"));
		assertEquals("[clinical, radiomics, combined]", List.of(roc.texts("score")).toString());
		assertEquals(30, roc.numbers("n")[0]);
		assertTrue(run.out().contains("roc.png") && Files.exists(out.resolve("roc/roc.png")), run.out());
	}

	/** Every macro line in the README and the docs names a macro there is, and keys that the macro knows. */
	@Test
	void everyExampleNamesWhatThereIs() throws Exception {
		final Pattern line = Pattern.compile("macros/(\\w+\\.ijm) \"([^\"]*)\"");
		final List<String> wrong = new ArrayList<>();
		int found = 0;
		final List<Path> texts = new ArrayList<>(List.of(Path.of("README.md")));
		try (Stream<Path> docs = Files.list(Path.of("docs"))) {
			docs.filter(f -> f.toString().endsWith(".md")).sorted().forEach(texts::add);
		}
		try (Stream<Path> macros = Files.list(Path.of("macros"))) {
			macros.filter(f -> f.toString().endsWith(".ijm")).sorted().forEach(texts::add);
		}
		for (final Path text : texts) {
			final Matcher m = line.matcher(Files.readString(text));
			while (m.find()) {
				found++;
				final Path macro = Path.of("macros", m.group(1));
				if (!Files.exists(macro)) wrong.add(text + ": there is no " + macro);
				else wrong.addAll(unknownKeys(text, Files.readString(macro), m.group(2)));
			}
		}
		assertEquals(List.of(), wrong);
		assertTrue(found >= 15, found + " examples");
	}

	private static List<String> unknownKeys(final Path text, final String macro, final String arguments) {
		final Matcher known = Pattern.compile("readArguments\\(getArgument\\(\\), \"([^\"]*)\"\\)").matcher(macro);
		final List<String> keys = known.find() ? List.of(known.group(1).split(" ")) : List.of("output");
		final List<String> wrong = new ArrayList<>();
		final Matcher m = Pattern.compile("(?:^| )(\\w+)=").matcher(arguments.replaceAll("\\[[^\\]]*\\]", "x"));
		while (m.find()) {
			if (!keys.contains(m.group(1))) wrong.add(text + ": '" + m.group(1) + "' in \"" + arguments + "\" is not among " + keys);
		}
		return wrong;
	}
}
