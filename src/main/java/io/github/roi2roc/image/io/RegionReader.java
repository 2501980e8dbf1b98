package io.github.roi2roc.image.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.scijava.plugin.SciJavaPlugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;

/**
 * Reads regions that are drawn on an image and have no grid of their own, such as a RoiSet.zip or a DICOM structure set; a SciJava plugin
 * type. Masks that are images come through {@link VolumeReader}.
 */
public interface RegionReader extends SciJavaPlugin {

	/** Whether this reader knows the kind of file, by its name and first bytes. */
	boolean supports(Path file);

	/**
	 * @param grid the image's grid, on which the regions lie
	 * @return the regions in the file's order, none empty
	 * @throws io.github.roi2roc.InputException if the file cannot be read or a region lies outside the grid
	 */
	List<NamedMask> read(Path file, Geometry grid);

	/**
	 * The regions that are wanted.
	 *
	 * @return in the order of the names, or in the file's order where there are none; at least one
	 * @throws io.github.roi2roc.InputException as {@link #read(Path, Geometry)}, and if there is no region of a name
	 */
	default List<NamedMask> read(final Path file, final Geometry grid, final Request request) {
		return NamedMask.chosen(read(file, grid), request.names());
	}

	/** Whether the regions lie in the patient's coordinates, so that an image must say where it lies; else they lie on its voxels. */
	default boolean inPatientSpace() {
		return false;
	}

	/**
	 * What is wanted of a file.
	 *
	 * @param names labels of the wanted regions; empty for all
	 * @param image what is known of the image
	 * @param warnings gets a line for everything the user should know
	 */
	record Request(List<String> names, ImageIdentity image, Consumer<String> warnings) {

		public Request {
			names = List.copyOf(names);
		}
	}

	/**
	 * A region with the label that stands in the table's {@code label} column.
	 *
	 * @param label the region's name or number
	 * @param name what people call it; the label where it has no other name
	 */
	record NamedMask(String label, Mask mask, String name) {

		public NamedMask(final String label, final Mask mask) {
			this(label, mask, label);
		}

		/** The region on another grid. */
		public NamedMask with(final Mask other) {
			return new NamedMask(label, other, name);
		}

		/**
		 * The regions of some labels.
		 *
		 * @param names in the order wanted; empty for all
		 * @throws io.github.roi2roc.InputException if there is none of a name, saying which there are
		 */
		public static List<NamedMask> chosen(final List<NamedMask> all, final List<String> names) {
			if (names.isEmpty()) return all;
			final List<NamedMask> out = new ArrayList<>();
			for (final String name : names) {
				out.add(all.stream().filter(m -> m.label().equals(name)).findFirst().orElseThrow(() -> new InputException("no region is called '" + name
					+ "'. Regions found: " + all.stream().map(NamedMask::label).collect(Collectors.joining(", ")) + ".")));
			}
			return out;
		}
	}
}
