package io.github.roi2roc.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.extract.CohortExtractor;
import io.github.roi2roc.extract.CohortTable;
import io.github.roi2roc.ij.FeatureRun;
import io.github.roi2roc.ij.ImageJProgress;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.table.Manifest;

/** Features of a whole cohort, as a manifest lists it; cases in parallel, finished ones kept for the next run. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Extract Cohort...", headless = true)
public final class ExtractCohort implements Command {

	@Parameter(label = "Manifest (CSV)", style = "open",
		description = "A CSV file with the columns case, image and mask (or one pair per modality, such as MR and MR_mask), optionally label, then clinical"
			+ " columns. Paths are absolute or start at the manifest's folder.")
	private File manifest;

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		description = "A PyRadiomics parameter file (YAML or JSON); empty for PyRadiomics' defaults.")
	private File settings;

	@Parameter(label = "Label", required = false, persist = false,
		description = "Which labels of the masks, with commas between, where the manifest names none; empty for every one.")
	private String label = "";

	@Parameter(label = "Output file", style = "save",
		description = "The CSV file for the table; its log and its sidecar are written beside it, and missing folders are made.")
	private File output;

	@Parameter(label = "Cases at a time", min = "0", required = false, persist = false, description = "0: as many as there are processors.")
	private int threads;

	@Override
	public void run() {
		final Manifest cohort = Manifest.read(InputPath.of(manifest.getPath(), "manifest"));
		final CohortTable result;
		try (ImageJProgress progress = ImageJProgress.start()) {
			result = new CohortExtractor(cohort, FeatureRun.settings(settings), label).run(InputPath.of(output.getPath(), "output"), threads, progress);
		}
		Tables.show("Radiomics features of " + manifest.getName(), result.table());
		final List<String> failures = result.log().stream().filter(CohortTable.Entry::failed).map(CohortTable.Entry::message).toList();
		Problems.failedCases("Extract Cohort...", failures);
	}
}
