/**
 * Decoders of the compressed grey images that archives send inside DICOM files: {@link io.github.roi2roc.image.io.dicom.codec.LosslessJpeg} (ITU-T
 * T.81, process 14), {@link io.github.roi2roc.image.io.dicom.codec.JpegLs} (T.87) and {@link io.github.roi2roc.image.io.dicom.codec.Jpeg2000}
 * (T.800). Each takes one frame and gives one {@link io.github.roi2roc.image.io.dicom.codec.GreyImage}; begin at LosslessJpeg, the shortest. Which
 * transfer syntax means which of them, and how frames are put together from fragments, is in {@code dicom}. Colour, and what hospital archives
 * do not write, is refused by name. A stream that does not end where its last pixel ends counts as damaged.
 */
package io.github.roi2roc.image.io.dicom.codec;
