package io.github.roi2roc.extract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Manifest;

/**
 * The outcome of a cohort's extraction: the table, and what there is to say about each case.
 *
 * @param table {@code case}, {@code label}, the manifest's other columns, the features; a failed case has a row of empty values
 * @param log one entry per row of the manifest, in its order
 * @param provenance what made the table
 */
public record CohortTable(FeatureTable table, List<Entry> log, Provenance provenance) {

	/**
	 * How a case ended.
	 *
	 * @param status {@code ok} or {@code failed}
	 * @param message why it failed, or the warnings
	 */
	public record Entry(String name, String status, String message) {

		public boolean failed() {
			return status.equals("failed");
		}
	}

	/** Number of cases that failed. */
	public long failures() {
		return log.stream().filter(Entry::failed).count();
	}

	/** Writes the table, its log ({@code <file>.log.csv}) and its sidecar ({@code <file>.json}). */
	public void write(final Path file) {
		table.write(file);
		final List<List<String>> lines = new ArrayList<>();
		lines.add(List.of("case", "status", "message"));
		for (final Entry e : log) lines.add(List.of(e.name, e.status, e.message));
		Csv.write(file.resolveSibling(file.getFileName() + ".log.csv"), lines);
		provenance.writeBeside(file);
	}

	/**
	 * Puts results into a table, in the manifest's order.
	 *
	 * @param infos names of the info columns, which stand before the features; usually none
	 * @param features names of the feature columns
	 * @param results one per row of the manifest
	 */
	static CohortTable of(final Manifest manifest, final List<String> infos, final List<String> features, final List<CaseResult> results,
		final Provenance provenance)
	{
		final List<String[]> texts = new ArrayList<>();
		final List<double[]> numbers = new ArrayList<>();
		final List<Entry> log = new ArrayList<>();
		final Map<String, Object> undefined = new LinkedHashMap<>();
		final double[] empty = new double[features.size()];
		Arrays.fill(empty, Double.NaN);
		for (int i = 0; i < results.size(); i++) {
			final Manifest.Row row = manifest.rows().get(i);
			final CaseResult r = results.get(i);
			log.add(new Entry(row.name(), r.ok() ? "ok" : "failed", r.message()));
			if (!r.undefined().isEmpty()) undefined.put(row.name(), r.undefined());
			final List<CaseResult.Region> regions = r.regions().isEmpty() ? List.of(new CaseResult.Region(row.label(), empty)) : r.regions();
			for (final CaseResult.Region region : regions) {
				final List<String> cells = new ArrayList<>(List.of(row.name(), region.label()));
				cells.addAll(row.carried());
				for (int k = 0; k < infos.size(); k++) cells.add(k < region.info().length ? region.info()[k] : "");
				texts.add(cells.toArray(String[]::new));
				numbers.add(region.values());
			}
		}
		provenance.with("undefined", undefined);
		return new CohortTable(table(manifest, infos, features, texts, numbers), List.copyOf(log), provenance);
	}

	private static FeatureTable table(final Manifest manifest, final List<String> infos, final List<String> features,
		final List<String[]> texts, final List<double[]> numbers)
	{
		final FeatureTable.Builder out = FeatureTable.builder("the feature table");
		final List<String> names = new ArrayList<>(List.of("case", "label"));
		names.addAll(manifest.carried());
		names.addAll(infos);
		for (int c = 0; c < names.size(); c++) {
			final int column = c;
			out.text(names.get(c), texts.stream().map(t -> t[column]).toArray(String[]::new));
		}
		for (int f = 0; f < features.size(); f++) {
			final int column = f;
			out.number(features.get(f), numbers.stream().mapToDouble(v -> v[column]).toArray());
		}
		return out.build();
	}
}
