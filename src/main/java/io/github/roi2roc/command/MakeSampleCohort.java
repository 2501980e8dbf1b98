package io.github.roi2roc.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.ij.ImageJProgress;
import io.github.roi2roc.sample.SampleCohort;

import ij.IJ;

/** Writes the synthetic sample cohort into a folder: images, masks, manifest and settings to try everything with. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Make Sample Cohort...", headless = true,
	iconPath = "/io/github/roi2roc/icons/cohort.png")
public final class MakeSampleCohort extends RadiomicsCommand {

	@Parameter(label = "Folder", style = "directory",
		description = "Where the images, masks, manifest.csv and settings go; made if missing. The cohort is synthetic and takes some 6 MB.")
	private File output;

	@Override
	protected void execute() {
		try (ImageJProgress progress = ImageJProgress.start()) {
			SampleCohort.write(InputPath.of(output.getPath(), "output"), progress);
		}
		IJ.log("Synthetic sample cohort of " + SampleCohort.CASES + " cases: " + output);
	}
}
