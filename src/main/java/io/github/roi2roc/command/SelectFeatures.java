package io.github.roi2roc.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.evaluate.Selection;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.table.FeatureTable;

/** Runs a chain of selectors over a table and says of every column why it stays or goes. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Select Features...", headless = true)
public final class SelectFeatures implements Command {

	@Parameter(label = "Table (CSV)", style = "open", description = "One row per case. Where it has a column 'set', only the rows 'train' decide.")
	private File table;

	@Parameter(label = "Outcome column", persist = false, description = "The column that is to be predicted later.")
	private String outcome;

	@Parameter(label = "Positive level", required = false, persist = false, description = "Empty: the last level in sort order.")
	private String positive = "";

	@Parameter(label = "Chain", required = false, persist = false,
		description = "Steps in order, with commas between: zero_variance, near_zero_variance, correlation, univariate, mrmr, lasso, ...; empty: the"
			+ " steps of the settings file.")
	private String chain = "";

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		description = "YAML as for Train Models: its 'steps' hold the options, its 'predictors' the candidates, its 'split' the seed.")
	private File settings;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for selection.csv and selected.csv; empty to show the table only. Needed where there is no display.")
	private File output;

	@Override
	public void run() {
		Problems.requireOutput(output);
		final TrainingSettings told = settings == null ? TrainingSettings.defaults() : TrainingSettings.read(InputPath.of(settings.getPath(),
			"settings"));
		final Selection result = Selection.of(FeatureTable.read(InputPath.of(table.getPath(), "table")), outcome.strip(), positive, told.predictors(),
			Selection.chain(Words.of(chain), told), told.split().seed());
		if (output != null) result.write(InputPath.of(output.getPath(), "output"));
		Tables.show("Feature selection", result.table());
		Problems.warn("Select Features...", result.notes());
	}
}
