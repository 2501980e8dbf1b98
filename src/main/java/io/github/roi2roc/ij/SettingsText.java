package io.github.roi2roc.ij;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.roi2roc.InputException;
import io.github.roi2roc.extract.Preset;
import io.github.roi2roc.extract.Settings;

/**
 * Settings as they are written, with their comments.
 *
 * @param text YAML or JSON
 * @param name of the preset, or the file's
 */
public record SettingsText(String text, String name) {

	/**
	 * @param preset name of a {@link Preset}
	 * @param file goes before the preset; null for none
	 * @throws InputException if the file cannot be read, or is no settings file
	 */
	public static SettingsText of(final String preset, final Path file) {
		if (file == null) return new SettingsText(Preset.of(preset).text(), Preset.of(preset).label());
		Settings.read(file);
		return raw(file);
	}

	/** The file's text, whether or not it can be used. */
	static SettingsText raw(final Path file) {
		try {
			return new SettingsText(Files.readString(file, StandardCharsets.UTF_8), file.getFileName().toString());
		}
		catch (final IOException e) {
			throw new InputException("Cannot read " + file + ": " + e.getMessage() + ".", e);
		}
	}
}
