package io.github.roi2roc.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.describe.TableOne;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.ResultFolder;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.provenance.Provenance;

/** The first table of a clinical paper: each variable by group, with a test. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Table One...", headless = true,
	iconPath = "/io/github/roi2roc/icons/statistics.png")
public final class TableOneCommand extends RadiomicsCommand {

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE),
		description = "One row per case.")
	private File table;

	@Parameter(label = "Group column", persist = false, attrs = @Attr(name = Inputs.CHECK, value = Inputs.COLUMN),
		description = "The column that makes the groups, such as the outcome or train and test.")
	private String group;

	@Parameter(label = "Variables", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS), @Attr(name = Inputs.EMPTY, value = "all") },
		description = "Columns to describe, with commas between; empty for every column but case, label and set.")
	private String variables = "";

	@Parameter(label = "Categorical variables", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS),
			@Attr(name = Inputs.EMPTY, value = "text, and whole numbers with few values") },
		description = "Variables that are categories although they hold many numbers. Text, and whole numbers with at most five values, always are.")
	private String factors = "";

	@Parameter(label = "Normality", choices = { "shapiro", "normal", "not_normal" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "shapiro: a variable is normal when Shapiro-Wilk's P is above 0.05 in every group; else what you say holds for all of them.")
	private String normality = "shapiro";

	@Parameter(label = "Normal if P above", min = "0", max = "1", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "A group whose P is above it counts as normal.")
	private double alpha = 0.05;

	@Parameter(label = "Normal variables", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED),
			@Attr(name = Inputs.CHECK, value = Inputs.COLUMNS),
			@Attr(name = Inputs.EMPTY, value = "none") },
		description = "Variables, with commas between, that are taken as normal whatever the test says.")
	private String normal = "";

	@Parameter(label = "Skewed variables", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED),
			@Attr(name = Inputs.CHECK, value = Inputs.COLUMNS),
			@Attr(name = Inputs.EMPTY, value = "none") },
		description = "Variables, with commas between, that are taken as not normal whatever the test says.")
	private String skewed = "";

	@Parameter(label = "Equal variances", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "Student's t instead of Welch's for normal variables.")
	private boolean equalvariances;

	@Parameter(label = "Continuity correction of ranks", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "Of the Mann-Whitney test where ties or more than 49 values make it approximate.")
	private boolean continuity = true;

	@Parameter(label = "Yates' correction", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "Of chi-squared of 2 x 2 tables.")
	private boolean yates = true;

	@Parameter(label = "Test of counts", choices = { "auto", "chi_squared", "fisher" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "auto: chi-squared, or Fisher's exact test where an expected count is below 5.")
	private String counts = "auto";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for table_one.csv and table_one_print.csv; empty to show them only. Needed where there is no display.")
	private File output;

	@Override
	protected void execute() {
		final ResultFolder results = ResultFolder.of(output);
		final GivenTable given = GivenTable.of(table);
		final TableOne result = TableOne.of(given.table(), group.strip(), Words.of(variables), Words.of(
			factors), new TableOne.Rule(TableOne.Normality.of(normality), alpha, Words.of(normal), Words.of(skewed), equalvariances, continuity, yates,
				TableOne.Counts.of(counts)));
		if (results.isAsked()) results.made(given.into(new Provenance("table one")).with("group", group).with("variables", variables).with("factors", factors)
			.with("normality", normality).with("alpha", alpha).with("normal", normal).with("skewed", skewed).with("equalvariances", equalvariances).with(
				"continuity", continuity).with("yates", yates).with("counts", counts).with("notes", result.notes()), result.write(results.path()));
		Tables.show("Table One", result.table());
		if (!result.normality().isEmpty()) Tables.show("Table One, normality", result.normalityTable());
		if (!result.posthoc().isEmpty()) Tables.show("Table One, pairs of groups", result.posthocTable());
		Problems.warn("Table One...", result.notes());
	}
}
