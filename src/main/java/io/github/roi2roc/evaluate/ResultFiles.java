package io.github.roi2roc.evaluate;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.table.FeatureTable;

/** Tables as files, each with a sidecar that says what made it. */
final class ResultFiles {

	private ResultFiles() {}

	/**
	 * @param folder made if missing
	 * @param tables whose sources are their files' names
	 * @param made what goes into every sidecar: the outcome, seeds, hashes of inputs, warnings
	 */
	static void write(final Path folder, final Collection<FeatureTable> tables, final Map<String, ?> made) {
		for (final FeatureTable t : tables) write(t, folder.resolve(t.source()), t.source().replaceFirst("\\.csv$", ""), made);
	}

	/** @param what was made, in words */
	static void write(final FeatureTable table, final Path file, final String what, final Map<String, ?> made) {
		table.write(file);
		final Provenance p = new Provenance(what);
		made.forEach(p::with);
		p.writeBeside(file);
	}
}
