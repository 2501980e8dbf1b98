package io.github.roi2roc.ij;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.provenance.Provenance;

import ij.ImagePlus;

/** Where the volumes go that a command makes of an open image: into files of a folder if one is given, else into windows. */
public final class VolumeResults {

	/** Windows get 32-bit floats, files what was computed. */
	public static final String AUTOMATIC = "Automatic";
	public static final String SINGLE = "32";
	public static final String DOUBLE = "64";
	/** What dialogs say about the choice. */
	public static final String ABOUT_PRECISION = "Bits of the floating-point numbers. Automatic: 32 in windows, in files what the filter computes in (32"
		+ " for LoG and Gradient, else 64).";

	private final String name;
	private final Path folder;
	private final String format;
	private final List<String> written = new ArrayList<>();

	/**
	 * @param source the image that the volumes are made of; its name begins theirs
	 * @param folder made when missing; null for windows
	 * @param format extension of the files: nii.gz, nii or nrrd
	 * @throws InputException if the folder is a file
	 */
	public VolumeResults(final ImagePlus source, final File folder, final String format) {
		name = CaseName.of(source.getTitle());
		this.folder = folder == null ? null : InputPath.of(folder.getPath(), "output");
		this.format = format;
		if (this.folder != null && Files.exists(this.folder) && !Files.isDirectory(this.folder)) throw new InputException("'output' is "
			+ this.folder + ", which is a file; name a folder for the images.");
	}

	/** Whether the images stay in memory, in windows. */
	boolean keepsImages() {
		return folder == null;
	}

	/** Whether windows show them. */
	boolean shows() {
		return folder == null;
	}

	/** The title of a window, and the name of a file without extension. */
	String title(final String suffix) {
		return name + "_" + suffix;
	}

	/** Writes {@code <image>_<suffix>} in the volume's own type, or shows it. */
	public void accept(final String suffix, final Volume volume) {
		final String title = title(suffix);
		if (folder == null) ImagePlusVolume.image(title, volume).show();
		else {
			VolumeFiles.write(volume, folder.resolve(title + "." + format));
			written.add(title + "." + format);
		}
	}

	/** Whether real numbers become float32, whatever they were computed in. */
	public boolean single(final String precision) {
		return precision.equals(SINGLE) || precision.equals(AUTOMATIC) && folder == null;
	}

	/** The same for real numbers. @param precision {@link #AUTOMATIC}, {@link #SINGLE} or {@link #DOUBLE} */
	public void accept(final String suffix, final Volume volume, final String precision) {
		accept(suffix, real(volume, single(precision) || precision.equals(AUTOMATIC) && fitsSingle(volume.voxels().type())));
	}

	private static boolean fitsSingle(final PixelType type) {
		return type == PixelType.FLOAT || type.integer() && type.bytes() <= 2;
	}

	private static Volume real(final Volume volume, final boolean single) {
		final Voxels v = volume.voxels();
		if (!single) return v.type() == PixelType.DOUBLE ? volume : Volume.of(volume.geometry(), volume.doubles());
		if (v.type() == PixelType.FLOAT) return volume;
		final float[] out = new float[v.length()];
		for (int i = 0; i < out.length; i++) out[i] = (float) v.get(i);
		return Volume.of(volume.geometry(), out);
	}

	/**
	 * Writes {@code <image>_<what>.json}, which says what made the files; nothing where there are none.
	 *
	 * @param what was done: "LoG", "preprocessed"
	 */
	public void sidecar(final String what, final Map<String, ?> entries) {
		if (written.isEmpty()) return;
		final Provenance p = new Provenance(what + " images").with("files", written);
		entries.forEach(p::with);
		p.writeBeside(folder.resolve(name + "_" + what));
	}
}
