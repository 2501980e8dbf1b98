package io.github.roi2roc.command;

import java.io.File;
import java.util.Map;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.extract.Preprocessing;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.OpenVolume;
import io.github.roi2roc.ij.VolumeResults;

/** An open image with mean 0 and a given standard deviation, as extraction normalises it. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Normalize Volume...", headless = true,
	iconPath = "/io/github/roi2roc/icons/prepare.png")
public final class NormalizeVolume extends ImageCommand {

	@Parameter(label = "New standard deviation", required = false, persist = false, description = "Of the whole image afterwards (normalizeScale).")
	private double scale = 1;

	@Parameter(label = "Clip at (standard deviations)", min = "0", required = false, persist = false,
		description = "Values further from the mean are set to this many standard deviations before scaling (removeOutliers). 0: none are.")
	private double outliers;

	@Parameter(label = "Precision", choices = { VolumeResults.AUTOMATIC, VolumeResults.SINGLE, VolumeResults.DOUBLE }, required = false,
		persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "Bits of the floating-point numbers. Automatic: 32 in windows, 64 in files.")
	private String precision = VolumeResults.AUTOMATIC;

	@Parameter(label = "Format", choices = { "nii.gz", "nii", "nrrd" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "Of a file.")
	private String format = "nii.gz";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for the file <image>_normalized; empty to show the image in a window.")
	private File output;

	@Override
	protected void execute() {
		final OpenVolume open = OpenVolume.of(image, channel, frame);
		final Settings settings = Settings.defaults().with("normalize", true).with("normalizeScale", scale).with("removeOutliers", outliers == 0 ? null
			: outliers);
		final VolumeResults results = new VolumeResults(image, output, format);
		results.accept("normalized", Preprocessing.whole(settings, open.volume()).image(), precision);
		open.finish(results, "normalized", Map.of("scale", scale, "outliers", outliers));
	}
}
