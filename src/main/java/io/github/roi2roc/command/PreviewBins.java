package io.github.roi2roc.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.DynamicCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.ij.FeatureRun;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.RegionSource;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.table.FeatureTable;

import ij.ImagePlus;

/** Intensity range and grey levels of each image type, before an extraction: do normalisation and bin width fit together? */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Preview Bins...", headless = true)
public final class PreviewBins extends DynamicCommand {

	@Parameter(label = "Image", type = ItemIO.INPUT, persist = false, description = "The image whose voxels will be measured.")
	private ImagePlus image;

	@Parameter(label = "Regions from", initializer = "listRegions", required = false, persist = false,
		description = "As in Extract Features: the selection, the ROI Manager, the overlay, a file, or an open mask image.")
	private String regions = RegionSource.AUTOMATIC;

	@Parameter(label = "Mask file", style = "open", required = false, persist = false,
		description = "A label image, a segmentation (.seg.nrrd) or a RoiSet.zip.")
	private File mask;

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		description = "A PyRadiomics parameter file (YAML or JSON); empty for PyRadiomics' defaults.")
	private File settings;

	@Parameter(label = "Output file", style = "save", required = false, persist = false,
		description = "A CSV file for the table; empty to show it only. Needed where there is no display.")
	private File output;

	void listRegions() {
		getInfo().getMutableInput("regions", String.class).setChoices(RegionSource.choices());
	}

	@Override
	public void run() {
		Problems.requireOutput(output);
		final FeatureTable bins = new FeatureRun(image, 0, 0, FeatureRun.settings(settings)).bins(regions, mask);
		if (output != null) bins.write(InputPath.of(output.getPath(), "output"));
		Tables.show("Bins of " + image.getTitle(), bins);
	}
}
