package io.github.roi2roc.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.describe.PenalizedReport;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.PenaltyOptions;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.ResultFolder;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.plot.PenalizedFigures;
import io.github.roi2roc.provenance.Provenance;

/** LASSO, ridge and elastic net as glmnet fits them: coefficient path, cross-validation, figures of both. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Penalized Regression...", headless = true,
	iconPath = "/io/github/roi2roc/icons/select.png")
public final class PenalizedRegressionCommand extends RadiomicsCommand {

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE),
		description = "One row per case; every column but case and those named here is a predictor.")
	private File table;

	@Parameter(label = "Family (kind of outcome)", choices = { "binomial", "gaussian", "multinomial", "cox" }, required = false, persist = false,
		description = "What kind of outcome it is, as glmnet names it.")
	private String family = "binomial";

	@Parameter(label = "Outcome column", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMN), @Attr(name = Inputs.EMPTY, value = "needed, but not for cox") },
		description = "Not for cox.")
	private String outcome = "";

	@Parameter(label = "Positive class", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.LEVEL), @Attr(name = Inputs.EMPTY, value = "the last in sort order") },
		description = "Of a binomial outcome; empty: the last in sort order.")
	private String positive = "";

	@Parameter(label = "Time column", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMN), @Attr(name = Inputs.EMPTY, value = "for cox only") },
		description = "For cox: times, 0 or more.")
	private String time = "";

	@Parameter(label = "Status column", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMN), @Attr(name = Inputs.EMPTY, value = "for cox only") },
		description = "For cox: 1 for an event and 0 for none, or 2 and 1.")
	private String status = "";

	@Parameter(label = "Alpha (1 LASSO, 0 ridge)", min = "0", max = "1", required = false, persist = false, description = "1 for the LASSO, 0 for ridge.")
	private double alpha = 1;

	@Parameter(label = "Lambdas", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "Values with commas, or one whole number: the length of an automatic path.")
	private String lambdas = "100";

	@Parameter(label = "Folds", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.PICK, value = Inputs.COLUMN) },
		description = "Of the cross-validation; 0 for none; or the name of a column that numbers each row's fold.")
	private String folds = "10";

	@Parameter(label = "Measure of cross-validation", choices = { "deviance", "auc", "class", "mse", "mae", "c" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "What cross-validation measures; c is the concordance index of cox.")
	private String measure = "deviance";

	@Parameter(label = "Standardize", choices = { "yes", "no" }, required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "Whether columns are brought to unit variance for the fit; coefficients are those of the data either way.")
	private String standardize = "yes";

	@Parameter(label = "Weights column", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.COLUMN), @Attr(name = Inputs.EMPTY, value = "none") },
		description = "Weights of the rows, 0 or more; empty for none.")
	private String weights = "";

	@Parameter(label = "Offset column", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS), @Attr(name = Inputs.EMPTY, value = "none") },
		description = "Added to the linear predictor; for multinomial one column for each class, with commas between.")
	private String offset = "";

	@Parameter(label = "Penalty factors", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED),
			@Attr(name = Inputs.CHECK, value = Inputs.COLUMNS),
			@Attr(name = Inputs.EMPTY, value = "1 for each column") },
		description = "Such as age:0,stage:0.5; 0 for a column without penalty, 1 where nothing is said, Infinity to leave a column out.")
	private String penaltyFactors = "";

	@Parameter(label = "Missing values", choices = { "error", "drop", "median" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "error: the first is named; drop: such rows are left out; median: predictors are filled, in each fold from its own rows.")
	private String missing = "error";

	@Parameter(label = "Convergence threshold", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.EMPTY, value = "1e-12, for cox 1e-9") },
		description = "Of convergence; empty for 1e-12 (cox 1e-9). glmnet's own is 1e-7.")
	private String threshold = "";

	@Parameter(label = "Steps of cox", choices = { "automatic", "glmnet" }, required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "automatic is faster than glmnet from a threshold of 1e-7 on and its equal below; glmnet has its digits at any.")
	private String steps = "automatic";

	@Parameter(label = "Seed", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.WHOLE) },
		description = "A whole number; the same one gives the same folds.")
	private String seed = "1";

	@Parameter(label = "Formats", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.FORMATS) },
		description = "Of the figures: png, svg, pdf with commas between.")
	private String formats = Figures.USUAL;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for path.csv, cv.csv, coefficients.csv and the figures; empty to show them only. Needed where there is no display.")
	private File output;

	@Override
	protected void execute() {
		final ResultFolder results = ResultFolder.of(output, formats);
		final GivenTable given = GivenTable.of(table);
		final PenalizedReport result = PenalizedReport.of(given.table(), new PenaltyOptions(family, alpha,
			lambdas, threshold, steps, measure, seed).request(outcome, positive, time, status, folds, standardize.equals("yes"), PenaltyOptions.extras(offset,
				weights, penaltyFactors, missing)));
		if (results.isAsked()) results.made(given.into(new Provenance("penalised regression")).with("outcome", outcome).with("positive", positive).with("time",
			time).with("status", status).with("family", family).with("alpha", alpha).with("lambdas", lambdas).with("folds", folds).with("measure", measure)
			.with("standardize", standardize).with("weights", weights).with("offset", offset).with("penaltyFactors", penaltyFactors).with("missing", missing)
			.with("threshold", threshold).with("steps", steps).with("seed", seed).with("notes", result.notes()), result.write(results.path()));
		Tables.show("Penalized regression, path", result.pathTable());
		if (result.crossValidation() != null) Tables.show("Penalized regression, coefficients", result.coefficientTable());
		PenalizedFigures.of(result).forEach((name, figure) -> results.figure(name, "Penalized regression, " + name, figure));
		Problems.warn("Penalized Regression...", result.notes());
	}
}
