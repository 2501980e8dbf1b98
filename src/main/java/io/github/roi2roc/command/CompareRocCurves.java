package io.github.roi2roc.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.evaluate.RocComparison;
import io.github.roi2roc.evaluate.RocDetails;
import io.github.roi2roc.evaluate.RocOptions;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.ResultFolder;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.metric.Estimate;
import io.github.roi2roc.metric.RocBootstrap;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.plot.Figure;
import io.github.roi2roc.plot.MatrixFigure;
import io.github.roi2roc.plot.PrecisionRecallFigure;
import io.github.roi2roc.plot.RocFigure;
import io.github.roi2roc.provenance.Provenance;

/** ROC curves of several scores with DeLong's intervals and tests: tables, files and a figure. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Compare ROC Curves...", headless = true,
	iconPath = "/io/github/roi2roc/icons/curve.png")
public final class CompareRocCurves extends RadiomicsCommand {

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE),
		description = "A CSV file with the outcome and one column per score, such as predictions.csv.")
	private File table;

	@Parameter(label = "Outcome column", persist = false, required = false, attrs = @Attr(name = Inputs.CHECK, value = Inputs.COLUMN),
		description = "A column with two levels.")
	private String outcome = "outcome";

	@Parameter(label = "Positive class", persist = false, required = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.LEVEL), @Attr(name = Inputs.EMPTY, value = "the last in sort order") },
		description = "The class that counts as the event, such as malignant. Empty: the last in sort order.")
	private String positive = "";

	@Parameter(label = "Score columns", persist = false, required = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS), @Attr(name = Inputs.EMPTY, value = "every column of numbers") },
		description = "Columns with commas between; empty for every column of numbers.")
	private String scores = "";

	@Parameter(label = "Direction", choices = { "higher", "lower", "auto" }, persist = false, required = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "Which end of the scores means positive; auto chooses by the medians, as pROC does, and says so.")
	private String direction = "higher";

	@Parameter(label = "Rows of set", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.SET), @Attr(name = Inputs.EMPTY, value = "all rows") },
		description = "Of a table of predictions: test, train or external, the value of the column 'set' whose rows count; empty for every row.")
	private String set = "";

	@Parameter(label = "Interval of the AUC", choices = { "delong", "bootstrap" }, persist = false, required = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "delong, or bootstrap: percentiles of resamples drawn within each class.")
	private String ci = "delong";

	@Parameter(label = "Partial AUC between", persist = false, required = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.EMPTY, value = "none") },
		description = "Limits such as 0.9,1; empty for none. Comes with McClish's correction and a bootstrap interval.")
	private String partial = "";

	@Parameter(label = "Partial AUC along", choices = { "specificity", "sensitivity" }, persist = false, required = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "Which axis the limits of the partial area stand on.")
	private String axis = "specificity";

	@Parameter(label = "Smooth the curves", persist = false, required = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "Binormal smoothing; the figure shows both.")
	private boolean smooth;

	@Parameter(label = "Threshold", persist = false, required = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "For sensitivity and the like: youden, sensitivity:0.9, specificity:0.9, "
		+ "a number; with train: before it, chosen on the rows of set train.")
	private String threshold = "youden";

	@Parameter(label = "Intervals at the threshold", choices = { "wilson", "exact", "bootstrap" }, persist = false, required = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "Of sensitivity, specificity, accuracy, PPV and NPV; exact is Clopper and Pearson's.")
	private String intervals = "wilson";

	@Parameter(label = "Cohort column", persist = false, required = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.COLUMN), @Attr(name = Inputs.EMPTY, value = "none") },
		description = "A column whose levels are different patients, such as set or centre: DeLong's unpaired test of each score; empty for none.")
	private String cohorts = "";

	@Parameter(label = "Resamples", persist = false, required = false, min = "10", attrs = @Attr(name = Inputs.ADVANCED),
		description = "Of the bootstraps of areas.")
	private int resamples = RocBootstrap.USUAL;

	@Parameter(label = "Seed", persist = false, required = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "A whole number; the same one gives the same files.")
	private long seed = 1;

	@Parameter(label = "Formats", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.FORMATS) },
		description = "Of the figures: png, svg, pdf with commas between.")
	private String formats = Figures.USUAL;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for the tables and the figure; empty to show them only. Needed where there is no display.")
	private File output;

	@Override
	protected void execute() {
		final ResultFolder results = ResultFolder.of(output, formats);
		final GivenTable given = GivenTable.of(table);
		final List<String> columns = Words.of(scores);
		final RocOptions options = new RocOptions(ci.equals("bootstrap"), resamples, RocOptions.Partial.of(partial, axis), smooth, RocOptions.Threshold.of(
			threshold), Estimate.Interval.of(intervals), cohorts, seed);
		final RocDetails details = RocDetails.of(given.table(), set, outcome, positive, columns, RocDirection.of(
			direction), options);
		final RocComparison result = details.comparison();
		final Figure figure = RocFigure.of(details), matrix = MatrixFigure.delong(result), precision = PrecisionRecallFigure.of(details);
		if (results.isAsked()) results.made(given.into(new Provenance("ROC comparison")).with("outcome", outcome).with("positive", positive).with("scores",
			scores).with("direction", direction).with("set", set).with("ci", ci).with("partial", partial).with("axis", axis).with("smooth", smooth).with(
				"threshold", threshold).with("intervals", intervals).with("cohorts", cohorts).with("resamples", resamples).with("seed", seed).with("warnings",
					details.warnings()), details.write(results.path()));
		Tables.show("ROC comparison", result.rocTable());
		Tables.show("DeLong tests", result.delongTable());
		Tables.show("Measures at the threshold", details.measureTable());
		if (!details.areas().isEmpty()) Tables.show("Areas", details.areaTable());
		if (!details.cohorts().isEmpty()) Tables.show("DeLong tests between cohorts", details.cohortTable());
		results.figure("roc", "ROC curves", figure);
		results.figure("precision_recall", "Precision-recall curves", precision);
		if (result.scores().size() > 1) results.figure("delong_matrix", "DeLong tests of all scores", matrix);
		else results.write("delong_matrix", matrix);
		Problems.warn("Compare ROC Curves...", details.warnings());
	}
}
