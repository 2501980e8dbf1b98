package io.github.roi2roc.image.io;

import java.nio.file.Path;
import java.util.List;

import org.scijava.plugin.SciJavaPlugin;

import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;

/**
 * Reads regions that are drawn on an image and have no grid of their own, such as a RoiSet.zip; a SciJava plugin type. Masks that are
 * images come through {@link VolumeReader}.
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
	 * A region with the label that stands in the table's {@code label} column.
	 *
	 * @param label the region's name or number
	 */
	record NamedMask(String label, Mask mask) {}
}
