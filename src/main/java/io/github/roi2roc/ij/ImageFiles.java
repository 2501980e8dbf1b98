package io.github.roi2roc.ij;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.github.roi2roc.InputException;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.ImageFile;
import io.github.roi2roc.image.io.ImageIdentity;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.image.io.dicom.DicomReader;
import io.github.roi2roc.provenance.Provenance;

import ij.ImagePlus;

/** Image files as ImageJ images that keep geometry, type and origin. */
public final class ImageFiles {

	/** The image property with the file an image was opened from. */
	static final String FILE = "roi2roc.file";
	/** The image properties with what its values are, and what a DICOM image's regions refer to. */
	private static final String SUV = "roi2roc.suv", FRAME_OF_REFERENCE = "roi2roc.frameOfReference", SERIES = "roi2roc.series",
			INSTANCES = "roi2roc.instances", VOLUME = "roi2roc.volume";

	private ImageFiles() {}

	/**
	 * What is wanted of a file.
	 *
	 * @param frame which volume of a 4-D file, from 1; 0 if none is chosen
	 * @param suv whether a PET image's values become standardised uptake values by body weight
	 * @param series number, description or UID of a DICOM series among several; empty if none is chosen
	 */
	public record Choice(int frame, boolean suv, String series) {

		static final Choice NONE = new Choice(0, false, "");
	}

	/**
	 * @param choice what is wanted of the file
	 * @param warnings gets what the file's header leaves in doubt
	 * @throws InputException if the file cannot be read, or is 4-D and no frame is chosen
	 */
	public static ImagePlus open(final Path file, final Choice choice, final Consumer<String> warnings) {
		final int frame = choice.frame;
		final boolean suv = choice.suv;
		final ImageFile opened = opened(file, choice.series), f = suv ? opened.suv() : opened;
		if (frame == 0 && f.frames() > 1) throw new InputException(file + " holds " + f.volumes() + ". Choose one: frame=1 to"
			+ " frame=" + f.frames() + ".");
		f.warnings().forEach(warnings);
		final String volume = frame < 1 || frame > f.frameNames().size() ? "" : f.frameNames().get(frame - 1);
		if (!volume.isEmpty()) warnings.accept(file + ": volume " + frame + " of " + f.frames() + " (" + volume + ") is opened");
		final Path whole = file.toAbsolutePath().normalize();
		final ImagePlus out = ImagePlusVolume.image(whole.getFileName() + (f.frames() > 1 ? "#" + frame : ""), f.volume(Math.max(0, frame - 1)));
		out.setProp(FILE, whole.toString());
		out.setProp(VOLUME, emptyToNull(volume));
		out.setProp(SUV, suv ? "bodyweight" : null);
		out.setProp(FRAME_OF_REFERENCE, emptyToNull(f.identity().frameOfReference()));
		out.setProp(SERIES, emptyToNull(f.identity().series()));
		out.setProperty(INSTANCES, f.identity().instances());
		return out;
	}

	private static ImageFile opened(final Path file, final String series) {
		return series.isBlank() ? VolumeFiles.open(file) : DicomReader.open(file, series);
	}

	private static String emptyToNull(final String s) {
		return s.isEmpty() ? null : s;
	}

	/** What regions of the file an image was opened from refer to. */
	static ImageIdentity identity(final ImagePlus image) {
		// Not saved with the image: several hundred numbers that the series alone nearly always makes superfluous.
		final Set<String> instances = image.getProperty(INSTANCES) instanceof final Set<?> set ? set.stream().map(Object::toString).collect(Collectors
			.toSet()) : Set.of();
		return new ImageIdentity(Objects.requireNonNullElse(image.getProp(FRAME_OF_REFERENCE), ""), Objects.requireNonNullElse(image.getProp(SERIES),
			""), instances);
	}

	/** The same with values as the file has them. */
	public static ImagePlus open(final Path file, final int frame, final Consumer<String> warnings) {
		return open(file, new Choice(frame, false, ""), warnings);
	}

	/** Opens a file and shows it at its middle slice; values as the file has them. */
	public static ImagePlus show(final Path file, final int frame, final Consumer<String> warnings) {
		return show(file, new Choice(frame, false, ""), warnings);
	}

	/**
	 * An open image as the settings want it measured: where they ask for SUV, the file behind an unchanged image is read again.
	 *
	 * @throws InputException if SUV cannot be had
	 */
	static Volume measured(final ImagePlus image, final Volume volume, final Settings settings) {
		if (!settings.suv() || isSuv(image)) return volume;
		final String file = image.getProp(FILE);
		if (file == null || image.changes) throw new InputException("The settings ask for SUV (suv: bodyweight), but the image '" + image.getTitle()
			+ "' is not as a DICOM file has it. Open the PET series with Plugins > Radiomics > Open Medical Image..., suv=bodyweight.");
		final int hash = image.getTitle().lastIndexOf('#');
		final String number = hash < 0 ? "" : image.getTitle().substring(hash + 1);
		return opened(Path.of(file), identity(image).series()).suv().volume(number.matches("[1-9]\\d{0,3}") ? Integer.parseInt(number) - 1 : 0);
	}

	/** Whether an open image holds standardised uptake values by body weight. */
	static boolean isSuv(final ImagePlus image) {
		return image.getProp(SUV) != null;
	}

	/** For a sidecar: what the values are, where they are not as the file has them, and which of several volumes was opened. */
	static Map<String, String> facts(final ImagePlus image, final boolean suv) {
		final Map<String, String> out = new LinkedHashMap<>();
		if (suv) out.put("suv", "bodyweight");
		if (image.getProp(VOLUME) != null) out.put("volume", image.getProp(VOLUME));
		return out;
	}

	/** Opens a file and shows it at its middle slice. @param choice what is wanted of the file */
	public static ImagePlus show(final Path file, final Choice choice, final Consumer<String> warnings) {
		final ImagePlus image = open(file, choice, warnings);
		image.show();
		image.setSlice(image.getNSlices() / 2 + 1); // before there is a window its scroll bar would not follow
		return image;
	}

	/** Name and hash of the file an image was opened from, as long as it was not changed; empty if it came from elsewhere. */
	static Map<String, String> hash(final ImagePlus image) {
		final Map<String, String> out = new LinkedHashMap<>();
		final String file = image.getProp(FILE);
		if (file == null || image.changes) return out;
		try {
			final Path path = Path.of(file);
			out.put(path.getFileName().toString(), Provenance.sha256(path));
		}
		catch (final InputException e) {
			// the file is gone; the image is still there
		}
		return out;
	}
}
