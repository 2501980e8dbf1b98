package io.github.roi2roc.learn;

import java.util.Arrays;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;

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

	static int[] whole(final JsonElement e) {
		return Arrays.stream(Fitted.numbers(e)).mapToInt(d -> (int) d).toArray();
	}

	/** @throws InputException if no column is left */
	static void requirePredictors(final Predictors x, final String learner) {
		if (x.size() == 0) throw new InputException(learner + " has no predictor to learn from: the steps before it kept none. Choose a milder "
			+ "selection, such as lambda: min, or name predictors for this model.");
	}
}
