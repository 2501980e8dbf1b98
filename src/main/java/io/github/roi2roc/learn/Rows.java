package io.github.roi2roc.learn;

import java.util.Arrays;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.select.Fitted;
import io.github.roi2roc.select.Predictors;

/** Arrays in model files, and what every learner asks of its rows. */
final class Rows {

	private Rows() {}

	static double[][] of(final JsonElement e) {
		final JsonArray a = e.getAsJsonArray();
		final double[][] out = new double[a.size()][];
		for (int i = 0; i < out.length; i++) out[i] = Fitted.numbers(a.get(i));
		return out;
	}

	/** Finite numbers, so many of them. */
	static double[] finite(final JsonElement e, final int count, final String what) {
		return finite(Fitted.numbers(e), count, what);
	}

	private static double[] finite(final double[] out, final int count, final String what) {
		if (out.length != count) throw new IllegalArgumentException(out.length + " numbers in " + what + " instead of " + count);
		for (final double d : out) if (!Double.isFinite(d)) throw new IllegalArgumentException("a number in " + what + " is missing or infinite");
		return out;
	}

	/** Rows of finite numbers, so many in each. */
	static double[][] finiteRows(final JsonElement e, final int columns, final String what) {
		final double[][] out = of(e);
		for (final double[] row : out) finite(row, columns, what);
		return out;
	}

	/** A finite number. */
	static double finite(final JsonElement e, final String what) {
		return finite(new double[] { e.getAsDouble() }, 1, what)[0];
	}

	static int[] whole(final JsonElement e) {
		return Arrays.stream(Fitted.numbers(e)).mapToInt(d -> (int) d).toArray();
	}

	/** The number of classes; no outcome that a person named has more than a million. */
	static int classes(final JsonObject o) {
		final int out = o.get("classes").getAsInt();
		if (out < 2 || out > 1_000_000) throw new IllegalArgumentException("it has " + out + " classes");
		return out;
	}

	/** @throws InputException if no column is left */
	static void requirePredictors(final Predictors x, final String learner) {
		if (x.size() == 0) throw new InputException(learner + " has no predictor to learn from: the steps before it kept none. Choose a milder "
			+ "selection, such as lambda: min, or name predictors for this model.");
	}
}
