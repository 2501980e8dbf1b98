package io.github.roi2roc.command;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.ij.ImageJProgress;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.sample.SampleCohort;

import ij.IJ;

/** Writes the synthetic sample cohort into a folder: images, masks, manifest and settings to try everything with. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Make Sample Cohort...", headless = true,
	iconPath = "/io/github/roi2roc/icons/cohort.png")
public final class MakeSampleCohort extends RadiomicsCommand {

	@Parameter(label = "Folder", style = "directory",
		description = "Where the images, masks, manifest.csv and settings go; made if missing. The cohort is synthetic and takes some 6 MB.")
	private File output;

	@Parameter(label = "Modalities", required = false, persist = false, description = "CT, or names with commas between, such as DWI,T1,T2.")
	private String modalities = "CT";

	@Parameter(label = "Raters", required = false, persist = false, min = "1", max = "2",
		description = "2: a second rater outlines the first 30 lesions (masks_2, manifest_rater1.csv, manifest_rater2.csv).")
	private int raters = 1;

	@Parameter(label = "External cases", required = false, persist = false, min = "0", max = "99",
		description = "Cases of another centre with a noisier scanner, set external.")
	private int external;

	@Parameter(label = "Outcome classes", required = false, persist = false, description = "Two words with a comma between, the positive one last.")
	private String levels = SampleCohort.BENIGN + "," + SampleCohort.MALIGNANT;

	@Override
	protected void execute() {
		final String[] words = (levels + ",").split(",", -1);
		final SampleCohort.Variant variant = new SampleCohort.Variant(Arrays.stream(modalities.split(",")).map(String::strip).toList(), raters, external,
			words[0].strip(), words[1].strip());
		try (ImageJProgress progress = ImageJProgress.start()) {
			final Path folder = InputPath.of(output.getPath(), "output");
			SampleCohort.write(folder, variant, progress);
			final Provenance made = new Provenance("synthetic sample cohort").with("modalities", modalities).with("raters", raters).with("external", external)
				.with("levels", levels).with("seed", SampleCohort.SEED);
			made.writeBeside(folder, raters == 1 ? List.of("manifest.csv") : List.of("manifest.csv", "manifest_rater1.csv", "manifest_rater2.csv"));
		}
		IJ.log("Synthetic sample cohort of " + (SampleCohort.CASES + external) + " cases: " + output);
	}
}
