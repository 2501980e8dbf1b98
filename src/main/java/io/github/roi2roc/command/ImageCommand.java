package io.github.roi2roc.command;

import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

import io.github.roi2roc.ij.Inputs;

import ij.ImagePlus;

/** What every command on an open image asks for: the image, and which part of a hyperstack. */
abstract class ImageCommand extends DynamicRadiomicsCommand {

	@Parameter(label = "Image", type = ItemIO.INPUT, persist = false, description = "The open image to work on.")
	protected ImagePlus image;

	@Parameter(label = "Channel (0: only one)", min = "0", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.ONCE) },
		description = "Of an image with several channels, from 1; of a colour image 1 is red, 2 green, 3 blue. 0: there is only one.")
	protected int channel;

	@Parameter(label = "Time frame (0: only one)", min = "0", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.ONCE) },
		description = "Of a time series, from 1. 0: there is only one.")
	protected int frame;
}
