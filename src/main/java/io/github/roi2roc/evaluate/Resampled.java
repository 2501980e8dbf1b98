package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.learn.Model;
import io.github.roi2roc.learn.Trainable;
import io.github.roi2roc.learn.Tuning;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/**
 * Judges a way of making models on rows that each model has not seen: the whole pipeline, its selection and its tuning are repeated in every
 * training part. With tuning inside, that is nested cross-validation.
 *
 * @param model its name
 * @param parts of the training rows
 * @param held part → row held out → scores; null for a part that could not be fitted
 * @param thresholds Youden's on the rows that each part was fitted to; NaN where there are not two classes
 * @param tunings how options were chosen in each part; null where nothing was
 * @param probability whether scores are probabilities
 */
record Resampled(String model, List<Part> parts, double[][][] held, double[] thresholds, Tuning[] tunings, boolean probability) {

	/** @throws InputException if no part could be fitted, with the first reason */
	static Resampled of(final String model, final Trainable maker, final Predictors x, final Outcome y, final List<Part> parts, final long seed,
		final Work work, final List<String> warnings)
	{
		final int n = parts.size();
		final double[][][] held = new double[n][][];
		final double[] thresholds = new double[n];
		Arrays.fill(thresholds, Double.NaN);
		final Tuning[] tunings = new Tuning[n];
		final boolean[] probability = new boolean[n];
		final InputException[] reasons = new InputException[n];
		Parallel.range(n, k -> {
			work.check();
			final Part p = parts.get(k);
			try {
				final Predictors in = x.of(p.train());
				final Outcome of = p.outcome(y);
				final Model m = maker.fit(in, of, seed + k);
				held[k] = m.predict(x.of(p.held()));
				if (of instanceof final Outcome.Classes c && c.isBinary()) thresholds[k] = ModelMetrics.threshold(c.positive(), first(m.predict(in)));
				tunings[k] = m.tuning();
				probability[k] = m.fitted().probability();
			}
			catch (final InputException e) {
				reasons[k] = e;
				held[k] = null;
			}
			work.done(maker.fits(), "Resampling " + model + ": " + p.name());
		});
		final List<InputException> failed = Arrays.stream(reasons).filter(Objects::nonNull).toList();
		if (failed.size() == n) throw failed.get(0);
		if (!failed.isEmpty()) warnings.add("Model '" + model + "': " + failed.size() + " of " + n + " resampling parts could not be fitted and do not "
			+ "count; the first because: " + failed.get(0).getMessage());
		return new Resampled(model, parts, held, thresholds, tunings, IntStream.range(0, n).filter(k -> held[k] != null).allMatch(k -> probability[k]));
	}

	/** The score of two classes, row by row. */
	static double[] first(final double[][] scores) {
		return Arrays.stream(scores).mapToDouble(s -> s[0]).toArray();
	}

	/** Of two classes: the measures of each part that could be fitted, named by the part. */
	List<ModelMetrics> binary(final Outcome.Classes y) {
		final List<ModelMetrics> out = new ArrayList<>();
		for (int k = 0; k < held.length; k++) {
			if (held[k] != null && held[k].length > 0) out.add(ModelMetrics.of(model, parts.get(k).name(), y.of(parts.get(k).held()).positive(), first(held[
				k]), thresholds[k]));
		}
		return out;
	}

	/** Of two classes: the means over the parts; where each part holds few rows, as in leave-one-out, all rows judged together. */
	ModelMetrics binary(final Outcome.Classes y, final boolean pooled) {
		int cases = 0;
		for (final boolean b : y.positive()) if (b) cases++;
		if (!pooled) return ModelMetrics.mean(model, "resampling", y.rows(), cases, binary(y));
		final int[] fitted = fitted();
		final double[] score = IntStream.of(fitted).boxed().flatMapToDouble(k -> Arrays.stream(first(held[k]))).toArray();
		return ModelMetrics.of(model, "resampling", y.of(heldRows(fitted)).positive(), score, IntStream.of(fitted).mapToDouble(k -> thresholds[k]).average()
			.orElse(Double.NaN));
	}

	/** Of more classes: the measures of each part that could be fitted, named by the part. */
	List<MultiMetrics> multi(final Outcome.Classes y) {
		final List<MultiMetrics> out = new ArrayList<>();
		for (final int k : fitted()) if (held[k].length > 0) out.add(MultiMetrics.of(model, parts.get(k).name(), y.of(parts.get(k).held()).y(), held[k],
			probability));
		return out;
	}

	/** Of more classes: as for two. */
	MultiMetrics multi(final Outcome.Classes y, final boolean pooled) {
		if (!pooled) return MultiMetrics.mean(model, y.rows(), multi(y));
		final int[] fitted = fitted();
		return MultiMetrics.of(model, "resampling", y.of(heldRows(fitted)).y(), Arrays.stream(fitted).boxed().flatMap(k -> Arrays.stream(held[k])).toArray(
			double[][]::new), probability);
	}

	/** Of survival: the measures of each part that could be fitted, named by the part. */
	List<SurvivalMetrics> survival(final Outcome.Survival y) {
		return IntStream.of(fitted()).filter(k -> held[k].length > 0).mapToObj(k -> SurvivalMetrics.ofPart(model, parts.get(k).name(), y.of(parts.get(k)
			.held()), first(held[k]))).toList();
	}

	/** Of survival: as for two classes. */
	SurvivalMetrics survival(final Outcome.Survival y, final boolean pooled) {
		if (!pooled) return SurvivalMetrics.mean(model, y, survival(y));
		final int[] fitted = fitted();
		return SurvivalMetrics.ofPart(model, "resampling", y.of(heldRows(fitted)), IntStream.of(fitted).boxed().flatMapToDouble(k -> Arrays.stream(first(
			held[k]))).toArray());
	}

	private int[] fitted() {
		return IntStream.range(0, held.length).filter(k -> held[k] != null).toArray();
	}

	private int[] heldRows(final int[] of) {
		return IntStream.of(of).flatMap(k -> IntStream.of(parts.get(k).held())).toArray();
	}
}
