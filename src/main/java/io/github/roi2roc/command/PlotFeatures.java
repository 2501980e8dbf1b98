package io.github.roi2roc.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.describe.FeatureDifferences;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.ResultFolder;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.plot.FeatureFigures;
import io.github.roi2roc.plot.VolcanoFigure;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.stats.LocationTest;
import io.github.roi2roc.stats.PAdjust;

/** How features differ between the groups of an outcome: a test of each, a volcano plot and box plots. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Plot Features...", headless = true,
	iconPath = "/io/github/roi2roc/icons/statistics.png")
public final class PlotFeatures extends RadiomicsCommand {

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE),
		description = "One row per case.")
	private File table;

	@Parameter(label = "Outcome column", persist = false, attrs = @Attr(name = Inputs.CHECK, value = Inputs.COLUMN),
		description = "The column that makes the groups.")
	private String outcome;

	@Parameter(label = "Positive class", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.LEVEL), @Attr(name = Inputs.EMPTY, value = "the last in sort order") },
		description = "Of two groups the one that is compared with the other; empty: the last in sort order.")
	private String positive = "";

	@Parameter(label = "Features", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS), @Attr(name = Inputs.EMPTY, value = "every column of numbers") },
		description = "Columns of numbers with commas between, * for any characters; empty for every one but case, label, set, time, status.")
	private String features = "";

	@Parameter(label = "Test", choices = { "mann_whitney", "student", "welch" }, required = false, persist = false,
		description = "For two groups; with more it is Kruskal-Wallis, or an analysis of variance for student.")
	private String test = "mann_whitney";

	@Parameter(label = "Adjustment of P", choices = { "BH", "none", "bonferroni", "holm", "hochberg", "hommel", "BY" }, required = false, persist = false,
		description = "For the number of features, as R's p.adjust; with none the plot shows plain P.")
	private String adjust = "BH";

	@Parameter(label = "Volcano: effect", choices = { "cohen_d", "log2_fold_change" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "Across the volcano plot: the difference of the means in standard deviations, or the binary logarithm of their ratio.")
	private String effect = "cohen_d";

	@Parameter(label = "Volcano: P line at", min = "0", max = "1", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "Where the volcano plot's level line stands.")
	private double threshold = 0.05;

	@Parameter(label = "Volcano: effect lines at", min = "0", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "Where the volcano plot's upright lines stand; 0 for none.")
	private double difference;

	@Parameter(label = "Volcano: features named", min = "0", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "How many features are named in the volcano plot.")
	private int names = 10;

	@Parameter(label = "Number of box plots", min = "0", max = "60", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "How many features get a box plot, those with the smallest P.")
	private int boxes = 12;

	@Parameter(label = "Formats", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.FORMATS) },
		description = "Of the figures: png, svg, pdf with commas between.")
	private String formats = Figures.USUAL;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for univariate.csv, volcano and box_plots; empty to show them only. Needed where there is no display.")
	private File output;

	@Override
	protected void execute() {
		final ResultFolder results = ResultFolder.of(output, formats);
		final GivenTable given = GivenTable.of(table);
		final PAdjust adjustment = PAdjust.of(adjust);
		final FeatureDifferences d = FeatureDifferences.of(given.table(), new FeatureDifferences.Request(
			outcome.strip(), positive, Words.of(features), LocationTest.of(test), adjustment));
		final FeatureFigures figures = FeatureFigures.of(d, new VolcanoFigure.Look(VolcanoFigure.Effect.of(effect), adjustment != PAdjust.NONE, threshold,
			difference, null, names), boxes);
		Tables.show("Differences between groups", d.table());
		Figures.deliver(figures, results, given.into(new Provenance("differences between groups")).with("outcome", outcome).with("positive", positive).with(
			"features", features).with("test", test).with("adjust", adjust).with("effect", effect).with("threshold", threshold).with("difference", difference)
			.with("notes", d.notes()));
		Problems.warn("Plot Features...", d.notes());
		Problems.warn("Plot Features...", figures.notes());
	}
}
