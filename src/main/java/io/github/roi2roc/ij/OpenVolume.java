package io.github.roi2roc.ij;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.extract.LabelChoice;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.image.MaskAlignment;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.RegionReader.NamedMask;
import io.github.roi2roc.provenance.Provenance;

import ij.ImagePlus;

/**
 * An open image as the volume that a command works on.
 *
 * @param frame the chosen frame, from 1; 0 if it has only one
 * @param suv whether the values are standardised uptake values
 * @param inputs name → hash of the files behind it, as far as there are any
 * @param warnings what had to be assumed; grows
 */
public record OpenVolume(ImagePlus image, Volume volume, int frame, boolean suv, Map<String, String> inputs, List<String> warnings) {

	/**
	 * @param channel from 1; 0 if the image has only one
	 * @param frame from 1; 0 if the image has only one
	 * @throws io.github.roi2roc.InputException if the image cannot be used
	 */
	public static OpenVolume of(final ImagePlus image, final int channel, final int frame) {
		final List<String> warnings = new ArrayList<>();
		final Volume volume = ImagePlusVolume.volume(image, channel, frame, warnings::add);
		warnings.addAll(MaskAlignment.oddSizes(volume.geometry()));
		return new OpenVolume(image, volume, frame, ImageFiles.isSuv(image), ImageFiles.hash(image), warnings);
	}

	/** The same image with values as the settings want them (SUV for PET). */
	public OpenVolume measured(final Settings settings) {
		return new OpenVolume(image, ImageFiles.measured(image, volume, settings), frame, suv || settings.suv(), inputs, warnings);
	}

	/** The regions on it; parameters as {@link RegionSource#masks}, label as the user wrote it. */
	public List<NamedMask> regions(final String source, final String names, final File mask, final String label, final Settings settings) {
		if (mask != null) inputs.put(mask.getName(), Provenance.sha256(InputPath.of(mask.getPath(), "mask")));
		return new RegionSource(image, volume.geometry(), frame, warnings).masks(source, names, mask, LabelChoice.parse(label), settings);
	}

	/** Ends a command: writes the sidecar of what it made, and says what there is to say. @param what as {@link VolumeResults#sidecar} */
	public void finish(final VolumeResults results, final String what, final Map<String, ?> how) {
		final Map<String, Object> made = new LinkedHashMap<>(how);
		made.put("inputs", inputs);
		made.putAll(ImageFiles.facts(image, suv));
		made.put("warnings", warnings);
		results.sidecar(what, made);
		Problems.warn(image.getTitle(), warnings);
	}
}
