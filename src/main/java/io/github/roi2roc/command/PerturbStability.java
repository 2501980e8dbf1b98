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
import io.github.roi2roc.InputPath;
import io.github.roi2roc.describe.FeatureStability;
import io.github.roi2roc.extract.CohortExtractor;
import io.github.roi2roc.extract.CohortTable;
import io.github.roi2roc.ij.FeatureRun;
import io.github.roi2roc.ij.ImageJProgress;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.preprocess.Perturbation;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Manifest;

/** Which features survive small changes of the region: a stability score where there is one rater only. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Perturb Stability...", headless = true,
	iconPath = "/io/github/roi2roc/icons/cohort.png")
public final class PerturbStability extends RadiomicsCommand {

	@Parameter(label = "Manifest (CSV)", style = "open", description = "The cohort, as for Extract Cohort.")
	private File manifest;

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.SETTINGS), @Attr(name = Inputs.EMPTY, value = "PyRadiomics' defaults") },
		description = "A PyRadiomics parameter file (YAML or JSON); empty for PyRadiomics' defaults.")
	private File settings;

	@Parameter(label = "Mask labels", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.LABELS), @Attr(name = Inputs.EMPTY, value = "all") },
		description = "Which labels of the masks, with commas between, where the manifest names none; empty for every one.")
	private String label = "";

	@Parameter(label = "Perturbations (mm; volume: part)", required = false, persist = false,
		description = "With commas between: erode:mm, dilate:mm, shift:mm (random direction), volume:part (random, up to this part above or below),"
			+ " contour:mm (smooth random noise of the surface).")
	private String perturbations = "erode:1,dilate:1,shift:1,volume:0.15,contour:1";

	@Parameter(label = "Repeats", min = "1", required = false, persist = false, description = "How often each random perturbation is drawn.")
	private int repeats = 3;

	@Parameter(label = "Seed", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "The same seed gives the same regions.")
	private int seed = 1;

	@Parameter(label = "ICC form", choices = { "ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "As psych names them: ICC1 takes the changed regions of a case as alike, ICC3 each kind of change as a rater of its own.")
	private String form = "ICC1";

	@Parameter(label = "Stable: ICC above", min = "0", max = "1", required = false, persist = false, description = "Features above it are stable.")
	private double threshold = 0.85;

	@Parameter(label = "Output folder", style = "directory",
		description = "Folder for perturbed_features.csv (with log and sidecar), icc.csv and stable_features.csv.")
	private File output;

	@Parameter(label = "Cases at a time (0: all cores)", min = "0", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "0: as many as there are processors.")
	private int threads;

	@Override
	protected void execute() {
		final Path folder = InputPath.of(output.getPath(), "output");
		final CohortExtractor extractor = new CohortExtractor(Manifest.read(InputPath.of(manifest.getPath(), "manifest")), FeatureRun.settings(settings),
			label, Perturbation.parse(Words.of(perturbations), repeats), seed);
		final CohortTable features;
		try (ImageJProgress progress = ImageJProgress.start()) {
			features = extractor.run(folder.resolve("perturbed_features.csv"), threads, progress);
		}
		final List<String> failures = features.log().stream().filter(CohortTable.Entry::failed).map(CohortTable.Entry::message).toList();
		Problems.failedCases("Perturb Stability...", failures);
		Problems.warn("Perturb Stability...", features.log().stream().filter(e -> !e.failed() && !e.message().isEmpty()).map(CohortTable.Entry::message)
			.toList());
		final List<FeatureTable> versions = FeatureStability.by(features.table(), "perturbation"), measured = versions.stream().filter(t -> extractor.columns()
			.stream().anyMatch(c -> Arrays.stream(t.numbers(c)).anyMatch(Double::isFinite))).toList();
		if (measured.size() < 2) throw new InputException("No region could be measured " + (versions.isEmpty() ? "at all" : "in any changed version")
			+ "; the messages above and perturbed_features.csv.log.csv say why.");
		for (final FeatureTable t : versions) if (!measured.contains(t)) Problems.warn("Perturb Stability...", List.of(t.text(0, "perturbation")
			+ " could not be measured in any case and was left out of the correlation."));
		final FeatureStability result = FeatureStability.of(measured, form, threshold, extractor.columns());
		result.write(folder);
		new Provenance("stability under perturbation").input("manifest", InputPath.of(manifest.getPath(), "manifest")).with("form", form).with("threshold",
			threshold).with("perturbations", perturbations).with("repeats", repeats).with("seed", seed).with("notes", result.notes()).writeBeside(folder, List.of(
				"icc.csv", "stable_features.csv"));
		Tables.show("Stability under perturbation", result.table());
		Problems.warn("Perturb Stability...", result.notes());
	}
}
