package io.github.roi2roc.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.OpenVolume;
import io.github.roi2roc.ij.PreprocessRun;
import io.github.roi2roc.ij.VolumeResults;

/** An open image and its regions as an extraction with the same settings measures them. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Preprocess Image...", headless = true,
	iconPath = "/io/github/roi2roc/icons/prepare.png")
public final class PreprocessImage extends MeasuringCommand {

	@Parameter(label = "Format", choices = { "nii.gz", "nii", "nrrd" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "Of files.")
	private String format = "nii.gz";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for <image>_preprocessed, <image>_mask and <image>_levels, with the label behind the image's name where there are several"
			+ " regions; empty to show them in windows.")
	private File output;

	@Override
	protected void execute() {
		final PreprocessRun run = new PreprocessRun(OpenVolume.of(image, channel, frame), told());
		run.all(run.regions(regions, mask, label), new VolumeResults(image, output, format));
	}
}
