package io.github.roi2roc.learn;

import java.util.Arrays;
import java.util.List;

import io.github.roi2roc.InputException;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.table.Outcome;

/** How much a row of each class counts in training: a learner that lists {@link #PARAMETER} asks here. */
final class ClassWeights {

	static final Parameter PARAMETER = Parameter.texts("class_weights", List.of("none"),
		"What a row of each class counts: none (1 each), balanced (inverse to the class's size, 1 on average), or numbers such as {No: 1, Yes: 3}; "
			+ "classes left out count 1.");

	private ClassWeights() {}

	/**
	 * One weight per class.
	 *
	 * @throws InputException if a weight is no positive number, or its class is unknown
	 */
	static double[] of(final Options options, final Outcome.Classes y) {
		final List<String> given = options.texts(PARAMETER.key());
		final double[] out = new double[y.levels().size()];
		Arrays.fill(out, 1);
		if (given.size() == 1 && given.get(0).equalsIgnoreCase("none")) return out;
		if (given.size() == 1 && given.get(0).equalsIgnoreCase("balanced")) return balanced(y);
		for (final String one : given) {
			final int colon = one.lastIndexOf(':'), at = colon < 0 ? -1 : y.levels().indexOf(one.substring(0, colon).strip());
			if (colon >= 0 && at < 0) throw wrong(one, "the classes are " + String.join(", ", y.levels()));
			out[Math.max(at, 0)] = colon < 0 ? Double.NaN : number(one.substring(colon + 1).strip());
			if (!(out[Math.max(at, 0)] > 0) || Double.isInfinite(out[at])) throw wrong(one,
				"none, balanced, or a class and a positive number such as {Yes: 3} belongs there");
		}
		return out;
	}

	/** Inverse to the classes' sizes: every class counts the same in all. */
	private static double[] balanced(final Outcome.Classes y) {
		final double[] out = new double[y.levels().size()];
		for (int c = 0; c < out.length; c++) out[c] = y.rows() / ((double) out.length * Math.max(1, y.counts()[c]));
		return out;
	}

	private static double number(final String s) {
		try {
			return Double.parseDouble(s);
		}
		catch (final NumberFormatException e) {
			return Double.NaN;
		}
	}

	private static InputException wrong(final String found, final String remedy) {
		return new InputException("class_weights has '" + found + "', but " + remedy + ".");
	}

	/** The weight of each row. */
	static double[] ofRows(final Options options, final Outcome.Classes y) {
		final double[] each = of(options, y);
		return Arrays.stream(y.y()).mapToDouble(c -> each[c]).toArray();
	}

	/** Whether all classes count alike. */
	static boolean equal(final double[] weights) {
		return Arrays.stream(weights).allMatch(w -> w == weights[0]);
	}
}
