package io.github.roi2roc.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

import com.google.gson.JsonElement;

import io.github.roi2roc.InputException;
import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.filter.ImageFilter;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.store.Json;

/**
 * Reads a PyRadiomics parameter file strictly: each key must be known and have its type. A value that is left empty means the default.
 */
final class ParameterFile {

	private static final List<String> SECTIONS = List.of("standard", "setting", "imageType", "featureClass", "voxelSetting");

	private ParameterFile() {}

	static Settings parse(final String text, final String name) {
		final Map<String, Object> file = map(name, "the file", tree(text, name));
		for (final String key : file.keySet()) {
			if (!SECTIONS.contains(key)) throw unknown(name, "the file has an unknown part", key, SECTIONS);
		}
		final Map<String, Object> setting = entries(name, "setting", map(name, "setting", file.get("setting")));
		setting.putAll(entries(name, "voxelSetting", map(name, "voxelSetting", file.get("voxelSetting"))));
		checkTogether(name + ", setting", setting);
		return new Settings(standard(name, file.get("standard")), setting, imageTypes(name, map(name, "imageType", file.get("imageType"))), features(name, map(name, "featureClass",
			file.get("featureClass"))));
	}

	private static Standard standard(final String name, final Object given) {
		if (given == null) return Standard.PYRADIOMICS;
		for (final Standard s : Standard.values()) {
			if (s.key().equals(String.valueOf(given))) return s;
		}
		throw unknown(name, "the standard is unknown:", String.valueOf(given), Arrays.stream(Standard.values()).map(Standard::key).toList());
	}

	private static Map<String, Map<String, Object>> imageTypes(final String name, final Map<String, Object> given) {
		final Map<String, Map<String, Object>> out = new LinkedHashMap<>();
		given.forEach((type, own) -> {
			if (Catalogue.filter(type) == null) throw unknown(name, "imageType has an unknown image type", type, Catalogue.filters().stream().map(
				ImageFilter::name).toList());
			final String where = "imageType " + type;
			final Map<String, Object> entries = entries(name, where, map(name, where, own));
			checkTogether(name + ", " + where, entries);
			out.put(type, entries);
		});
		return out;
	}

	private static Map<String, List<String>> features(final String name, final Map<String, Object> given) {
		final Map<String, List<String>> out = new LinkedHashMap<>();
		given.forEach((family, chosen) -> {
			final FeatureFamily f = Catalogue.family(family);
			if (f == null) throw unknown(name, "featureClass has an unknown class", family, Catalogue.families().stream().map(FeatureFamily::name)
				.toList());
			if (chosen != null && !(chosen instanceof Collection)) throw new InputException(name + ": featureClass " + family + " is " + chosen
				+ ", but a list of features belongs there, or nothing for all of them.");
			final List<String> known = f.features().stream().map(Feature::name).toList(), names = new ArrayList<>();
			if (chosen != null) {
				for (final Object c : (Collection<?>) chosen) {
					if (!known.contains(String.valueOf(c))) throw unknown(name, "featureClass " + family + " has an unknown feature", String.valueOf(c),
						known);
					names.add(String.valueOf(c));
				}
			}
			out.put(family, names);
		});
		return out;
	}

	/** Checked entries of {@code setting} or of an image type, in the file's order; empty ones left out. */
	private static Map<String, Object> entries(final String name, final String where, final Map<String, Object> given) {
		final Map<String, Object> out = new LinkedHashMap<>();
		given.forEach((key, value) -> {
			final Parameter p = parameter(name + ", " + where, key);
			if (value != null) out.put(key, checked(name + ", " + where, p, value));
		});
		return out;
	}

	/** One entry given in code or by a macro: text is read as YAML first. @return null for an empty value */
	static Object entry(final String where, final String key, final Object value) {
		final Parameter p = parameter(where, key);
		Object v = value;
		if (value instanceof final String s) {
			final boolean list = switch (p.type()) {
				case NUMBERS, INTEGERS, TEXTS -> !s.strip().startsWith("[");
				default -> false;
			};
			v = p.type() == Parameter.Type.TEXT || p.type() == Parameter.Type.CHOICE ? s.strip() : tree(list ? "[" + s + "]" : s, where + ", " + key);
		}
		return v == null || "".equals(v) ? null : checked(where, p, v);
	}

	private static Parameter parameter(final String where, final String key) {
		final Map<String, Parameter> all = SettingKeys.all();
		if (!all.containsKey(key)) throw unknown(where, "unknown key", key, all.keySet());
		return all.get(key);
	}

	private static InputException unknown(final String where, final String what, final String word, final Collection<String> known) {
		final List<String> close = SettingKeys.closest(word, known);
		return new InputException(where + ": " + what + " '" + word + "'. " + (close.isEmpty() ? "Known are: " + String.join(", ", known)
			: "Did you mean " + String.join(" or ", close) + "?") + (close.isEmpty() ? "." : ""));
	}

	/** A value of the parameter's type: Double, Integer, Boolean, String or a list of them (numbers of lists as the file wrote them). */
	private static Object checked(final String where, final Parameter p, final Object v) {
		return switch (p.type()) {
			case NUMBER -> number(where, p, v, v).doubleValue();
			case INTEGER -> integer(where, p, v, v);
			case FLAG -> {
				if (v instanceof Boolean) yield v;
				throw wrong(where, p, v, "true or false");
			}
			case TEXT -> {
				if (v instanceof String) yield v;
				throw wrong(where, p, v, "a word");
			}
			case CHOICE -> choice(where, p, v);
			case NUMBERS -> list(where, p, v, "a list of numbers").stream().map(e -> number(where, p, e, v)).toList();
			case INTEGERS -> list(where, p, v, "a list of whole numbers").stream().map(e -> integer(where, p, e, v)).toList();
			case TEXTS -> list(where, p, v, "a list of words").stream().map(String::valueOf).toList();
		};
	}

