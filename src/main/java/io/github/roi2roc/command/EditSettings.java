package io.github.roi2roc.command;

import java.io.File;
import java.nio.file.Path;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.extract.Preset;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.SettingsEditor;
import io.github.roi2roc.ij.SettingsText;
import io.github.roi2roc.store.AtomicFile;

/** A preset or a settings file as text, to be changed and saved as a settings file of one's own. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Edit Settings...", headless = true,
	iconPath = "/io/github/roi2roc/icons/settings.png")
public final class EditSettings extends DynamicRadiomicsCommand {

	@Parameter(label = "Preset", initializer = "listPresets", required = false, persist = false,
		description = "Settings that come with the program, to begin with.")
	private String preset = Preset.PYRADIOMICS.label();

	@Parameter(label = "Settings file", style = "open", required = false, persist = false,
		attrs = @Attr(name = Inputs.EMPTY, value = "the preset"),
		description = "A settings file to begin with, instead of the preset.")
	private File settings;

	@Parameter(label = "Output file", style = "save", required = false, persist = false,
		attrs = @Attr(name = Inputs.EMPTY, value = "opens the editor"),
		description = "The file to write without further questions (YAML); empty to open the editor. Needed where there is no display.")
	private File output;

	void listPresets() {
		getInfo().getMutableInput("preset", String.class).setChoices(Preset.labels());
	}

	@Override
	protected void execute() {
		Problems.requireOutput(output);
		final Path file = settings == null ? null : InputPath.of(settings.getPath(), "settings");
		final SettingsText from = SettingsText.of(preset, file);
		if (output != null) AtomicFile.write(InputPath.of(output.getPath(), "output"), from.text());
		else SettingsEditor.edit(null, from.text(), from.name());
	}
}
