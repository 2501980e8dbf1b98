package io.github.roi2roc.ij;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.extract.BinPreview;
import io.github.roi2roc.extract.ImageExtraction;
import io.github.roi2roc.extract.LabelChoice;
import io.github.roi2roc.extract.MemoryEstimate;
import io.github.roi2roc.extract.Preset;
import io.github.roi2roc.extract.RegionExtractor;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.image.MaskAlignment;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.RegionReader.NamedMask;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.table.FeatureTable;

import ij.ImagePlus;

/** One extraction from an open image: from ImageJ's image and regions to the engine, and its result back to the user. */
public final class FeatureRun {

	private final ImagePlus image;
	private final Volume volume;
	private final int channel, frame;
	private final Settings settings;
	private final List<String> warnings = new ArrayList<>();
	private List<NamedMask> measured = List.of();

	/**
	 * @param channel from 1; 0 if the image has only one
	 * @param frame from 1; 0 if the image has only one
	 * @throws io.github.roi2roc.InputException if the image cannot be used
	 */
	public FeatureRun(final ImagePlus image, final int channel, final int frame, final Settings settings) {
		this.image = image;
		this.channel = channel;
		this.frame = frame;
		this.settings = settings;
		volume = ImageFiles.measured(image, ImagePlusVolume.volume(image, channel, frame, warnings::add), settings);
		warnings.addAll(MaskAlignment.oddSizes(volume.geometry()));
	}

	/** A PyRadiomics parameter file, or the defaults where none is given. */
	public static Settings settings(final File file) {
		return file == null ? Settings.defaults() : Settings.read(InputPath.of(file.getPath(), "settings"));
	}

	/**
	 * The settings that a preset or a file stand for.
	 *
	 * @param preset name of a {@link Preset}; the first one, PyRadiomics' defaults, gives way to a file
	 * @param file null for none
	 * @throws InputException if both are given, or one of them cannot be used
	 */
	public static Settings settings(final String preset, final File file) {
		final Preset chosen = Preset.of(preset);
		if (file == null) return chosen.settings();
		if (chosen != Preset.PYRADIOMICS) throw new InputException("'preset' is '" + chosen.label() + "', and there is a settings file, " + file
			+ ". Leave one of the two out; to change a preset, save it as a file and edit that.");
		return settings(file);
	}

	/**
	 * @param regions as {@link RegionSource#choices()}
	 * @param names pattern of the regions' names; empty for all
	 * @param mask the mask file; null if none is given
	 * @param label labels with commas between; empty for all
	 * @param output where the table will go; null for nowhere
	 */
	public ImageExtraction extract(final String regions, final String names, final File mask, final String label, final File output) {
		Problems.requireOutput(output);
		final List<NamedMask> masks = new RegionSource(image, volume.geometry(), frame, warnings).masks(regions, names, mask, LabelChoice.parse(label), settings);
		measured = masks;
		final Map<String, String> inputs = inputs(mask);
		final MemoryEstimate memory = MemoryEstimate.regions(settings, volume.geometry(), masks);
		memory.require();
		try (ImageJProgress progress = ImageJProgress.start("Extract Features")) {
			return ImageExtraction.of(CaseName.of(image.getTitle()), volume, masks, RegionExtractor.of(settings), inputs, progress);
		}
	}

	/** Hashes of the files behind image and mask. */
	private Map<String, String> inputs(final File mask) {
		final Map<String, String> inputs = ImageFiles.hash(image);
		if (mask != null) inputs.put(mask.getName(), Provenance.sha256(InputPath.of(mask.getPath(), "mask")));
		return inputs;
	}

	/** For the sidecar of a table about the image's regions. @param made in words */
	public Provenance provenance(final String made, final File mask) {
		return values(new Provenance(made).with("settings", settings.asMap()).with("inputs", inputs(mask)).with("warnings", warnings).with("image", image
			.getTitle()));
	}

	private Provenance values(final Provenance p) {
		ImageFiles.facts(image, settings.suv() || ImageFiles.isSuv(image)).forEach(p::with);
		return p;
	}

	/** Intensity range and grey levels of each region and image type; see {@link BinPreview}. */
	public FeatureTable bins(final String regions, final File mask, final String label) {
		final var masks = new RegionSource(image, volume.geometry(), frame, warnings).masks(regions, "", mask, LabelChoice.parse(label), settings);
		try (ImageJProgress progress = ImageJProgress.start()) {
			return BinPreview.of(volume, masks, settings, progress);
		}
	}

	/** Writes and shows a table, ties its rows to the regions, and says what there is to say about it. */
	public void deliver(final String title, final ImageExtraction result, final File output) {
		final List<String> all = new ArrayList<>(warnings);
		all.addAll(result.warnings());
		values(result.provenance().with("warnings", all).with("image", image.getTitle()));
		if (output != null) result.write(InputPath.of(output.getPath(), "output"));
		Tables.show(title, result.table());
		RegionLink.tie(title, image, volume.geometry(), measured, new RegionSource(image, volume.geometry(), frame, warnings),
			PreprocessRun.levelsOf(image, channel, frame, settings, measured));
		Problems.warn(image.getTitle(), all);
		Problems.failedCases(title, result.failures());
	}
}
