package io.github.roi2roc.ij;

import java.util.List;

import ij.IJ;
import ij.ImagePlus;

public final class ImageFiles {
	private ImageFiles() {}
	public static List<ImagePlus> open(final String path) { return List.of(IJ.openImage(path)); }
}
