package io.github.roi2roc.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.roi2roc.InputException;

/** Settings that come with the program, by name: each is a settings file, to be used as it is or edited. */
public enum Preset {
	/** PyRadiomics' defaults; equal to {@link Settings#defaults()}. */
	PYRADIOMICS("PyRadiomics default", "pyradiomics.yaml"),
	/** IBSI configurations, as the CT phantom's reference values were made. */
	IBSI_A("IBSI A", IbsiConfiguration.A), IBSI_B("IBSI B", IbsiConfiguration.B), IBSI_C("IBSI C", IbsiConfiguration.C), IBSI_D("IBSI D",
		IbsiConfiguration.D), IBSI_E("IBSI E", IbsiConfiguration.E),
	CT("CT", "ct.yaml"), MR("MR", "mr.yaml"), PET("PET", "pet.yaml"),
	/** The 396 features of GE's A.K. */
	AK("A.K.", "ak.yaml");

	private final String label;
	private final String file;
	private final IbsiConfiguration configuration;

	Preset(final String label, final String file) {
		this.label = label;
		this.file = file;
		configuration = null;
	}

	Preset(final String label, final IbsiConfiguration configuration) {
		this.label = label;
		file = null;
		this.configuration = configuration;
	}

	/** Its name in dialogs and macros. */
	public String label() {
		return label;
	}

	/** All names, in the order of dialogs. */
	public static List<String> labels() {
		return Arrays.stream(values()).map(Preset::label).toList();
	}

	/**
	 * @param label in any case; empty for PyRadiomics' defaults
	 * @throws InputException if there is none of this name
	 */
	public static Preset of(final String label) {
		if (label.isBlank()) return PYRADIOMICS;
		for (final Preset p : values()) if (p.label.toLowerCase(Locale.ROOT).equals(label.strip().toLowerCase(Locale.ROOT))) return p;
		throw new InputException("There is no preset '" + label + "'. There are: " + labels().stream().collect(Collectors.joining(", ")) + ".");
	}

	/** The settings file, as text in YAML. */
	public String text() {
		if (configuration != null) return "# Configuration " + configuration.label() + " of the IBSI's reference values for CT, as far as the image is concerned.\n"
			+ configuration.text();
		try (InputStream in = Preset.class.getResourceAsStream("presets/" + file)) {
			if (in == null) throw new IllegalStateException("The program is incomplete: presets/" + file + " is missing.");
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	public Settings settings() {
		return Settings.parse(text(), "preset " + label);
	}
}
