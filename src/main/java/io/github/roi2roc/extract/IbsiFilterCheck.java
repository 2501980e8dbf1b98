package io.github.roi2roc.extract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.feature.intensity.StatisticsFamily;
import io.github.roi2roc.filter.ImageFilter.FilteredImage;
import io.github.roi2roc.filter.ImageFilter.Input;
import io.github.roi2roc.filter.ImageFilter.Slices;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.preprocess.IbsiResampling;
import io.github.roi2roc.preprocess.Interpolator;
import io.github.roi2roc.preprocess.Prepared;
import io.github.roi2roc.preprocess.Resegmentation;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

/**
 * Filters the phantoms of the IBSI (chapter 2) and compares with its consensus: response maps of the digital phantoms voxel by voxel, and
 * statistics of the filtered CT phantom. All files come from a folder of the user's.
 *
 * @param maps one for each response map
 * @param values one for each feature value
 */
public record IbsiFilterCheck(List<MapRow> maps, List<ValueRow> values) {

	/** What {@link #write} writes. */
	public static final String MAPS = "ibsi2_maps.csv", CHECK = "ibsi2_check.csv";

	/** Largest difference that passes, as a fraction of the map's range. */
	private static final double ALLOWED = 0.01;

	/**
	 * A response map and ours.
	 *
	 * @param id as its file is named, such as 1_a_1
	 * @param maxDifference largest absolute difference of a voxel
	 * @param range maximum less minimum of the reference map
	 */
	public record MapRow(String id, double maxDifference, double range) {

		public double fraction() {
			return maxDifference / range;
		}

		public boolean pass() {
			return fraction() <= ALLOWED;
		}
	}

	/**
	 * A feature value and ours.
	 *
	 * @param id of the filter, such as 3.B
	 * @param reference as the table has it
	 */
	public record ValueRow(String id, String tag, String reference, String tolerance, double value) {

		/** Within the tolerance, or so after rounding to three digits. */
		public boolean pass() {
			return IbsiCheck.within(value, reference, tolerance);
		}
	}

	private static final String VALUES = "reference_values.csv", CT = "ibsi_2_ct_radiomics_phantom/nifti/";

	public IbsiFilterCheck {
		maps = List.copyOf(maps);
		values = List.copyOf(values);
	}

	/** The folder with the data of chapter 2: {@code data/ibsi2}, or {@code data} itself. */
	private static Path folder(final Path data) {
		return Files.isDirectory(data.resolve("ibsi2")) ? data.resolve("ibsi2") : data;
	}

	/** Whether a folder has the feature values of chapter 2, and so, one may expect, the rest. */
	public static boolean isIn(final Path data) {
		return Files.isRegularFile(reference(data));
	}

	/** The reference table of a folder. */
	public static Path reference(final Path data) {
		return folder(data).resolve(VALUES);
	}

	/**
	 * @param data folder with {@code ibsi2/reference_values.csv}, {@code ibsi2/response_maps} and both kinds of phantom as NIfTI; or that folder
	 *          {@code ibsi2} itself
	 * @param ours receives each of our response maps with its id, as it is made; only one is held at a time
	 * @throws InputException if a file is missing, naming it
	 */
	public static IbsiFilterCheck of(final Path data, final BiConsumer<String, Volume> ours, final Progress progress) {
		final Path folder = folder(data);
		if (!isIn(data)) throw new InputException("There is no reference table " + folder.resolve(VALUES).toAbsolutePath().normalize()
			+ ". Choose the folder that has ibsi2/" + VALUES + ".");
		final List<IbsiFilterConfiguration> maps = IbsiFilterConfiguration.maps(), values = IbsiFilterConfiguration.values();
		final int all = maps.size() + values.size();
		final List<MapRow> mapRows = new ArrayList<>();
		for (final IbsiFilterConfiguration c : maps) {
			progress.check();
			progress.report((double) mapRows.size() / all, "IBSI response map " + c.id());
			mapRows.add(map(folder, c, ours));
		}
		final List<ValueRow> valueRows = new ArrayList<>();
		final Map<String, List<List<String>>> table = table(folder.resolve(VALUES));
		final Volume image = VolumeFiles.read(folder.resolve(CT + "image/phantom.nii.gz"));
		final Mask mask = Mask.of(VolumeFiles.read(folder.resolve(CT + "mask/mask.nii.gz")), 1).on(image.geometry());
		for (final boolean bySlice : new boolean[] { true, false }) {
			// the text of the standard has A interpolated to 1 × 1 mm, but its values come from the image as it is
			final Prepared p = bySlice ? new Prepared(image, mask) : IbsiResampling.resample(image, mask, new double[] { 1, 1, 1 },
				Interpolator.BSPLINE, true);
			int done = 0;
			for (final IbsiFilterConfiguration c : values) {
				if (c.bySlice() != bySlice || !table.containsKey(c.id())) continue;
				progress.check();
				progress.report((maps.size() + (bySlice ? 0 : values.size() / 2.0) + done++) / all, "IBSI filter " + c.id());
				valueRows.addAll(values(p, c, table.get(c.id())));
			}
		}
		final long good = mapRows.stream().filter(MapRow::pass).count() + valueRows.stream().filter(ValueRow::pass).count();
		progress.report(1, good + " of " + (mapRows.size() + valueRows.size()) + " IBSI response maps and feature values agree");
		return new IbsiFilterCheck(mapRows, valueRows);
	}

