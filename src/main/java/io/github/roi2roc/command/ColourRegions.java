package io.github.roi2roc.command;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.OpenVolume;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.RegionColours;
import io.github.roi2roc.ij.RegionSource;
import io.github.roi2roc.image.io.RegionReader.NamedMask;

/** The regions of an open image in the colours of their classes: a column of a table, or the ROI Manager's groups. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Colour Regions...", headless = true, iconPath = "/io/github/roi2roc/icons/maps.png")
public final class ColourRegions extends RegionCommand {

	@Parameter(label = "Table (CSV)", style = "open", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ONCE),
			@Attr(name = Inputs.CHECK, value = Inputs.TABLE),
			@Attr(name = Inputs.EMPTY, value = "groups of the ROI Manager") },
		description = "A CSV file, or an open table, with the columns case and label (or one of them) and the classes. Empty: the groups of the ROI Manager count.")
	private File table;

	@Parameter(label = "Class column", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ONCE),
			@Attr(name = Inputs.CHECK, value = Inputs.COLUMN),
			@Attr(name = Inputs.EMPTY, value = "needed with a table") },
		description = "The table's column with the classes, such as outcome; up to seven.")
	private String column = "";

	@Parameter(label = "Opacity of filling (%)", style = "slider", min = "0", max = "100", required = false, persist = false,
		description = "Opacity of the colour inside a region; 0 for outlines alone.")
	private int opacity = 25;

	@Parameter(label = "Legend", required = false, persist = false, description = "What the colours mean, and how many regions have each.")
	private boolean legend = true;

	@Parameter(label = "Slice for PNG (0: fullest)", min = "0", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.ONCE) },
		description = "For a PNG file, from 1. 0: the one with most pixels in regions.")
	private int slice;

	@Parameter(label = "Output file", style = "save", required = false, persist = false,
		description = "A colour picture: .png of one slice, or .tif of all. Empty to show only.")
	private File output;

	@Override
	protected void execute() {
		Problems.requireOutput(output);
		if (table == null != column.isBlank()) throw new InputException(table == null ? "'column' is " + column + ", but there is no table: give table=..."
			: "'column' is missing: name the table's column with the classes.");
		final OpenVolume open = OpenVolume.of(image, channel, frame);
		final List<NamedMask> masks = open.regions(regions, "", mask, label, Settings.defaults());
		final RegionColours made = table == null ? RegionColours.of(image, masks, new RegionSource(image, open.volume().geometry(), frame,
			new ArrayList<>())) : RegionColours.of(image, masks, GivenTable.of(table).table(), column.strip());
		final RegionColours.Look look = new RegionColours.Look(opacity / 100.0, legend);
		made.show(look);
		if (output != null) made.write(InputPath.of(output.getPath(), "output"), look, slice);
		Problems.warn(image.getTitle(), open.warnings());
	}
}
