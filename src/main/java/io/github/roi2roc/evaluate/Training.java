package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.learn.Model;
import io.github.roi2roc.learn.Trainable;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/**
 * Trains the models of a settings file on a table's training rows and applies them to all rows. Everything that is learnt (scaling,
 * imputation, selection, tuning, thresholds) is learnt from training rows.
 */
public final class Training {

	private Training() {}

	/**
	 * Trains and predicts.
	 *
	 * @param table cases × columns
	 * @param settings what to do; its outcome must be named
	 * @return predictions, measures and models. A model that cannot be fitted is left out with a warning, the others are there
	 * @throws InputException if the table or the settings do not allow any training, or none of the models could be fitted
	 */
	public static TrainingResult run(final FeatureTable table, final TrainingSettings settings, final Progress progress) {
		final Map<String, Trainable> trainables = settings.trainables();
		final TrainingRows data = TrainingRows.of(table, settings, trainables);
		final List<String> warnings = new ArrayList<>(data.messages());
		final Map<String, Model> models = new LinkedHashMap<>();
		final Map<String, double[]> scores = new LinkedHashMap<>();
		final List<ModelMetrics> metrics = new ArrayList<>();
		InputException first = null;
		int done = 0;
		for (final String name : trainables.keySet()) {
			progress.check();
			progress.report(done++ / (double) trainables.size(), "Training " + name);
			try {
				final Predictors x = data.values().keep(data.predictors().get(name));
				final int[] train = data.in(TrainingRows.TRAIN);
				final Model m = trainables.get(name).fit(x.of(train), data.classes(train), settings.split().seed());
				for (final String w : m.warnings()) warnings.add("Model '" + name + "': " + w);
				final double[] score = Arrays.stream(m.predict(x)).mapToDouble(p -> p[0]).toArray();
				metrics.addAll(judge(name, trainables.get(name), settings, data, x, score, warnings));
				models.put(name, m);
				scores.put(name, score);
			}
			catch (final InputException e) {
				if (first == null) first = e;
				warnings.add("Model '" + name + "' could not be trained: " + e.getMessage());
			}
		}
		if (models.isEmpty() && first != null) throw first;
		progress.report(1, "Trained " + models.size() + " of " + trainables.size() + " models");
		return new TrainingResult(settings, data.levels(), data.cases(), data.sets(), List.of(data.outcome()), scores, models, metrics, warnings);
	}

	private static List<ModelMetrics> judge(final String name, final Trainable trainable, final TrainingSettings settings,
		final TrainingRows data, final Predictors x, final double[] score, final List<String> warnings)
	{
		final List<ModelMetrics> out = new ArrayList<>();
		final int[] train = data.in(TrainingRows.TRAIN);
		final double threshold = ModelMetrics.threshold(data.classes(train).positive(), pick(score, train));
		for (final String set : List.of(TrainingRows.TRAIN, TrainingRows.TEST, TrainingRows.EXTERNAL)) {
			final int[] rows = data.in(set);
			if (rows.length == 0) continue;
			final ModelMetrics m = ModelMetrics.of(name, set, data.classes(rows).positive(), pick(score, rows), threshold);
			out.add(m);
			if (Double.isNaN(m.auc())) warnings.add("Model '" + name + "': all " + rows.length + " rows of set '" + set
				+ "' are of one class, so it has no AUC there.");
		}
		if (settings.resampling() != null) {
			final Outcome.Classes y = data.classes(train);
			out.add(Resampled.of(name, trainable, x.of(train), y, settings.resampling(), settings.split().seed(), warnings));
		}
		return out;
	}

	private static double[] pick(final double[] values, final int[] rows) {
		return IntStream.of(rows).mapToDouble(r -> values[r]).toArray();
	}
}
