package io.github.roi2roc.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

import io.github.roi2roc.InputException;

/** Writes a file so that a reader sees the old one or the whole new one, never half: a temporary file beside it, then a rename. */
public final class AtomicFile {

	/** More than will ever write the same file at once. */
	private static final int MOST_WRITERS = 1000;

	private AtomicFile() {}

	/** What fills the file. */
	@FunctionalInterface
	public interface Content {

		void writeTo(OutputStream out) throws IOException;
	}

	/**
	 * @param file the target; missing folders are made, an existing file is replaced
	 * @throws InputException if the folder cannot be written or the disk is full, naming the file
	 */
	public static void write(final Path file, final Content content) {
		final Path target = file.toAbsolutePath().normalize();
		if (Files.isDirectory(target)) throw new InputException("Cannot write " + target + ": it is a folder. Name a file in it.");
		Path temporary = null;
		try {
			if (Files.exists(target) && !Files.isRegularFile(target)) {
				// A device or a pipe must not be replaced by a file.
				try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
					content.writeTo(out);
				}
				return;
			}
			Files.createDirectories(target.getParent());
			temporary = beside(target);
			try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
				content.writeTo(out);
			}
			move(temporary, target);
			temporary = null;
		}
		catch (final IOException e) {
			throw new InputException("Cannot write " + target + ": " + reason(e)
				+ ". Choose another folder, or free some space and check the folder's permissions.", e);
		}
		finally {
			discard(temporary);
		}
	}

	/** Writes text as UTF-8. */
	public static void write(final Path file, final String text) {
		write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}

	/** A new file with the permissions that the user's files have; Java's own temporary files are closed to colleagues in a shared folder. */
	private static Path beside(final Path target) throws IOException {
		final String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-";
		for (int n = 0;; n++) {
			try {
				return Files.createFile(target.resolveSibling(name + n + ".part"));
			}
			catch (final FileAlreadyExistsException e) {
				if (n == MOST_WRITERS) throw e;
			}
		}
	}

	private static void move(final Path from, final Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final AtomicMoveNotSupportedException e) {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING); // some network shares
		}
	}

	private static void discard(final Path temporary) {
		if (temporary == null) return;
		try {
			Files.deleteIfExists(temporary);
		}
		catch (final IOException e) {
			temporary.toFile().deleteOnExit();
		}
	}

	/** What went wrong in words: an exception's own message is often just the path. */
	static String reason(final IOException e) {
		final String kind = e.getClass().getSimpleName().replaceAll("(FileSystem)?Exception$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
		final String words = kind.isEmpty() || kind.equals("IO") ? "" : kind.toLowerCase(Locale.ROOT) + ": ";
		return words + e.getMessage();
	}
}
