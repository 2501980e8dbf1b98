package io.github.roi2roc.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site of the jars as they were built. */
class UpdateSiteIT {

	@TempDir
	private Path dir;

	/** Neither more (a second version beside Fiji's breaks Fiji) nor less (the suite would not start): the table in update-site/README.md. */
	@Test
	void itHoldsWhatFijiHasNot() throws IOException {
		final SortedMap<String, Path> files = BuildSite.files(Path.of(""));
		assertEquals(
			List.of("jars/JLargeArrays.jar", "jars/JTransforms.jar", "jars/commons-csv.jar", "jars/commons-logging.jar", "jars/fontbox.jar",
				"jars/graphics2d.jar", "jars/libsvm.jar", "jars/pdfbox-io.jar", "jars/pdfbox.jar", "plugins/roi2roc.jar"),
			files.keySet().stream().filter(f -> f.endsWith(".jar")).map(SiteIndex::withoutVersion).sorted().toList());
		long bytes = 0;
		for (final Path f : files.values()) bytes += Files.size(f);
		assertTrue(bytes < 10_000_000, bytes + " bytes are more than a user should wait for");
	}

	/** Fiji's folders after an update, and Fiji's own libraries from the build: the sample study runs, models, figures and all. */
	@Test
	void anInstalledSiteRunsAStudy() throws Exception {
		final UpdateSite site = new UpdateSite(dir.resolve("site"));
		site.release(BuildSite.files(Path.of("")), Map.of(), 20260101000000L);
		assertEquals(List.of(), site.problems());
		final Path fiji = dir.resolve("Fiji.app");
		site.install(fiji);

		final List<Path> path = new ArrayList<>();
		final List<String> shipped = Files.readAllLines(Path.of("update-site/fiji-jars.txt"));
		path.addAll(jars(Path.of("target/libraries")).filter(j -> shipped.contains(SiteIndex.withoutVersion(j.getFileName().toString()).replace(".jar", ""))).toList());
		path.addAll(jars(fiji.resolve("jars")).toList());
		path.addAll(jars(fiji.resolve("plugins")).toList());
		final Path out = dir.resolve("study"), log = dir.resolve("log.txt");
		final ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-opens",
			"java.base/java.lang=ALL-UNNAMED", "-cp", path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
			"io.github.roi2roc.Main", fiji.resolve("macros/ROI2ROC/Sample_Study.ijm").toString(), "output=" + out);
		java.environment().remove("DISPLAY");
		final Process p = java.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		assertTrue(p.waitFor(8, TimeUnit.MINUTES), "the study did not end");
		assertEquals(0, p.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
		assertTrue(Files.size(out.resolve("roc/roc.png")) > 0);
	}

	private static Stream<Path> jars(final Path folder) throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			return all.filter(f -> f.toString().endsWith(".jar")).sorted().toList().stream();
		}
	}
}
