package io.github.roi2roc.command;

import java.io.File;
import java.util.List;
import java.util.Set;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.describe.FeatureDifferences;
import io.github.roi2roc.evaluate.Selection;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.ResultFolder;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.plot.FeatureFigures;
import io.github.roi2roc.plot.VolcanoFigure;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.stats.LocationTest;
import io.github.roi2roc.stats.PAdjust;

/** Runs a chain of selectors over a table and says of every column why it stays or goes. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Select Features...", headless = true,
	iconPath = "/io/github/roi2roc/icons/select.png")
public final class SelectFeatures extends RadiomicsCommand {

	/** How many features are named in the volcano plot, and how many get a box plot. */
	private static final int NAMED = 10, BOXES = 12;

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE),
		description = "One row per case. Where it has a column 'set', only the rows 'train' decide.")
	private File table;

	@Parameter(label = "Outcome column", persist = false, attrs = @Attr(name = Inputs.CHECK, value = Inputs.COLUMN),
		description = "The column that is to be predicted later.")
	private String outcome;

	@Parameter(label = "Positive class", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.LEVEL), @Attr(name = Inputs.EMPTY, value = "the last in sort order") },
		description = "The class that counts as the event, such as malignant. Empty: the last in sort order.")
	private String positive = "";

	@Parameter(label = "Selection steps", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.STEPS), @Attr(name = Inputs.EMPTY, value = "steps of the settings file") },
		description = "Steps in order, with commas between: zero_variance, near_zero_variance, correlation, univariate, mrmr, lasso, boruta, ...; empty: the"
			+ " steps of the settings file.")
	private String chain = "";

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.TRAINING), @Attr(name = Inputs.EMPTY, value = "defaults") },
		description = "YAML as for Train Models: its 'steps' hold the options, its 'predictors' the candidates, its 'split' the seed.")
	private File settings;

	@Parameter(label = "Plots", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "A volcano plot of all candidates with the selected ones marked, and box plots of the selected ones (the first 12 by P).")
	private boolean plots = true;

	@Parameter(label = "Formats", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.FORMATS) },
		description = "Of the figures: png, svg, pdf with commas between.")
	private String formats = Figures.USUAL;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for selection.csv and selected.csv, and univariate.csv, volcano and box_plots; empty to show them only. Needed where there is"
			+ " no display.")
	private File output;

	@Override
	protected void execute() {
		final ResultFolder results = ResultFolder.of(output, formats);
		final GivenTable given = GivenTable.of(table);
		final TrainingSettings told = settings == null ? TrainingSettings.defaults() : TrainingSettings.read(InputPath.of(settings.getPath(),
			"settings"));
		final Selection result = Selection.of(given.table(), outcome.strip(), positive, told.predictors(),
			Selection.chain(Words.of(chain), told), told.split().seed());
		if (results.isAsked()) {
			result.write(results.path());
			final Provenance made = given.into(new Provenance("feature selection"));
			if (settings != null) made.input("settings", InputPath.of(settings.getPath(), "settings"));
			results.made(made.with("outcome", outcome).with("positive", positive).with("chain", chain).with("seed", told.split().seed()).with("notes", result
				.notes()), List.of("selection.csv", "selected.csv"));
		}
		Tables.show("Feature selection", result.table());
		Problems.warn("Select Features...", result.notes());
		if (plots) plot(result, given, results);
	}

	/** The selection is written by now: what cannot be drawn is said and spoils nothing. */
	private void plot(final Selection result, final GivenTable given, final ResultFolder results) {
		final FeatureFigures figures;
		try {
			figures = FeatureFigures.of(FeatureDifferences.of(result.deciding(), new FeatureDifferences.Request(outcome.strip(), positive, result
				.candidates(), LocationTest.MANN_WHITNEY, PAdjust.BH)), new VolcanoFigure.Look(VolcanoFigure.Effect.COHEN_D, true, 0.05, 0, Set.copyOf(result
					.kept()), NAMED), BOXES);
		}
		catch (final InputException e) {
			Problems.warn("Select Features...", List.of("no plots: " + e.getMessage()));
			return;
		}
		Figures.deliver(figures, results, given.into(new Provenance("differences between groups")).with("outcome", outcome).with("positive", positive).with(
			"chain", chain).with("notes", figures.notes()));
		Problems.warn("Select Features...", figures.notes());
	}
}
