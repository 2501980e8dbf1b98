package io.github.roi2roc.image.io;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;

/**
 * An image file whose header is known. Nothing stays open: each call of {@link #volume} reads the file again, and several threads may
 * read at once.
 */
public interface ImageFile {

	/** The file that was opened, for messages. */
	Path path();

	/** The grid that all frames share, LPS in mm as ITK has it; a 2D image has {@code nz} 1. */
	Geometry geometry();

	/** How many volumes the file holds: 1 for a plain image, the time points or components of a 4-D file, the layers of a segmentation. */
	int frames();

	/** What tells the volumes apart (time point 2, b = 800 s/mm²), one text for each; empty where there is only one or the file does not say. */
	default List<String> frameNames() {
		return List.of();
	}

	/** For messages: how many volumes there are, with their names counted from 1. */
	default String volumes() {
		final List<String> names = frameNames();
		final int most = Math.min(names.size(), 40);
		return frames() + " volumes" + (most == 0 ? " (it is 4-D)" : " (" + IntStream.range(0, most).mapToObj(i -> i + 1 + ": " + names.get(i)).collect(
			Collectors.joining("; ")) + (most < names.size() ? "; …" : "") + ")");
	}

	/** What the user should know about the header, one sentence each; empty for a file that leaves no doubt. */
	List<String> warnings();

	/**
	 * Reads one volume.
	 *
	 * @param frame counted from 0
	 * @throws io.github.roi2roc.InputException if the frame does not exist, or the data are truncated, corrupt or too large for the memory
	 */
	Volume volume(int frame);

	/** The named segments of a segmentation file, in the file's order; empty for any other file. */
	List<Segment> segments();

	/** What regions that were drawn on this image refer to; {@link ImageIdentity#NONE} where the format has no such thing. */
	default ImageIdentity identity() {
		return ImageIdentity.NONE;
	}

	/** What regions in this file say they were drawn on; {@link DrawnOn#NONE} where the format has no such thing. */
	default DrawnOn drawnOn() {
		return DrawnOn.NONE;
	}

	/** Whether the file holds only that part of an image's grid where there are regions, so that a smaller grid is no other image's. */
	default boolean isPart() {
		return false;
	}

	/**
	 * The same image with standardised uptake values by body weight (g/ml) in place of activity.
	 *
	 * @throws InputException if it is no PET image of DICOM, or what its values mean cannot be known, naming the missing element
	 */
	default ImageFile suv() {
		throw new InputException(path() + " does not say what its values mean; SUV needs the PET series as DICOM. Name its folder, or leave suv out.");
	}
}