	private static List<?> list(final String where, final Parameter p, final Object v, final String wanted) {
		if (!(v instanceof final Collection<?> c)) throw wrong(where, p, v, wanted);
		if (c.isEmpty()) throw wrong(where, p, v, wanted + " that is not empty");
		return new ArrayList<>(c);
	}

	private static Number number(final String where, final Parameter p, final Object v, final Object whole) {
		Object n = v;
		// YAML 1.1 takes 1e-6 for a word
		if (v instanceof final String s && s.matches("[+-]?\\d+[eE][+-]?\\d{1,3}")) n = Double.valueOf(s);
		final String wanted = switch (p.type()) {
			case NUMBERS -> "a list of numbers";
			case INTEGERS -> "a list of whole numbers";
			case INTEGER -> "a whole number";
			default -> "a number";
		};
		if (p.allows(Double.NaN) && v instanceof final String s && s.equalsIgnoreCase("nan")) n = Double.NaN;
		if (!(n instanceof final Number number) || !Double.isFinite(number.doubleValue()) && !p.allows(number.doubleValue())) throw wrong(where, p,
			whole, wanted);
		final double d = number.doubleValue();
		if (!p.allows(d)) throw wrong(where, p, whole, wanted + range(p));
		return number;
	}

	private static String range(final Parameter p) {
		final boolean positive = p.min() == Double.MIN_VALUE, open = p.max() >= Integer.MAX_VALUE;
		final String low = positive ? "above 0" : "from " + plain(p.min());
		return " " + (open ? positive ? low : low + " up" : low + (positive ? " and up to " : " to ") + plain(p.max()));
	}

	private static String plain(final double d) {
		return d == Math.rint(d) && Math.abs(d) < 1e15 ? Long.toString((long) d) : Double.toString(d);
	}

	private static Integer integer(final String where, final Parameter p, final Object v, final Object whole) {
		final double d = number(where, p, v, whole).doubleValue();
		if (d != Math.rint(d)) throw wrong(where, p, whole, p.type() == Parameter.Type.INTEGERS ? "a list of whole numbers" : "a whole number");
		return (int) d;
	}

	private static String choice(final String where, final Parameter p, final Object v) {
		String s = String.valueOf(v).strip();
		if (p.key().equals("interpolator") && s.matches("[1-9]|10")) s = SettingKeys.INTERPOLATORS.get(Integer.parseInt(s) - 1);
		if (p.choices().contains(s)) return s;
		throw wrong(where, p, v, "one of " + String.join(", ", p.choices()));
	}

	private static InputException wrong(final String where, final Parameter p, final Object v, final String wanted) {
		return new InputException(where + ": '" + p.key() + "' is " + (v instanceof String ? "'" + v + "'" : v) + ", but " + wanted
			+ " belongs there" + (p.unit().isEmpty() || p.unit().equals("I") ? "" : " (" + p.unit() + ")") + ".");
	}

	/** What several entries must fulfil together, or lists by their length. */
	static void checkTogether(final String where, final Map<String, Object> s) {
		if (s.get("resampledPixelSpacing") instanceof final List<?> l && l.size() != 3) throw new InputException(where
			+ ": 'resampledPixelSpacing' is " + l + ", but three numbers belong there (mm along x, y, z; 0 keeps an axis).");
		if (s.get("resegmentRange") instanceof final List<?> l && l.size() > 2) throw new InputException(where + ": 'resegmentRange' is " + l
			+ ", but one number (the lower threshold) or two belong there.");
	}

	private static Map<String, Object> map(final String name, final String where, final Object v) {
		if (v == null) return Map.of();
		if (!(v instanceof final Map<?, ?> m)) throw new InputException(name + ": " + where + " is " + (v instanceof String ? "'" + v + "'" : v)
			+ ", but keys with values belong there.");
		final Map<String, Object> out = new LinkedHashMap<>();
		m.forEach((k, x) -> out.put(String.valueOf(k), x));
		return out;
	}

	private static Object tree(final String text, final String name) {
		if (text.stripLeading().startsWith("{")) {
			try {
				return plain(Json.parse(text, name));
			}
			catch (final InputException e) {
				// braces may also be YAML; its reader says what is wrong
			}
		}
		try {
			final LoaderOptions options = new LoaderOptions();
			options.setAllowDuplicateKeys(false);
			return new Yaml(new SafeConstructor(options)).load(text);
		}
		catch (final YAMLException e) {
			throw new InputException(name + " is not valid YAML or JSON: " + e.getMessage(), e);
		}
	}

	/** Gson's tree as the maps and lists a YAML reader gives. */
	private static Object plain(final JsonElement e) {
		if (e.isJsonNull()) return null;
		if (e.isJsonObject()) {
			final Map<String, Object> out = new LinkedHashMap<>();
			e.getAsJsonObject().entrySet().forEach(x -> out.put(x.getKey(), plain(x.getValue())));
			return out;
		}
		if (e.isJsonArray()) {
			final List<Object> out = new ArrayList<>();
			e.getAsJsonArray().forEach(x -> out.add(plain(x)));
			return out;
		}
		if (e.getAsJsonPrimitive().isBoolean()) return e.getAsBoolean();
		if (e.getAsJsonPrimitive().isString()) return e.getAsString();
		final String n = e.getAsString();
		return n.matches("-?\\d{1,9}") ? (Object) Integer.valueOf(n) : Double.valueOf(n);
	}
}
