package io.github.roi2roc.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.extract.Preset;
import io.github.roi2roc.ij.FeatureRun;
import io.github.roi2roc.ij.FilterPreview;
import io.github.roi2roc.ij.FilterRun;
import io.github.roi2roc.ij.ImageJProgress;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.OpenVolume;
import io.github.roi2roc.ij.Previewed;
import io.github.roi2roc.ij.VolumeResults;

/** Derived images of an open image, as extraction makes them: LoG, wavelet bands, IBSI's filters and the others. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Filter Image...", headless = true,
	iconPath = "/io/github/roi2roc/icons/filter.png")
public final class FilterImage extends ImageCommand implements Previewed {

	@Parameter(label = "Filter", initializer = "listFilters", required = false, persist = false,
		description = "One filter, or the image types of the preset or settings file.")
	private String filter = FilterRun.FROM_SETTINGS;

	@Parameter(label = "Further filters", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.EMPTY, value = "none") },
		description = "Further filters, with commas between.")
	private String also = "";

	@Parameter(label = "Filter options", required = false, persist = false,
		attrs = @Attr(name = Inputs.EMPTY, value = "defaults"),
		description = "What the filters are told: key=value, with commas between, such as sigma=1.0, 3.0 or wavelet=db2, level=2.")
	private String options = "";

	@Parameter(label = "Preset", initializer = "listFilters", required = false, persist = false,
		description = "Settings that come with the program. PyRadiomics default gives way to a settings file.")
	private String preset = Preset.PYRADIOMICS.label();

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.SETTINGS), @Attr(name = Inputs.EMPTY, value = "the preset") },
		description = FilterRun.ABOUT_SETTINGS)
	private File settings;

	@Parameter(label = "Part of the image", initializer = "listFilters", required = false, persist = false, attrs = @Attr(name = Inputs.ONCE),
		description = FilterRun.ABOUT_AREA)
	private String area = FilterRun.WHOLE;

	@Parameter(label = "Precision", choices = { VolumeResults.AUTOMATIC, VolumeResults.SINGLE, VolumeResults.DOUBLE }, required = false,
		persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = VolumeResults.ABOUT_PRECISION)
	private String precision = VolumeResults.AUTOMATIC;

	@Parameter(label = "Format", choices = { "nii.gz", "nii", "nrrd" }, required = false, persist = false,
		attrs = @Attr(name = Inputs.ADVANCED),
		description = "Of files.")
	private String format = "nii.gz";

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for a file <image>_<image type> each; empty to show the images in windows.")
	private File output;

	@Parameter(label = "Preview", required = false, persist = false, attrs = @Attr(name = Inputs.ONCE),
		description = "While the dialog is open, show the current slice of the image as filtered. Without effect in macros.")
	private boolean preview;

	private final FilterPreview shown = new FilterPreview();

	void listFilters() {
		getInfo().getMutableInput("filter", String.class).setChoices(FilterRun.filters());
		getInfo().getMutableInput("preset", String.class).setChoices(Preset.labels());
		getInfo().getMutableInput("area", String.class).setChoices(FilterRun.areas());
	}

	@Override
	public void showPreview() {
		if (preview) shown.show(image, channel, frame, FilterRun.bank(filter, also, options, preset, settings));
		else shown.close();
	}

	@Override
	public void hidePreview() {
		shown.close();
	}

	@Override
	protected void execute() {
		shown.close();
		final OpenVolume open = OpenVolume.of(image, channel, frame).measured(FeatureRun.settings(preset, settings));
		final FilterRun run = new FilterRun(open, FilterRun.bank(filter, also, options, preset, settings));
		try (ImageJProgress progress = ImageJProgress.logging("Filter Image", "")) {
			run.run(area, precision, new VolumeResults(image, output, format), progress);
		}
	}
}
