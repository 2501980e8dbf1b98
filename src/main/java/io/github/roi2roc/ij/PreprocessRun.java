package io.github.roi2roc.ij;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.roi2roc.InputException;
import io.github.roi2roc.extract.Preprocessing;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.image.io.RegionReader.NamedMask;

import ij.ImagePlus;

/** Preprocessing of an open image's regions, one after the other, and the volumes it makes back to the user. */
public final class PreprocessRun {

	private final OpenVolume open;
	private final Settings settings;

	public PreprocessRun(final OpenVolume image, final Settings settings) {
		open = image.measured(settings);
		this.settings = settings;
	}

	/** @param source and the others as {@link RegionSource#masks} has them */
	public List<NamedMask> regions(final String source, final File mask, final String label) {
		return open.regions(source, "", mask, label, settings);
	}

	/** Preprocessed image, mask (what re-segmentation leaves of it) and grey levels of each region. */
	public void all(final List<NamedMask> regions, final VolumeResults results) {
		each(regions, results, "preprocessed", (p, prefix) -> {
			results.accept(prefix + "preprocessed", p.image());
			results.accept(prefix + "mask", volume(p.part(), p.image().geometry()));
			results.accept(prefix + "levels", p.levels());
		});
	}

	/** Grey levels of each region. */
	public void levels(final List<NamedMask> regions, final VolumeResults results) {
		each(regions, results, "levels", (p, prefix) -> {
			if (results.shows()) LevelsView.show(results.title(prefix + "levels"), p, open.image());
			else results.accept(prefix + "levels", p.levels());
		});
	}

	/**
	 * Shows, when it is called with a region's label, the grey levels of that region. Does not keep the image's values.
	 *
	 * @param regions on the image's grid
	 */
	static Consumer<String> levelsOf(final ImagePlus image, final int channel, final int frame, final Settings settings,
		final List<NamedMask> regions)
	{
		return label -> {
			try {
				new PreprocessRun(OpenVolume.of(image, channel, frame), settings).levels(NamedMask.chosen(regions, List.of(label)), new VolumeResults(
					image, null, ""));
			}
			catch (final RuntimeException | OutOfMemoryError e) {
				Problems.show("Discretize Region...", e);
			}
		};
	}

	/** A region that cannot be used leaves the others alone. */
	private void each(final List<NamedMask> regions, final VolumeResults results, final String what, final BiConsumer<Preprocessing, String> make) {
		final List<String> failures = new ArrayList<>();
		final Map<String, Object> diagnostics = new LinkedHashMap<>();
		for (final NamedMask r : regions) {
			try {
				final Preprocessing p = Preprocessing.of(settings, open.volume(), r.mask());
				p.warnings().forEach(w -> open.warnings().add("label " + r.label() + ": " + w));
				make.accept(p, regions.size() == 1 ? "" : r.label().replaceAll("[\\\\/:*?\"<>|]", "-") + "_");
				diagnostics.put(r.label(), p.diagnostics());
			}
			catch (final InputException e) {
				if (regions.size() == 1) throw e;
				failures.add("label " + r.label() + ": " + e.getMessage());
			}
		}
		if (failures.size() == regions.size()) throw new InputException(String.join("\n", failures));
		final Map<String, Object> how = new LinkedHashMap<>();
		how.put("settings", settings.asMap().get("setting"));
		how.put("diagnostics", diagnostics);
		how.put("failures", failures);
		open.finish(results, what, how);
		Problems.failedCases(open.image().getTitle(), failures);
	}

	private static Volume volume(final Mask mask, final Geometry g) {
		return new Volume(g, new Voxels.UInt8(mask.bytes(g.box())));
	}
}
