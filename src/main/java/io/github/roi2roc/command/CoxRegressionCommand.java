package io.github.roi2roc.command;

import java.io.File;
import java.util.Locale;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.describe.CoxReport;
import io.github.roi2roc.fit.CoxRegression.Ties;
import io.github.roi2roc.fit.Stepwise.Direction;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.ResultFolder;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.plot.ForestFigure;
import io.github.roi2roc.provenance.Provenance;

/** A Cox regression as a clinical paper reports it: hazard ratios with intervals, tests of proportional hazards, a forest plot. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Cox Regression...", headless = true,
	iconPath = "/io/github/roi2roc/icons/statistics.png")
public final class CoxRegressionCommand extends RadiomicsCommand {

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE), description = "One row per case.")
	private File table;

	@Parameter(label = "Time column", persist = false, attrs = @Attr(name = Inputs.CHECK, value = Inputs.COLUMN),
		description = "How long each case was followed, from 0 on.")
	private String time;

	@Parameter(label = "Status column", persist = false, attrs = @Attr(name = Inputs.CHECK, value = Inputs.COLUMN),
		description = "How it ended: with the event, or without (censored).")
	private String status;

	@Parameter(label = "Status of the event", required = false, persist = false,
		attrs = { @Attr(name = Inputs.EMPTY, value = "1 of 0 and 1, 2 of 1 and 2, or TRUE"), @Attr(name = Inputs.CHECK, value = Inputs.LEVEL), @Attr(name = Inputs.OF, value = "status") },
		description = "Value of the status that means the event; empty: 1 of 0 and 1, 2 of 1 and 2, or TRUE.")
	private String event = "";

	@Parameter(label = "Predictors", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS), @Attr(name = Inputs.EMPTY, value = "every other column") },
		description = "Columns with commas between; empty for every other column.")
	private String predictors = "";

	@Parameter(label = "Factors", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS), @Attr(name = Inputs.EMPTY, value = "columns of text") },
		description = "Columns that are categories, such as race,celltype:squamous; behind the colon stands the reference level, else the first to appear.")
	private String factors = "";

	@Parameter(label = "Strata columns", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS), @Attr(name = Inputs.EMPTY, value = "none") },
		description = "Columns whose values have baseline hazards of their own instead of coefficients.")
	private String strata = "";

	@Parameter(label = "Ties", choices = { "efron", "breslow" }, required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "How events at the same time count; efron is R's default.")
	private String ties = "efron";

	@Parameter(label = "Stepwise", choices = { "none", "both", "backward", "forward" }, required = false, persist = false,
		description = "Search by Akaike's criterion, as R's stepAIC.")
	private String stepwise = "none";

	@Parameter(label = "Univariate screen: P below", min = "0", max = "1", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "Only variables with a smaller P on their own enter; 1 for all of them.")
	private double screen = 1;

	@Parameter(label = "Ridge penalty", min = "0", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "For fits whose coefficients would be infinite, as R's ridge(theta); 0 for none.")
	private double ridge;

	@Parameter(label = "Missing values", choices = { "error", "drop" }, required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "error: the first empty cell is named; drop: rows with one are left out, and it is said how many.")
	private String missing = "error";

	@Parameter(label = "Formats", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.FORMATS) },
		description = "Of the figure: png, svg, pdf with commas between.")
	private String formats = Figures.USUAL;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for cox.csv, cox_fit.csv, zph.csv, baseline.csv and the forest plot; empty to show them only. Needed where there is no display.")
	private File output;

	@Override
	protected void execute() {
		final ResultFolder results = ResultFolder.of(output, formats);
		final GivenTable given = GivenTable.of(table);
		final Direction direction = stepwise.equals("none") ? null : Direction.valueOf(stepwise.toUpperCase(Locale.ROOT));
		final CoxReport result = CoxReport.of(given.table(), new CoxReport.Request(time.strip(), status.strip(), event, Words.of(predictors), Words.references(
			factors), Words.of(strata), Ties.of(ties), ridge, screen, direction, missing.equals("drop")));
		if (results.isAsked()) results.made(given.into(new Provenance("cox regression")).with("time", time).with("status", status).with("event", event).with(
			"predictors", predictors).with("factors", factors).with("strata", strata).with("ties", ties).with("stepwise", stepwise).with("screen", screen).with(
				"ridge", ridge).with("missing", missing).with("notes", result.notes()), result.write(results.path()));
		Tables.show("Cox regression", result.table());
		Tables.show("Cox regression, fit", result.fitTable());
		if (!result.zph().isEmpty()) Tables.show("Cox regression, proportional hazards", result.zphTable());
		ForestFigure.of(result).ifPresent(figure -> results.figure("forest", "Forest plot", figure));
		Problems.warn("Cox Regression...", result.notes());
	}
}
