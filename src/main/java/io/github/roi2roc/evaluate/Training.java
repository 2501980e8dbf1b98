package io.github.roi2roc.evaluate;

import java.util.ArrayList;
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
		final TrainingPlan<Outcome.Classes> plan = TrainingPlan.of(table, settings, progress, TrainingRows::classes);
		final TrainingRows data = plan.data();
		final Checks checks = new Checks(settings, data, plan.parts());
		final Work work = new Work(progress, checks.units(plan.trainables()));
		final Map<String, double[][]> scores = new LinkedHashMap<>();
		final List<ModelMetrics> metrics = new ArrayList<>();
		final List<MultiMetrics> multi = new ArrayList<>();
		final Map<String, Model> models = plan.run(work, new TrainingPlan.Judge() {

			@Override
			public void judge(final String name, final Model m, final Trainable maker, final Predictors x) {
				final double[][] score = m.predict(x);
				if (plan.y().isBinary()) metrics.addAll(Training.judge(name, data, Resampled.first(score), plan.warnings()));
				else multi.addAll(judgeClasses(name, data, score, m.fitted().probability(), plan.warnings()));
				checks.run(name, m, maker, x.of(data.in(TrainingRows.TRAIN)), plan.y(), work, metrics, multi, plan.warnings());
				scores.put(name, score);
			}

			@Override
			public void forget(final String name) {
				metrics.removeIf(m -> m.model().equals(name));
				multi.removeIf(m -> m.model().equals(name));
			}
		});
		return new TrainingResult(settings, data.levels(), data.cases(), data.sets(), List.of(data.outcome()), scores, models, metrics, multi, checks
			.tables(models.keySet()), plan.warnings());
	}

	private static List<ModelMetrics> judge(final String name, final TrainingRows data, final double[] score, final List<String> warnings) {
		final List<ModelMetrics> out = new ArrayList<>();
		final int[] train = data.in(TrainingRows.TRAIN);
		final double threshold = ModelMetrics.threshold(data.classes(train).positive(), pick(score, train));
		for (final String set : TrainingRows.SETS) {
			final int[] rows = data.in(set);
			if (rows.length == 0) continue;
			final ModelMetrics m = ModelMetrics.of(name, set, data.classes(rows).positive(), pick(score, rows), threshold);
			out.add(m);
			if (Double.isNaN(m.auc())) warnings.add("Model '" + name + "': all " + rows.length + " rows of set '" + set
				+ "' are of one class, so it has no AUC there.");
		}
		return out;
	}

	private static List<MultiMetrics> judgeClasses(final String name, final TrainingRows data, final double[][] score, final boolean probability,
		final List<String> warnings)
	{
		final List<MultiMetrics> out = new ArrayList<>();
		for (final String set : TrainingRows.SETS) {
			final int[] rows = data.in(set);
			if (rows.length == 0) continue;
			out.add(MultiMetrics.of(name, set, data.classes(rows).y(), IntStream.of(rows).mapToObj(r -> score[r]).toArray(double[][]::new), probability));
			final int[] counts = data.classes(rows).counts();
			final List<String> absent = IntStream.range(0, counts.length).filter(k -> counts[k] == 0).mapToObj(data.levels()::get).toList();
			if (!absent.isEmpty()) warnings.add("Model '" + name + "': set '" + set + "' has no row of " + String.join(", ", absent)
				+ "; means over the classes leave it out, and Hand and Till's AUC is not given.");
		}
		return out;
	}

	private static double[] pick(final double[] values, final int[] rows) {
		return IntStream.of(rows).mapToDouble(r -> values[r]).toArray();
	}
}
