package io.github.roi2roc.feature;

import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

/**
 * What families look at: a region, the intensities in it, its grey levels. Shared by all families of an image type.
 *
 * @param mask the region; not empty
 * @param image the image on the mask's grid (original or filtered); null for families that need the mask only
 * @param levels discretised levels; null for families that do not need them
 * @param whole the region before re-segmentation, on the same grid: IBSI's morphological mask, where {@code mask} is its intensity mask
 */
public record Region(Mask mask, Volume image, Levels levels, Mask whole) {

	public Region {
		if (mask.isEmpty()) throw new IllegalArgumentException("empty region");
	}

	/** A region that was not re-segmented. */
	public Region(final Mask mask, final Volume image, final Levels levels) {
		this(mask, image, levels, mask);
	}

	/** Number of axes along which the region has more than one voxel: 0 (a voxel), 1 (a line), 2 or 3. */
	public int dimensions() {
		return (mask.bounds().nx() > 1 ? 1 : 0) + (mask.bounds().ny() > 1 ? 1 : 0) + (mask.bounds().nz() > 1 ? 1 : 0);
	}
}
