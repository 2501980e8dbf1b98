package io.github.roi2roc.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.extract.ImageExtraction;
import io.github.roi2roc.ij.FeatureRun;
import io.github.roi2roc.ij.Inputs;

/** Features of the regions of an open image, as a table and, if asked, a CSV file. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Extract Features...", headless = true,
	iconPath = "/io/github/roi2roc/icons/extract.png")
public final class ExtractFeatures extends MeasuringCommand {

	@Parameter(label = "Names of regions", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.ONCE), @Attr(name = Inputs.EMPTY, value = "all") },
		description = "Only regions whose name matches, * standing for anything; empty for all.")
	private String names = "";

	@Parameter(label = "Output file", style = "save", required = false, persist = false,
		description = "A CSV file for the table; empty to show it only. Needed where there is no display.")
	private File output;

	@Override
	protected void execute() {
		final FeatureRun run = new FeatureRun(image, channel, frame, told());
		final ImageExtraction result = run.extract(regions, names, mask, label, output);
		run.deliver("Radiomics features", result, output);
	}
}
