package io.github.roi2roc.ij;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.store.Csv;

/** Lists in a dialog's field or a macro's value: words with commas between. */
public final class Words {

	private Words() {}

	/** The words in order, without blanks around them; empty words are left out. */
	public static List<String> of(final String text) {
		return text == null ? List.of() : Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
	}

	/**
	 * Numbers with commas between.
	 *
	 * @param key of the input, for messages
	 * @throws InputException if one is no number
	 */
	public static List<Double> numbers(final String text, final String key) {
		return of(text).stream().map(w -> {
			try {
				return Csv.number(w);
			}
			catch (final NumberFormatException e) {
				throw new InputException("'" + key + "' has '" + w + "', which is not a number.", e);
			}
		}).toList();
	}

	/** Columns that are categories, each with its reference level behind a colon; without one the level is empty. */
	public static Map<String, String> references(final String factors) {
		final Map<String, String> out = new LinkedHashMap<>();
		for (final String f : of(factors)) {
			final int colon = f.indexOf(':');
			out.put(colon < 0 ? f : f.substring(0, colon).strip(), colon < 0 ? "" : f.substring(colon + 1).strip());
		}
		return out;
	}
}
