package io.github.roi2roc.extract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.Version;
import io.github.roi2roc.image.io.RegionReader.NamedMask;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.table.Manifest;

/**
 * From a manifest to one feature table: cases in parallel, failed ones reported, finished ones kept and found again.
 */
public final class CohortExtractor {

	private final Manifest manifest;
	private final RegionExtractor extractor;
	private final LabelChoice choice;

	/**
	 * @param manifest the cohort
	 * @param settings what to extract
	 * @param label the macro's or dialog's label (see {@link LabelChoice#parse}); empty for none
	 */
	public CohortExtractor(final Manifest manifest, final Settings settings, final String label) {
		this.manifest = manifest;
		this.extractor = RegionExtractor.of(settings);
		this.choice = LabelChoice.parse(label);
	}

	/**
	 * Extracts every case and writes the table, its log, its sidecar and its journal.
	 *
	 * @param output the table's file; folders are made when missing
	 * @param threads cases at a time; 0 or less for as many as there are processors
	 * @return what was written
	 * @throws io.github.roi2roc.CancelledException after writing, if the user asked to stop
	 */
	public CohortTable run(final Path output, final int threads, final Progress progress) {
		if (Files.isDirectory(output)) throw new InputException("The output " + output + " is a folder; name a CSV file in it.");
		final Map<String, String> hashes = new TreeMap<>();
		final int workers = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
		final List<CaseResult> results = CohortRun.run(manifest, new Work(hashes), workers, output.resolveSibling(output.getFileName()
			+ ".journal"), progress);
		final Provenance provenance = new Provenance("feature table").with("settings", extractor.settings().asMap()).with("label", choice
			.toString()).with("inputs", hashes);
		final CohortTable table = CohortTable.of(manifest, columns(extractor.infoColumns()), columns(extractor.columns()), results, provenance);
		table.write(output);
		progress.check();
		return table;
	}

	/** Feature columns, with the modality in front or behind where there are several. */
	private List<String> columns(final List<String> each) {
		final List<String> out = new ArrayList<>();
		for (final String modality : manifest.modalities()) {
			for (final String c : each) out.add(extractor.settings().column(c, modality));
		}
		return out;
	}

	/** One case: every modality's regions side by side. */
	private final class Work implements CohortRun.Work {

		private final Map<String, String> hashes;

		Work(final Map<String, String> hashes) {
			this.hashes = hashes;
		}

		@Override
		public String key(final Manifest.Row row) {
			final StringBuilder b = new StringBuilder("values ").append(Version.VALUES).append('\n').append(extractor.settings().text()).append(
				'\n').append(choice).append('\n').append(row.name()).append('\n').append(row.label()).append('\n').append(row.carried()).append('\n').append(
					columns(extractor.columns()));
			for (final Manifest.Source s : row.sources()) b.append('\n').append(identity(s.image())).append(' ').append(identity(s.mask()));
			return Provenance.sha256(b.toString());
		}

		private String identity(final Path file) {
			if (file == null) return "none";
			final String hash = Provenance.sha256(file);
			synchronized (hashes) {
				hashes.put(manifest.nameOf(file), hash);
			}
			return manifest.nameOf(file) + ' ' + hash;
		}

		@Override
		public CaseResult extract(final Manifest.Row row, final Progress progress) {
			final int modalities = manifest.modalities().size();
			final CaseResult.Builder out = new CaseResult.Builder(extractor.columns().size() * modalities, extractor.infoColumns().size()
				* modalities);
			final LabelChoice wanted = row.label().isEmpty() ? choice : LabelChoice.parse(row.label());
			final Map<String, CaseRegions> read = new LinkedHashMap<>();
			for (final Manifest.Source s : row.sources()) {
				progress.check();
				try {
					read.put(s.modality(), CaseRegions.read(s, wanted, extractor.settings()));
				}
				catch (final InputException e) {
					out.fail(where(row, s, "") + e.getMessage());
				}
			}
			final boolean sole = read.values().stream().allMatch(r -> r.regions().size() == 1);
			final String first = read.isEmpty() ? "" : read.values().iterator().next().regions().get(0).label();
			for (int m = 0; m < row.sources().size(); m++) {
				final Manifest.Source s = row.sources().get(m);
				final CaseRegions regions = read.get(s.modality());
				if (regions == null) continue;
				regions.warnings().forEach(out::warn);
				for (final NamedMask r : regions.regions()) {
					// Where each modality has one region it is the same one, whatever number either mask gives it.
					region(row, m, regions, r, sole ? first : r.label(), out, progress);
				}
			}
			return out.build();
		}

		/** @param m which of the row's modalities */
		private void region(final Manifest.Row row, final int m, final CaseRegions regions, final NamedMask region, final String label,
			final CaseResult.Builder out, final Progress progress)
		{
			final Manifest.Source s = row.sources().get(m);
			final CaseResult.Region cells = out.region(label);
			try {
				final Extraction e = extractor.extract(regions.image(), region.mask(), progress);
				final String[] info = extractor.info(e);
				System.arraycopy(info, 0, cells.info(), m * info.length, info.length);
				System.arraycopy(e.values(), 0, cells.values(), m * e.values().length, e.values().length);
				e.warnings().forEach(w -> out.warn(where(row, s, region.label()) + w));
				final String which = regions.regions().size() > 1 ? " (label " + label + ")" : "";
				for (final Undefined u : e.undefined()) out.undefined(extractor.settings().column(u.column(), s.modality()) + which, u.reason());
			}
			catch (final InputException e) {
				out.fail(where(row, s, region.label()) + e.getMessage());
			}
		}

		private String where(final Manifest.Row row, final Manifest.Source s, final String label) {
			return "case " + row.name() + (s.modality().isEmpty() ? "" : ", " + s.modality()) + (label.isEmpty() ? "" : ", label " + label) + ": ";
		}
	}
}
