package io.github.roi2roc.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.describe.FeatureStability;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.table.FeatureTable;

/** How well the features of several raters agree, and which are stable enough to keep. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Feature Stability...", headless = true)
public final class FeatureStabilityCommand implements Command {

	@Parameter(label = "Tables (CSV)", persist = false,
		description = "One feature table per rater or segmentation, with commas between, or one table with a column 'rater'.")
	private String tables;

	@Parameter(label = "ICC form", choices = { "ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k" }, required = false, persist = false,
		description = "As psych names them: ICC2 for raters drawn at random, ICC3 for these very raters, k for the mean of them.")
	private String form = "ICC2";

	@Parameter(label = "Threshold", min = "0", max = "1", required = false, persist = false, description = "Features above it are stable.")
	private double threshold = 0.85;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for icc.csv and stable_features.csv; empty to show the table only. Needed where there is no display.")
	private File output;

	@Override
	public void run() {
		Problems.requireOutput(output);
		final List<FeatureTable> read = Words.of(tables).stream().map(t -> FeatureTable.read(InputPath.of(t, "tables"))).toList();
		final FeatureStability result = FeatureStability.of(read.size() == 1 && read.get(0).has("rater") ? FeatureStability.byRater(read.get(0))
			: read, form, threshold);
		if (output != null) result.write(InputPath.of(output.getPath(), "output"));
		Tables.show("Feature stability", result.table());
		Problems.warn("Feature Stability...", result.notes());
	}
}
