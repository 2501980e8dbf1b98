package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.roi2roc.Progress;
import io.github.roi2roc.learn.Model;
import io.github.roi2roc.learn.SurvivalScale;
import io.github.roi2roc.learn.Trainable;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/** {@link Training} of an outcome that is a time and a status. */
final class SurvivalTraining {

	private SurvivalTraining() {}

	/** As {@link Training#run}. */
	static SurvivalResult run(final FeatureTable table, final TrainingSettings settings, final Progress progress) {
		final TrainingPlan<Outcome.Survival> plan = TrainingPlan.of(table, settings, progress, TrainingRows::survival);
		final TrainingRows data = plan.data();
		final Outcome.Survival y = plan.y();
		final SurvivalChecks checks = new SurvivalChecks(settings, data, plan.parts());
		final Work work = new Work(progress, checks.units(plan.trainables()));
		final int[] train = data.in(TrainingRows.TRAIN);
		final double[] at = times(y, settings.survival().at(), plan.warnings());
		final Map<String, double[]> risks = new LinkedHashMap<>();
		final Map<String, double[][]> survival = new LinkedHashMap<>();
		final Map<String, SurvivalScale> scales = new LinkedHashMap<>();
		final List<SurvivalJudged> judged = new ArrayList<>();
		final List<SurvivalMetrics> metrics = new ArrayList<>();
		final Map<String, Model> models = plan.run(work, new TrainingPlan.Judge() {

			@Override
			public void judge(final String name, final Model m, final Trainable maker, final Predictors x) {
				final double[] risk = m.risk(x);
				final PredictedSurvival curves = PredictedSurvival.of(m, x, PredictedSurvival.grid(y, at));
				final SurvivalScale scale = SurvivalScale.of(at, y, IntStream.of(train).mapToDouble(r -> risk[r]).toArray());
				final List<SurvivalJudged> own = SurvivalTraining.judge(name, data, risk, curves, scale, plan.warnings());
				own.forEach(j -> metrics.add(j.metrics()));
				checks.run(name, m, maker, x.of(train), y, work, metrics, plan.warnings());
				judged.addAll(own);
				risks.put(name, risk);
				survival.put(name, curves.at(at));
				scales.put(name, scale);
			}

			@Override
			public void forget(final String name) {
				metrics.removeIf(m -> m.model().equals(name));
			}
		});
		return new SurvivalResult(settings, data.cases(), data.sets(), outcome(data), at, risks, survival, models, scales, metrics, judged, checks.tables(
			models.keySet()), plan.warnings());
	}

	/** Of all rows; the time of a row without an outcome is NaN. */
	private static Outcome.Survival outcome(final TrainingRows data) {
		return data.survival(IntStream.range(0, data.rows().length).toArray());
	}

	/** The times asked for, or quartiles of the training rows' times of events. */
	private static double[] times(final Outcome.Survival y, final List<Double> asked, final List<String> warnings) {
		final double[] time = y.time();
		final boolean[] event = y.event();
		final double last = Arrays.stream(time).max().orElse(0);
		if (asked.isEmpty()) {
			final double[] events = IntStream.range(0, time.length).filter(i -> event[i]).mapToDouble(i -> time[i]).sorted().toArray();
			return IntStream.of(1, 2, 3).mapToDouble(q -> events[(int) Math.ceil(q * events.length / 4.0) - 1]).filter(t -> t > 0).distinct().toArray();
		}
		final List<Double> beyond = asked.stream().filter(t -> t > last).toList();
		if (!beyond.isEmpty()) warnings.add("No training row was followed until " + beyond.get(0) + ", the last until " + last + ": survival at that time is "
			+ "what it was at the end.");
		return asked.stream().mapToDouble(d -> d).toArray();
	}

	private static List<SurvivalJudged> judge(final String name, final TrainingRows data, final double[] risk, final PredictedSurvival curves,
		final SurvivalScale scale, final List<String> warnings)
	{
		final List<SurvivalJudged> out = new ArrayList<>();
		for (final String set : TrainingRows.SETS) {
			final int[] rows = data.in(set);
			if (rows.length == 0) continue;
			final SurvivalJudged j = SurvivalJudged.of(name, set, data.survival(rows), IntStream.of(rows).mapToDouble(r -> risk[r]).toArray(), curves.of(rows),
				scale);
			out.add(j);
			final SurvivalMetrics m = j.metrics();
			if (Double.isNaN(m.c())) warnings.add("Model '" + name + "': of the " + rows.length + " rows of set '" + set + "', " + m.events()
				+ " with the event, no two can be compared, so it has no C-index there.");
		}
		return out;
	}
}
