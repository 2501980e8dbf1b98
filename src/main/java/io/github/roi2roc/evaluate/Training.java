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
import io.github.roi2roc.learn.Pipeline;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.learn.Tuning;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/**
 * Trains the models of a settings file on a table's training rows and applies them to all rows. Everything that is learnt (scaling,
 * imputation, selection, tuning, thresholds) is learnt from training rows.
 */
public final class Training {

	private static final int TUNING_FOLDS = 5;

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
		final Map<String, Pipeline> pipelines = settings.pipelines();
		final TrainingRows data = TrainingRows.of(table, settings, pipelines);
		final List<String> warnings = new ArrayList<>(data.messages());
		final Map<String, Model> models = new LinkedHashMap<>();
		final Map<String, double[]> scores = new LinkedHashMap<>();
		final List<ModelMetrics> metrics = new ArrayList<>();
		InputException first = null;
		int done = 0;
		for (final String name : pipelines.keySet()) {
			progress.check();
			progress.report(done++ / (double) pipelines.size(), "Training " + name);
			try {
				final Predictors x = data.values().keep(data.predictors().get(name));
				final Model m = fit(name, settings, data, x, warnings);
				for (final String w : m.warnings()) warnings.add("Model '" + name + "': " + w);
				final double[] score = Arrays.stream(m.predict(x)).mapToDouble(p -> p[0]).toArray();
				metrics.addAll(judge(name, settings, data, x, score, warnings));
				models.put(name, m);
				scores.put(name, score);
			}
			catch (final InputException e) {
				if (first == null) first = e;
				warnings.add("Model '" + name + "' could not be trained: " + e.getMessage());
			}
		}
		if (models.isEmpty() && first != null) throw first;
		progress.report(1, "Trained " + models.size() + " of " + pipelines.size() + " models");
		return new TrainingResult(settings, data.levels(), data.cases(), data.sets(), List.of(data.outcome()), scores, models, metrics, warnings);
	}

	private static Model fit(final String name, final TrainingSettings settings, final TrainingRows data, final Predictors x,
		final List<String> warnings)
	{
		final int[] train = data.in(TrainingRows.TRAIN);
		return maker(name, settings, warnings).fit(x.of(train), data.classes(train), settings.split().seed());
	}

	/** The way from training rows to the model: the pipeline, with its options searched where the settings say so. */
	private static Resampled.Maker maker(final String name, final TrainingSettings settings, final List<String> warnings) {
		final TrainingSettings.ModelSettings m = settings.models().get(name);
		return (x, y, seed) -> {
			if (m.tune() == null) return settings.pipeline(name, m, m.options()).fit(x, y, seed);
			final int folds = settings.resampling() == null ? TUNING_FOLDS : settings.resampling().folds();
			final Tuning t = Tuning.grid(m.tune().grid(), m.tune().metric(), o -> settings.pipeline(name, m, merged(m.options(), o)), x, y, Math.min(
				folds, TUNING_FOLDS), seed);
			if (warnings != null) warnings.add("Model '" + name + "': tuning chose " + t.options() + " (" + m.tune().metric() + " " + t.score() + ").");
			return settings.pipeline(name, m, merged(m.options(), t.options())).fit(x, y, seed);
		};
	}

	private static Map<String, Object> merged(final Map<String, Object> a, final Map<String, Object> b) {
		final Map<String, Object> out = new LinkedHashMap<>(a);
		out.putAll(b);
		return out;
	}

	private static List<ModelMetrics> judge(final String name, final TrainingSettings settings, final TrainingRows data, final Predictors x,
		final double[] score, final List<String> warnings)
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
			out.add(Resampled.of(name, maker(name, settings, null), x.of(train), y, settings.resampling(), settings.split().seed(), warnings));
		}
		return out;
	}

	private static double[] pick(final double[] values, final int[] rows) {
		return IntStream.of(rows).mapToDouble(r -> values[r]).toArray();
	}
}
