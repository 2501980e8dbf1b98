package io.github.roi2roc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;

/** Runs a macro with the built standalone jar, as a user does: {@code java -jar … MACRO.ijm "ARGUMENTS"}. */
final class StandaloneJar {

	/**
	 * How a run ended.
	 *
	 * @param status exit status: 0 all well, 1 an error, 2 some cases failed
	 * @param out standard output
	 * @param err standard error
	 */
	record Run(int status, String out, String err) {}

	private StandaloneJar() {}

	/** @param macro name of a file in the folder {@code macros} */
	static Run macro(final String macro, final String arguments) throws IOException, InterruptedException {
		final Path out = Files.createTempFile("roi2roc", ".out"), err = Files.createTempFile("roi2roc", ".err");
		try {
			final ProcessBuilder b = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar().toString(),
				Path.of("macros", macro).toString(), arguments);
			b.environment().remove("DISPLAY");
			final Process p = b.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
			if (!p.waitFor(10, TimeUnit.MINUTES)) {
				p.destroyForcibly();
				Assertions.fail(macro + " did not end within ten minutes");
			}
			return new Run(p.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
		}
		finally {
			Files.deleteIfExists(out);
			Files.deleteIfExists(err);
		}
	}

	private static Path jar() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			final List<Path> jars = files.filter(f -> f.getFileName().toString().matches("roi2roc-.*-standalone\\.jar")).toList();
			Assertions.assertEquals(1, jars.size(), "standalone jars in target: " + jars);
			return jars.get(0);
		}
	}
}
