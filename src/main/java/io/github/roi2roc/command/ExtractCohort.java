package io.github.roi2roc.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.CancelledException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.extract.CohortExtractor;
import io.github.roi2roc.extract.CohortTable;
import io.github.roi2roc.extract.MemoryEstimate;
import io.github.roi2roc.extract.Preset;
import io.github.roi2roc.ij.FeatureRun;
import io.github.roi2roc.ij.ImageJProgress;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.table.Manifest;

/** Features of a whole cohort, as a manifest lists it; cases in parallel, finished ones kept for the next run. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Extract Cohort...", headless = true,
	iconPath = "/io/github/roi2roc/icons/cohort.png")
public final class ExtractCohort extends DynamicRadiomicsCommand {

	@Parameter(label = "Manifest (CSV)", style = "open",
		description = "A CSV file with the columns case, image and mask (or one pair per modality, such as MR and MR_mask), optionally label, then clinical"
			+ " columns. Paths are absolute or start at the manifest's folder.")
	private File manifest;

	@Parameter(label = "Preset", initializer = "listPresets", required = false, persist = false,
		description = "Settings that come with the program. PyRadiomics default gives way to a settings file.")
	private String preset = Preset.PYRADIOMICS.label();

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.SETTINGS), @Attr(name = Inputs.EMPTY, value = "the preset") },
		description = "A PyRadiomics parameter file (YAML or JSON); empty for PyRadiomics' defaults.")
	private File settings;

	@Parameter(label = "Mask labels", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.LABELS), @Attr(name = Inputs.EMPTY, value = "all") },
		description = "Which labels of the masks, with commas between, where the manifest names none; empty for every one.")
	private String label = "";

	@Parameter(label = "Output file", style = "save",
		description = "The CSV file for the table; its log and its sidecar are written beside it, and missing folders are made.")
	private File output;

	@Parameter(label = "Cases at a time (0: all cores)", min = "0", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "0: as many as there are processors.")
	private int threads;

	void listPresets() {
		getInfo().getMutableInput("preset", String.class).setChoices(Preset.labels());
	}

	@Override
	protected void execute() {
		final Manifest cohort = Manifest.read(InputPath.of(manifest.getPath(), "manifest"));
		final CohortTable result;
		try (ImageJProgress progress = ImageJProgress.logging("Extract Cohort", "case ")) {
			final int atATime = cohort.rows().isEmpty() ? 1 : atATime(MemoryEstimate.largestCase(cohort), progress);
			result = new CohortExtractor(cohort, FeatureRun.settings(preset, settings), label).run(InputPath.of(output.getPath(), "output"), atATime,
				progress);
		}
		catch (final CancelledException e) {
			Problems.warn("Extract Cohort...", List.of("stopped. What is finished stands in " + output + "; the same command goes on from there."));
			throw e;
		}
		Tables.show("Radiomics features of " + manifest.getName(), result.table());
		final List<String> failures = result.log().stream().filter(CohortTable.Entry::failed).map(CohortTable.Entry::message).toList();
		Problems.failedCases("Extract Cohort...", failures, true);
	}

	/** As many cases as were asked for and fit into the memory. */
	private int atATime(final MemoryEstimate largest, final ImageJProgress progress) {
		final int wanted = threads > 0 ? threads : Runtime.getRuntime().availableProcessors(), n = largest.sideBySide(wanted);
		progress.log("Memory for images and masks: " + largest.text() + "; " + n + " at a time" + (n < wanted ? " instead of " + wanted + "." : "."));
		return n;
	}
}
