package io.github.roi2roc.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.evaluate.LearningCurve;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.ImageJProgress;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.ResultFolder;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.plot.LearningCurveFigure;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.store.Csv;

/** Whether more cases would help: models fitted to growing parts of the training rows. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Learning Curve...", headless = true,
	iconPath = "/io/github/roi2roc/icons/curve.png")
public final class LearningCurveCommand extends RadiomicsCommand {

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE),
		description = "One row per case: features, clinical columns and the outcome.")
	private File table;

	@Parameter(label = "Outcome column", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMN), @Attr(name = Inputs.EMPTY, value = "as the settings say") },
		description = "Of two classes; empty: as the settings say.")
	private String outcome = "";

	@Parameter(label = "Positive class", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.LEVEL), @Attr(name = Inputs.EMPTY, value = "the last in sort order") },
		description = "The class that counts as the event, such as malignant. Empty: the last in sort order.")
	private String positive = "";

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.TRAINING),
			@Attr(name = Inputs.EMPTY, value = "LASSO, then logistic regression and SVM") },
		description = "YAML as for Train Models; empty: LASSO-selected logistic regression and SVM.")
	private File settings;

	@Parameter(label = "Sizes (parts of training rows)", required = false, persist = false, description = "Parts of the training rows of each fold, with commas between.")
	private String sizes = "0.2,0.4,0.6,0.8,1";

	@Parameter(label = "Folds", required = false, persist = false, min = "2", description = "Of the cross-validation inside the training rows.")
	private int folds = 5;

	@Parameter(label = "Repeats", required = false, persist = false, min = "1", max = "1000", description = "Of that cross-validation, dealt anew.")
	private int repeats = 4;

	@Parameter(label = "Formats", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.FORMATS) },
		description = "Of the figure: png, svg, pdf with commas between.")
	private String formats = Figures.USUAL;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for learning_curve.csv and the figure; empty to show them only. Needed where there is no display.")
	private File output;

	@Override
	protected void execute() {
		final ResultFolder results = ResultFolder.of(output, formats);
		final GivenTable given = GivenTable.of(table);
		final TrainingSettings told = (settings == null ? TrainingSettings.defaults() : TrainingSettings.read(InputPath.of(settings.getPath(), "settings")))
			.withOutcome(outcome, positive);
		final LearningCurve curve;
		try (ImageJProgress progress = ImageJProgress.start()) {
			curve = LearningCurve.of(given.table(), told, parts(), folds, repeats, progress);
		}
		if (results.isAsked()) {
			curve.table().write(results.path().resolve("learning_curve.csv"));
			final Provenance made = given.into(new Provenance("learning curve")).with("outcome", told.outcome()).with("positive", told.positive()).with("sizes",
				sizes).with("folds", folds).with("repeats", repeats).with("seed", told.split().seed()).with("warnings", curve.warnings());
			if (settings != null) made.input("settings", InputPath.of(settings.getPath(), "settings"));
			results.made(made, List.of("learning_curve.csv"));
		}
		Tables.show("Learning curve", curve.table());
		results.figure("learning_curve", "Learning curve", LearningCurveFigure.of(curve));
		Problems.warn("Learning Curve...", curve.warnings());
	}

	private List<Double> parts() {
		try {
			return Words.of(sizes).stream().map(Csv::number).toList();
		}
		catch (final NumberFormatException e) {
			throw new InputException("'sizes' is '" + sizes + "', but numbers with commas between belong there, such as 0.2,0.4,0.6,0.8,1.", e);
		}
	}
}
