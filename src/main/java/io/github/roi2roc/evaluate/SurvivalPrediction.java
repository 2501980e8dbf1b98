package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.learn.SavedModel;
import io.github.roi2roc.learn.SurvivalScale;
import io.github.roi2roc.provenance.ExtractionSettings;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.FollowUp;
import io.github.roi2roc.table.Outcome;

/** {@link Prediction} of a survival model: risk, survival at the training's times, and the group that the training rows' median risk makes. */
final class SurvivalPrediction {

	private SurvivalPrediction() {}

	/** @param status column of the table; empty for the one of the training, if the table has it */
	static Prediction of(final SavedModel saved, final FeatureTable table, final Optional<ExtractionSettings> extraction, final String status) {
		final List<String> warnings = new ArrayList<>(Prediction.compare(saved, table, extraction));
		final double[] risk = Prediction.scores(saved, table, warnings)[0];
		final SavedModel.Survival of = saved.survival();
		if (of == null) throw new InputException("Model '" + saved.name() + "' does not say which times it was trained on. Train the model again.");
		final SurvivalScale scale = of.scale();
		final int[] scored = IntStream.range(0, risk.length).filter(r -> !Double.isNaN(risk[r])).toArray();
		final Predictors x = Prediction.predictors(saved, table);
		final PredictedSurvival curves = PredictedSurvival.of(saved.model(), x.of(scored), DoubleStream.concat(DoubleStream.of(scale.at()), DoubleStream.of(
			scale.times())).sorted().distinct().toArray());
		final FollowUp known = known(saved, table, status, warnings);
		final FeatureTable.Builder out = FeatureTable.builder("predictions.csv").text("case", Prediction.cases(table)).text("set", Prediction.sets(table));
		if (known != null) out.number("time", known.time()).number("status", IntStream.range(0, risk.length).mapToDouble(r -> !known.known(r) ? Double.NaN
			: known.event()[r] ? 1 : 0).toArray());
		out.number(saved.name(), risk);
		final double[][] at = new double[risk.length][scale.at().length];
		for (final double[] row : at) Arrays.fill(row, Double.NaN);
		final double[][] predicted = curves.at(scale.at());
		for (int i = 0; i < scored.length; i++) at[scored[i]] = predicted[i];
		SurvivalResult.columns(out, saved.name(), scale.at(), at).text(saved.name() + "_group", SurvivalJudged.groupNames(risk, scale));
		return new Prediction(out.build(), known == null ? Prediction.Judged.NOTHING : judge(saved, known, risk, scored, curves, warnings), warnings);
	}

	/** Null where the table does not say what came of the cases. */
	private static FollowUp known(final SavedModel saved, final FeatureTable table, final String asked, final List<String> warnings) {
		final String status = asked.isBlank() ? saved.outcome() : asked.strip(), time = saved.survival().time();
		if (status.isEmpty() || asked.isBlank() && !table.has(status)) return null;
		if (!table.has(time)) {
			warnings.add(table.source() + " has the status '" + status + "', but no column '" + time + "' with the times, so nothing is measured.");
			return null;
		}
		final String event = saved.survival().event();
		if (!event.isEmpty() && table.sortedLevels(status).size() == 1 && IntStream.range(0, table.rows()).noneMatch(r -> table.text(r, status).equals(
			event))) {
			warnings.add("Every row has the status '" + table.sortedLevels(status).get(0) + "' and none the event '" + event + "', so nothing is measured.");
			return null;
		}
		return FollowUp.of(table, time, status, event);
	}

	private static Prediction.Judged judge(final SavedModel saved, final FollowUp known, final double[] risk, final int[] scored,
		final PredictedSurvival curves, final List<String> warnings)
	{
		final int[] places = IntStream.range(0, scored.length).filter(i -> known.known(scored[i])).toArray();
		final int[] rows = IntStream.of(places).map(i -> scored[i]).toArray();
		final Outcome.Survival y = known.outcome(null, rows);
		if (y.events() == 0) {
			warnings.add("None of " + rows.length + " rows with a risk and an outcome has the event, so nothing is measured.");
			return Prediction.Judged.NOTHING;
		}
		final SurvivalJudged j = SurvivalJudged.of(saved.name(), TrainingRows.EXTERNAL, y, IntStream.of(rows).mapToDouble(r -> risk[r]).toArray(), curves.of(
			places), saved.survival().scale());
		return new Prediction.Judged(j.estimates(), j.curves(), SurvivalJudged.tables(List.of(j)));
	}
}
