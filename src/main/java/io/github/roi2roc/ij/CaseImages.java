package io.github.roi2roc.ij;

import io.github.roi2roc.InputException;
import io.github.roi2roc.table.Manifest;

import ij.IJ;

/** The images of a case, found through the cohort's manifest. */
final class CaseImages {

	private CaseImages() {}

	/**
	 * Opens every modality's image of a case, and then its mask.
	 *
	 * @throws InputException if the manifest has no such case, or a file cannot be read
	 */
	static void open(final Manifest manifest, final String name) {
		final Manifest.Row row = manifest.rows().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow(() -> new InputException(
			"The manifest has no case '" + name + "'. Give the one that the table was extracted from."));
		for (final Manifest.Source s : row.sources()) {
			if (s.image() != null) ImageFiles.show(s.image(), 0, IJ::log);
			if (s.mask() != null) ImageFiles.show(s.mask(), 0, IJ::log);
		}
	}
}
