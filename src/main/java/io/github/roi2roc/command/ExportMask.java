package io.github.roi2roc.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.DynamicCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.ij.FeatureRun;
import io.github.roi2roc.ij.MaskExport;
import io.github.roi2roc.ij.OpenVolume;
import io.github.roi2roc.ij.RegionSource;

import ij.ImagePlus;

/** Writes an image's regions, wherever they come from, as NIfTI, NRRD or 3D Slicer's segmentation. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Export Mask...", headless = true)
public final class ExportMask extends DynamicCommand {

	@Parameter(label = "Image", type = ItemIO.INPUT, persist = false, description = "The image that the regions lie on.")
	private ImagePlus image;

	@Parameter(label = "Regions from", initializer = "listRegions", required = false, persist = false,
		description = "The selection, the ROI Manager, the overlay, a file, or an open mask image. Automatic: the file if one is given, else the first of"
			+ " the others that has a region.")
	private String regions = RegionSource.AUTOMATIC;

	@Parameter(label = "Names", required = false, persist = false, description = "Only drawn regions whose name matches; * stands for anything.")
	private String names = "";

	@Parameter(label = "Mask file", style = "open", required = false, persist = false,
		description = "A structure set (RTSTRUCT), a segmentation (DICOM SEG, .seg.nrrd), a label image or a RoiSet.zip.")
	private File mask;

	@Parameter(label = "Label", required = false, persist = false,
		description = "Which labels, segments or structures of a mask, with commas between; empty for every one.")
	private String label = "";

	@Parameter(label = "Channel", min = "0", required = false, persist = false, description = "From 1. 0: there is only one.")
	private int channel;

	@Parameter(label = "Frame", min = "0", required = false, persist = false, description = "Of a time series, from 1. 0: there is only one.")
	private int frame;

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		description = "A PyRadiomics parameter file of which geometryTolerance, correctMask and label count.")
	private File settings;

	@Parameter(label = "One file for each region", required = false, persist = false,
		description = "Also where regions overlap, which a label image cannot hold; a .seg.nrrd file can.")
	private boolean each;

	@Parameter(label = "Format in a folder", choices = { "nii.gz", "nii", "nrrd", "seg.nrrd" }, required = false, persist = false,
		description = "Of files in a folder; a file's own extension says its format.")
	private String format = "nii.gz";

	@Parameter(label = "Output file or folder", style = "save,folder", persist = false,
		description = "A file (.nii.gz, .nii, .nrrd, or .seg.nrrd, which keeps names and overlaps), or a folder for <image>_mask.")
	private File output;

	void listRegions() {
		getInfo().getMutableInput("regions", String.class).setChoices(RegionSource.choices());
	}

	@Override
	public void run() {
		final OpenVolume open = OpenVolume.of(image, channel, frame);
		final MaskExport export = new MaskExport(open, output, format);
		final var masks = open.regions(regions, names, mask, label, FeatureRun.settings(settings));
		if (each) export.each(masks);
		else export.together(masks);
	}
}
