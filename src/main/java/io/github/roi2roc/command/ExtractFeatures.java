package io.github.roi2roc.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.DynamicCommand;
import org.scijava.module.MutableModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.extract.ImageExtraction;
import io.github.roi2roc.ij.FeatureRun;
import io.github.roi2roc.ij.RegionSource;

import ij.ImagePlus;

/** Features of the regions of an open image, as a table and, if asked, a CSV file. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Extract Features...", headless = true)
public final class ExtractFeatures extends DynamicCommand {

	@Parameter(label = "Image", type = ItemIO.INPUT, persist = false, description = "The image whose voxels are measured.")
	private ImagePlus image;

	@Parameter(label = "Regions from", initializer = "listRegions", required = false, persist = false,
		description = "The selection, the ROI Manager, the overlay, a file, or an open mask image. Automatic: the file if one is given, else the first of"
			+ " the others that has a region.")
	private String regions = RegionSource.AUTOMATIC;

	@Parameter(label = "Names that match", required = false, persist = false,
		description = "Only regions whose name matches, * standing for anything; empty for all.")
	private String names = "";

	@Parameter(label = "Mask file", style = "open", required = false, persist = false,
		description = "A label image (NIfTI, NRRD, TIFF, ...), a segmentation (.seg.nrrd) or a RoiSet.zip.")
	private File mask;

	@Parameter(label = "Label", required = false, persist = false,
		description = "Which labels of a mask, with commas between; empty for every one.")
	private String label = "";

	@Parameter(label = "Channel", min = "0", required = false, persist = false,
		description = "Of an image with several channels, from 1; of a colour image 1 is red, 2 green, 3 blue. 0: there is only one.")
	private int channel;

	@Parameter(label = "Frame", min = "0", required = false, persist = false, description = "Of a time series, from 1. 0: there is only one.")
	private int frame;

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		description = "A PyRadiomics parameter file (YAML or JSON); empty for PyRadiomics' defaults.")
	private File settings;

	@Parameter(label = "Output file", style = "save", required = false, persist = false,
		description = "A CSV file for the table; empty to show it only. Needed where there is no display.")
	private File output;

	void listRegions() {
		final MutableModuleItem<String> item = getInfo().getMutableInput("regions", String.class);
		item.setChoices(RegionSource.choices());
	}

	@Override
	public void run() {
		final FeatureRun run = new FeatureRun(image, channel, frame, FeatureRun.settings(settings));
		final ImageExtraction result = run.extract(regions, names, mask, label, output);
		run.deliver("Radiomics features", result, output);
	}
}