	private static MapRow map(final Path folder, final IbsiFilterConfiguration c, final BiConsumer<String, Volume> ours) {
		final Volume image = VolumeFiles.read(folder.resolve("ibsi_2_digital_phantom/nifti/" + c.phantom() + "/image/" + c.phantom() + ".nii.gz"));
		final Volume got = usable(c, c.respond(Input.whole(image, Mask.of(image.geometry(), i -> false), Slices.ALL_3D)));
		final Volume reference = VolumeFiles.read(folder.resolve("response_maps/" + c.id() + "-ValidCRM.nii.gz"));
		if (reference.geometry().voxels() != got.geometry().voxels()) throw new InputException("The response map " + c.id() + " has "
			+ reference.geometry().describe() + ", but its phantom has " + got.geometry().describe() + ".");
		double worst = 0, min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < got.voxels().length(); i++) {
			final double r = reference.voxels().get(i);
			min = Math.min(min, r);
			max = Math.max(max, r);
			worst = Math.max(worst, Math.abs(r - got.voxels().get(i)));
		}
		ours.accept(c.id(), got);
		return new MapRow(c.id(), worst, max - min);
	}

	private static Volume usable(final IbsiFilterConfiguration c, final FilteredImage image) {
		if (image.volume() == null) throw new InputException("IBSI filter configuration " + c.id() + ": " + image.reason() + ".");
		return image.volume();
	}

	private static List<ValueRow> values(final Prepared p, final IbsiFilterConfiguration c, final List<List<String>> table) {
		final Box wanted = p.mask().bounds();
		final Volume response = usable(c, c.respond(new Input(p.image(), p.mask(), wanted, new Slices(c.bySlice(), 0))));
		final Mask mask = new Resegmentation(Resegmentation.Mode.ABSOLUTE, List.of(-1000.0, 400.0)).apply(p.image(), p.mask());
		final FeatureFamily family = new StatisticsFamily();
		final List<FeatureValue> got = family.compute(new Region(mask.crop(wanted), response, null), Request.defaults(family));
		final Map<String, Double> byTag = new TreeMap<>();
		for (int i = 0; i < got.size(); i++) byTag.put(IbsiTerms.of(family, family.features().get(i), null).orElseThrow().tag(), got.get(i).value());
		final List<ValueRow> out = new ArrayList<>();
		for (final List<String> row : table) out.add(new ValueRow(c.id(), row.get(2), row.get(3), row.get(4), byTag.getOrDefault(row.get(2),
			Double.NaN)));
		return out;
	}

	/** Rows of the reference table that have a value, by filter: id, feature, tag, value, tolerance. */
	private static Map<String, List<List<String>>> table(final Path file) {
		final Map<String, List<List<String>>> out = new TreeMap<>();
		final List<List<String>> rows = Csv.read(file);
		for (final List<String> r : rows.subList(1, rows.size())) {
			if (r.size() >= 5 && !r.get(3).isBlank()) out.computeIfAbsent(r.get(0).toUpperCase(Locale.ROOT), k -> new ArrayList<>()).add(r);
		}
		return out;
	}

	/** What does not pass, in words. */
	public List<String> failed() {
		final List<String> out = new ArrayList<>();
		for (final MapRow m : maps) {
			if (!m.pass()) out.add("response map " + m.id + ": differs by " + m.fraction() + " of its range");
		}
		for (final ValueRow v : values) {
			if (!v.pass()) out.add(v.id + " " + v.tag + ": " + v.value + ", reference " + v.reference + " ± " + v.tolerance);
		}
		return out;
	}

	/** The response maps as a table, with the columns of the file. */
	public FeatureTable mapTable() {
		return FeatureTable.builder("the IBSI filter check").text("filter_id", maps.stream().map(MapRow::id).toArray(String[]::new)).number(
			"max_difference", maps.stream().mapToDouble(MapRow::maxDifference).toArray()).number("range", maps.stream().mapToDouble(MapRow::range)
				.toArray()).number("fraction", maps.stream().mapToDouble(MapRow::fraction).toArray()).text("pass", maps.stream().map(m -> Boolean.toString(m
					.pass())).toArray(String[]::new)).build();
	}

	/** The feature values as a table, with the columns of the file. */
	public FeatureTable valueTable() {
		return FeatureTable.builder("the IBSI filter check").text("filter_id", values.stream().map(ValueRow::id).toArray(String[]::new)).text("tag",
			values.stream().map(ValueRow::tag).toArray(String[]::new)).text("reference", values.stream().map(ValueRow::reference).toArray(
				String[]::new)).text("tolerance", values.stream().map(ValueRow::tolerance).toArray(String[]::new)).number("value", values.stream().mapToDouble(
					ValueRow::value).toArray()).text("pass", values.stream().map(v -> Boolean.toString(v.pass())).toArray(String[]::new)).build();
	}

	/** Writes {@code ibsi2_maps.csv} and {@code ibsi2_check.csv} into a folder, which is made if need be. */
	public void write(final Path folder) {
		mapTable().write(folder.resolve(MAPS));
		valueTable().write(folder.resolve(CHECK));
	}
}
