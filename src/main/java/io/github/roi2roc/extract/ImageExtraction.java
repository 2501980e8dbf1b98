package io.github.roi2roc.extract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.RegionReader.NamedMask;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.table.FeatureTable;

/**
 * The features of one image's regions.
 *
 * @param table {@code case,label} and the features, one row per region in their order; a region that failed has empty values
 * @param failures what went wrong with single regions, in words
 * @param warnings what the user should know
 * @param provenance what made the table
 */
public record ImageExtraction(FeatureTable table, List<String> failures, List<String> warnings, Provenance provenance) {

	/**
	 * @param name the case's name
	 * @param regions on the image's grid, at least one
	 * @param inputs name → hash of the files behind the image and its regions, as far as there are any
	 * @throws InputException if no region could be used: the first one's reason
	 */
	public static ImageExtraction of(final String name, final Volume image, final List<NamedMask> regions, final RegionExtractor extractor,
		final Map<String, String> inputs, final Progress progress)
	{
		final List<String> columns = extractor.columns(), failures = new ArrayList<>(), warnings = new ArrayList<>();
		final Map<String, Object> undefined = new LinkedHashMap<>(), diagnostics = new LinkedHashMap<>();
		final double[][] values = new double[regions.size()][columns.size()];
		final String[][] info = new String[values.length][];
		for (int r = 0; r < values.length; r++) {
			final NamedMask region = regions.get(r);
			progress.report((double) r / values.length, "label " + region.label());
			progress.check();
			try {
				final Extraction e = extractor.extract(image, region.mask(), progress);
				values[r] = e.values();
				info[r] = extractor.info(e);
				e.warnings().forEach(w -> warnings.add("label " + region.label() + ": " + w));
				final Map<String, String> reasons = new LinkedHashMap<>();
				e.undefined().forEach(u -> reasons.put(u.column(), u.reason()));
				if (!reasons.isEmpty()) undefined.put(region.label(), reasons);
				diagnostics.put(region.label(), e.diagnostics());
			}
			catch (final InputException e) {
				if (values.length == 1) throw e;
				Arrays.fill(values[r], Double.NaN);
				failures.add("label " + region.label() + ": " + e.getMessage());
			}
		}
		if (failures.size() == values.length) throw new InputException(String.join("\n", failures));
		final FeatureTable.Builder table = FeatureTable.builder("the feature table").text("case", regions.stream().map(r -> name).toArray(
			String[]::new)).text("label", regions.stream().map(NamedMask::label).toArray(String[]::new));
		final List<String> infos = extractor.infoColumns();
		for (int k = 0; k < infos.size(); k++) {
			final int column = k;
			table.text(infos.get(k), Arrays.stream(info).map(i -> i == null ? "" : i[column]).toArray(String[]::new));
		}
		for (int c = 0; c < columns.size(); c++) {
			final int column = c;
			table.number(columns.get(c), Arrays.stream(values).mapToDouble(v -> v[column]).toArray());
		}
		final Provenance provenance = new Provenance("feature table").with("settings", extractor.settings().asMap()).with("inputs", inputs).with(
			"warnings", warnings).with("failures", failures).with("undefined", undefined).with("diagnostics", diagnostics);
		return new ImageExtraction(table.build(), List.copyOf(failures), List.copyOf(warnings), provenance);
	}

	/** Writes the table and its sidecar ({@code <file>.json}). */
	public void write(final Path file) {
		table.write(file);
		provenance.writeBeside(file);
	}
}
