package io.github.roi2roc.param;

import java.util.List;

/**
 * One thing a plugin can be told.
 *
 * @param key name in settings files and macros, such as {@code sigma}
 * @param type what values it takes
 * @param initial value when the user gives none; {@code null} means "not set"
 * @param unit such as mm or HU; empty for none
 * @param min smallest number allowed, for each number of a list; NaN where any number will do, and NaN too
 * @param max largest number allowed
 * @param choices the words allowed by {@link Type#CHOICE}; empty otherwise
 * @param about one sentence for tooltips and the reference
 * @param simpler which values make the simpler model, for the one-standard-error rule
 */
public record Parameter(String key, Type type, Object initial, String unit, double min, double max, List<String> choices, String about,
	Simpler simpler)
{

	/** What values a parameter takes. Lists keep whole numbers and decimals apart, as the settings file wrote them. */
	public enum Type {
		NUMBER, INTEGER, FLAG, TEXT, CHOICE, NUMBERS, INTEGERS, TEXTS
	}

	/** Which end of the values makes the simpler model. */
	public enum Simpler {
		/** Nobody can say. */
		UNKNOWN,
		/** Small values: a lower cost of errors, fewer trees. */
		LOW,
		/** Large values: more rows in each leaf, more neighbours. */
		HIGH
	}

	public Parameter {
		choices = List.copyOf(choices);
	}

	/** Whether a number lies in the range. */
	public boolean allows(final double d) {
		return Double.isNaN(min) ? !Double.isInfinite(d) : d >= min && d <= max;
	}

	public static Parameter number(final String key, final Double initial, final double min, final double max, final String unit,
		final String about)
	{
		return new Parameter(key, Type.NUMBER, initial, unit, min, max, List.of(), about, Simpler.UNKNOWN);
	}

	public static Parameter integer(final String key, final Integer initial, final int min, final int max, final String about) {
		return new Parameter(key, Type.INTEGER, initial, "", min, max, List.of(), about, Simpler.UNKNOWN);
	}

	public static Parameter flag(final String key, final boolean initial, final String about) {
		return new Parameter(key, Type.FLAG, initial, "", 0, 1, List.of(), about, Simpler.UNKNOWN);
	}

	public static Parameter text(final String key, final String initial, final String about) {
		return new Parameter(key, Type.TEXT, initial, "", 0, 0, List.of(), about, Simpler.UNKNOWN);
	}

	public static Parameter choice(final String key, final String initial, final List<String> choices, final String about) {
		return new Parameter(key, Type.CHOICE, initial, "", 0, 0, choices, about, Simpler.UNKNOWN);
	}

	public static Parameter numbers(final String key, final List<? extends Number> initial, final double min, final double max,
		final String unit, final String about)
	{
		return new Parameter(key, Type.NUMBERS, initial, unit, min, max, List.of(), about, Simpler.UNKNOWN);
	}

	public static Parameter integers(final String key, final List<Integer> initial, final int min, final int max, final String about) {
		return new Parameter(key, Type.INTEGERS, initial, "", min, max, List.of(), about, Simpler.UNKNOWN);
	}

	public static Parameter texts(final String key, final List<String> initial, final String about) {
		return new Parameter(key, Type.TEXTS, initial, "", 0, 0, List.of(), about, Simpler.UNKNOWN);
	}

	/** The same, small values of which make the simpler model. */
	public Parameter simplerLow() {
		return new Parameter(key, type, initial, unit, min, max, choices, about, Simpler.LOW);
	}

	/** The same, large values of which make the simpler model. */
	public Parameter simplerHigh() {
		return new Parameter(key, type, initial, unit, min, max, choices, about, Simpler.HIGH);
	}
}
