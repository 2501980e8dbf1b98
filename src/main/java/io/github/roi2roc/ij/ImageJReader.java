package io.github.roi2roc.ij;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.scijava.Priority;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.ImageFile;
import io.github.roi2roc.image.io.Segment;
import io.github.roi2roc.image.io.VolumeReader;

import ij.IJ;
import ij.ImagePlus;
import ij.io.Opener;

/** TIFF, PNG, JPEG and other pictures, through ImageJ's own opener. A TIFF saved from ImageJ keeps its spacing and calibration. */
@Plugin(type = VolumeReader.class, name = "ImageJ", priority = Priority.VERY_LOW)
public final class ImageJReader implements VolumeReader {

	private static final Set<String> EXTENSIONS = Set.of("tif", "tiff", "png", "jpg", "jpeg", "bmp", "gif", "pgm");

	@Override
	public boolean supports(final Path file) {
		final String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
		return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
	}

	/** Whether a file is a picture that does not say where its pixels lie. */
	static boolean isUnplaced(final Path file) {
		return new ImageJReader().supports(file) && !ImageGeometry.isKept(image(file));
	}

	@Override
	public ImageFile open(final Path file) {
		return opened(file, image(file));
	}

	/**
	 * An image that ImageJ, or Fiji, has opened, as a file of the engine.
	 *
	 * @throws InputException if it is in colour or has several channels, or its calibration makes no sense
	 */
	static ImageFile opened(final Path file, final ImagePlus image) {
		final List<String> warnings = new ArrayList<>();
		try {
			if (image.getBitDepth() == 24) throw new InputException("it is in colour (RGB); radiomics needs one number a pixel. Open it in ImageJ and"
				+ " save one channel, or convert it with Image > Type > 8-bit.");
			if (image.getNChannels() > 1) throw new InputException("it has " + image.getNChannels()
				+ " channels. Save the one to use as a file of its own.");
			return new Opened(file, image, ImageGeometry.of(image, warnings::add), List.copyOf(warnings));
		}
		catch (final InputException e) {
			throw new InputException(file + ": " + e.getMessage(), e);
		}
	}

	private static ImagePlus image(final Path file) {
		if (!Files.exists(file)) throw new InputException("There is no file " + file.toAbsolutePath().normalize() + ".");
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		IJ.redirectErrorMessages(true); // no dialog may open: this also runs in the threads of a cohort
		final ImagePlus image;
		try {
			image = opener.openImage(file.toString());
		}
		catch (final RuntimeException e) {
			throw new InputException(file + " is damaged or of a kind that ImageJ cannot read (" + e + ").", e);
		}
		finally {
			IJ.redirectErrorMessages(false);
		}
		if (image == null) throw new InputException(file + " is damaged or of a kind that ImageJ cannot read. Open it in Fiji and save it as TIFF.");
		return image;
	}

	/** A picture in memory. */
	private record Opened(Path path, ImagePlus image, Geometry geometry, List<String> warnings) implements ImageFile {

		@Override
		public int frames() {
			return image.getNFrames();
		}

		@Override
		public Volume volume(final int frame) {
			return ImagePlusVolume.volume(image, 0, frame + 1, w -> {});
		}

		@Override
		public List<Segment> segments() {
			return List.of();
		}
	}
}
