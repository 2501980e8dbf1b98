package io.github.roi2roc.image.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import io.github.roi2roc.InputException;

/** A file of image data: checked before it is opened, unpacked where it is gzip, and with errors that name it. */
final class Source {

	/** Deflate codes at most 258 bytes in two bits, so that no gzip file unpacks to more than this many times its size. */
	private static final long MAX_INFLATION = 1032;
	private static final int BUFFER = 1 << 16;

	private final Path file;

	private Source(final Path file) {
		this.file = file;
	}

	/** @throws InputException if there is no such file, or it is a folder or empty */
	static Source of(final Path file) {
		if (Files.isDirectory(file)) throw new InputException(file + " is a folder, not an image file. Name a file in it.");
		if (!Files.exists(file)) throw new InputException(file + ": there is no such file. Check the path, and that the disk or share is"
			+ " connected.");
		final Source s = new Source(file);
		if (s.size() == 0) throw new InputException(file + " is empty (0 bytes). Copy or export it again.");
		return s;
	}

	Path file() {
		return file;
	}

	/** Bytes on disk. */
	long size() {
		try {
			return Files.size(file);
		}
		catch (final IOException e) {
			throw failure(e);
		}
	}

	/** The bytes as they lie on disk. */
	InputStream raw() throws IOException {
		return new BufferedInputStream(Files.newInputStream(file), BUFFER);
	}

	/** The bytes, unpacked if the file begins as gzip does, whatever its name. */
	InputStream unpacked() throws IOException {
		final InputStream in = raw();
		try {
			return isGzip(in) ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
		}
		catch (final IOException e) {
			in.close();
			throw e;
		}
	}

	boolean isGzip() {
		try (InputStream in = raw()) {
			return isGzip(in);
		}
		catch (final IOException e) {
			throw failure(e);
		}
	}

	private static boolean isGzip(final InputStream in) throws IOException {
		in.mark(2);
		final boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
		in.reset();
		return gzip;
	}

	/** @throws InputException if the file, packed or not, is too small to hold so many bytes: nothing is allocated for a false claim */
	void requireBytes(final long needed, final boolean gzip, final String claim) {
		final long size = size();
		final boolean enough = gzip ? needed / MAX_INFLATION <= size : needed <= size;
		if (!enough) throw new InputException(file + " is truncated, or its header is wrong: it claims " + claim + ", which needs " + needed
			+ " bytes" + (gzip ? " unpacked" : "") + ", but the file has " + size + " bytes" + (gzip ? " packed" : "")
			+ ". Copy or export it again.");
	}

	/** An input error for what happened while reading this file. */
	InputException failure(final IOException e) {
		if (e instanceof EOFException) return new InputException(file + " is truncated: it ends before all of its voxels. Copy or export it"
			+ " again.", e);
		if (e instanceof ZipException) return new InputException(file + " is corrupt: its gzip data cannot be unpacked (" + e.getMessage()
			+ "). Copy or export it again.", e);
		if (e instanceof NoSuchFileException) return new InputException(file + ": there is no such file. Check the path.", e);
		if (e instanceof AccessDeniedException) return new InputException(file + " cannot be read: access is denied. Check its permissions.", e);
		return new InputException(file + " cannot be read: " + e.getMessage() + ".", e);
	}
}
