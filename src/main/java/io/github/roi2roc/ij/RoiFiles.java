package io.github.roi2roc.ij;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.io.RegionReader;

import ij.gui.Roi;
import ij.io.RoiDecoder;

/** Reads ImageJ's region files, {@code .roi} and {@code RoiSet.zip}; needs no display and no ROI Manager. */
@Plugin(type = RegionReader.class)
public final class RoiFiles implements RegionReader {

	/** A region file beyond this is none. */
	private static final int MAX_BYTES = 1 << 28;

	@Override
	public boolean supports(final Path file) {
		final String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.endsWith(".roi") || name.endsWith(".zip");
	}

	/** In a stack every region must say in which slice it lies: a file has no current slice. */
	@Override
	public List<NamedMask> read(final Path file, final Geometry grid) {
		try {
			return RoiRegions.masks(rois(file), grid, RoiFiles::slice, RoiRegions.ANYWHERE, w -> {});
		}
		catch (final InputException e) {
			throw new InputException(file.getFileName() + ": " + e.getMessage(), e);
		}
	}

	private static int slice(final Roi roi) {
		final int z = roi.getZPosition();
		return z > 0 ? z : RoiRegions.sliceInName(roi);
	}

	/**
	 * The regions of a file in its order.
	 *
	 * @throws InputException if the file is missing, damaged or holds no region
	 */
	static List<Roi> rois(final Path file) {
		if (Files.isDirectory(file)) throw new InputException(file + " is a folder; a .roi file or a RoiSet.zip is needed.");
		if (!Files.exists(file)) throw new InputException("There is no file " + file.toAbsolutePath().normalize() + ".");
		final List<Roi> out = new ArrayList<>();
		try {
			if (file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
				try (ZipFile zip = new ZipFile(file.toFile())) {
					for (final ZipEntry e : Collections.list(zip.entries())) {
						if (e.getName().toLowerCase(Locale.ROOT).endsWith(".roi")) out.add(decode(file, e.getName(), zip.getInputStream(e).readNBytes(MAX_BYTES)));
					}
				}
			}
			else out.add(decode(file, file.getFileName().toString(), Files.readAllBytes(file)));
		}
		catch (final ZipException e) {
			throw new InputException(file + " is no zip file or a damaged one (" + e.getMessage() + "). Save it again with ROI Manager > More > Save.",
				e);
		}
		catch (final IOException e) {
			throw new InputException("Cannot read " + file + ": " + e.getMessage() + ".", e);
		}
		if (out.isEmpty()) throw new InputException(file + " holds no ImageJ region (no .roi entry).");
		return out;
	}

	private static Roi decode(final Path file, final String entry, final byte[] bytes) {
		if (bytes.length < 64 || bytes[0] != 'I' || bytes[1] != 'o' || bytes[2] != 'u' || bytes[3] != 't') throw new InputException(file + ": "
			+ entry + " is no ImageJ region file.");
		final String leaf = entry.substring(entry.lastIndexOf('/') + 1);
		try {
			final Roi roi = new RoiDecoder(bytes, leaf.substring(0, leaf.length() - ".roi".length())).getRoi();
			if (roi != null) return roi;
		}
		catch (final IOException | RuntimeException e) {
			throw new InputException(file + ": " + entry + " is damaged (" + e + ").", e);
		}
		throw new InputException(file + ": " + entry + " is damaged.");
	}
}
