package io.github.roi2roc.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.OpenVolume;
import io.github.roi2roc.ij.PreprocessRun;
import io.github.roi2roc.ij.VolumeResults;

/** The grey levels of an open image's regions: what texture matrices see. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Discretize Region...", headless = true,
	iconPath = "/io/github/roi2roc/icons/prepare.png")
public final class DiscretizeRegion extends RegionCommand {

	private static final String WIDTH = "Bin width", COUNT = "Bin count", FBS = "Fixed bin size (IBSI)";

	@Parameter(label = "Method", choices = { WIDTH, COUNT, FBS }, required = false, persist = false,
		description = "Bin width: bins start at a multiple of it (PyRadiomics). Bin count: from the region's minimum to its maximum. Fixed bin size: from the"
			+ " lower bound of the intensity range, else the region's minimum.")
	private String method = WIDTH;

	@Parameter(label = "Bin width (image's unit)", required = false, persist = false, description = "In the image's unit, such as HU; for bin width and fixed bin size.")
	private double width = 25;

	@Parameter(label = "Number of bins", min = "1", required = false, persist = false, description = "For bin count.")
	private int bins = 32;

	@Parameter(label = "Intensity range (image's unit)", required = false, persist = false,
		attrs = @Attr(name = Inputs.EMPTY, value = "all values"),
		description = "Lower and upper bound, with a comma between; voxels beyond are left out of the region. Empty: none are.")
	private String range = "";

	@Parameter(label = "Format", choices = { "nii.gz", "nii", "nrrd" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "Of files.")
	private String format = "nii.gz";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for the file <image>_levels (<image>_<label>_levels where there are several); empty to show images in windows.")
	private File output;

	@Override
	protected void execute() {
		final Settings settings = Settings.parse(method.equals(FBS) ? "standard: ibsi" : "", "Discretize Region").with("binWidth", width).with("binCount",
			method.equals(COUNT) ? bins : null).with("resegmentRange", range.isBlank() ? null : range);
		final PreprocessRun run = new PreprocessRun(OpenVolume.of(image, channel, frame), settings);
		run.levels(run.regions(regions, mask, label), new VolumeResults(image, output, format));
	}
}
