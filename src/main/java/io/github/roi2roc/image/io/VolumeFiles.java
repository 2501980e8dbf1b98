package io.github.roi2roc.image.io;

import java.nio.file.Path;
import java.util.List;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Plugins;
import io.github.roi2roc.image.Volume;

/** Opens image files of every kind that a {@link VolumeReader} on the class path supports. */
public final class VolumeFiles {

	/** Readers hold no state, so that one set serves all threads; looking them up takes longer than reading a small file. */
	private static final List<VolumeReader> READERS = Plugins.all(VolumeReader.class);

	private VolumeFiles() {}

	/** Whether some reader takes files of this name. */
	public static boolean supports(final Path file) {
		return READERS.stream().anyMatch(r -> r.supports(file));
	}

	/**
	 * Reads a file's header.
	 *
	 * @throws InputException if the file is missing, of an unknown kind, or damaged, naming it
	 */
	public static ImageFile open(final Path file) {
		for (final VolumeReader r : READERS) {
			if (r.supports(file)) return r.open(file);
		}
		Source.of(file);
		throw new InputException(file + " is of a kind that is not read here: NIfTI (.nii, .nii.gz, .hdr with .img) and NRRD (.nrrd, .nhdr,"
			+ " .seg.nrrd) are. Convert it, or check its extension.");
	}

	/**
	 * Reads the only volume of a file.
	 *
	 * @throws InputException as {@link #open} does, and if the file holds several volumes, saying how many
	 */
	public static Volume read(final Path file) {
		final ImageFile f = open(file);
		if (f.frames() > 1) throw new InputException(file + " holds " + f.frames() + " volumes (it is 4-D). Choose a frame, 0 to " + (f.frames()
			- 1) + ".");
		return f.volume(0);
	}

	/** @param frame counted from 0 */
	public static Volume read(final Path file, final int frame) {
		return open(file).volume(frame);
	}
}
