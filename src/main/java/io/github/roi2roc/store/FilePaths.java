package io.github.roi2roc.store;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import io.github.roi2roc.InputException;

/** Paths that users type. Relative ones start at the working directory. */
public final class FilePaths {

	private FilePaths() {}

	/**
	 * @throws InputException if the text is empty, or if Java cannot open such a path in its locale, which the message says
	 */
	public static Path of(final String text) {
		if (text == null || text.isBlank()) throw new InputException("A file name is empty.");
		try {
			return Path.of(text);
		}
		catch (final InvalidPathException e) {
			throw unusable(text, e);
		}
	}

	/** @throws InputException as {@link #of(String)} */
	public static Path of(final File file) {
		return of(file.getPath());
	}

	/** What to tell the user about a path that Java refuses. */
	private static InputException unusable(final String text, final InvalidPathException e) {
		return new InputException("This Java cannot open a path with the characters of '" + text + "' (" + e.getReason()
			+ "; file names are read as " + System.getProperty("sun.jnu.encoding")
			+ "). Start it in a UTF-8 locale such as LC_ALL=C.UTF-8, or rename the file.", e);
	}
}
