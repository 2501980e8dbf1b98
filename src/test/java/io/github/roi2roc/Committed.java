package io.github.roi2roc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;

import io.github.roi2roc.store.AtomicFile;

/** Files in {@code docs} that tests generate from the code, so that they cannot say anything else than it. */
public final class Committed {

	private Committed() {}

	/**
	 * Fails where the committed file is not what the code says now; with {@code -Droi2roc.write=true} writes it instead.
	 *
	 * @param file below {@code docs}
	 * @param by the test that generates it
	 */
	public static void check(final String file, final String text, final Class<?> by) {
		final Path path = Path.of("docs", file);
		if (Boolean.getBoolean("roi2roc.write")) AtomicFile.write(path, text);
		final String committed = Files.exists(path) ? ReferenceCases.text(path) : "";
		assertEquals(text, committed, path + " is not what the code says. Write it anew: mvn test -Dtest=" + by.getSimpleName()
			+ " -Droi2roc.write=true");
	}
}
