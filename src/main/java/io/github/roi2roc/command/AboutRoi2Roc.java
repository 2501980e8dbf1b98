package io.github.roi2roc.command;

import java.awt.GraphicsEnvironment;

import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.Version;

import ij.IJ;

/** Says what this is, which version, and how to cite it. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>About ROI2ROC...", headless = true,
	iconPath = "/io/github/roi2roc/icons/info.png")
public final class AboutRoi2Roc extends RadiomicsCommand {

	@Override
	protected void execute() {
		final String text = "ROI2ROC " + Version.suite() + "\nRadiomics inside Fiji and ImageJ: from a region drawn on a medical image\n"
			+ "to a compared, validated model.\nhttps://github.com/roi2roc/roi2roc\nBSD 2-Clause licence. For research; not a medical device.";
		if (GraphicsEnvironment.isHeadless()) IJ.log(text);
		else IJ.showMessage("About ROI2ROC", text);
	}
}
