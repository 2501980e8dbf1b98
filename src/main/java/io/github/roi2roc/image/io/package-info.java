/**
 * Reads and writes volumes in files. Begin at {@link io.github.roi2roc.image.io.VolumeFiles}; a further format is a class with
 * {@code @Plugin(type = VolumeReader.class)}, and nothing else changes. Here are NIfTI-1 and -2 and NRRD with 3D Slicer's segmentations;
 * {@code image.io.dicom} reads DICOM series. What goes through ImageJ (TIFF, PNG, ROI files) is in {@code ij}; what a mask means for an image is in {@code image}.
 */
package io.github.roi2roc.image.io;
