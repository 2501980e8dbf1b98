package io.github.roi2roc.command;

import java.io.File;

import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

import io.github.roi2roc.extract.Preset;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.ij.FeatureRun;
import io.github.roi2roc.ij.Inputs;

/** What every command asks for that does with regions what an extraction does: its settings, by name or as a file. */
abstract class MeasuringCommand extends RegionCommand {

	@Parameter(label = "Preset", initializer = "listPresets", required = false, persist = false,
		description = "Settings that come with the program. PyRadiomics default gives way to a settings file.")
	protected String preset = Preset.PYRADIOMICS.label();

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.SETTINGS), @Attr(name = Inputs.EMPTY, value = "the preset") },
		description = "A PyRadiomics parameter file (YAML or JSON); empty for the preset.")
	protected File settings;

	void listPresets() {
		getInfo().getMutableInput("preset", String.class).setChoices(Preset.labels());
	}

	final Settings told() {
		return FeatureRun.settings(preset, settings);
	}
}
