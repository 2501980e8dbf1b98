package io.github.roi2roc.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.DynamicCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.ij.OpenVolume;
import io.github.roi2roc.ij.PreprocessRun;
import io.github.roi2roc.ij.RegionSource;
import io.github.roi2roc.ij.VolumeResults;

import ij.ImagePlus;

/** The grey levels of an open image's regions: what texture matrices see. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Discretize Region...", headless = true)
public final class DiscretizeRegion extends DynamicCommand {

	private static final String WIDTH = "Bin width", COUNT = "Bin count", FBS = "Fixed bin size (IBSI)";

	@Parameter(label = "Image", type = ItemIO.INPUT, persist = false, description = "The image whose intensities become grey levels.")
	private ImagePlus image;

	@Parameter(label = "Regions from", initializer = "listRegions", required = false, persist = false,
		description = "The selection, the ROI Manager, the overlay, a file, or an open mask image. Automatic: the file if one is given, else the first of"
			+ " the others that has a region. One image each.")
	private String regions = RegionSource.AUTOMATIC;

	@Parameter(label = "Mask file", style = "open", required = false, persist = false,
		description = "A label image (NIfTI, NRRD, TIFF, ...), a segmentation (.seg.nrrd) or a RoiSet.zip.")
	private File mask;

	@Parameter(label = "Label", required = false, persist = false, description = "Which labels of a mask, with commas between; empty for every one.")
	private String label = "";

	@Parameter(label = "Method", choices = { WIDTH, COUNT, FBS }, required = false, persist = false,
		description = "Bin width: bins start at a multiple of it (PyRadiomics). Bin count: from the region's minimum to its maximum. Fixed bin size: from the"
			+ " lower bound of the intensity range, else the region's minimum.")
	private String method = WIDTH;

	@Parameter(label = "Bin width", required = false, persist = false, description = "In the image's unit, such as HU; for bin width and fixed bin size.")
	private double width = 25;

	@Parameter(label = "Number of bins", min = "1", required = false, persist = false, description = "For bin count.")
	private int bins = 32;

	@Parameter(label = "Intensity range", required = false, persist = false,
		description = "Lower and upper bound, with a comma between; voxels beyond are left out of the region. Empty: none are.")
	private String range = "";

	@Parameter(label = "Format", choices = { "nii.gz", "nii", "nrrd" }, required = false, persist = false, description = "Of files.")
	private String format = "nii.gz";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for the file <image>_levels (<image>_<label>_levels where there are several); empty to show images in windows.")
	private File output;

	void listRegions() {
		getInfo().getMutableInput("regions", String.class).setChoices(RegionSource.choices());
	}

	@Override
	public void run() {
		final Settings settings = Settings.parse(method.equals(FBS) ? "standard: ibsi" : "", "Discretize Region").with("binWidth", width).with("binCount",
			method.equals(COUNT) ? bins : null).with("resegmentRange", range.isBlank() ? null : range);
		final PreprocessRun run = new PreprocessRun(OpenVolume.of(image, 0, 0), settings);
		run.levels(run.regions(regions, mask, label), new VolumeResults(image, output, format));
	}
}
