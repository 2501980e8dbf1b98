package io.github.roi2roc.preprocess;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

/**
 * Cuts image and mask down to the region and a margin (PyRadiomics' {@code preCrop}). Filters then see the crop only: responses near its
 * border change.
 */
public final class Cropping {

	private Cropping() {}

	/**
	 * @param image voxel values
	 * @param mask the region, on a grid of the image's size
	 * @param padDistance voxels kept around the bounding box of the region, as far as the image reaches; at least 0
	 * @return image and mask on the grid of the crop
	 * @throws InputException if the region is empty
	 */
	public static Prepared crop(final Volume image, final Mask mask, final int padDistance) {
		if (mask.isEmpty()) throw new InputException("The region has no voxel, so the image cannot be cropped to it.");
		final Box box = mask.bounds().grow(padDistance, padDistance, padDistance).intersect(image.geometry().box());
		return new Prepared(image.crop(box), mask.on(image.geometry()).crop(box));
	}
}
