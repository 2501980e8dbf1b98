/**
 * DICOM: {@link io.github.roi2roc.image.io.dicom.DicomReader} puts the slices of a series into order and opens segmentations (SEG) as label
 * images with named segments; {@link io.github.roi2roc.image.io.dicom.StructureSetReader} fills the contours of a structure set on an image's
 * grid. Only what images and regions need is read. Compressed pixels go through {@code CompressedPixels} to Java's JPEG reader or to
 * {@code codec}; a transfer syntax that is not decoded is refused by name, with the remedy.
 */
package io.github.roi2roc.image.io.dicom;
