package io.github.roi2roc;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names of files as users write them. */
public final class InputPath {

	private InputPath() {}

	/**
	 * @param text as it stands in a dialog, a macro or a table
	 * @param what which file it should name: "image", "manifest"
	 * @throws InputException if it is empty, or this Java cannot open such a name in its locale
	 */
	public static Path of(final String text, final String what) {
		if (text.isBlank()) throw new InputException("No file is named for '" + what + "'.");
		final Path path;
		try {
			path = Path.of(text.strip());
		}
		catch (final InvalidPathException e) {
			throw new InputException("The name of the " + what + ", '" + text + "', cannot be opened: " + e.getReason() + ". " + remedy(), e);
		}
		if (text.indexOf('\uFFFD') >= 0) throw new InputException("The name of the " + what + ", '" + text
			+ "', has lost some of its letters on the way to Java. " + remedy());
		return path;
	}

	private static String remedy() {
		return "Java names files here in " + System.getProperty("sun.jnu.encoding", "an unknown encoding")
			+ ", after the system's locale. Start it in a UTF-8 locale (LC_ALL=C.UTF-8), or rename the file with plain letters.";
	}
}
