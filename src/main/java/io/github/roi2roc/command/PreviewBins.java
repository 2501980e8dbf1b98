package io.github.roi2roc.command;

import java.io.File;
import java.nio.file.Path;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.ij.FeatureRun;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.table.FeatureTable;

/** Intensity range and grey levels of each image type, before an extraction: do normalisation and bin width fit together? */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Preview Bins...", headless = true,
	iconPath = "/io/github/roi2roc/icons/settings.png")
public final class PreviewBins extends MeasuringCommand {

	@Parameter(label = "Output file", style = "save", required = false, persist = false,
		description = "A CSV file for the table; empty to show it only. Needed where there is no display.")
	private File output;

	@Override
	protected void execute() {
		Problems.requireOutput(output);
		final FeatureRun run = new FeatureRun(image, channel, frame, told());
		final FeatureTable bins = run.bins(regions, mask, label);
		if (output != null) {
			final Path file = InputPath.of(output.getPath(), "output");
			bins.write(file);
			run.provenance("preview of grey levels", mask).with("label", label).writeBeside(file);
		}
		Tables.show("Bins of " + image.getTitle(), bins);
	}
}
