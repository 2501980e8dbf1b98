package io.github.roi2roc.command;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.DynamicCommand;
import org.scijava.command.Previewable;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.extract.FilterBank;
import io.github.roi2roc.ij.FilterPreview;
import io.github.roi2roc.ij.FilterRun;
import io.github.roi2roc.ij.ImageJProgress;
import io.github.roi2roc.ij.OpenVolume;
import io.github.roi2roc.ij.VolumeResults;

import ij.ImagePlus;

/** Derived images of an open image, as extraction makes them: LoG, wavelet bands, IBSI's filters and the others. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Filter Image...", headless = true)
public final class FilterImage extends DynamicCommand implements Previewable {

	@Parameter(label = "Image", type = ItemIO.INPUT, persist = false, description = "The image to filter.")
	private ImagePlus image;

	@Parameter(label = "Filter", initializer = "listFilters", required = false, persist = false,
		description = "One filter, or the image types of the settings file.")
	private String filter = FilterRun.FROM_SETTINGS;

	@Parameter(label = "And also", required = false, persist = false, description = "Further filters, with commas between.")
	private String also = "";

	@Parameter(label = "Options", required = false, persist = false,
		description = "What the filters are told: key=value, with commas between, such as sigma=1.0, 3.0 or wavelet=db2, level=2.")
	private String options = "";

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		description = "A PyRadiomics parameter file (YAML or JSON); its imageType part says what filters are told. Options go before it.")
	private File settings;

	@Parameter(label = "Part of the image", initializer = "listFilters", required = false, persist = false,
		description = "Where the response is wanted: everywhere, in the current slice (to try settings), or in the bounding box of regions. The filter sees"
			+ " the whole image.")
	private String area = FilterRun.WHOLE;

	@Parameter(label = "Channel", min = "0", required = false, persist = false,
		description = "Of an image with several channels, from 1; of a colour image 1 is red, 2 green, 3 blue. 0: there is only one.")
	private int channel;

	@Parameter(label = "Frame", min = "0", required = false, persist = false, description = "Of a time series, from 1. 0: there is only one.")
	private int frame;

	@Parameter(label = "Precision", choices = { VolumeResults.AUTOMATIC, VolumeResults.SINGLE, VolumeResults.DOUBLE }, required = false,
		persist = false, description = "Bits of the floating-point numbers. Automatic: 32 in windows, in files what the filter computes in (32 for LoG and"
			+ " Gradient, else 64).")
	private String precision = VolumeResults.AUTOMATIC;

	@Parameter(label = "Format", choices = { "nii.gz", "nii", "nrrd" }, required = false, persist = false, description = "Of files.")
	private String format = "nii.gz";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for a file <image>_<image type> each; empty to show the images in windows.")
	private File output;

	@Parameter(label = "Preview", required = false, persist = false,
		description = "While the dialog is open, show the current slice of the image as filtered. Without effect in macros.")
	private boolean preview;

	private final FilterPreview shown = new FilterPreview();

	void listFilters() {
		final List<String> names = new ArrayList<>(List.of(FilterRun.FROM_SETTINGS));
		names.addAll(FilterBank.names());
		getInfo().getMutableInput("filter", String.class).setChoices(names);
		getInfo().getMutableInput("area", String.class).setChoices(FilterRun.areas());
	}

	@Override
	public void preview() {
		if (preview) shown.show(image, channel, frame, FilterRun.bank(filter, also, options, settings));
		else shown.close();
	}

	@Override
	public void cancel() {
		shown.close();
	}

	@Override
	public void run() {
		shown.close();
		final FilterRun run = new FilterRun(OpenVolume.of(image, channel, frame), FilterRun.bank(filter, also, options, settings));
		try (ImageJProgress progress = ImageJProgress.start()) {
			run.run(area, precision, new VolumeResults(image, output, format), progress);
		}
	}
}
