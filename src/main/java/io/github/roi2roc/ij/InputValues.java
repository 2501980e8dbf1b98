package io.github.roi2roc.ij;

import java.io.File;
import java.util.List;
import java.util.Objects;

import org.scijava.module.ModuleItem;

import io.github.roi2roc.InputException;
import io.github.roi2roc.store.Csv;

import ij.ImagePlus;
import ij.WindowManager;

/** Values of a command's inputs as the text that stands in a macro line or a dialog, and back. */
final class InputValues {

	private InputValues() {}

	/**
	 * The value a text stands for; null for no file.
	 *
	 * @throws InputException if it is none, naming the input and what belongs there
	 */
	static Object parse(final ModuleItem<?> item, final String text) {
		final Class<?> type = item.getType();
		if (type == String.class) return choice(item, text);
		if (type == File.class) return text.isBlank() ? null : new File(text.strip());
		if (type == boolean.class || type == Boolean.class) return flag(item, text);
		if (type == ImagePlus.class) return image(item, text);
		if (type == int.class || type == Integer.class) return (int) range(item, number(item, text, true));
		if (type == long.class || type == Long.class) return (long) range(item, number(item, text, true));
		if (type == double.class || type == Double.class) return range(item, number(item, text, false));
		throw new IllegalStateException("input " + item.getName() + " has the type " + type + ", which the glue does not know");
	}

	private static String choice(final ModuleItem<?> item, final String text) {
		final String[] choices = choices(item);
		if (choices.length == 0) return text;
		for (final String c : choices) if (c.equals(text)) return text;
		for (final String c : choices) if (c.equalsIgnoreCase(text)) return c;
		throw new InputException("'" + item.getName() + "' is '" + text + "', but one of these belongs there: " + String.join(", ", choices) + ".");
	}

	private static Boolean flag(final ModuleItem<?> item, final String text) {
		if (text.equalsIgnoreCase("true")) return true;
		if (text.equalsIgnoreCase("false")) return false;
		throw new InputException("'" + item.getName() + "' is '" + text + "', but true or false belongs there.");
	}

	private static double number(final ModuleItem<?> item, final String text, final boolean whole) {
		final double most = item.getType() == long.class || item.getType() == Long.class ? 1L << 53 : Integer.MAX_VALUE;
		try {
			final double d = Csv.number(text);
			if (Double.isFinite(d) && (!whole || d == Math.rint(d) && Math.abs(d) <= most)) return d;
		}
		catch (final NumberFormatException e) {
			// said below
		}
		throw new InputException("'" + item.getName() + "' is '" + text + "', but a " + (whole ? "whole " : "") + "number belongs there.");
	}

	private static double range(final ModuleItem<?> item, final double d) {
		final Object min = item.getMinimumValue(), max = item.getMaximumValue();
		if (min instanceof final Number m && d < m.doubleValue()) throw new InputException("'" + item.getName() + "' is " + Csv.number(d)
			+ "; the smallest allowed is " + m + ".");
		if (max instanceof final Number m && d > m.doubleValue()) throw new InputException("'" + item.getName() + "' is " + Csv.number(d)
			+ "; the largest allowed is " + m + ".");
		return d;
	}

	/** An open image by its title or, as macros have it, by its (negative) ID. */
	private static ImagePlus image(final ModuleItem<?> item, final String text) {
		if (text.matches("-\\d{1,9}")) {
			final ImagePlus byId = WindowManager.getImage(Integer.parseInt(text));
			if (byId != null) return byId;
			if (OpenImages.all().stream().noneMatch(i -> text.equals(i.getTitle()))) throw new InputException("'" + item.getName() + "': the image with the ID "
				+ text + " is not open any more. Choose another one, or open it again.");
		}
		return OpenImages.titled(text, "'" + item.getName() + "'");
	}

	/** How a value is written; empty for none. */
	static String text(final Object value) {
		if (value == null) return "";
		if (value instanceof final Number n) return Csv.number(n.doubleValue());
		if (value instanceof final ImagePlus image) return image.getTitle();
		return value.toString();
	}

	static String missing(final ModuleItem<?> item) {
		if (item.getType() == ImagePlus.class) return "There is no open image. Open one first, or name one: " + item.getName() + "=[title].";
		final String what = item.getLabel() == null || item.getLabel().isEmpty() ? "" : " (" + item.getLabel() + ")";
		return "'" + item.getName() + "'" + what + " is missing. Give " + item.getName() + "=... in the macro line.";
	}

	/** What can be chosen; empty for anything. SciJava makes null of a choice that is empty. */
	static String[] choices(final ModuleItem<?> item) {
		final List<?> c = item.getChoices();
		return c == null ? new String[0] : c.stream().map(x -> Objects.toString(x, "")).toArray(String[]::new);
	}
}
