package io.github.roi2roc.param;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.roi2roc.InputException;

/**
 * Values for a plugin's parameters, checked: every key is known, every value has its type and lies in its range, and what the user left
 * out has its default. Immutable; equal options are equal maps.
 */
public final class Options {

	private final Map<String, Object> values;

	private Options(final Map<String, Object> values) {
		this.values = values;
	}

	/**
	 * @param where what the values belong to, for messages: {@code imageType LoG} or {@code model svm}
	 * @param known the parameters there are
	 * @param given key → value as a YAML or JSON reader hands them over; strings are read as numbers where a number belongs, so that a
	 *          macro's text works too; a null value means the default
	 * @throws InputException naming the key, if it is unknown, ill-typed or out of range
	 */
	public static Options of(final String where, final List<Parameter> known, final Map<String, ?> given) {
		final Map<String, Parameter> byKey = new LinkedHashMap<>();
		for (final Parameter p : known) byKey.put(p.key(), p);
		for (final String key : given.keySet()) {
			if (!byKey.containsKey(key)) throw new InputException(where + ": unknown key '" + key + "'. Known are: " + (known.isEmpty() ? "none"
				: String.join(", ", byKey.keySet())) + ".");
		}
		final Map<String, Object> values = new LinkedHashMap<>();
		for (final Parameter p : known) {
			final Object v = given.get(p.key());
			values.put(p.key(), v == null ? p.initial() : check(where, p, v));
		}
		return new Options(values);
	}

	/** Defaults only. */
	public static Options defaults(final List<Parameter> known) {
		return of("defaults", known, Map.of());
	}

	private static Object check(final String where, final Parameter p, final Object v) {
		return switch (p.type()) {
			case NUMBER -> number(where, p, v).doubleValue();
			case INTEGER -> integer(where, p, v);
			case FLAG -> flag(where, p, v);
			case TEXT -> scalar(where, p, v);
			case CHOICE -> choice(where, p, scalar(where, p, v));
			case NUMBERS -> list(v).stream().map(e -> number(where, p, e)).toList();
			case INTEGERS -> list(v).stream().map(e -> integer(where, p, e)).toList();
			case TEXTS -> list(v).stream().map(e -> scalar(where, p, e instanceof final Map<?, ?> m && m.size() == 1 ? pairs(m).get(0) : e)).toList();
		};
	}

	private static List<?> list(final Object v) {
		if (v instanceof final Collection<?> c) return new ArrayList<>(c);
		if (v instanceof final Map<?, ?> m && m.size() > 1) return pairs(m);
		if (v instanceof final String s && s.contains(",")) return List.of(s.split("\\s*,\\s*"));
		return List.of(v);
	}

	/** A map's entries as texts such as {@code No:1}. */
	private static List<String> pairs(final Map<?, ?> m) {
		return m.entrySet().stream().map(e -> e.getKey() + ":" + e.getValue()).toList();
	}

	private static Number number(final String where, final Parameter p, final Object v) {
		Number n = null;
		if (v instanceof final Number given) n = given;
		else if (v instanceof final String s) {
			try {
				n = s.strip().matches("[+-]?\\d{1,9}") ? (Number) Integer.valueOf(s.strip()) : (Number) Double.valueOf(s.strip());
			}
			catch (final NumberFormatException e) {
				n = null;
			}
		}
		if (n == null) throw wrong(where, p, v, "a number");
		final double d = n.doubleValue();
		if (!p.allows(d)) throw wrong(where, p, v, "a number from " + plain(p.min()) + " to " + plain(p.max()));
		return n;
	}

	private static Integer integer(final String where, final Parameter p, final Object v) {
		final double d = number(where, p, v).doubleValue();
		if (d != Math.rint(d)) throw wrong(where, p, v, "a whole number");
		return (int) d;
	}

	private static Boolean flag(final String where, final Parameter p, final Object v) {
		if (v instanceof final Boolean b) return b;
		final String s = String.valueOf(v).strip().toLowerCase(Locale.ROOT);
		if (s.equals("true") || s.equals("yes") || s.equals("1")) return true;
		if (s.equals("false") || s.equals("no") || s.equals("0")) return false;
		throw wrong(where, p, v, "true or false");
	}

	private static String scalar(final String where, final Parameter p, final Object v) {
		if (v instanceof Collection || v instanceof Map) throw wrong(where, p, v, "one word");
		return String.valueOf(v).strip();
	}

	private static String choice(final String where, final Parameter p, final String v) {
		for (final String c : p.choices()) {
			if (c.equalsIgnoreCase(v)) return c;
		}
		throw wrong(where, p, v, "one of " + String.join(", ", p.choices()));
	}

	private static InputException wrong(final String where, final Parameter p, final Object v, final String wanted) {
		return new InputException(where + ": '" + p.key() + "' is " + v + ", but " + wanted + " belongs there" + (p.unit().isEmpty() ? "" : " (" + p
			.unit() + ")") + ".");
	}

	private static String plain(final double d) {
		return d == Math.rint(d) && Math.abs(d) < 1e15 ? Long.toString((long) d) : Double.toString(d);
	}

	public boolean has(final String key) {
		return get(key) != null;
	}

	private Object get(final String key) {
		if (!values.containsKey(key)) throw new IllegalArgumentException("no parameter " + key + " among " + values.keySet());
		return values.get(key);
	}

	public double number(final String key) {
		return ((Number) get(key)).doubleValue();
	}

	public int integer(final String key) {
		return ((Number) get(key)).intValue();
	}

	public boolean flag(final String key) {
		return (Boolean) get(key);
	}

	public String text(final String key) {
		return (String) get(key);
	}

	/** The numbers as the settings file wrote them: an {@code Integer} for 3, a {@code Double} for 3.0. */
	public List<Number> numbers(final String key) {
		return ((List<?>) get(key)).stream().map(e -> (Number) e).toList();
	}

	public List<String> texts(final String key) {
		return ((List<?>) get(key)).stream().map(e -> (String) e).toList();
	}

	/** Every key with its value, in the order of the parameters; for sidecars. */
	public Map<String, Object> asMap() {
		return new LinkedHashMap<>(values);
	}

	@Override
	public boolean equals(final Object o) {
		return o instanceof final Options other && values.equals(other.values);
	}

	@Override
	public int hashCode() {
		return values.hashCode();
	}

	@Override
	public String toString() {
		return values.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(", "));
	}
}
