package io.github.roi2roc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class InputPathTest {

	/** Run in a Java of its own, started in the C locale. */
	static final class Probe {

		private Probe() {}

		public static void main(final String[] args) {
			try {
				System.out.print(InputPath.of("B\u00e4r.nii", "image"));
			}
			catch (final InputException e) {
				System.out.print(e.getMessage().replaceAll("[^ -~]", "?"));
			}
		}
	}

	@Test
	void namesBecomePaths() {
		assertEquals(Path.of("a b.nii"), InputPath.of(" a b.nii ", "image"));
		assertTrue(assertThrows(InputException.class, () -> InputPath.of(" ", "manifest")).getMessage().contains("'manifest'"));
		assertTrue(assertThrows(InputException.class, () -> InputPath.of("a\0b", "image")).getMessage().contains("cannot be opened"));
		assertTrue(assertThrows(InputException.class, () -> InputPath.of("B\uFFFDr.nii", "image")).getMessage().contains("UTF-8"));
	}

	/** Where a JVM cannot open a path for its locale, the error says so and what to do. On a system with one encoding for all names the path is made. */
	@Test
	void aNameOutsideTheLocaleIsExplained() throws IOException, InterruptedException {
		Assumptions.assumeTrue(System.getProperty("os.name").startsWith("Linux"), "names of files follow the locale on Linux");
		final ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty(
			"java.class.path"), Probe.class.getName()).redirectError(ProcessBuilder.Redirect.DISCARD);
		java.environment().put("LC_ALL", "C");
		final Process p = java.start();
		final String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
		assertTrue(p.waitFor(60, TimeUnit.SECONDS));
		assertTrue(said.contains("cannot be opened") && said.contains("LC_ALL=C.UTF-8"), said);
	}
}
