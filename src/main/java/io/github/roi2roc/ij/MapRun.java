package io.github.roi2roc.ij;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.extract.FeatureMap;
import io.github.roi2roc.extract.MemoryEstimate;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.extract.VoxelExtractor;
import io.github.roi2roc.image.io.RegionReader.NamedMask;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;

/** Feature maps of an open image's regions: files, or one hyperstack for each region with a channel for each feature. */
public final class MapRun {

	private final OpenVolume open;
	private final Settings settings;

	/** @param radius of the kernel in voxels; 0 for what the settings say */
	public MapRun(final OpenVolume image, final Settings settings, final int radius) {
		open = image.measured(settings);
		this.settings = radius == 0 ? settings : settings.with("kernelRadius", radius);
	}

	/** The settings that count, for choosing regions. */
	public Settings settings() {
		return settings;
	}

	/**
	 * @param files whether the maps go into files; else they are shown
	 * @param precision as {@link VolumeResults#accept(String, io.github.roi2roc.image.Volume, String)}
	 * @throws InputException if no region could be used: the first one's reason
	 */
	public void run(final List<NamedMask> regions, final boolean files, final String precision, final VolumeResults results,
		final ImageJProgress progress)
	{
		final VoxelExtractor extractor = VoxelExtractor.of(settings);
		if (extractor.names().isEmpty()) throw new InputException("The settings name no feature that has maps: shape has none. Name others under"
			+ " 'featureClass'.");
		final List<String> failures = new ArrayList<>();
		for (final NamedMask region : regions) {
			final String before = regions.size() == 1 ? "" : region.label() + "_";
			try {
				final MemoryEstimate memory = MemoryEstimate.images(extractor.names().size(), region.mask().bounds(), Double.BYTES);
				progress.log("Label " + region.label() + ", memory: " + memory.text() + ".");
				final VoxelExtractor.Maps made = extractor.extract(open.volume(), region.mask(), progress);
				made.warnings().forEach(open.warnings()::add);
				if (files) made.maps().forEach(m -> results.accept(before + m.name(), m.volume(), precision));
				else stack(CaseName.of(open.image().getTitle()) + "_" + before + "maps", made.maps()).show();
			}
			catch (final InputException e) {
				if (regions.size() == 1) throw e;
				failures.add("label " + region.label() + ": " + e.getMessage());
			}
		}
		if (failures.size() == regions.size()) throw new InputException(failures.get(0));
		open.finish(results, "maps", Map.of("settings", settings.asMap(), "failures", failures));
		Problems.failedCases("Feature Maps...", failures);
	}

	/** All maps as one image: a channel for each feature, its name on each slice. */
	static ImagePlus stack(final String title, final List<FeatureMap> maps) {
		final List<ImagePlus> each = maps.stream().map(m -> ImagePlusVolume.image(m.name(), m.volume())).toList();
		final ImagePlus first = each.get(0);
		final ImageStack all = new ImageStack(first.getWidth(), first.getHeight());
		for (int z = 1; z <= first.getNSlices(); z++) {
			for (final ImagePlus map : each) all.addSlice(map.getTitle(), map.getStack().getProcessor(z));
		}
		final ImagePlus out = new ImagePlus(title, all);
		out.setDimensions(each.size(), first.getNSlices(), 1);
		out.setCalibration(first.getCalibration());
		if (each.size() == 1) return out;
		// one channel at a time, each with a contrast of its own
		final CompositeImage shown = new CompositeImage(out, CompositeImage.GRAYSCALE);
		for (int c = each.size(); c >= 1; c--) {
			shown.setC(c);
			shown.setDisplayRange(each.get(c - 1).getDisplayRangeMin(), each.get(c - 1).getDisplayRangeMax());
		}
		return shown;
	}
}
