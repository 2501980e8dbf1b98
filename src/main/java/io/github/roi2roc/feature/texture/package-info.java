/**
 * Texture families: matrices of grey levels. Begin at {@link io.github.roi2roc.feature.texture.GldmFamily}, the shortest complete example;
 * {@code Texture} holds what the families share, {@code Offset} the neighbours, {@code Window} the slices. Where a matrix has its own file
 * ({@code Glcm}, {@code Ngtdm}) its definitions stand there; run, zone and dependence matrices share {@code SizeMatrix}. Statistics of
 * intensities without their places are not here: see {@code feature.intensity}. A further family extends {@code Texture} and is annotated.
 */
package io.github.roi2roc.feature.texture;
