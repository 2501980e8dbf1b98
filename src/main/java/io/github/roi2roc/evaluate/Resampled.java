package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.learn.Model;
import io.github.roi2roc.learn.Trainable;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/**
 * Judges a way of making models on rows that each model has not seen: the whole pipeline, its selection and its tuning are repeated in every
 * training part. With tuning inside, that is nested cross-validation.
 */
final class Resampled {

	private Resampled() {}

	/** Rows that train and rows that are held out. */
	private record Part(int[] train, int[] held) {}

	/** @throws InputException if no part could be fitted, with the first reason */
	static ModelMetrics of(final String model, final Trainable maker, final Predictors x, final Outcome.Classes y,
		final TrainingSettings.Resampling how, final long seed, final List<String> warnings)
	{
		final List<Part> parts = parts(y, how, new RandomStream(seed).fork("resampling"));
		final double[][] held = new double[parts.size()][];
		final double[] thresholds = new double[parts.size()];
		final InputException[] reasons = new InputException[parts.size()];
		IntStream.range(0, parts.size()).parallel().forEach(k -> {
			final Part p = parts.get(k);
			try {
				final Model m = maker.fit(x.of(p.train), y.of(p.train), seed + k);
				held[k] = scores(m, x.of(p.held));
				thresholds[k] = ModelMetrics.threshold(y.of(p.train).positive(), scores(m, x.of(p.train)));
			}
			catch (final InputException e) {
				reasons[k] = e;
			}
		});
		final long failed = Arrays.stream(reasons).filter(r -> r != null).count();
		if (failed == parts.size()) throw reasons[0];
		if (failed > 0) warnings.add("Model '" + model + "': " + failed + " of " + parts.size() + " resampling parts could not be fitted and do not "
			+ "count; the first because: " + Arrays.stream(reasons).filter(r -> r != null).findFirst().orElseThrow().getMessage());
		final boolean[] positive = y.positive();
		int cases = 0;
		for (final boolean b : positive) if (b) cases++;
		if (how.method().equals("loo")) return pooled(model, parts, held, thresholds, y);
		final List<ModelMetrics> each = new ArrayList<>();
		for (int k = 0; k < held.length; k++) {
			if (held[k] != null) each.add(ModelMetrics.of(model, "resampling", y.of(parts.get(k).held).positive(), held[k], thresholds[k]));
		}
		return ModelMetrics.mean(model, "resampling", positive.length, cases, each);
	}

	/** Leaving one out gives one score a part: they are judged together. */
	private static ModelMetrics pooled(final String model, final List<Part> parts, final double[][] held, final double[] thresholds,
		final Outcome.Classes y)
	{
		final int[] rows = IntStream.range(0, held.length).filter(k -> held[k] != null).toArray();
		final double[] score = new double[rows.length];
		double threshold = 0;
		for (int i = 0; i < rows.length; i++) {
			score[i] = held[rows[i]][0];
			threshold += thresholds[rows[i]] / rows.length;
		}
		return ModelMetrics.of(model, "resampling", y.of(IntStream.of(rows).map(k -> parts.get(k).held[0]).toArray()).positive(), score, threshold);
	}

	private static double[] scores(final Model m, final Predictors x) {
		return Arrays.stream(m.predict(x)).mapToDouble(p -> p[0]).toArray();
	}

	private static List<Part> parts(final Outcome.Classes y, final TrainingSettings.Resampling how, final RandomStream random) {
		final int n = y.rows(), fewest = Arrays.stream(y.counts()).min().orElse(0);
		final List<Part> out = new ArrayList<>();
		if (how.method().equals("bootstrap")) {
			for (int r = 0; r < how.repeats(); r++) out.add(bootstrap(y, random.fork(r)));
			return out;
		}
		if (!how.method().equals("loo") && fewest < 2) throw new InputException("resampling: the smallest class has " + fewest
			+ " training row; cross-validation needs 2 of each class.");
		for (int r = 0; r < (how.method().equals("repeated_kfold") ? how.repeats() : 1); r++) {
			final int[] fold = how.method().equals("loo") ? Folds.leaveOneOut(n) : Folds.stratified(y.y(), Math.min(how.folds(), n), random.fork(r));
			for (int f = 0; f <= Arrays.stream(fold).max().orElse(0); f++) out.add(new Part(Folds.training(fold, f), Folds.held(fold, f)));
		}
		return out;
	}

	/** Rows drawn with replacement within each class; those not drawn are held out. */
	private static Part bootstrap(final Outcome.Classes y, final RandomStream random) {
		final int[] classes = y.y(), drawn = new int[classes.length];
		final boolean[] in = new boolean[classes.length];
		for (int c = 0, k = 0; c < y.levels().size(); c++) {
			final int cls = c;
			final int[] rows = IntStream.range(0, classes.length).filter(i -> classes[i] == cls).toArray();
			for (int i = 0; i < rows.length; i++) {
				drawn[k] = rows[random.nextInt(rows.length)];
				in[drawn[k++]] = true;
			}
		}
		return new Part(drawn, IntStream.range(0, in.length).filter(i -> !in[i]).toArray());
	}
}
