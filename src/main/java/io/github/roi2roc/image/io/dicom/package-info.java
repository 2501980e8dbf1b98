/**
 * DICOM images without pixel compression: {@link io.github.roi2roc.image.io.dicom.DicomReader} puts the slices of a series into order. Only what
 * images need is read. Compressed pixel data are not decoded; the error names the transfer syntax and the remedy.
 */
package io.github.roi2roc.image.io.dicom;
