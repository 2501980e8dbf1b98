package io.github.roi2roc.image.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Plugins;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

/** Reads image files of every kind that a {@link VolumeReader} on the class path supports, and writes NIfTI and NRRD. */
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
		throw new InputException(file + " is of a kind that is not read here: NIfTI (.nii, .nii.gz, .hdr with .img), NRRD (.nrrd, .nhdr,"
			+ " .seg.nrrd), DICOM (a file, or the folder of one series), TIFF, PNG and JPEG are. Convert it, or check its extension.");
	}

	/**
	 * Reads the only volume of a file.
	 *
	 * @throws InputException as {@link #open} does, and if the file holds several volumes, saying how many
	 */
	public static Volume read(final Path file) {
		final ImageFile f = open(file);
		if (f.frames() > 1) throw new InputException(file + " holds " + f.volumes() + ". Choose a frame, 0 to " + (f.frames()
			- 1) + ".");
		return f.volume(0);
	}

	/** @param frame counted from 0 */
	public static Volume read(final Path file, final int frame) {
		return open(file).volume(frame);
	}

	/**
	 * Writes a volume in its own type: NIfTI for {@code .nii} and {@code .nii.gz}, NRRD for {@code .nrrd}. The file is whole or not there,
	 * and equal volumes give equal bytes.
	 *
	 * @throws InputException if the name has another extension, or the file cannot be written
	 */
	public static void write(final Volume volume, final Path file) {
		final String name = file.toString().toLowerCase(Locale.ROOT);
		if (name.endsWith(".nii") || name.endsWith(".nii.gz")) NiftiWriter.write(volume, file);
		else if (name.endsWith(".nrrd")) NrrdWriter.write(volume, file);
		else throw new InputException("Cannot write " + file + ": its extension should be .nii, .nii.gz or .nrrd.");
	}

	/** Writes a region: 1 inside, 0 elsewhere, 8 bits; into a {@code .seg.nrrd} file as a segment named after the file. */
	public static void write(final Mask mask, final Path file) {
		final String name = file.getFileName().toString();
		write(Map.of(name.substring(0, name.indexOf('.') > 0 ? name.indexOf('.') : name.length()), mask), file);
	}

	/**
	 * Writes named regions on one grid. A {@code .seg.nrrd} file keeps the names, and regions that overlap; other files become a label image
	 * with 1, 2, … in the map's order.
	 *
	 * @throws InputException as the others, and if regions overlap in a label image
	 */
	public static void write(final Map<String, Mask> segments, final Path file) {
		write(segments, IntStream.rangeClosed(1, segments.size()).boxed().toList(), file);
	}

	/** The same with values of their own. @param values one for each region, 1 to 65535, all different */
	public static void write(final Map<String, Mask> segments, final List<Integer> values, final Path file) {
		if (file.toString().toLowerCase(Locale.ROOT).endsWith(".seg.nrrd")) SegmentationWriter.write(segments, values, file);
		else write(SegmentationWriter.labels(segments, values, file), file);
	}

	/**
	 * The region of a segment of an opened file.
	 *
	 * @throws InputException if the segment has no voxel, naming it and what the file holds
	 */
	public static Mask mask(final ImageFile file, final Segment segment) {
		final Mask mask = Mask.of(file.volume(segment.layer()), segment.label());
		if (mask.isEmpty()) throw new InputException(file.path() + ": the segment '" + segment.name() + "' is empty (no voxel has label " + segment
			.label() + (file.frames() > 1 ? " in layer " + segment.layer() : "") + "). Draw it, or choose another one: " + String.join(", ", file
				.segments().stream().map(Segment::name).toList()) + ".");
		return mask;
	}
}
