package io.github.roi2roc.ij;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.provenance.ExtractionSettings;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.table.FeatureTable;

/**
 * The table that a command is given: a CSV file, or an open ImageJ table by its title. A file goes before a table of the same name.
 *
 * @param name for sidecars
 * @param hash SHA-256 of the file, or of the open table written as one
 * @param file null for an open table
 */
public record GivenTable(FeatureTable table, String name, String hash, Path file) {

	/** @throws InputException if there is neither such a file nor such a table */
	public static GivenTable of(final File table) {
		return of(table.getPath(), "table");
	}

	/** @param key of the input, for messages */
	public static GivenTable of(final String text, final String key) {
		final String title = text.strip();
		if (OpenTables.has(title) && !Files.exists(InputPath.of(text, key))) {
			final FeatureTable open = OpenTables.read(title);
			return new GivenTable(open, title, Provenance.sha256(open.text()), null);
		}
		final Path file = InputPath.of(text, key);
		final List<String> others = OpenTables.titles();
		if (!Files.exists(file) && !others.isEmpty()) throw new InputException("There is neither a file " + file.toAbsolutePath().normalize()
			+ " nor an open table '" + title + "'. Open are: " + String.join(", ", others) + ".");
		return new GivenTable(FeatureTable.read(file), file.getFileName().toString(), Provenance.sha256(file), file);
	}

	/** Adds what table it was. */
	public Provenance into(final Provenance made) {
		entries().forEach(made::with);
		return made;
	}

	/** The same as entries of a sidecar. */
	public Map<String, Object> entries() {
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("table", name);
		out.put("table_sha256", hash);
		return out;
	}

	/** How it was extracted, if a sidecar says so. */
	public Optional<ExtractionSettings> extraction() {
		return file == null ? Optional.empty() : ExtractionSettings.beside(file);
	}
}
