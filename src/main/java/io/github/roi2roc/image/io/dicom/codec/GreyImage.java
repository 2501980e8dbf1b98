package io.github.roi2roc.image.io.dicom.codec;

/**
 * A decoded grey image.
 *
 * @param bits of a sample, as the stream says
 * @param signed whether samples may be negative
 * @param samples row by row; not copied, for the reader alone
 */
public record GreyImage(int columns, int rows, int bits, boolean signed, int[] samples) {}
