/**
 * Families of intensities, wherever they lie: {@link io.github.roi2roc.feature.intensity.FirstOrder}. Where neighbours matter, see
 * {@code feature.texture}. A further family is an annotated class here; {@code Distribution} hands it the region's intensities.
 */
package io.github.roi2roc.feature.intensity;
