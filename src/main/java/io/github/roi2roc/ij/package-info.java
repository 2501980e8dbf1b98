/**
 * What connects the suite to ImageJ: the way from a menu entry or a macro line to a command outside Fiji ({@link
 * io.github.roi2roc.ij.Bridge}), with the dialog, its help pages and the window of long work; images and regions as the engine wants them ({@link io.github.roi2roc.ij.ImagePlusVolume}, {@link
 * io.github.roi2roc.ij.RegionSource}), the table that a command is given, a file or an open one ({@link io.github.roi2roc.ij.GivenTable}), results as ImageJ tables ({@link io.github.roi2roc.ij.Tables}) and as
 * figure windows with export ({@link io.github.roi2roc.ij.Figures}), and as files with their sidecars ({@link
 * io.github.roi2roc.ij.ResultFolder}), what is laid over an image ({@link io.github.roi2roc.ij.MapOverlay},
 * {@link io.github.roi2roc.ij.RegionColours}), and the readers that go through
 * ImageJ (DICOM, TIFF, PNG, JPEG). No number is computed here. In Fiji, imagej-legacy runs the commands and the bridge is never called;
 * dialogs and the menu's order come from here all the same ({@link io.github.roi2roc.ij.FijiInputs}, {@link io.github.roi2roc.ij.FijiMenu}).
 */
package io.github.roi2roc.ij;
