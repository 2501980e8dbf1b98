package io.github.roi2roc.command;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.evaluate.RocComparison;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.plot.Figure;
import io.github.roi2roc.plot.MatrixFigure;
import io.github.roi2roc.plot.RocFigure;
import io.github.roi2roc.table.FeatureTable;

/** ROC curves of several scores with DeLong's intervals and tests: tables, files and a figure. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Compare ROC Curves...", headless = true)
public final class CompareRocCurves implements Command {

	@Parameter(label = "Table (CSV)", style = "open", description = "A CSV file with the outcome and one column per score, such as predictions.csv.")
	private File table;

	@Parameter(label = "Outcome column", persist = false, required = false, description = "A column with two levels.")
	private String outcome = "outcome";

	@Parameter(label = "Positive level", persist = false, required = false, description = "Empty: the last of the two in sort order.")
	private String positive = "";

	@Parameter(label = "Scores", persist = false, required = false, description = "Columns with commas between; empty for every column of numbers.")
	private String scores = "";

	@Parameter(label = "Direction", choices = { "higher", "lower", "auto" }, persist = false, required = false,
		description = "Which end of the scores means positive; auto chooses by the medians, as pROC does, and says so.")
	private String direction = "higher";

	@Parameter(label = "Set", required = false, persist = false,
		description = "Of a table of predictions: test, train or external, the value of the column 'set' whose rows count; empty for every row.")
	private String set = "";

	@Parameter(label = "Formats", required = false, persist = false, description = "Of the figures: png, svg, pdf with commas between.")
	private String formats = Figures.USUAL;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for the tables and the figure; empty to show them only. Needed where there is no display.")
	private File output;

	@Override
	public void run() {
		Problems.requireOutput(output);
		final Set<String> asked = Figures.formats(formats);
		final List<String> columns = Arrays.stream(scores.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
		final FeatureTable all = FeatureTable.read(InputPath.of(table.getPath(), "table"));
		final FeatureTable rows = set.isBlank() ? all : all.where("set", set.strip());
		final RocComparison result = RocComparison.of(rows, outcome, positive, columns, RocDirection.of(direction));
		final Figure figure = RocFigure.of(result), matrix = MatrixFigure.delong(result);
		if (output != null) {
			final Path folder = InputPath.of(output.getPath(), "output");
			result.write(folder);
			Figures.write(figure, folder.resolve("roc"), asked);
			Figures.write(matrix, folder.resolve("delong_matrix"), asked);
		}
		Tables.show("ROC comparison", result.rocTable());
		Tables.show("DeLong tests", result.delongTable());
		Figures.show("ROC curves", figure);
		if (result.scores().size() > 1) Figures.show("DeLong tests of all scores", matrix);
		Problems.warn("Compare ROC Curves...", result.warnings());
	}
}
