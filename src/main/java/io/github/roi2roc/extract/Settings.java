package io.github.roi2roc.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import io.github.roi2roc.InputException;
import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.filter.ImageFilter;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * What a PyRadiomics parameter file says: {@code setting}, {@code imageType}, {@code featureClass}, {@code voxelSetting}. Keys, types and
 * defaults are PyRadiomics'; one differs: {@code minimumROIDimensions} is not set by default, so that a line or a single voxel gives what
 * can be computed instead of an error. Immutable; equal settings have equal {@link #text()}.
 */
public final class Settings {

	private static final Settings DEFAULTS = new Settings(Standard.PYRADIOMICS, Map.of(), Map.of(), Map.of());

	private final Standard standard;
	private final Map<String, Object> setting;
	private final Map<String, Map<String, Object>> imageTypes;
	private final Map<String, List<String>> features;

	/** Checked values: what the user gave, without defaults. */
	Settings(final Standard standard, final Map<String, Object> setting, final Map<String, Map<String, Object>> imageTypes,
		final Map<String, List<String>> features)
	{
		this.standard = standard;
		this.setting = Collections.unmodifiableMap(new LinkedHashMap<>(setting));
		this.imageTypes = Collections.unmodifiableMap(new LinkedHashMap<>(imageTypes));
		this.features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
	}

	/** PyRadiomics' defaults: the original image, every class but shape2D, every feature that is not deprecated. */
	public static Settings defaults() {
		return DEFAULTS;
	}

	/**
	 * @param file a parameter file, YAML or JSON
	 * @throws InputException if it cannot be read, or naming an unknown or ill-typed key
	 */
	public static Settings read(final Path file) {
		if (!Files.isRegularFile(file)) throw new InputException("There is no settings file " + file.toAbsolutePath().normalize() + ".");
		try {
			return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
		}
		catch (final IOException e) {
			throw new InputException("Cannot read the settings file " + file + ": " + e.getMessage()
				+ ". It must be text in UTF-8, YAML or JSON.", e);
		}
	}

	/**
	 * @param text YAML or JSON; empty for the defaults
	 * @param name of the file or field it comes from, for messages
	 * @throws InputException naming an unknown or ill-typed key
	 */
	public static Settings parse(final String text, final String name) {
		return ParameterFile.parse(text, name);
	}

	/**
	 * These settings with one entry of {@code setting} changed.
	 *
	 * @param value as a YAML reader hands it over, or text to be read as YAML; null takes the entry out
	 */
	public Settings with(final String key, final Object value) {
		final Map<String, Object> changed = new LinkedHashMap<>(setting);
		final Object checked = ParameterFile.entry("setting", key, value);
		if (checked == null) changed.remove(key);
		else changed.put(key, checked);
		ParameterFile.checkTogether("setting", changed);
		return new Settings(standard, changed, imageTypes, features);
	}

	/** These settings with other features; image types and everything else stay. */
	Settings only(final Map<String, List<String>> chosen) {
		return new Settings(standard, setting, imageTypes, chosen);
	}

	/** Whose definitions the extraction follows. */
	public Standard standard() {
		return standard;
	}

	/** The label the settings name; empty if they name none (then every label of the mask counts). */
	public OptionalInt label() {
		return setting.containsKey("label") ? OptionalInt.of((Integer) setting.get("label")) : OptionalInt.empty();
	}

	/** Layer of a mask with several layers, counted from 0; 0 if not set. */
	public int labelChannel() {
		return setting.containsKey("label_channel") ? (Integer) setting.get("label_channel") : 0;
	}

	/** Whether a mask on another grid is resampled onto the image's. */
	public boolean correctMask() {
		return base().flag("correctMask");
	}

	/** Whether PET images are measured in standardised uptake values by body weight. */
	public boolean suv() {
		return setting.containsKey("suv");
	}

	/** Allowed difference of grids, as a fraction of a voxel; 1e-6 if not set. */
	public double geometryTolerance() {
		return base().has("geometryTolerance") ? base().number("geometryTolerance") : 1e-6;
	}

	/** The name of a feature's column in a table of several modalities. @param modality empty where there is one without a name */
	String column(final String feature, final String modality) {
		if (modality.isEmpty()) return feature;
		return base().text("modality").equals("suffix") ? feature + "_" + modality : modality + "_" + feature;
	}

	/** Whether diagnostics are kept with the result. */
	public boolean additionalInfo() {
		return base().flag("additionalInfo");
	}

	/** Whether diagnostics and the values version also stand in the table. */
	boolean infoColumns() {
		return base().flag("infoColumns");
	}

	/** Values of the extraction's own keys, without an image type's overrides. */
	Options base() {
		return options(SettingKeys.EXTRACTION, null);
	}

	/** Values for some parameters. @param imageType key under {@code imageType} whose overrides count, or null */
	Options options(final List<Parameter> parameters, final String imageType) {
		final Map<String, Object> given = new LinkedHashMap<>();
		final Map<String, Object> over = imageType == null ? Map.of() : imageTypes.getOrDefault(imageType, Map.of());
		for (final Parameter p : parameters) {
			final Object v = over.getOrDefault(p.key(), setting.get(p.key()));
			if (v != null) given.put(p.key(), v);
			else if (standard == Standard.AK && p.key().equals("binCount") && !given.containsKey("binWidth")) given.put("binCount", AkChain.LEVELS);
		}
		return Options.of(imageType == null ? "setting" : "imageType " + imageType, parameters, given);
	}

	/** The filters to run, in order. */
	List<ImageFilter> filters() {
		if (imageTypes.isEmpty()) return List.of(Catalogue.filter("Original"));
		return imageTypes.keySet().stream().map(Catalogue::filter).toList();
	}

	/** The families to compute, each with its features, in order. */
	Map<FeatureFamily, List<Feature>> features() {
		final Map<FeatureFamily, List<Feature>> out = new LinkedHashMap<>();
		if (features.isEmpty() && standard == Standard.AK) {
			for (final String name : AkChain.FAMILIES) out.put(Catalogue.family(name), initial(Catalogue.family(name)));
			return out;
		}
		if (features.isEmpty() && standard == Standard.IBSI) {
			for (final String name : IbsiTerms.FAMILIES) out.put(Catalogue.family(name), IbsiTerms.features(Catalogue.family(name)));
			return out;
		}
		if (features.isEmpty()) {
			final boolean slices = base().flag("force2D");
			for (final FeatureFamily f : Catalogue.families()) {
				if (f.initial() || slices && f.name().equals("shape2D")) out.put(f, initial(f));
			}
			return out;
		}
		features.forEach((name, chosen) -> {
			final FeatureFamily f = Catalogue.family(name);
			out.put(f, chosen.isEmpty() ? standard == Standard.IBSI ? IbsiTerms.features(f) : initial(f) : f.features().stream().filter(x -> chosen.contains(x.name())).toList());
		});
		return out;
	}

	private static List<Feature> initial(final FeatureFamily f) {
		return f.features().stream().filter(Feature::initial).toList();
	}

	/**
	 * Everything that decides the numbers, as a parameter file would say it: the settings with their defaults, image types with what they
	 * override, classes with their features.
	 */
	public Map<String, Object> asMap() {
		final Map<String, Object> s = new LinkedHashMap<>(), types = new LinkedHashMap<>(), classes = new LinkedHashMap<>();
		put(s, SettingKeys.EXTRACTION);
		if (standard == Standard.IBSI) put(s, SettingKeys.IBSI);
		for (final FeatureFamily f : features().keySet()) put(s, f.parameters());
		for (final ImageFilter f : filters()) put(s, f.parameters());
		setting.forEach(s::putIfAbsent);
		for (final ImageFilter f : filters()) types.put(f.name(), imageTypes.getOrDefault(f.name(), Map.of()));
		features().forEach((f, chosen) -> classes.put(f.name(), chosen.stream().map(Feature::name).toList()));
		final Map<String, Object> out = new LinkedHashMap<>();
		// left out where it is PyRadiomics', whose parameter files do not know the key
		if (standard != Standard.PYRADIOMICS) out.put("standard", standard.key());
		out.put("setting", s);
		out.put("imageType", types);
		out.put("featureClass", classes);
		return out;
	}

	private void put(final Map<String, Object> to, final List<Parameter> parameters) {
		options(parameters, null).asMap().forEach((k, v) -> {
			if (v != null && !(v instanceof final List<?> l && l.isEmpty())) to.putIfAbsent(k, v);
		});
	}

	/** {@link #asMap()} as text (JSON, 3.0 told from 3), the same bytes for equal settings; for hashes. */
	public String text() {
		final StringBuilder b = new StringBuilder();
		write(asMap(), b);
		return b.append('\n').toString();
	}

	private static void write(final Object v, final StringBuilder b) {
		if (v instanceof final Map<?, ?> m) {
			b.append('{');
			String between = "";
			for (final Map.Entry<?, ?> e : m.entrySet()) {
				b.append(between).append('"').append(e.getKey()).append("\": ");
				write(e.getValue(), b);
				between = ", ";
			}
			b.append('}');
		}
		else if (v instanceof final List<?> list) {
			b.append('[');
			String between = "";
			for (final Object e : list) {
				b.append(between);
				write(e, b);
				between = ", ";
			}
			b.append(']');
		}
		else if (v instanceof final String s) b.append('"').append(s.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
		else b.append(v);
	}

	@Override
	public boolean equals(final Object o) {
		return o instanceof final Settings other && text().equals(other.text());
	}

	@Override
	public int hashCode() {
		return text().hashCode();
	}

	@Override
	public String toString() {
		return text();
	}

	/** The keys under {@code imageType}, in order. */
	public List<String> imageTypeNames() {
		return filters().stream().map(ImageFilter::name).toList();
	}

	/** The keys under {@code featureClass}, in order. */
	public List<String> featureClassNames() {
		return new ArrayList<>(features().keySet().stream().map(FeatureFamily::name).toList());
	}
}
