package io.github.roi2roc.extract;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

/**
 * Extracts the phantoms of the IBSI (chapter 1) and compares each value with its reference. The digital phantom and its reference values
 * are built in (source: github.com/theibsi/data_sets, Creative Commons Attribution 4.0 International); the CT phantom and the values of
 * configurations A to E come from a folder of the user's.
 *
 * @param rows one for each reference value
 */
public record IbsiCheck(List<Row> rows) {

	/**
	 * A reference value and ours.
	 *
	 * @param reference as the table has it
	 * @param value NaN if the feature is undefined
	 * @param pass whether the value, or the value rounded to three digits, lies within the tolerance of the reference (or of the other
	 *          published reference where two differ in the last digit)
	 */
	public record Row(String config, String family, String aggregation, String tag, String feature, String reference, String tolerance,
		double value, boolean pass)
	{}

	private static final List<String> HEADER = List.of("config", "family", "aggregation", "tag", "feature", "reference", "tolerance", "value",
		"pass");

	/** What {@link #write} writes. */
	public static final String FILE = "ibsi1_check.csv";

	/** Where a folder laid out like the reference has things. */
	private static final String TABLE = "ibsi1_reference.csv", IMAGE = "ibsi_1_ct_radiomics_phantom/nifti/image/phantom.nii.gz", MASK =
		"ibsi_1_ct_radiomics_phantom/nifti/mask/mask.nii.gz";

	public IbsiCheck {
		rows = List.copyOf(rows);
	}

	/** The digital phantom against the values that are built in: no file is needed. */
	public static IbsiCheck builtIn(final Progress progress) {
		final List<Map<String, String>> table = records(IbsiTerms.table("ibsi1_digital_phantom.csv"));
		table.forEach(r -> r.put("config", IbsiConfiguration.DIGITAL.label()));
		return new IbsiCheck(check(IbsiConfiguration.DIGITAL, table, DigitalPhantom.image(), DigitalPhantom.region(), progress));
	}

	/** Whether a folder has the reference table of chapter 1. */
	public static boolean isIn(final Path data) {
		return Files.isRegularFile(reference(data));
	}

	/** The reference table of a folder. */
	public static Path reference(final Path data) {
		return folder(data).resolve(TABLE);
	}

	private static Path folder(final Path data) {
		return Files.isDirectory(data.resolve("ibsi1")) ? data.resolve("ibsi1") : data;
	}

	/**
	 * @param data folder with {@code ibsi1/ibsi1_reference.csv} and, beside it, the CT phantom as NIfTI; or that folder {@code ibsi1} itself
	 * @throws InputException if a file is missing, naming it
	 */
	public static IbsiCheck of(final Path data, final Progress progress) {
		final Path folder = folder(data);
		if (!isIn(data)) throw new InputException("There is no reference table " + folder.resolve(TABLE)
			.toAbsolutePath().normalize() + ". Choose the folder that has ibsi1/" + TABLE + ", or none to check the built-in digital phantom.");
		final List<Map<String, String>> table = records(Csv.read(folder.resolve(TABLE)));
		final List<Row> rows = new ArrayList<>();
		Volume ct = null;
		Mask tumour = null;
		int done = 0;
		for (final IbsiConfiguration c : IbsiConfiguration.values()) {
			progress.report((double) done++ / IbsiConfiguration.values().length, "IBSI configuration " + c.label());
			final List<Map<String, String>> some = table.stream().filter(r -> IbsiConfiguration.of(r.get("config")) == c && !r.get("value").isEmpty())
				.toList();
			if (some.isEmpty()) continue;
			if (c == IbsiConfiguration.DIGITAL) {
				rows.addAll(check(c, some, DigitalPhantom.image(), DigitalPhantom.region(), progress));
				continue;
			}
			if (ct == null) {
				ct = VolumeFiles.read(folder.resolve(IMAGE));
				tumour = Mask.of(VolumeFiles.read(folder.resolve(MASK)), 1);
			}
			rows.addAll(check(c, some, ct, tumour, progress));
		}
		progress.report(1, rows.stream().filter(Row::pass).count() + " of " + rows.size() + " IBSI reference values agree");
		return new IbsiCheck(rows);
	}

