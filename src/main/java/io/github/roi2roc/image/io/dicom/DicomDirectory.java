package io.github.roi2roc.image.io.dicom;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.roi2roc.InputException;

/** A DICOMDIR (PS3.10 section 8): the list of files on a disc, as hospitals hand it out. */
final class DicomDirectory {

	static final String SOP_CLASS = "1.2.840.10008.1.3.10";

	private DicomDirectory() {}

	static boolean is(final Path file) {
		return Files.isRegularFile(file) && DicomFile.sopClass(file).equals(SOP_CLASS);
	}

	/**
	 * The files that it names and that are there; what they hold, they tell themselves.
	 *
	 * @throws InputException if none is there
	 */
	static List<Path> files(final Path directory) {
		final Path folder = directory.toAbsolutePath().getParent();
		final List<Path> out = new ArrayList<>();
		String missing = "";
		for (final Dataset record : DicomFile.read(directory).elements().items(Tag.DIRECTORY_RECORDS)) {
			if (!record.has(Tag.FILE_ID)) continue;
			Path file = folder;
			// A file set lies below its DICOMDIR: steps out of it are no names of files.
			for (final String part : record.text(Tag.FILE_ID).split("\\\\")) if (part.strip().matches("\\w[\\w.-]*")) file = file.resolve(part.strip());
			if (Files.isRegularFile(file)) out.add(file);
			else if (missing.isEmpty()) missing = folder.relativize(file).toString();
		}
		if (out.isEmpty()) throw new InputException(directory + (missing.isEmpty() ? " names no files." : " names files that are not there, such as "
			+ missing + ".") + " Copy the whole disc, or name the folder of one series.");
		return out;
	}
}
