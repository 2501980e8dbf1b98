package io.github.roi2roc.command;

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.ij.ColourMap;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.MapOverlay;
import io.github.roi2roc.ij.OpenImages;
import io.github.roi2roc.ij.Previewed;
import io.github.roi2roc.ij.Problems;

import ij.ImagePlus;

/** A feature map, or any other image of the same place, in colour over an open image, with a colour bar. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Overlay Map...", headless = true, iconPath = "/io/github/roi2roc/icons/maps.png")
public final class OverlayMap extends ImageCommand implements Previewed {

	@Parameter(label = "Map", initializer = "listMaps", persist = false, attrs = @Attr(name = Inputs.ONCE),
		description = "The open image with the values, such as what Feature Maps made.")
	private String map = "";

	@Parameter(label = "Feature of the map", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ONCE), @Attr(name = Inputs.EMPTY, value = "the first") },
		description = "Of a map with several channels the name on its slices, or the channel's number; empty for the first.")
	private String feature = "";

	@Parameter(label = "Opacity (%)", style = "slider", min = "0", max = "100", required = false, persist = false,
		description = "0 shows the image alone, 100 the map alone.")
	private int opacity = 50;

	@Parameter(label = "Range of colours", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ONCE), @Attr(name = Inputs.EMPTY, value = "the map's smallest and largest") },
		description = "Values of the first and the last colour, with a comma between; empty for the map's smallest and largest.")
	private String range = "";

	@Parameter(label = "Colours", choices = { "Viridis", "Cividis", "Fire", "Grays" }, required = false, persist = false,
		description = "Viridis and Cividis are legible to the colour-blind.")
	private String lut = "Viridis";

	@Parameter(label = "Colour bar", required = false, persist = false, description = "With the feature's name and three values.")
	private boolean bar = true;

	@Parameter(label = "Value not shown", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.ONCE), @Attr(name = Inputs.EMPTY, value = "the one at all corners") },
		description = "A value that is not shown, or none. Empty: the one at all corners of the map, if they agree.")
	private String background = "";

	@Parameter(label = "Slice for PNG (0: fullest)", min = "0", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.ONCE) },
		description = "For a PNG file, from 1. 0: the one with most of the map.")
	private int slice;

	@Parameter(label = "Output file", style = "save", required = false, persist = false,
		description = "A colour picture: .png of one slice, or .tif of all. Empty to show only.")
	private File output;

	@Parameter(label = "Preview", required = false, persist = false, attrs = @Attr(name = Inputs.ONCE),
		description = "While the dialog is open, show the map as it would look. Without effect in macros.")
	private boolean preview = true;

	private MapOverlay made;
	private String madeOf = "";
	private ImagePlus shownOn;

	void listMaps() {
		final List<String> titles = new ArrayList<>(new LinkedHashSet<>(OpenImages.all().stream().map(ImagePlus::getTitle).toList()));
		Collections.rotate(titles, -1); // the active image, which comes first, is rather what the map lies on
		getInfo().getMutableInput("map", String.class).setChoices(titles);
	}

	private MapOverlay made() {
		final String of = image.getID() + "\n" + map + "\n" + feature + "\n" + background;
		if (made == null || !madeOf.equals(of)) made = MapOverlay.of(image, map, feature, frame, background);
		madeOf = of;
		return made;
	}

	private MapOverlay.Look look() {
		return new MapOverlay.Look(opacity / 100.0, range, ColourMap.of(lut), bar);
	}

	@Override
	public void showPreview() {
		if (shownOn != null && (!preview || shownOn != image)) hidePreview();
		if (!preview) return;
		made().show(look());
		shownOn = image;
	}

	@Override
	public void hidePreview() {
		if (shownOn != null) MapOverlay.remove(shownOn);
		shownOn = null;
	}

	@Override
	protected void execute() {
		Problems.requireOutput(output);
		final MapOverlay overlay = made();
		overlay.show(look());
		if (output != null) overlay.write(InputPath.of(output.getPath(), "output"), look(), slice);
	}
}
