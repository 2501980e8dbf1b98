package io.github.roi2roc.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Checksums as Fiji's updater reckons them: SHA-1, and blind to what changes when a jar is merely built again. Definition: class
 * {@code UpdaterUtil} of imagej-updater 2.
 */
final class SiteChecksum {

	private static final String MANIFEST = "META-INF/MANIFEST.MF";

	private SiteChecksum() {}

	/**
	 * Checksum of one file.
	 *
	 * @param path its path inside the ImageJ folder, with {@code /}; it is part of the checksum, except of a jar's
	 * @param file where its bytes are; any name
	 * @return 40 hexadecimal digits
	 * @throws IOException if it cannot be read, or is named a jar and is none
	 */
	static String of(final String path, final Path file) throws IOException {
		final MessageDigest digest = sha1();
		if (path.endsWith(".jar")) addJar(digest, file);
		else {
			digest.update(path.getBytes(StandardCharsets.US_ASCII));
			digest.update(Files.readAllBytes(file));
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static void addJar(final MessageDigest digest, final Path file) throws IOException {
		try (ZipFile jar = new ZipFile(file.toFile())) {
			final List<ZipEntry> entries = jar.stream().map(ZipEntry.class::cast).sorted(Comparator.comparing(ZipEntry::getName)).toList();
			for (final ZipEntry entry : entries) {
				digest.update(entry.getName().getBytes(StandardCharsets.US_ASCII));
				if (entry.getName().equals(MANIFEST)) continue;
				try (InputStream in = jar.getInputStream(entry)) {
					final byte[] content = in.readAllBytes();
					if (entry.getName().endsWith(".properties")) addWithoutComments(digest, content);
					else digest.update(content);
				}
			}
		}
	}

	/**
	 * Maven writes the date of the build into a comment of its properties. The updater leaves out comments but keeps their line ends, and
	 * after an empty line, or an empty comment, it takes the next line as it is; so must we.
	 */
	private static void addWithoutComments(final MessageDigest digest, final byte[] content) {
		Place place = Place.LINE_START;
		for (final byte b : content) {
			final boolean end = b == '\n';
			final boolean hash = b == '#' && (place == Place.LINE_START || place == Place.HASH);
			if (end || !hash && (place == Place.LINE_START || place == Place.LINE)) digest.update(b);
			place = switch (place) {
				case LINE_START -> hash ? Place.HASH : Place.LINE;
				case HASH -> end ? Place.LINE : hash ? Place.HASH : Place.COMMENT;
				case LINE, COMMENT -> end ? Place.LINE_START : place;
			};
		}
	}

	private enum Place { LINE_START, HASH, COMMENT, LINE }

	private static MessageDigest sha1() {
		try {
			return MessageDigest.getInstance("SHA-1");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-1", e);
		}
	}
}
