package io.github.roi2roc.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.DynamicCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.ij.FeatureRun;
import io.github.roi2roc.ij.ImageJProgress;
import io.github.roi2roc.ij.MapRun;
import io.github.roi2roc.ij.OpenVolume;
import io.github.roi2roc.ij.RegionSource;
import io.github.roi2roc.ij.VolumeResults;

import ij.ImagePlus;

/** Features of the neighbourhood of every voxel in a region, as images. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Feature Maps...", headless = true)
public final class FeatureMaps extends DynamicCommand {

	@Parameter(label = "Image", type = ItemIO.INPUT, persist = false, description = "The image whose voxels are measured.")
	private ImagePlus image;

	@Parameter(label = "Regions from", initializer = "listRegions", required = false, persist = false,
		description = "The selection, the ROI Manager, the overlay, a file, or an open mask image. Automatic: the file if one is given, else the first of"
			+ " the others that has a region.")
	private String regions = RegionSource.AUTOMATIC;

	@Parameter(label = "Mask file", style = "open", required = false, persist = false,
		description = "A label image (NIfTI, NRRD, TIFF, ...), a segmentation (.seg.nrrd) or a RoiSet.zip.")
	private File mask;

	@Parameter(label = "Label", required = false, persist = false,
		description = "Which labels of a mask, with commas between; empty for every one.")
	private String label = "";

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		description = "A PyRadiomics parameter file (YAML or JSON): featureClass names the maps, voxelSetting the kernel.")
	private File settings;

	@Parameter(label = "Kernel radius", min = "0", required = false, persist = false,
		description = "Voxels on each side of the one in the middle: 1 for 3x3x3. 0: as in the settings file, else 1.")
	private int radius;

	@Parameter(label = "Channel", min = "0", required = false, persist = false,
		description = "Of an image with several channels, from 1; of a colour image 1 is red, 2 green, 3 blue. 0: there is only one.")
	private int channel;

	@Parameter(label = "Frame", min = "0", required = false, persist = false, description = "Of a time series, from 1. 0: there is only one.")
	private int frame;

	@Parameter(label = "Precision", choices = { VolumeResults.AUTOMATIC, VolumeResults.SINGLE, VolumeResults.DOUBLE }, required = false,
		persist = false, description = "Bits of the floating-point numbers in files. Automatic: 64.")
	private String precision = VolumeResults.AUTOMATIC;

	@Parameter(label = "Format", choices = { "nii.gz", "nii", "nrrd" }, required = false, persist = false, description = "Of files.")
	private String format = "nii.gz";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for a file <image>_<feature> each; empty to show one image with a channel for each feature.")
	private File output;

	void listRegions() {
		getInfo().getMutableInput("regions", String.class).setChoices(RegionSource.choices());
	}

	@Override
	public void run() {
		final OpenVolume open = OpenVolume.of(image, channel, frame);
		final MapRun run = new MapRun(open, FeatureRun.settings(settings), radius);
		try (ImageJProgress progress = ImageJProgress.start()) {
			run.run(open.regions(regions, "", mask, label, run.settings()), output != null, precision, new VolumeResults(image, output, format),
				progress);
		}
	}
}
