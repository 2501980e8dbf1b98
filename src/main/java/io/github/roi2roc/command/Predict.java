package io.github.roi2roc.command;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.evaluate.Prediction;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.ModelFigures;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.ResultFolder;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.learn.SavedModel;
import io.github.roi2roc.plot.RocFigure;
import io.github.roi2roc.provenance.Provenance;

/** Applies a saved model to a new table, such as an external cohort, and refuses one that was extracted otherwise. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Predict...", headless = true,
	iconPath = "/io/github/roi2roc/icons/train.png")
public final class Predict extends RadiomicsCommand {

	@Parameter(label = "Model (JSON)", style = "open", description = "A file from the 'models' folder of a training.")
	private File model;

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE),
		description = "One row per case, with every column of the training table that the model was fitted to.")
	private File table;

	@Parameter(label = "Outcome column", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMN), @Attr(name = Inputs.EMPTY, value = "that of the training") },
		description = "Where the table says what came of the cases: measures and ROC curve are given too. Empty: the column of the training, if there.")
	private String outcome = "";

	@Parameter(label = "Formats", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.FORMATS) },
		description = "Of the ROC curve: png, svg, pdf with commas between.")
	private String formats = Figures.USUAL;

	@Parameter(label = "Output file", style = "save", required = false, persist = false,
		description = "CSV file for case, set, outcome and score; empty to show it only. Needed where there is no display.")
	private File output;

	@Override
	protected void execute() {
		final ResultFolder results = ResultFolder.around(output, formats);
		final Path modelFile = InputPath.of(model.getPath(), "model");
		final GivenTable given = GivenTable.of(table);
		final SavedModel saved = SavedModel.read(modelFile);
		final Prediction result = Prediction.of(saved, given.table(), given.extraction(), outcome);
		final List<String> warnings = new ArrayList<>(result.warnings());
		if (given.hash().equals(saved.tableHash())) warnings.add(given.name() + " is the very table that the model was trained on: scores of its training rows"
			+ " say nothing about new cases.");
		final Path file = output == null ? null : InputPath.of(output.getPath(), "output");
		if (file != null) {
			final Map<String, Object> made = new LinkedHashMap<>();
			made.put("model", model.getName());
			made.put("model_sha256", Provenance.sha256(modelFile));
			made.putAll(given.entries());
			made.put("warnings", warnings);
			result.write(file, made);
			results.made(given.into(new Provenance("ROC curves").input("model", modelFile)), List.of());
		}
		Tables.show("Predictions", result.table());
		if (!result.judged().measures().isEmpty()) Tables.show("Measures of the prediction", result.measureTable());
		if (!result.judged().curves().isEmpty()) results.figure((file == null ? "" : file.getFileName() + ".") + "roc", "ROC curve of " + saved.name(),
			RocFigure.ofClasses(result.judged().curves()));
		if (saved.model().isSurvival() && !result.judged().measures().isEmpty()) ModelFigures.riskGroups((file == null ? "" : file.getFileName() + ".")
			+ "risk_groups", saved.name(), result.table(), results);
		Problems.warn("Predict...", warnings);
	}
}
