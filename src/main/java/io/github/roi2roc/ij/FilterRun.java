package io.github.roi2roc.ij;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.extract.FilterBank;
import io.github.roi2roc.extract.LabelChoice;
import io.github.roi2roc.extract.MemoryEstimate;
import io.github.roi2roc.extract.Preset;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.io.RegionReader.NamedMask;

/** Filters on an open image: the part of it that is wanted, and the responses back to the user. */
public final class FilterRun {

	/** Stands for the image types of the settings file. */
	public static final String FROM_SETTINGS = "As in the settings file";
	public static final String WHOLE = "Whole image";
	public static final String SLICE = "Current slice";
	/** What the dialog says about its fields. */
	public static final String ABOUT_SETTINGS = "A PyRadiomics parameter file (YAML or JSON); its imageType part says what filters are told. Options go"
		+ " before it.";
	public static final String ABOUT_AREA = "Where the response is wanted: everywhere, in the current slice (to try settings), or in the bounding box of"
		+ " regions. The filter sees the whole image.";

	private final OpenVolume open;
	private final FilterBank bank;

	/** @param image to filter */
	public FilterRun(final OpenVolume image, final FilterBank bank) {
		open = image;
		this.bank = bank;
	}

	/**
	 * The filters that a user chose.
	 *
	 * @param filter a filter's name, or {@link #FROM_SETTINGS}
	 * @param also further ones, with commas between
	 * @param options what they are told, as {@link FilterBank#of(List, String, Settings)} takes it
	 * @param preset as {@link FeatureRun#settings(String, File)} takes it
	 * @param settings a PyRadiomics parameter file; null for none
	 * @throws InputException if there is none, one is unknown or told what it does not understand
	 */
	public static FilterBank bank(final String filter, final String also, final String options, final String preset, final File settings) {
		final List<String> names = new ArrayList<>();
		for (final String name : (filter.strip().equalsIgnoreCase(FROM_SETTINGS) ? also : filter + "," + also).split(",")) {
			if (!name.isBlank()) names.add(name);
		}
		final Settings told = FeatureRun.settings(preset, settings);
		if (names.isEmpty() && settings == null && Preset.of(preset) == Preset.PYRADIOMICS) throw new InputException("'filter' is missing. Name one of " + String.join(", ", FilterBank.names())
			+ ", or give a preset or a settings file with an imageType part.");
		return FilterBank.of(names.isEmpty() ? told.imageTypeNames() : names, options, told);
	}

	/** What a user can choose as the filter. */
	public static List<String> filters() {
		final List<String> names = new ArrayList<>(List.of(FROM_SETTINGS));
		names.addAll(FilterBank.names());
		return names;
	}

	/** What a user can choose as the part of the image. */
	public static List<String> areas() {
		return List.of(WHOLE, SLICE, RegionSource.SELECTION, RegionSource.MANAGER, RegionSource.OVERLAY);
	}

	/**
	 * Filters, and hands every response over. The filters see the whole image, whatever part is wanted.
	 *
	 * @param area one of {@link #areas}
	 * @throws InputException if none of the images can be made: the first one's reason
	 */
	public void run(final String area, final String precision, final VolumeResults results, final ImageJProgress progress) {
		final List<String> missing = new ArrayList<>();
		final Box wanted = wanted(area);
		final MemoryEstimate memory = MemoryEstimate.images(results.keepsImages() ? bank.imageTypes().size() : 1, wanted, results.keepsImages() ? Float.BYTES
			: Double.BYTES);
		memory.require();
		progress.log("Memory for the responses: " + memory.text() + ".");
		bank.apply(open.volume(), wanted, results.single(precision), progress, response -> {
			response.warnings().forEach(open.warnings()::add);
			if (response.volume() == null) missing.add(response.imageType() + ": " + response.reason() + ".");
			else results.accept(response.imageType(), response.volume(), precision);
		});
		if (missing.size() == bank.imageTypes().size()) throw new InputException(missing.get(0));
		final Map<String, Object> how = new LinkedHashMap<>();
		how.put("filters", bank.asMap());
		how.put("box", List.of(wanted.x(), wanted.y(), wanted.z(), wanted.nx(), wanted.ny(), wanted.nz()));
		how.put("failures", missing);
		open.finish(results, "filtered", how);
		Problems.failedCases("Filter Image...", missing);
	}

	/** A selection stands for its bounding box in every slice, as with ImageJ's own Crop; other regions for the box around them all. */
	private Box wanted(final String area) {
		final Geometry g = open.volume().geometry();
		if (area.equals(WHOLE)) return g.box();
		if (area.equals(SLICE)) return new Box(0, 0, Math.max(1, open.image().getZ()) - 1, g.nx(), g.ny(), 1);
		final boolean selection = area.equals(RegionSource.SELECTION);
		final List<NamedMask> masks = new RegionSource(open.image(), g, open.frame(), selection ? new ArrayList<>() : open.warnings()).masks(area, "",
			null, LabelChoice.EVERY, Settings.defaults());
		Box all = masks.get(0).mask().bounds();
		for (final NamedMask m : masks) all = around(all, m.mask().bounds());
		return selection ? new Box(all.x(), all.y(), 0, all.nx(), all.ny(), g.nz()) : all;
	}

	private static Box around(final Box a, final Box b) {
		final int x = Math.min(a.x(), b.x()), y = Math.min(a.y(), b.y()), z = Math.min(a.z(), b.z());
		return new Box(x, y, z, Math.max(a.x() + a.nx(), b.x() + b.nx()) - x, Math.max(a.y() + a.ny(), b.y() + b.ny()) - y, Math.max(a.z() + a.nz(), b
			.z() + b.nz()) - z);
	}
}
