package io.github.roi2roc.extract;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a PyRadiomics parameter file says: settings, image types, feature classes. Immutable.
 */
public final class Settings {

	private Settings() {}

	/** PyRadiomics' defaults: the original image, every class but shape2D. */
	public static Settings defaults() {
		return new Settings();
	}

	/**
	 * @param file a parameter file, YAML or JSON
	 * @throws io.github.roi2roc.InputException naming an unknown or ill-typed key
	 */
	public static Settings read(final Path file) {
		throw new UnsupportedOperationException("coming");
	}

	/**
	 * @param text YAML or JSON
	 * @param name of the file or field it comes from, for messages
	 */
	public static Settings parse(final String text, final String name) {
		throw new UnsupportedOperationException("coming");
	}

	/** These settings with one entry of {@code setting} changed; value as a YAML reader hands it over, or as text. */
	public Settings with(final String key, final Object value) {
		throw new UnsupportedOperationException("coming");
	}

	/** The label the settings file names; empty if it names none (then every label of the mask counts). */
	public OptionalInt label() {
		return OptionalInt.empty();
	}

	/** Layer of a multi-layer mask, counted from 0; 0 if not set. */
	public int labelChannel() {
		return 0;
	}

	/** Whether a mask on another grid is resampled onto the image's. */
	public boolean correctMask() {
		return false;
	}

	/** Allowed difference of grids, as a fraction of a voxel; 1e-6 if not set. */
	public double geometryTolerance() {
		return 1e-6;
	}

	/** Everything that decides the numbers, in PyRadiomics' layout and with defaults filled in; for sidecars. */
	public Map<String, Object> asMap() {
		return new LinkedHashMap<>();
	}

	/** {@link #asMap()} as text, the same bytes for equal settings; for hashes. */
	public String text() {
		return "";
	}
}
