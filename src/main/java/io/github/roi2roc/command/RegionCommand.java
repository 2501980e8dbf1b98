package io.github.roi2roc.command;

import java.io.File;

import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.RegionSource;

/** What every command on regions of an open image asks for besides the image: where the regions come from, and which of them. */
abstract class RegionCommand extends ImageCommand {

	@Parameter(label = "Regions from", initializer = "listRegions", required = false, persist = false, attrs = @Attr(name = Inputs.ONCE),
		description = "The selection, the ROI Manager, the overlay, a file, or an open mask image. Automatic: the file if one is given, else the first of"
			+ " the others that has a region.")
	protected String regions = RegionSource.AUTOMATIC;

	@Parameter(label = "Mask file", style = "open", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ONCE), @Attr(name = Inputs.EMPTY, value = "regions of the open image") },
		description = "A label image (NIfTI, NRRD, TIFF, ...), a segmentation (.seg.nrrd, DICOM SEG), a structure set (RTSTRUCT) or a RoiSet.zip.")
	protected File mask;

	@Parameter(label = "Mask labels", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ONCE), @Attr(name = Inputs.CHECK, value = Inputs.LABELS), @Attr(name = Inputs.EMPTY, value = "all") },
		description = "Which labels of a mask, with commas between; empty for every one.")
	protected String label = "";

	void listRegions() {
		getInfo().getMutableInput("regions", String.class).setChoices(RegionSource.choices());
	}
}
