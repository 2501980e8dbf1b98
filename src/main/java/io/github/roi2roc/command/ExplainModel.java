package io.github.roi2roc.command;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.evaluate.Explanation;
import io.github.roi2roc.evaluate.Nomogram;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.ImageJProgress;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.ResultFolder;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.learn.SavedModel;
import io.github.roi2roc.plot.Figure;
import io.github.roi2roc.plot.ImportanceFigure;
import io.github.roi2roc.plot.NomogramFigure;
import io.github.roi2roc.provenance.Provenance;

/** Which columns a saved model leans on: permutation importance and Shapley values. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Explain Model...", headless = true,
	iconPath = "/io/github/roi2roc/icons/train.png")
public final class ExplainModel extends RadiomicsCommand {

	@Parameter(label = "Model (JSON)", style = "open", description = "A file from the 'models' folder of a training.")
	private File model;

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE),
		description = "One row per case, with the columns that the model was fitted to and the outcome.")
	private File table;

	@Parameter(label = "Rows of set", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.SET), @Attr(name = Inputs.EMPTY, value = "all rows") },
		description = "Of a table with a column 'set': test, train or external, whose rows count; empty for every row.")
	private String set = "";

	@Parameter(label = "Seed", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.WHOLE) },
		description = "A whole number; the same one gives the same files.")
	private String seed = "1";

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
		final Path modelFile = InputPath.of(model.getPath(), "model");
		final GivenTable given = GivenTable.of(table);
		final SavedModel saved = SavedModel.read(modelFile);
		final Explanation result;
		try (ImageJProgress progress = ImageJProgress.start()) {
			result = Explanation.of(saved, given.table(), given.extraction(), set, number(), progress);
		}
		final Optional<Nomogram> nomogram = Nomogram.of(saved, given.table());
		final Figure figure = result.importances().isEmpty() ? null : ImportanceFigure.of(result);
		if (results.isAsked()) {
			final Map<String, Object> inputs = new LinkedHashMap<>();
			inputs.put("model_sha256", Provenance.sha256(modelFile));
			inputs.putAll(given.entries());
			result.write(results.path(), inputs);
			final Provenance made = given.into(new Provenance("nomogram").input("model", modelFile)).with("set", set).with("seed", number());
			nomogram.ifPresent(n -> n.table().write(results.path().resolve("nomogram.csv")));
			results.made(made, nomogram.isPresent() ? List.of("nomogram.csv") : List.of());
		}
		Tables.show("Importance", result.importanceTable());
		Tables.show("Shapley values", result.shapleyTable());
		if (figure != null) results.figure("importance", "Permutation importance", figure);
		nomogram.ifPresent(n -> results.figure("nomogram", "Nomogram", NomogramFigure.of(n)));
		Problems.warn("Explain Model...", result.warnings());
		nomogram.ifPresent(n -> Problems.warn("Explain Model...", n.warnings()));
	}

	private long number() {
		try {
			return seed.isBlank() ? 1 : Long.parseLong(seed.strip());
		}
		catch (final NumberFormatException e) {
			throw new InputException("'seed' is '" + seed + "', but a whole number belongs there.", e);
		}
	}
}
