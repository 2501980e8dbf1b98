package io.github.roi2roc.command;

import java.io.File;
import java.nio.file.Path;
import java.util.Set;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.plot.Figure;
import io.github.roi2roc.plot.FigureKinds;

/** Draws a figure again from the CSV file that lies beside it: at another size, in another format, with names or numbers corrected. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Figure from CSV...", headless = true,
	iconPath = "/io/github/roi2roc/icons/curve.png")
public final class FigureFromCsv extends RadiomicsCommand {

	@Parameter(label = "Table (CSV)", style = "open", description = "The data of a figure, such as roc_figure.csv; a table with the same columns will do.")
	private File table;

	@Parameter(label = "Kind of figure", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.FIGURE), @Attr(name = Inputs.EMPTY, value = "told from the columns") },
		description = "Such as roc, calibration, decision, path, cv, delong_matrix; empty: told from the columns.")
	private String figure = "";

	@Parameter(label = "Width (mm)", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.EMPTY, value = "as the first time") },
		description = "Empty for that of the first time, mostly 85 (a column); 180 is a journal's page.")
	private String width = "";

	@Parameter(label = "Resolution (dpi)", required = false, persist = false, min = "30", max = "2400", attrs = @Attr(name = Inputs.ADVANCED),
		description = "Of the PNG file.")
	private int dpi = 300;

	@Parameter(label = "Formats", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.FORMATS) },
		description = "png, svg, pdf with commas between.")
	private String formats = Figures.USUAL;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for the figure; empty to show it only. Needed where there is no display.")
	private File output;

	@Override
	protected void execute() {
		Problems.requireOutput(output);
		final Path data = InputPath.of(table.getPath(), "table");
		final Set<String> asked = Figures.formats(formats);
		final Figure drawn = FigureKinds.read(data, figure, millimetres());
		if (output != null) Figures.write(drawn, InputPath.of(output.getPath(), "output").resolve(Figures.name(data)), asked, dpi);
		Figures.show(drawn.title(), drawn);
	}

	private double millimetres() {
		try {
			return width.isBlank() ? Double.NaN : Double.parseDouble(width.strip());
		}
		catch (final NumberFormatException e) {
			throw new InputException("'width' is '" + width + "', but a number of millimetres belongs there, such as 85 or 180.", e);
		}
	}
}
