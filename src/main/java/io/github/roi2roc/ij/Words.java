package io.github.roi2roc.ij;

import java.util.Arrays;
import java.util.List;

/** Lists in a dialog's field or a macro's value: words with commas between. */
public final class Words {

	private Words() {}

	/** The words in order, without blanks around them; empty words are left out. */
	public static List<String> of(final String text) {
		return text == null ? List.of() : Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
	}
}
