package io.github.roi2roc.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.ij.ImageFiles;
import io.github.roi2roc.ij.Inputs;

import ij.IJ;

/** Opens an image file or a DICOM folder with its geometry: spacing in mm, origin and direction. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Open Medical Image...", headless = true,
	iconPath = "/io/github/roi2roc/icons/open.png")
public final class OpenMedicalImage extends RadiomicsCommand {

	private static final String AS_STORED = "as stored";

	@Parameter(label = "Image file or DICOM folder", style = "open,folder", persist = false,
		description = "NIfTI, NRRD, DICOM (a file, a folder or a DICOMDIR), TIFF, PNG or JPEG.")
	private File file;

	@Parameter(label = "Frame of a 4-D file (0: only one)", min = "0", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.ONCE) },
		description = "Which volume to open (time point, phase, b-value, ...), from 1; 0 for a file that has only one.")
	private int frame;

	@Parameter(label = "PET values", choices = { AS_STORED, "bodyweight" }, required = false, persist = false,
		description = "bodyweight: standardised uptake values of a PET series (DICOM), with decay correction as its header says.")
	private String suv = AS_STORED;

	@Parameter(label = "Series", required = false, persist = false, attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.ONCE) },
		description = "Which DICOM series of a folder or DICOMDIR that holds several: its number, description or UID.")
	private String series = "";

	@Override
	protected void execute() {
		ImageFiles.show(InputPath.of(file.getPath(), "file"), new ImageFiles.Choice(frame, !suv.equals(AS_STORED), series.strip()), IJ::log);
	}
}
