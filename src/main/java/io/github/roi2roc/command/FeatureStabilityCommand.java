package io.github.roi2roc.command;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.describe.FeatureStability;
import io.github.roi2roc.extract.CohortExtractor;
import io.github.roi2roc.extract.CohortTable;
import io.github.roi2roc.ij.FeatureRun;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.ImageJProgress;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.ResultFolder;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.plot.BlandAltmanFigure;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Manifest;

/** How well the features of several raters agree, and which are stable enough to keep. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Feature Stability...", headless = true,
	iconPath = "/io/github/roi2roc/icons/statistics.png")
public final class FeatureStabilityCommand extends RadiomicsCommand {

	/** More pairs of raters than that are not drawn for each feature. */
	private static final int PANELS = 30;

	@Parameter(label = "Tables (CSV)", persist = false,
		attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLES),
		description = "One feature table per rater or segmentation, with commas between, or one table with a column 'rater', such as that of a cohort whose"
			+ " manifest has one; or that manifest itself, whose features are then extracted first.")
	private String tables;

	@Parameter(label = "ICC form", choices = { "ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k" }, required = false, persist = false,
		description = "As psych names them: ICC2 for raters drawn at random, ICC3 for these very raters, k for the mean of them.")
	private String form = "ICC2";

	@Parameter(label = "Stable: ICC above", min = "0", max = "1", required = false, persist = false, description = "Features above it are stable.")
	private double threshold = 0.85;

	@Parameter(label = "Features", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS), @Attr(name = Inputs.EMPTY, value = "every column of numbers") },
		description = "Columns of numbers with commas between, * for any characters; empty for every one that all tables have.")
	private String features = "";

	@Parameter(label = "Bland-Altman plots (number or names)", required = false, persist = false,
		attrs = @Attr(name = Inputs.PICK, value = Inputs.COLUMNS),
		description = "How many of the least stable features are drawn, or the names of features with commas between; 0 for none.")
	private String plots = "6";

	@Parameter(label = "Settings file (manifest)", style = "open", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.SETTINGS), @Attr(name = Inputs.EMPTY, value = "PyRadiomics' defaults") },
		description = "Of a manifest: a PyRadiomics parameter file (YAML or JSON); empty for PyRadiomics' defaults.")
	private File settings;

	@Parameter(label = "Formats", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.FORMATS) },
		description = "Of the figures: png, svg, pdf with commas between.")
	private String formats = Figures.USUAL;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for icc.csv, stable_features.csv and bland_altman; empty to show them only. Needed where there is no"
			+ " display.")
	private File output;

	@Override
	protected void execute() {
		final ResultFolder results = ResultFolder.of(output, formats);
		final List<GivenTable> given = Words.of(tables).stream().map(t -> GivenTable.of(t, "tables")).toList();
		final List<FeatureTable> read = given.stream().map(GivenTable::table).toList();
		final FeatureStability result;
		if (read.size() == 1 && read.get(0).has("mask") && given.get(0).file() != null) result = extracted(given.get(0).file(), results.path());
		else result = FeatureStability.of(read.size() == 1 && read.get(0).has("rater") ? FeatureStability.byRater(read.get(0)) : read, form, threshold,
			Words.of(features));
		if (results.isAsked()) {
			result.write(results.path());
			result.agreement().write(results.path().resolve("bland_altman.csv"));
			final Provenance made = new Provenance("feature stability").with("form", form).with("threshold", threshold).with("features", features).with("notes",
				result.notes());
			for (int k = 0; k < given.size(); k++) made.with("table" + (k + 1), given.get(k).name()).with("table" + (k + 1) + "_sha256", given.get(k).hash());
			results.made(made, List.of("icc.csv", "stable_features.csv", "bland_altman.csv"));
		}
		Tables.show("Feature stability", result.table());
		Problems.warn("Feature Stability...", result.notes());
		final List<FeatureStability.Pair> pairs = Arrays.stream(result.chosen(Words.of(plots))).boxed().flatMap(f -> result.pairs(f).stream()).filter(
			p -> p.first().length > 1).limit(PANELS).toList();
		if (!pairs.isEmpty()) results.figure("bland_altman", "Bland-Altman plots", BlandAltmanFigure.of(pairs));
	}

	/** A manifest with a rater column: its features first, as Extract Cohort makes them. */
	private FeatureStability extracted(final Path manifest, final Path folder) {
		if (folder == null) throw new InputException("'output' is missing: the features of a manifest are written there. Give output=....");
		final Manifest cohort = Manifest.read(manifest);
		if (!cohort.carried().contains("rater")) throw new InputException(manifest + " is a manifest without a column 'rater'. Add one with a word for each"
			+ " rater, or run Perturb Stability, which needs one segmentation only.");
		final CohortExtractor extractor = new CohortExtractor(cohort, FeatureRun.settings(settings), "");
		final CohortTable made;
		try (ImageJProgress progress = ImageJProgress.start()) {
			made = extractor.run(folder.resolve("features.csv"), 0, progress);
		}
		Problems.failedCases("Feature Stability...", made.log().stream().filter(CohortTable.Entry::failed).map(CohortTable.Entry::message).toList());
		return FeatureStability.of(FeatureStability.byRater(made.table()), form, threshold, features.isBlank() ? extractor.columns() : Words.of(features));
	}
}
