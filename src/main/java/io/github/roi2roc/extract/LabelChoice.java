package io.github.roi2roc.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * Which labels of a mask the user named: numbers or segment names; none named means every label.
 *
 * @param names in the order given; empty for every label
 */
public record LabelChoice(List<String> names) {

	/** Nobody named a label: every one counts. */
	public static final LabelChoice EVERY = new LabelChoice(List.of());

	public LabelChoice {
		names = List.copyOf(names);
	}

	/** @param text one label or several with commas between, such as {@code 1} or {@code 1,3} or {@code tumour}; empty for every label */
	public static LabelChoice parse(final String text) {
		final List<String> out = new ArrayList<>();
		for (final String part : text.split(",")) {
			final String s = part.strip();
			// "1.0" is how a table writes the label 1 once a spreadsheet has had it
			if (!s.isEmpty()) out.add(s.matches("\\d+\\.0+") ? s.substring(0, s.indexOf('.')) : s);
		}
		return new LabelChoice(out);
	}

	/** This choice, or another where nobody named a label. */
	public LabelChoice or(final LabelChoice other) {
		return names.isEmpty() ? other : this;
	}

	@Override
	public String toString() {
		return names.isEmpty() ? "every label" : String.join(",", names);
	}
}
