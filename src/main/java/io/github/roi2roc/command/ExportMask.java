package io.github.roi2roc.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.MaskExport;
import io.github.roi2roc.ij.OpenVolume;

/** Writes an image's regions, wherever they come from, as NIfTI, NRRD or 3D Slicer's segmentation. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Export Mask...", headless = true,
	iconPath = "/io/github/roi2roc/icons/prepare.png")
public final class ExportMask extends MeasuringCommand {

	@Parameter(label = "Names of regions", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.EMPTY, value = "all") },
		description = "Only drawn regions whose name matches; * stands for anything.")
	private String names = "";

	@Parameter(label = "One file for each region", required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "Also where regions overlap, which a label image cannot hold; a .seg.nrrd file can.")
	private boolean each;

	@Parameter(label = "Format in a folder", choices = { "nii.gz", "nii", "nrrd", "seg.nrrd" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED), description = "Of files in a folder; a file's own extension says its format.")
	private String format = "nii.gz";

	@Parameter(label = "Output file or folder", style = "save,folder", persist = false,
		description = "A file (.nii.gz, .nii, .nrrd, or .seg.nrrd, which keeps names and overlaps), or a folder for <image>_mask.")
	private File output;

	@Override
	protected void execute() {
		final OpenVolume open = OpenVolume.of(image, channel, frame);
		final MaskExport export = new MaskExport(open, output, format);
		final var masks = open.regions(regions, names, mask, label, told());
		if (each) export.each(masks);
		else export.together(masks);
	}
}
