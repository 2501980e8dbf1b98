package io.github.roi2roc.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.evaluate.CalibrationAndDecision;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.ResultFolder;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.plot.CalibrationFigure;
import io.github.roi2roc.plot.DecisionFigure;
import io.github.roi2roc.plot.Figure;
import io.github.roi2roc.provenance.Provenance;

/** Whether predicted probabilities are true (calibration), and whether deciding by them helps (net benefit): tables, files, figures. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Calibration and Decision Curves...", headless = true,
	iconPath = "/io/github/roi2roc/icons/curve.png")
public final class CalibrationAndDecisionCurves extends RadiomicsCommand {

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE),
		description = "A CSV file with the outcome and one column of probabilities per model, such as predictions.csv.")
	private File table;

	@Parameter(label = "Outcome column", persist = false, required = false, attrs = @Attr(name = Inputs.CHECK, value = Inputs.COLUMN),
		description = "A column with two levels.")
	private String outcome = "outcome";

	@Parameter(label = "Positive class", persist = false, required = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.LEVEL), @Attr(name = Inputs.EMPTY, value = "the last in sort order") },
		description = "The class that counts as the event, such as malignant. Empty: the last in sort order.")
	private String positive = "";

	@Parameter(label = "Score columns", persist = false, required = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS),
			@Attr(name = Inputs.EMPTY, value = "every column of numbers from 0 to 1") },
		description = "Columns of probabilities with commas between; empty for every column of numbers from 0 to 1.")
	private String scores = "";

	@Parameter(label = "Rows of set", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.SET), @Attr(name = Inputs.EMPTY, value = "all rows") },
		description = "Of a table of predictions: test, train or external, the value of the column 'set' whose rows count; empty for every row.")
	private String set = "";

	@Parameter(label = "Formats", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.FORMATS) },
		description = "Of the figures: png, svg, pdf with commas between.")
	private String formats = Figures.USUAL;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for the tables and the figures; empty to show them only. Needed where there is no display.")
	private File output;

	@Override
	protected void execute() {
		final ResultFolder results = ResultFolder.of(output, formats);
		final GivenTable given = GivenTable.of(table);
		final List<String> columns = Words.of(scores);
		final CalibrationAndDecision result = CalibrationAndDecision.of(given.table(), outcome, positive,
			columns, set);
		final Figure calibration = CalibrationFigure.of(result), decision = DecisionFigure.of(result);
		if (results.isAsked()) results.made(given.into(new Provenance("calibration and decision curves")).with("outcome", outcome).with("positive", positive)
			.with("scores", scores).with("set", set).with("warnings", result.warnings()), result.write(results.path()));
		Tables.show("Calibration", result.summaryTable());
		Tables.show("Calibration bins", result.binTable());
		results.figure("calibration", "Calibration curves", calibration);
		results.figure("decision", "Decision curves", decision);
		Problems.warn("Calibration and Decision Curves...", result.warnings());
	}
}
