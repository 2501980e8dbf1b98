package io.github.roi2roc.command;

import java.io.File;
import java.util.Map;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.evaluate.RocCases;
import io.github.roi2roc.evaluate.RocOptions;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.RocWindow;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Manifest;

/** One ROC curve with a threshold to move: the confusion matrix that follows, and the cases on the wrong side, whose images open. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Explore ROC Curve...", iconPath = "/io/github/roi2roc/icons/curve.png",
	headless = true)
public final class ExploreRocCurve extends RadiomicsCommand {

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE),
		description = "A CSV file with the outcome and the score, such as predictions.csv.")
	private File table;

	@Parameter(label = "Score column", attrs = @Attr(name = Inputs.CHECK, value = Inputs.COLUMN), description = "The column whose curve it is.")
	private String score = "";

	@Parameter(label = "Outcome column", persist = false, required = false, attrs = @Attr(name = Inputs.CHECK, value = Inputs.COLUMN),
		description = "A column with two levels.")
	private String outcome = "outcome";

	@Parameter(label = "Positive class", persist = false, required = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.LEVEL), @Attr(name = Inputs.EMPTY, value = "the last in sort order") },
		description = "The class that counts as the event, such as malignant. Empty: the last in sort order.")
	private String positive = "";

	@Parameter(label = "Rows of set", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.SET), @Attr(name = Inputs.EMPTY, value = "all rows") },
		description = "Of a table of predictions: test, train or external, the value of the column 'set' whose rows count; empty for every row.")
	private String set = "";

	@Parameter(label = "Threshold", persist = false, required = false,
		description = "Where to begin: youden, sensitivity:0.9, specificity:0.9, a number; with train: before it, chosen on the rows of set train.")
	private String threshold = "youden";

	@Parameter(label = "Manifest (CSV)", style = "open", required = false, persist = false,
		attrs = @Attr(name = Inputs.EMPTY, value = "none: images cannot be opened"),
		description = "The cohort's list of images: a double click on a case then opens its image and mask. Empty to do without.")
	private File manifest;

	@Parameter(label = "Direction", choices = { "higher", "lower", "auto" }, persist = false, required = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "Which end of the score means positive; auto chooses by the medians, as pROC does, and says so.")
	private String direction = "higher";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for the confusion matrix and the cases on the wrong side at the threshold; needed where there is no display.")
	private File output;

	@Override
	protected void execute() {
		Problems.requireOutput(output);
		final GivenTable given = GivenTable.of(table);
		final FeatureTable all = given.table();
		final Manifest cohort = manifest == null ? null : Manifest.read(InputPath.of(manifest.getPath(), "manifest"));
		final RocCases cases = RocCases.of(all, set, outcome, positive, score, RocDirection.of(direction));
		final double at = cases.threshold(RocOptions.Threshold.of(threshold), all);
		if (output != null) {
			final Map<String, Object> inputs = given.entries();
			inputs.put("score", score);
			inputs.put("set", set);
			cases.write(InputPath.of(output.getPath(), "output"), at, inputs);
		}
		Tables.show("Confusion matrix", cases.confusionTable(at));
		Tables.show("Cases on the wrong side", cases.wrongTable(at));
		RocWindow.show(cases, at, cohort);
		Problems.warn("Explore ROC Curve...", cases.comparison().warnings());
	}
}
