package io.github.roi2roc.extract;

import io.github.roi2roc.image.Volume;

/**
 * One feature computed around every voxel of a region.
 *
 * @param name as a column of a region's features is named, such as {@code original_glcm_Contrast}
 * @param volume the values, on the grid of the region's bounding box and the kernel's margin around it; NaN where the feature is undefined
 *          for a voxel's kernel, {@code initValue} outside the region
 */
public record FeatureMap(String name, Volume volume) {}
