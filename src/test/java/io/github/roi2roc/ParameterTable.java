package io.github.roi2roc;

import java.util.List;

import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.store.Csv;

/** Parameters as the table of a generated page. */
public final class ParameterTable {

	private ParameterTable() {}

	/** Adds a row for each. */
	public static void append(final StringBuilder b, final List<Parameter> parameters) {
		b.append("| setting | takes | default | unit | meaning |\n|---|---|---|---|---|\n");
		for (final Parameter p : parameters) b.append("| `").append(p.key()).append("` | ").append(takes(p)).append(" | ").append(p.initial() == null
			? "not set" : p.initial().toString()).append(" | ").append(p.unit()).append(" | ").append(cell(p.about())).append(" |\n");
	}

	private static String takes(final Parameter p) {
		return switch (p.type()) {
			case FLAG -> "true or false";
			case TEXT -> "text";
			case TEXTS -> "list of words";
			case CHOICE -> String.join(", ", p.choices());
			case NUMBER -> "number" + range(p);
			case INTEGER -> "whole number" + range(p);
			case NUMBERS -> "list of numbers" + range(p);
			case INTEGERS -> "list of whole numbers" + range(p);
		};
	}

	private static String range(final Parameter p) {
		final boolean positive = p.min() > 0 && p.min() < 1e-300, least = !(p.min() > -1e15), most = p.max() >= Integer.MAX_VALUE;
		final String low = positive ? " above 0" : least ? "" : " from " + Csv.number(p.min());
		return low + (most ? "" : (low.isEmpty() || positive ? " up to " : " to ") + Csv.number(p.max()));
	}

	/** Text in a cell. */
	public static String cell(final String text) {
		return text.replace("|", "\\|");
	}
}
