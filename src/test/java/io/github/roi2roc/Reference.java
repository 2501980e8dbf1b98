package io.github.roi2roc;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Public reference data beside the checkout. Tests read it there; the project holds no copy. */
public final class Reference {

	private static final Path FOLDER = Path.of("..", "shared", "reference");

	private Reference() {}

	/**
	 * A file or folder of the reference. Where the whole reference is missing, the test fails if the environment has {@code CI}, and is
	 * skipped elsewhere.
	 */
	public static Path file(final String relative) {
		if (!Files.isDirectory(FOLDER)) {
			final String message = "The reference data are missing: " + FOLDER.toAbsolutePath().normalize();
			if (System.getenv("CI") != null) Assertions.fail(message);
			Assumptions.abort(message + " (test skipped)");
		}
		final Path file = FOLDER.resolve(relative);
		if (!Files.exists(file)) Assertions.fail("No such reference: " + file);
		return file;
	}
}
