package io.github.roi2roc.ij;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.roi2roc.InputException;

import ij.Macro;

/**
 * The {@code key=value} pairs of a macro line, as SciJava and the macros of this suite write them: keys in lower case, values with spaces
 * in square brackets, which may nest. Unlike ImageJ's own look-up, every word must be a pair, so that a misspelt key is noticed.
 */
public final class MacroOptions {

	private final boolean given;
	private final Map<String, String> values;

	private MacroOptions(final boolean given, final Map<String, String> values) {
		this.given = given;
		this.values = values;
	}

	/** The options of the macro line that runs the current command; empty outside a macro. */
	static MacroOptions current() {
		final String options = Macro.getOptions();
		return options == null ? new MacroOptions(false, Map.of()) : parse(options);
	}

	/** @throws InputException if a word is no pair, a key stands twice or a bracket is not closed */
	public static MacroOptions parse(final String text) {
		final Map<String, String> out = new LinkedHashMap<>();
		int i = 0;
		final int n = text.length();
		while (true) {
			while (i < n && Character.isWhitespace(text.charAt(i))) i++;
			if (i == n) return new MacroOptions(true, out);
			final int start = i;
			while (i < n && text.charAt(i) != '=' && !Character.isWhitespace(text.charAt(i))) i++;
			final String key = text.substring(start, i).toLowerCase(Locale.ROOT);
			if (i == n || text.charAt(i) != '=' || key.isEmpty()) throw new InputException("'" + text.substring(start, Math.min(n, i + 1)).strip()
				+ "' is not key=value. Values with spaces stand in square brackets; a checkbox is key=true or key=false.");
			i++;
			final String value;
			if (i < n && text.charAt(i) == '[') {
				final int end = closing(text, i);
				if (end < 0) throw new InputException("The value of '" + key + "' opens a square bracket that is not closed.");
				value = text.substring(i + 1, end);
				i = end + 1;
			}
			else {
				final int from = i;
				while (i < n && !Character.isWhitespace(text.charAt(i))) i++;
				value = text.substring(from, i);
			}
			if (out.putIfAbsent(key, value) != null) throw new InputException("'" + key + "' is given twice.");
		}
	}

	/** Whether a value can stand in a macro line, in brackets where need be. */
	static boolean holds(final String value) {
		final String bracketed = "[" + value + "]";
		return value.indexOf('\n') < 0 && closing(bracketed, 0) == bracketed.length() - 1;
	}

	private static int closing(final String text, final int open) {
		int depth = 0;
		for (int i = open; i < text.length(); i++) {
			if (text.charAt(i) == '[') depth++;
			else if (text.charAt(i) == ']' && --depth == 0) return i;
		}
		return -1;
	}

	/** Whether there are options at all; a macro line without any is none. */
	boolean given() {
		return given;
	}

	/** @param key in any case */
	public boolean has(final String key) {
		return values.containsKey(key.toLowerCase(Locale.ROOT));
	}

	/** The value as text, or null if there is none. */
	public String get(final String key) {
		return values.get(key.toLowerCase(Locale.ROOT));
	}

	public Set<String> keys() {
		return values.keySet();
	}
}
