package io.github.roi2roc.ij;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

import javax.imageio.ImageIO;

import io.github.roi2roc.InputException;
import io.github.roi2roc.store.AtomicFile;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * An image with layers over it as a colour picture, for a file. Small images are enlarged by a whole number, pixel by pixel, so that the text
 * of legends is legible; layers are asked for at that size.
 *
 * @param image the image below
 * @param layers makes the layers of the image enlarged so many times
 */
record LayeredPicture(ImagePlus image, IntFunction<List<Roi>> layers) {

	/** The longer side has at least this many pixels. */
	private static final int LEAST = 600;

	/**
	 * Writes a PNG file of one slice, or a TIFF file of all.
	 *
	 * @param slice from 1, for PNG
	 * @throws InputException if the name ends otherwise
	 */
	void write(final Path file, final int slice) {
		final String name = file.toString().toLowerCase(Locale.ROOT);
		final boolean tiff = name.endsWith(".tif") || name.endsWith(".tiff");
		if (!tiff && !name.endsWith(".png")) throw new InputException("'output' is " + file + "; name a .png file for one slice, or a .tif file for all.");
		final int factor = Math.max(1, (LEAST + Math.max(image.getWidth(), image.getHeight()) - 1) / Math.max(image.getWidth(), image.getHeight()));
		final List<Roi> all = layers.apply(factor);
		if (!tiff) AtomicFile.write(file, out -> ImageIO.write(picture(slice, factor, all), "png", out));
		else {
			final ImageStack stack = new ImageStack(factor * image.getWidth(), factor * image.getHeight());
			for (int z = 1; z <= image.getNSlices(); z++) stack.addSlice(new ColorProcessor(picture(z, factor, all)));
			AtomicFile.write(file, out -> out.write(new FileSaver(new ImagePlus(image.getTitle(), stack)).serialize()));
		}
	}

	private BufferedImage picture(final int slice, final int factor, final List<Roi> all) {
		final ImageProcessor ip = image.getStack().getProcessor(image.getStackIndex(image.getChannel(), slice, image.getFrame())).duplicate();
		if (!(ip instanceof ColorProcessor)) ip.setMinAndMax(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		final ImageProcessor rgb = new ColorProcessor(ip.createImage());
		rgb.setInterpolationMethod(ImageProcessor.NONE);
		final BufferedImage out = new BufferedImage(factor * ip.getWidth(), factor * ip.getHeight(), BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = out.createGraphics();
		g.drawImage(rgb.resize(out.getWidth(), out.getHeight()).createImage(), 0, 0, null);
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		// some shapes ask their image to draw itself anew, and fail without one; this one has no window
		final ImagePlus nowhere = new ImagePlus("", rgb);
		for (final Roi layer : Layers.of(all, slice)) {
			layer.setImage(nowhere);
			layer.drawOverlay(g);
		}
		g.dispose();
		return out;
	}
}
