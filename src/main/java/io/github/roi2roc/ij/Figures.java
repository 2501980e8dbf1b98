package io.github.roi2roc.ij;

import java.nio.file.Path;

import io.github.roi2roc.plot.Figure;

import ij.ImagePlus;
import ij.process.ColorProcessor;

/** Figures as ImageJ windows and as files. */
public final class Figures {

	private static final int SCREEN_DPI = 150, PRINT_DPI = 300;

	private Figures() {}

	/** Shows a figure as an image; in a headless macro it becomes an image of the batch. */
	public static void show(final String title, final Figure figure) {
		new ImagePlus(title, new ColorProcessor(figure.image(SCREEN_DPI))).show();
	}

	/**
	 * Writes a figure as PNG (300 dpi) and SVG.
	 *
	 * @param file path without extension
	 */
	public static void write(final Figure figure, final Path file) {
		figure.writePng(file.resolveSibling(file.getFileName() + ".png"), PRINT_DPI);
		figure.writeSvg(file.resolveSibling(file.getFileName() + ".svg"));
	}
}
