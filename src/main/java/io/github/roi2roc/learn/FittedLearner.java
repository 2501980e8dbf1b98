package io.github.roi2roc.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.roi2roc.select.Predictors;

/** What a learner has learnt: data, and how to predict with them. */
public interface FittedLearner {

	/**
	 * Scores of rows.
	 *
	 * @param x the columns that the model was fitted to, in the same order
	 * @return row × 1 for two classes (higher speaks for the second) and for a survival outcome (higher means sooner); row × class for more, which are
	 *         probabilities and sum to 1
	 */
	double[][] predict(Predictors x);

	/**
	 * Of a survival outcome: the probability that the event has not come.
	 *
	 * @param x as for {@link #predict}
	 * @param times when; 0 or more, in the unit of the training's times
	 * @return row × time, from 1 at time 0 on falling
	 */
	default double[][] survival(final Predictors x, final double... times) {
		throw new UnsupportedOperationException("a model of classes");
	}

	/** Rows that have every value it needs; the score of any other row means nothing. */
	default boolean[] complete(final Predictors x) {
		final boolean[] out = new boolean[x.rows()];
		Arrays.fill(out, true);
		for (final double[] c : x.columns()) for (int i = 0; i < out.length; i++) out[i] &= !Double.isNaN(c[i]);
		return out;
	}

	/** Of the columns it was fitted to, those that can change a score. */
	default List<String> uses(final List<String> given) {
		return given;
	}

	/** The score as a weighted sum of columns, where it is one (or a rising function of one). */
	default Optional<LinearScore> linear() {
		return Optional.empty();
	}

	/** The score as a sum over trees, where it is one; of two classes only. */
	default Optional<TreeScore> treeScore() {
		return Optional.empty();
	}

	/** Whether the scores are probabilities. */
	boolean probability();

	/** A tree that the learner's {@code read} understands. */
	Map<String, Object> toJson();

	/** What a reader of a paper would want to see: a regression's coefficients. */
	default List<Coefficient> coefficients() {
		return List.of();
	}

	/** Sentences for the user, such as one on separation. */
	default List<String> warnings() {
		return List.of();
	}

	/**
	 * A coefficient on the scale of the columns that the learner saw.
	 *
	 * @param se standard error; NaN where there is none, as are {@code z} and {@code p}
	 */
	record Coefficient(String term, double value, double se, double z, double p) {

		static Coefficient of(final String term, final double value) {
			return new Coefficient(term, value, Double.NaN, Double.NaN, Double.NaN);
		}
	}
}
