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
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.io.RegionReader.NamedMask;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.preprocess.Perturbation;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.Manifest;

/**
 * From a manifest to one feature table: cases in parallel, failed ones reported, finished ones kept and found again.
 */
public final class CohortExtractor {

	private final Manifest manifest;
	private final RegionExtractor extractor;
	private final LabelChoice choice;
	private final List<Perturbation> perturbations;
	private final long seed;

	/** What a table of perturbed regions says of each before the info columns: which it is, its voxels and its overlap with the original. */
	private static final List<String> PERTURBED = List.of("perturbation", "diagnostics_Perturbation_Voxels", "diagnostics_Perturbation_Dice");

	/**
	 * @param manifest the cohort
	 * @param settings what to extract
	 * @param label the macro's or dialog's label (see {@link LabelChoice#parse}); empty for none
	 */
	public CohortExtractor(final Manifest manifest, final Settings settings, final String label) {
		this(manifest, settings, label, List.of(), 0);
	}

	/**
	 * The same for several versions of each region, a row each; the column {@code perturbation} says which.
	 *
	 * @param perturbations what is done to each region; empty for the regions as they are, without the column
	 * @param seed of what is drawn
	 */
	public CohortExtractor(final Manifest manifest, final Settings settings, final String label, final List<Perturbation> perturbations,
		final long seed)
	{
		this.manifest = manifest;
		this.perturbations = List.copyOf(perturbations);
		this.seed = seed;
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
		if (!perturbations.isEmpty()) provenance.with("perturbations", perturbations.stream().map(Perturbation::name).toList()).with("seed", seed);
		final List<String> infos = new ArrayList<>(lead());
		infos.addAll(columns(extractor.infoColumns()));
		final CohortTable table = CohortTable.of(manifest, infos, columns(extractor.columns()), results, provenance);
		table.write(output);
		progress.check();
		return table;
	}

	/** The table's feature columns, in order. */
	public List<String> columns() {
		return columns(extractor.columns());
	}

	private List<String> lead() {
		return perturbations.isEmpty() ? List.of() : PERTURBED;
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
			for (final Perturbation p : perturbations) b.append('\n').append(p.name()).append(' ').append(seed);
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
			final CaseResult.Builder out = new CaseResult.Builder(extractor.columns().size() * modalities, lead().size() + extractor.infoColumns()
				.size() * modalities);
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
			final CaseResult.Region cells = out.region(label, perturbations.isEmpty() ? "" : perturbations.get(0).name());
			try {
				final Extraction e = extractor.extract(regions.image(), region.mask(), progress);
				fill(cells, m, e);
				e.warnings().forEach(w -> out.warn(where(row, s, region.label()) + w));
				final String which = regions.regions().size() > 1 ? " (label " + label + ")" : "";
				for (final Undefined u : e.undefined()) out.undefined(extractor.settings().column(u.column(), s.modality()) + which, u.reason());
			}
			catch (final InputException e) {
				out.fail(where(row, s, region.label()) + e.getMessage());
				return;
			}
			if (!perturbations.isEmpty()) perturbed(row, m, regions, region, label, out, progress);
		}

		private void fill(final CaseResult.Region cells, final int m, final Extraction e) {
			final String[] info = extractor.info(e);
			System.arraycopy(info, 0, cells.info(), lead().size() + m * info.length, info.length);
			System.arraycopy(e.values(), 0, cells.values(), m * e.values().length, e.values().length);
		}

		/** The region's changed versions; one that cannot be measured is a warning, and its row is empty. */
		private void perturbed(final Manifest.Row row, final int m, final CaseRegions regions, final NamedMask region, final String label,
			final CaseResult.Builder out, final Progress progress)
		{
			final RandomStream random = new RandomStream(seed).fork(row.name()).fork(label);
			for (final Perturbation p : perturbations) {
				progress.check();
				final CaseResult.Region cells = out.region(label, p.name());
				cells.info()[0] = p.name();
				try {
					final Mask mask = p.apply(region.mask(), random);
					if (m == 0) {
						cells.info()[1] = Integer.toString(mask.count());
						cells.info()[2] = Csv.number(Perturbation.dice(region.mask(), mask));
					}
					if (p.kind() != Perturbation.Kind.ORIGINAL) fill(cells, m, extractor.extract(regions.image(), mask, progress));
				}
				catch (final InputException e) {
					out.warn(where(row, row.sources().get(m), region.label()) + e.getMessage());
				}
			}
		}

		private String where(final Manifest.Row row, final Manifest.Source s, final String label) {
			return "case " + row.name() + (s.modality().isEmpty() ? "" : ", " + s.modality()) + (label.isEmpty() ? "" : ", label " + label) + ": ";
		}
	}
}
