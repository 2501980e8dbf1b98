/**
 * Images and regions in space. Begin at {@link io.github.roi2roc.image.Geometry}; {@link io.github.roi2roc.image.Volume} adds values and
 * {@link io.github.roi2roc.image.Mask} a region. {@link io.github.roi2roc.image.Labels} finds the regions in a label image,
 * {@link io.github.roi2roc.image.MaskAlignment} brings a region onto an image's grid, {@link io.github.roi2roc.image.ImgLib2Volumes} hands
 * images over to and from ImgLib2. Files are in {@code image.io}, images of ImageJ in {@code ij}, changes of values or grids in
 * {@code preprocess}.
 */
package io.github.roi2roc.image;
