/**
 * Families of intensities, wherever they lie: {@link io.github.roi2roc.feature.intensity.FirstOrder} as PyRadiomics has them; statistics,
 * histogram, intensity-volume histogram and local intensity as the IBSI has them. Where neighbours matter, see {@code feature.texture}. A
 * further family is an annotated class here; {@code Distribution} hands it the region's intensities.
 */
package io.github.roi2roc.feature.intensity;
