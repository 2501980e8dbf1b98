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

/** An open image at another voxel spacing, as extraction resamples it. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Resample Volume...", headless = true,
	iconPath = "/io/github/roi2roc/icons/prepare.png")
public final class ResampleVolume extends ImageCommand {

	private static final String CORNER = "By the corner (PyRadiomics)", CENTRE = "By the centre (IBSI)";

	@Parameter(label = "Spacing (x, y, z in mm)", required = false, persist = false, description = "0 keeps the spacing of an axis.")
	private String spacing = "1, 1, 1";

	@Parameter(label = "Interpolator", choices = { "sitkBSpline", "sitkLinear", "sitkNearestNeighbor", "sitkHammingWindowedSinc",
		"sitkCosineWindowedSinc", "sitkWelchWindowedSinc", "sitkLanczosWindowedSinc", "sitkBlackmanWindowedSinc" }, required = false, persist = false,
		description = "How values between voxels are found, by SimpleITK's names.")
	private String interpolator = "sitkBSpline";

	@Parameter(label = "Grids are aligned", choices = { CORNER, CENTRE }, required = false, persist = false,
		description = "PyRadiomics keeps the corner of the image and its pixel type (integers are cut toward zero); IBSI keeps the centre and computes in"
			+ " real numbers.")
	private String grid = CORNER;

	@Parameter(label = "Format", choices = { "nii.gz", "nii", "nrrd" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "Of a file.")
	private String format = "nii.gz";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for the file <image>_resampled; empty to show the image in a window.")
	private File output;

	@Override
	protected void execute() {
		final OpenVolume open = OpenVolume.of(image, channel, frame);
		final Settings settings = Settings.parse(grid.equals(CENTRE) ? "standard: ibsi" : "", "Resample Volume").with("resampledPixelSpacing", spacing).with(
			"interpolator", interpolator);
		final VolumeResults results = new VolumeResults(image, output, format);
		results.accept("resampled", Preprocessing.whole(settings, open.volume()).image());
		open.finish(results, "resampled", Map.of("spacing", spacing, "interpolator", interpolator, "grid", grid));
	}
}
