package io.github.roi2roc.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Version;
import io.github.roi2roc.store.Json;

/**
 * Collects what made a table or a model and writes it beside it: suite and values version, settings, hashes of the inputs, seeds, platform,
 * and what the reader should know (warnings, undefined values).
 */
public final class Provenance {

	private final Map<String, Object> tree = new LinkedHashMap<>();

	/** @param made what was made, in words: "feature table" */
	public Provenance(final String made) {
		tree.put("made", made);
		tree.put("suite", "ROI2ROC " + Version.suite());
		tree.put("values_version", Version.VALUES);
	}

	/** Adds anything JSON can hold: texts, numbers, lists, maps. */
	public Provenance with(final String key, final Object value) {
		tree.put(key, value);
		return this;
	}

	/** Adds an input file: its name, and its hash under {@code <key>_sha256}. */
	public Provenance input(final String key, final Path file) {
		return with(key, file.getFileName().toString()).with(key + "_sha256", sha256(file));
	}

	/** Writes the sidecars of several files of a folder. */
	public void writeBeside(final Path folder, final Collection<String> files) {
		for (final String f : files) writeBeside(folder.resolve(f));
	}

	/** The sidecar of a file: its name with {@code .json} behind. */
	public static Path sidecar(final Path file) {
		return file.resolveSibling(file.getFileName() + ".json");
	}

	/** Writes the sidecar of a file. */
	public void writeBeside(final Path file) {
		tree.remove("platform");
		tree.put("platform", platform());
		Json.write(sidecar(file), tree);
	}

	private static Map<String, Object> platform() {
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("java", System.getProperty("java.version"));
		out.put("os", System.getProperty("os.name"));
		out.put("arch", System.getProperty("os.arch"));
		return out;
	}

	/**
	 * SHA-256 of a file, or of a folder's files by name (a DICOM series), in lower-case hex.
	 *
	 * @throws InputException if it cannot be read
	 */
	public static String sha256(final Path file) {
		final MessageDigest digest = digest();
		try {
			if (Files.isDirectory(file)) {
				for (final Path f : files(file)) {
					digest.update(f.getFileName().toString().getBytes(StandardCharsets.UTF_8));
					update(digest, f);
				}
			}
			else update(digest, file);
		}
		catch (final IOException e) {
			throw new InputException("Cannot read " + file + ": " + e.getMessage() + ".", e);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
	public static String sha256(final String text) {
		return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static List<Path> files(final Path folder) throws IOException {
		try (Stream<Path> s = Files.list(folder)) {
			return new ArrayList<>(s.filter(Files::isRegularFile).sorted().toList());
		}
	}

	private static void update(final MessageDigest digest, final Path file) throws IOException {
		final byte[] buffer = new byte[1 << 16];
		try (InputStream in = Files.newInputStream(file)) {
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) digest.update(buffer, 0, n);
		}
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // every Java platform has it
		}
	}
}
