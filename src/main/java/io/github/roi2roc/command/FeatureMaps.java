package io.github.roi2roc.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.ij.ImageJProgress;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.MapRun;
import io.github.roi2roc.ij.OpenVolume;
import io.github.roi2roc.ij.VolumeResults;

/** Features of the neighbourhood of every voxel in a region, as images. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Feature Maps...", headless = true,
	iconPath = "/io/github/roi2roc/icons/maps.png")
public final class FeatureMaps extends MeasuringCommand {

	@Parameter(label = "Kernel radius (voxels)", min = "0", required = false, persist = false,
		description = "Voxels on each side of the one in the middle: 1 for 3x3x3. 0: as in the settings file, else 1.")
	private int radius;

	@Parameter(label = "Precision", choices = { VolumeResults.AUTOMATIC, VolumeResults.SINGLE, VolumeResults.DOUBLE }, required = false,
		persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "Bits of the floating-point numbers in files. Automatic: 64.")
	private String precision = VolumeResults.AUTOMATIC;

	@Parameter(label = "Format", choices = { "nii.gz", "nii", "nrrd" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "Of files.")
	private String format = "nii.gz";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for a file <image>_<feature> each; empty to show one image with a channel for each feature.")
	private File output;

	@Override
	protected void execute() {
		final OpenVolume open = OpenVolume.of(image, channel, frame);
		final MapRun run = new MapRun(open, told(), radius);
		try (ImageJProgress progress = ImageJProgress.start("Feature Maps")) {
			run.run(open.regions(regions, "", mask, label, run.settings()), output != null, precision, new VolumeResults(image, output, format),
				progress);
		}
	}
}
