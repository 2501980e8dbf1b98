package io.github.roi2roc.ij;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

import org.scijava.Context;
import org.scijava.Priority;
import org.scijava.convert.ConvertService;
import org.scijava.io.IOService;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.io.ImageFile;
import io.github.roi2roc.image.io.VolumeReader;

import ij.IJ;
import ij.ImagePlus;

/**
 * Whatever else Fiji opens: its {@code IOService} asks SCIFIO, and Bio-Formats where that is installed. Comes last, and only in Fiji; elsewhere it
 * supports nothing.
 */
@Plugin(type = VolumeReader.class, name = "Fiji", priority = Priority.EXTREMELY_LOW)
public final class FijiReader implements VolumeReader {

	/** A class that only imagej-legacy has. */
	private static final String LEGACY = "net/imagej/legacy/IJ1Helper.class";

	private final Supplier<Context> fiji;

	/** For the plugin index. */
	public FijiReader() {
		this(FijiReader::running);
	}

	/** @param fiji the context of the running Fiji; null where there is none */
	FijiReader(final Supplier<Context> fiji) {
		this.fiji = fiji;
	}

	/** imagej-legacy answers this call with its context; plain ImageJ would make a new one, with everything in it. */
	private static Context running() {
		if (FijiReader.class.getClassLoader().getResource(LEGACY) == null) return null;
		return IJ.runPlugIn(Context.class.getName(), "") instanceof final Context c ? c : null;
	}

	@Override
	public boolean supports(final Path file) {
		return Files.isRegularFile(file) && fiji.get() != null;
	}

	@Override
	public ImageFile open(final Path file) {
		final Context context = fiji.get();
		try {
			final Object data = context.service(IOService.class).open(file.toString());
			final ImagePlus image = context.service(ConvertService.class).convert(data, ImagePlus.class);
			if (image == null) throw new InputException(file + " is no image that Fiji can read" + (data == null ? "." : ": it opens as "
				+ data.getClass().getSimpleName() + "."));
			return ImageJReader.opened(file, image);
		}
		catch (final IOException | IllegalArgumentException e) {
			throw new InputException("Fiji cannot read " + file + ": " + e.getMessage() + ".", e);
		}
	}
}
