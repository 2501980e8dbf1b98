package io.github.roi2roc.command;

import java.io.File;
import java.util.List;
import java.util.Map;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.evaluate.Trained;
import io.github.roi2roc.extract.MemoryEstimate;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.ImageJProgress;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.ModelFigures;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.ResultFolder;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.table.FeatureTable;

/** Trains models on a table's training rows and judges them on the others; what is learnt is learnt from training rows alone. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Train Models...", headless = true,
	iconPath = "/io/github/roi2roc/icons/train.png")
public final class TrainModels extends RadiomicsCommand {

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE),
		description = "One row per case: features, clinical columns and the outcome.")
	private File table;

	@Parameter(label = "Outcome column", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMN), @Attr(name = Inputs.EMPTY, value = "as the settings say") },
		description = "The column to be predicted; empty: as the settings say.")
	private String outcome = "";

	@Parameter(label = "Positive class", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.LEVEL), @Attr(name = Inputs.EMPTY, value = "the last in sort order") },
		description = "The class that counts as the event, such as malignant. Empty: the last in sort order.")
	private String positive = "";

	@Parameter(label = "Time column", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMN), @Attr(name = Inputs.EMPTY, value = "for survival only") },
		description = "Of survival: the column of times, where 'Outcome column' is the status and 'Positive class' the event. Empty: as the settings say.")
	private String time = "";

	@Parameter(label = "Split (column or shares)", required = false, persist = false,
		attrs = { @Attr(name = Inputs.PICK, value = Inputs.COLUMN), @Attr(name = Inputs.EMPTY, value = "as the settings say") },
		description = "A column with the values train and test, or shares such as 0.7, 7:3 or 8:1:1 (training, validation, test); empty: as the settings say.")
	private String split = "";

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.TRAINING), @Attr(name = Inputs.EMPTY, value = "LASSO, then logistic regression and SVM") },
		description = "YAML with predictors, steps, models and resampling; empty: LASSO-selected logistic regression and radial SVM.")
	private File settings;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for predictions, measures, coefficients and models; empty to show tables only. Needed where there is no display.")
	private File output;

	@Parameter(label = "Seed", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED),
			@Attr(name = Inputs.CHECK, value = Inputs.WHOLE),
			@Attr(name = Inputs.EMPTY, value = "as the settings say") },
		description = "A whole number; the same one gives the same files. Empty: as the settings"
		+ " say.")
	private String seed = "";

	@Parameter(label = "Group column", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED),
			@Attr(name = Inputs.CHECK, value = Inputs.COLUMN),
			@Attr(name = Inputs.EMPTY, value = "as the settings say") },
		description = "Rows with the same value, such as the lesions of one patient, are never divided by a split. Empty: as the settings say.")
	private String group = "";

	@Parameter(label = "Resampling", choices = { "settings", "none", "kfold", "repeated_kfold", "nested", "loo", "bootstrap", "holdout" }, required = false,
		persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "How models are also judged inside the training rows; the settings file says more. settings: as that says.")
	private String resampling = "settings";

	@Parameter(label = "Optimism resamples", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED),
			@Attr(name = Inputs.CHECK, value = Inputs.WHOLE),
			@Attr(name = Inputs.EMPTY, value = "as the settings say") },
		description = "Bootstrap samples for optimism-corrected measures, such as 200; 0 for none. Empty: as the settings say.")
	private String optimism = "";

	@Parameter(label = "Label permutations", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED),
			@Attr(name = Inputs.CHECK, value = Inputs.WHOLE),
			@Attr(name = Inputs.EMPTY, value = "as the settings say") },
		description = "Shuffled outcomes that test whether a result could be chance, such as 1000; 0 for none. Empty: as the settings say.")
	private String permutations = "";

	@Parameter(label = "Formats", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.FORMATS) },
		description = "Of the figures of survival and of more than two classes: png, svg, pdf with commas between.")
	private String formats = Figures.USUAL;

	@Override
	protected void execute() {
		final ResultFolder results = ResultFolder.of(output, formats);
		final GivenTable given = GivenTable.of(table);
		final TrainingSettings told = told();
		final Map<String, Object> inputs = given.entries();
		given.extraction().ifPresent(e -> inputs.put("extraction", e.toJson()));
		final Trained result;
		try (ImageJProgress progress = ImageJProgress.logging("Train Models", "Trained ")) {
			final FeatureTable rows = given.table();
			final MemoryEstimate memory = MemoryEstimate.training(rows.rows(), rows.names().size());
			memory.require();
			progress.log("Memory: " + memory.text() + ".");
			result = Trained.of(rows, told, progress);
		}
		if (results.isAsked()) {
			result.write(results.path(), inputs);
			results.made(given.into(new Provenance("ROC curves")).with("outcome", told.outcome()).with("seed", told.split().seed()), List.of());
		}
		ModelFigures.deliver(result, results);
		Tables.show("Model metrics", result.metricTable());
		Tables.show("Model coefficients", result.coefficientTable());
		Tables.show("Predictions", result.predictionTable());
		Problems.warn("Train Models...", result.warnings());
	}

	private TrainingSettings told() {
		final TrainingSettings t = (settings == null ? TrainingSettings.defaults() : TrainingSettings.read(InputPath.of(settings.getPath(),
			"settings"))).withOutcome(outcome, positive).withTime(time).withSplit(split).withChecks(group, resampling, count("optimism", optimism), count("permutations",
				permutations));
		if (t.outcome().isEmpty()) throw new InputException("'outcome' is missing: name the column " + (t.survival() == null
			? "to be predicted." : "of the status that belongs to the time '" + t.survival().time() + "'."));
		return seed.isBlank() ? t : t.withSeed(whole("seed", seed));
	}

	/** −1 where nothing is said. */
	private static int count(final String key, final String text) {
		if (text.isBlank()) return -1;
		final long n = whole(key, text);
		if (n < 0 || n > 1_000_000) throw new InputException("'" + key + "' is " + text.strip() + ", but a whole number from 0 to 1000000 belongs there.");
		return (int) n;
	}

	private static long whole(final String key, final String text) {
		try {
			return Long.parseLong(text.strip());
		}
		catch (final NumberFormatException e) {
			throw new InputException("'" + key + "' is '" + text + "', but a whole number belongs there.", e);
		}
	}
}
