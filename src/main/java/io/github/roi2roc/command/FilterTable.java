package io.github.roi2roc.command;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.TableParts;

/** Some rows and some columns of a table, such as the training cases with the features that another table has. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Filter Table...", headless = true,
	iconPath = "/io/github/roi2roc/icons/statistics.png")
public final class FilterTable extends RadiomicsCommand {

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE),
		description = "Any table with a header.")
	private File table;

	@Parameter(label = "Rows (column:value)", required = false, persist = false,
		attrs = { @Attr(name = Inputs.PICK, value = Inputs.COLUMN), @Attr(name = Inputs.EMPTY, value = "all") },
		description = "column:value or column:value|value, such as set:train; empty for all.")
	private String rows = "";

	@Parameter(label = "Columns", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS), @Attr(name = Inputs.EMPTY, value = "all") },
		description = "Names with commas between, * for any characters; empty for all.")
	private String columns = "";

	@Parameter(label = "Leave out columns", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS), @Attr(name = Inputs.EMPTY, value = "none") },
		description = "Columns that are left out, written likewise.")
	private String without = "";

	@Parameter(label = "Also columns of (CSV)", style = "open", required = false, persist = false,
		attrs = @Attr(name = Inputs.EMPTY, value = "none"),
		description = "A table whose columns are kept besides those above, such as stable_features.csv; empty for none.")
	private File features;

	@Parameter(label = "Output file (CSV)", style = "save", required = false, persist = false,
		description = "The file to write; empty to show the table only. Needed where there is no display.")
	private File output;

	@Override
	protected void execute() {
		Problems.requireOutput(output);
		final GivenTable given = GivenTable.of(table);
		final FeatureTable from = given.table();
		final List<String> keep = new ArrayList<>(names(columns));
		if (features != null) FeatureTable.read(InputPath.of(features.getPath(), "features")).names().stream().filter(from::has).forEach(keep::add);
		final FeatureTable result = TableParts.columns(TableParts.rows(from, rows), keep, names(without));
		if (output != null) {
			final Path file = InputPath.of(output.getPath(), "output");
			result.write(file);
			final Provenance made = given.into(new Provenance("part of a table")).with("rows", rows).with("columns", columns).with("without", without);
			if (features != null) made.input("features", InputPath.of(features.getPath(), "features"));
			// features are features still, and a model that is applied to them asks how they were extracted
			given.extraction().ifPresent(e -> e.toJson().forEach(made::with));
			made.writeBeside(file);
		}
		Tables.show("Part of " + table.getName(), result);
	}

	private static List<String> names(final String text) {
		return Words.of(text);
	}
}
