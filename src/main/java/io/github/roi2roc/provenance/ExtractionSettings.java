package io.github.roi2roc.provenance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.store.Json;

/**
 * The extraction settings that made a table of features, as the table's sidecar tells them. A model keeps those of its training table, so
 * that it can be compared with those of a table it is to be applied to.
 *
 * @param values settings by path, such as {@code setting.binWidth}
 * @param valuesVersion version of the suite's feature values; 0 where unknown
 */
public record ExtractionSettings(Map<String, String> values, int valuesVersion) {

	/** Which mask is measured and what is printed beside the features: no feature's definition depends on them. */
	private static final Set<String> NOT_COMPARED = Set.of("setting.label", "setting.label_channel", "setting.additionalInfo", "setting.infoColumns");

	public ExtractionSettings {
		values = Map.copyOf(values);
	}

	/**
	 * Settings from a table's sidecar.
	 *
	 * @param table a CSV file
	 * @return empty where the table has no sidecar, or one without extraction settings
	 * @throws InputException if there is a sidecar that cannot be read
	 */
	public static Optional<ExtractionSettings> beside(final Path table) {
		final Path sidecar = Provenance.sidecar(table);
		if (!Files.isRegularFile(sidecar)) return Optional.empty();
		final JsonElement tree = Json.read(sidecar);
		return tree.isJsonObject() ? of(tree.getAsJsonObject(), sidecar.toString()) : Optional.empty();
	}

	/**
	 * Settings from a tree with {@code settings} and {@code values_version}; empty where it has none.
	 *
	 * @param name of the file, for messages
	 */
	public static Optional<ExtractionSettings> of(final JsonObject tree, final String name) {
		final JsonElement settings = tree.get("settings");
		if (settings == null || !settings.isJsonObject()) return Optional.empty();
		try {
			final Map<String, String> values = new TreeMap<>();
			flatten("", settings, values);
			final JsonElement version = tree.get("values_version");
			return Optional.of(new ExtractionSettings(values, version == null || version.isJsonNull() ? 0 : version.getAsInt()));
		}
		catch (final IllegalStateException | IllegalArgumentException | UnsupportedOperationException | StackOverflowError e) {
			throw new InputException(name + " is damaged: its extraction settings cannot be read. Extract the table again, or delete the file to go "
				+ "on without them.", e);
		}
	}

	private static void flatten(final String path, final JsonElement e, final Map<String, String> out) {
		if (!e.isJsonObject() || e.getAsJsonObject().isEmpty()) out.put(path, text(e));
		else e.getAsJsonObject().asMap().forEach((k, v) -> flatten(path.isEmpty() ? k : path + "." + k, v, out));
	}

	/** Equal values have equal texts: 25 and 25.0 are one number. */
	private static String text(final JsonElement e) {
		if (e.isJsonArray()) {
			final StringJoiner out = new StringJoiner(", ", "[", "]");
			for (final JsonElement v : e.getAsJsonArray()) out.add(text(v));
			return out.toString();
		}
		if (!e.isJsonPrimitive()) return e.toString();
		return e.getAsJsonPrimitive().isNumber() ? Csv.number(e.getAsDouble()) : e.getAsString();
	}

	/** SHA-256 of the settings, the same for equal ones in whatever order they stood. */
	public String sha256() {
		final StringBuilder text = new StringBuilder();
		new TreeMap<>(values).forEach((k, v) -> text.append(k).append(" = ").append(v).append('\n'));
		return Provenance.sha256(text.toString());
	}

	/** For a model file: {@code settings_sha256}, {@code values_version} and {@code settings}, which {@link #of} reads. */
	public Map<String, Object> toJson() {
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("settings_sha256", sha256());
		out.put("values_version", valuesVersion);
		out.put("settings", new TreeMap<>(values));
		return out;
	}

	/**
	 * What another table was extracted with, where it is not the same.
	 *
	 * @return one sentence part per difference, such as {@code setting.binWidth is 10, not 25}; empty if the settings are equal
	 */
	public List<String> differencesTo(final ExtractionSettings other) {
		final Set<String> keys = new TreeSet<>(values.keySet());
		keys.addAll(other.values.keySet());
		keys.removeAll(NOT_COMPARED);
		final List<String> out = new ArrayList<>();
		for (final String k : keys) {
			final String here = values.get(k), there = other.values.get(k);
			if (here == null) out.add(k + " is " + there + ", not set before");
			else if (there == null) out.add(k + " is not set, before " + here);
			else if (!here.equals(there)) out.add(k + " is " + there + ", not " + here);
		}
		return out;
	}
}
