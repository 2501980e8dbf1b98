package io.github.roi2roc.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.DynamicCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.ij.FeatureRun;
import io.github.roi2roc.ij.OpenVolume;
import io.github.roi2roc.ij.PreprocessRun;
import io.github.roi2roc.ij.RegionSource;
import io.github.roi2roc.ij.VolumeResults;

import ij.ImagePlus;

/** An open image and its regions as an extraction with the same settings measures them. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Preprocess Image...", headless = true)
public final class PreprocessImage extends DynamicCommand {

	@Parameter(label = "Image", type = ItemIO.INPUT, persist = false, description = "The image to preprocess.")
	private ImagePlus image;

	@Parameter(label = "Regions from", initializer = "listRegions", required = false, persist = false,
		description = "The selection, the ROI Manager, the overlay, a file, or an open mask image. Automatic: the file if one is given, else the first of"
			+ " the others that has a region.")
	private String regions = RegionSource.AUTOMATIC;

	@Parameter(label = "Mask file", style = "open", required = false, persist = false,
		description = "A label image (NIfTI, NRRD, TIFF, ...), a segmentation (.seg.nrrd) or a RoiSet.zip.")
	private File mask;

	@Parameter(label = "Label", required = false, persist = false, description = "Which labels of a mask, with commas between; empty for every one.")
	private String label = "";

	@Parameter(label = "Channel", min = "0", required = false, persist = false, description = "From 1. 0: there is only one.")
	private int channel;

	@Parameter(label = "Frame", min = "0", required = false, persist = false, description = "Of a time series, from 1. 0: there is only one.")
	private int frame;

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		description = "A PyRadiomics parameter file (YAML or JSON): normalize, resampledPixelSpacing, interpolator, preCrop, resegmentRange, binWidth, ...")
	private File settings;

	@Parameter(label = "Format", choices = { "nii.gz", "nii", "nrrd" }, required = false, persist = false, description = "Of files.")
	private String format = "nii.gz";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for <image>_preprocessed, <image>_mask and <image>_levels, with the label behind the image's name where there are several"
			+ " regions; empty to show them in windows.")
	private File output;

	void listRegions() {
		getInfo().getMutableInput("regions", String.class).setChoices(RegionSource.choices());
	}

	@Override
	public void run() {
		final PreprocessRun run = new PreprocessRun(OpenVolume.of(image, channel, frame), FeatureRun.settings(settings));
		run.all(run.regions(regions, mask, label), new VolumeResults(image, output, format));
	}
}
