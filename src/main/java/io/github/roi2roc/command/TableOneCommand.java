package io.github.roi2roc.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.describe.TableOne;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.table.FeatureTable;

/** The first table of a clinical paper: each variable by group, with a test. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Table One...", headless = true,
	iconPath = "/io/github/roi2roc/icons/statistics.png")
public final class TableOneCommand implements Command {

	@Parameter(label = "Table (CSV)", style = "open", description = "One row per case.")
	private File table;

	@Parameter(label = "Group", persist = false, attrs = @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS),
		description = "The column that makes the groups, such as the outcome or train and test.")
	private String group;

	@Parameter(label = "Variables", required = false, persist = false, attrs = @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS),
		description = "Columns to describe, with commas between; empty for every column but case, label and set.")
	private String variables = "";

	@Parameter(label = "Categorical", required = false, persist = false, attrs = @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS),
		description = "Variables that are categories although they hold many numbers. Text, and whole numbers with at most five values, always are.")
	private String factors = "";

	@Parameter(label = "Normality", choices = { "shapiro", "normal", "not_normal" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "shapiro: a variable is normal when Shapiro-Wilk's P is above 0.05 in every group; else what you say holds for all of them.")
	private String normality = "shapiro";

	@Parameter(label = "Equal variances", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "Student's t instead of Welch's for normal variables.")
	private boolean equalvariances;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for table_one.csv; empty to show it only. Needed where there is no display.")
	private File output;

	@Override
	public void run() {
		Problems.requireOutput(output);
		final TableOne result = TableOne.of(FeatureTable.read(InputPath.of(table.getPath(), "table")), group.strip(), Words.of(variables), Words.of(
			factors), new TableOne.Rule(TableOne.Normality.of(normality), equalvariances));
		if (output != null) result.write(InputPath.of(output.getPath(), "output"));
		Tables.show("Table One", result.table());
		if (!result.posthoc().isEmpty()) Tables.show("Table One, pairs of groups", result.posthocTable());
		Problems.warn("Table One...", result.notes());
	}
}
