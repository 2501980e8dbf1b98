package io.github.roi2roc.preprocess;

import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

/**
 * An image and its region after a step of preparation, both on the same grid.
 *
 * @param image voxel values
 * @param mask the region, on the image's grid
 */
public record Prepared(Volume image, Mask mask) {}
