package io.github.roi2roc.command;

import java.io.File;
import java.util.List;
import java.util.Locale;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.describe.CorrelationMap;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.ResultFolder;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.plot.Figure;
import io.github.roi2roc.plot.MatrixFigure;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.stats.Clustering;
import io.github.roi2roc.stats.Correlation;

/** The correlations of a table's columns, ordered by a clustering: matrix, tree and figure. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Correlation Heat Map...", headless = true,
	iconPath = "/io/github/roi2roc/icons/statistics.png")
public final class CorrelationHeatMap extends RadiomicsCommand {

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE),
		description = "One row per case.")
	private File table;

	@Parameter(label = "Columns", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMNS), @Attr(name = Inputs.EMPTY, value = "every column of numbers") },
		description = "Columns of numbers with commas between, * for any characters; empty for every one but case, label, set, outcome, time, status.")
	private String columns = "";

	@Parameter(label = "Correlation", choices = { "pearson", "spearman", "kendall" }, required = false, persist = false,
		description = "Of values, of ranks, or of the order of pairs (tau-b), as R's cor has them.")
	private String method = "pearson";

	@Parameter(label = "Linkage", choices = { "average", "complete", "single", "ward" }, required = false, persist = false,
		description = "How clusters are merged, as R's hclust does it; ward is ward.D2.")
	private String linkage = "average";

	@Parameter(label = "Distance", choices = { "absolute", "signed" }, required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "absolute: 1 - |r|, so that columns that fall together are near; signed: 1 - r.")
	private String distance = "absolute";

	@Parameter(label = "Missing values", choices = { "error", "drop", "pairwise" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "error: empty cells are refused; drop: rows with one are left out; pairwise: each pair of columns uses the rows that have both.")
	private String missing = "error";

	@Parameter(label = "Formats", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.FORMATS) },
		description = "Of the figures: png, svg, pdf with commas between.")
	private String formats = Figures.USUAL;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for correlation.csv, merge.csv, order.csv and heat_map; empty to show them only. Needed where there is no"
			+ " display.")
	private File output;

	@Override
	protected void execute() {
		final ResultFolder results = ResultFolder.of(output, formats);
		final GivenTable given = GivenTable.of(table);
		final Correlation.Method coefficient = Correlation.Method.of(method);
		final boolean signed = distance.equals("signed");
		final CorrelationMap map = CorrelationMap.of(given.table(), new CorrelationMap.Request(Words.of(
			columns), coefficient, Clustering.Linkage.of(linkage), signed, CorrelationMap.Missing.of(missing)));
		if (results.isAsked()) {
			map.write(results.path());
			results.made(given.into(new Provenance("correlations")).with("columns", columns).with("method", method).with("linkage", linkage).with("distance",
				distance).with("missing", missing).with("notes", map.notes()), List.of("correlation.csv", "merge.csv", "order.csv"));
		}
		Tables.show("Correlations", map.matrix());
		Problems.warn("Correlation Heat Map...", map.notes());
		if (map.names().size() > MatrixFigure.MOST) {
			Problems.warn("Correlation Heat Map...", List.of(map.names().size() + " columns cannot be read in a figure, which was left out; " + MatrixFigure.MOST
				+ " is the most. Name fewer columns, such as those left by a correlation filter."));
			return;
		}
		final String name = coefficient.toString();
		final Figure figure = MatrixFigure.clustered(map, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + " correlation",
			CorrelationMap.distanceTitle(coefficient, signed));
		results.figure("heat_map", "Correlation heat map", figure);
	}
}