	private static List<Row> check(final IbsiConfiguration config, final List<Map<String, String>> table, final Volume image, final Mask mask,
		final Progress progress)
	{
		final Map<String, Double> values = values(config.settings(), image, mask, progress);
		final List<Row> out = new ArrayList<>();
		for (final Map<String, String> r : table) {
			if (r.get("value").isEmpty()) continue;
			final double v = values.getOrDefault(r.get("tag"), Double.NaN);
			final boolean pass = within(v, r.get("value"), r.get("tolerance")) || !r.getOrDefault("value_alt", "").isEmpty() && within(v, r.get(
				"value_alt"), r.get("tolerance_alt"));
			out.add(new Row(r.get("config"), r.get("family"), r.get("aggregation"), r.get("tag"), r.get("feature"), r.get("value"), r.get(
				"tolerance"), v, pass));
		}
		return out;
	}

	/** Values by tag: features, then what is reported of image and region at each stage. */
	private static Map<String, Double> values(final Settings settings, final Volume image, final Mask mask, final Progress progress) {
		final RegionExtractor extractor = RegionExtractor.of(settings);
		final Extraction e = extractor.extract(image, mask, progress);
		final Map<String, Double> out = new LinkedHashMap<>();
		final List<Optional<IbsiTerm>> terms = extractor.terms();
		for (int i = 0; i < terms.size(); i++) {
			if (terms.get(i).isPresent()) out.put(terms.get(i).get().tag(), e.values()[i]);
		}
		e.diagnostics().forEach((tag, text) -> {
			if (!tag.startsWith("diagnostics_")) out.put(tag, Csv.number(text));
		});
		return out;
	}

	/** The rule of the reference: exactly, or after rounding to three digits. The slack is that of decimal numbers in binary. */
	static boolean within(final double value, final String reference, final String tolerance) {
		if (!Double.isFinite(value)) return false;
		final double r = Double.parseDouble(reference), t = Double.parseDouble(tolerance), slack = 1e-12 * Math.abs(r);
		final double rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP)).doubleValue();
		return Math.abs(value - r) <= t + slack || Math.abs(rounded - r) <= t + slack;
	}

	private static List<Map<String, String>> records(final List<List<String>> rows) {
		final List<Map<String, String>> out = new ArrayList<>();
		for (final List<String> r : rows.subList(1, rows.size())) {
			final Map<String, String> m = new LinkedHashMap<>();
			for (int c = 0; c < r.size(); c++) m.put(rows.get(0).get(c), r.get(c));
			out.add(m);
		}
		return out;
	}

	/** Rows that do not pass. */
	public List<Row> failed() {
		return rows.stream().filter(r -> !r.pass).toList();
	}

	/** The rows as a table, with the columns of the file. */
	public FeatureTable table() {
		final List<List<String>> cells = new ArrayList<>();
		for (final Row r : rows) cells.add(cells(r));
		final FeatureTable.Builder out = FeatureTable.builder("the IBSI check");
		for (int c = 0; c < HEADER.size(); c++) {
			final int column = c;
			if (HEADER.get(c).equals("value")) out.number("value", rows.stream().mapToDouble(Row::value).toArray());
			else out.text(HEADER.get(c), cells.stream().map(row -> row.get(column)).toArray(String[]::new));
		}
		return out.build();
	}

	private static List<String> cells(final Row r) {
		return List.of(r.config, r.family, r.aggregation, r.tag, r.feature, r.reference, r.tolerance, Csv.number(r.value), Boolean.toString(r.pass));
	}

	/** Writes {@code ibsi1_check.csv} into a folder, which is made if need be. */
	public void write(final Path folder) {
		table().write(folder.resolve(FILE));
	}
}
