package io.github.roi2roc.command;

import java.io.File;
import java.util.Locale;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.describe.LogisticReport;
import io.github.roi2roc.fit.Stepwise.Direction;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.ResultFolder;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.provenance.Provenance;

/** A logistic regression as a clinical paper reports it: odds ratios with intervals, stepwise if asked. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Logistic Regression...", headless = true,
	iconPath = "/io/github/roi2roc/icons/statistics.png")
public final class LogisticRegressionCommand extends RadiomicsCommand {

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE),
		description = "One row per case.")
	private File table;

	@Parameter(label = "Outcome column", persist = false, attrs = @Attr(name = Inputs.CHECK, value = Inputs.COLUMN),
		description = "A column with two levels.")
	private String outcome;

	@Parameter(label = "Positive class", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.LEVEL), @Attr(name = Inputs.EMPTY, value = "the last in sort order") },
		description = "The class that counts as the event, such as malignant. Empty: the last in sort order.")
	private String positive = "";

	@Parameter(label = "Predictors", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS), @Attr(name = Inputs.EMPTY, value = "every other column") },
		description = "Columns with commas between; empty for every other column.")
	private String predictors = "";

	@Parameter(label = "Factors", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS), @Attr(name = Inputs.EMPTY, value = "columns of text") },
		description = "Columns that are categories, such as race,celltype:squamous; behind the colon stands the reference level, else the first to appear.")
	private String factors = "";

	@Parameter(label = "Univariate screen: P below", min = "0", max = "1", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "Only variables with a smaller P on their own enter; 1 for all of them.")
	private double screen = 1;

	@Parameter(label = "Stepwise", choices = { "none", "both", "backward", "forward" }, required = false, persist = false,
		description = "Search by Akaike's criterion, as R's step.")
	private String stepwise = "none";

	@Parameter(label = "Estimation", choices = { "ml", "firth" }, required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "ml: maximum likelihood; firth: Firth's penalised likelihood, for separated classes and rare events.")
	private String method = "ml";

	@Parameter(label = "Missing values", choices = { "error", "drop" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "error: the first empty cell is named; drop: rows with one are left out, and it is said how many.")
	private String missing = "error";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for logistic.csv and logistic_fit.csv; empty to show them only. Needed where there is no display.")
	private File output;

	@Override
	protected void execute() {
		final ResultFolder results = ResultFolder.of(output);
		final GivenTable given = GivenTable.of(table);
		final Direction direction = stepwise.equals("none") ? null : Direction.valueOf(stepwise.toUpperCase(Locale.ROOT));
		final LogisticReport result = LogisticReport.of(given.table(), new LogisticReport.Request(outcome
			.strip(), positive, Words.of(predictors), Words.references(factors), screen, direction, missing.equals("drop"), method.equals("firth")));
		if (results.isAsked()) results.made(given.into(new Provenance("logistic regression")).with("outcome", outcome).with("positive", positive).with(
			"predictors", predictors).with("factors", factors).with("screen", screen).with("stepwise", stepwise).with("method", method).with("missing", missing)
			.with("notes", result.notes()), result.write(results.path()));
		Tables.show("Logistic regression", result.table());
		Tables.show("Logistic regression, fit", result.fitTable());
		Problems.warn("Logistic Regression...", result.notes());
	}
}
