package io.github.roi2roc.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.roi2roc.learn.Model;
import io.github.roi2roc.learn.SurvivalScale;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/**
 * What a training of survival models gave.
 *
 * @param settings what it was told
 * @param cases names of the rows, in the table's order
 * @param sets train, validation, test or external, row by row
 * @param outcome row by row; the time of a row without an outcome is NaN
 * @param at times at which survival was predicted and judged, rising
 * @param risks model → risk of each row, the higher the sooner the event
 * @param survival model → row × time, the probability of no event until then
 * @param models by name
 * @param scales what judging each model takes from its training rows
 * @param metrics one entry per model and set
 * @param judged what each model is worth on each set
 * @param checks what resampling and tuning gave, each named by its file
 * @param warnings sentences for the user
 */
public record SurvivalResult(TrainingSettings settings, List<String> cases, List<String> sets, Outcome.Survival outcome, double[] at,
	Map<String, double[]> risks, Map<String, double[][]> survival, Map<String, Model> models, Map<String, SurvivalScale> scales,
	List<SurvivalMetrics> metrics, List<SurvivalJudged> judged, List<FeatureTable> checks,
	List<String> warnings) implements Trained
{

	public SurvivalResult {
		cases = List.copyOf(cases);
		sets = List.copyOf(sets);
		at = at.clone();
		risks = Collections.unmodifiableMap(new LinkedHashMap<>(risks));
		survival = Collections.unmodifiableMap(new LinkedHashMap<>(survival));
		models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
		metrics = List.copyOf(metrics);
		judged = List.copyOf(judged);
		scales = Collections.unmodifiableMap(new LinkedHashMap<>(scales));
		checks = List.copyOf(checks);
		warnings = List.copyOf(warnings);
	}

	@Override
	public double[] at() {
		return at.clone();
	}

	/** {@code case,set,time,status} (1 for an event, 0 for a censored row) and each model's risk. */
	@Override
	public FeatureTable predictionTable() {
		final FeatureTable.Builder t = rows("predictions.csv");
		risks.forEach(t::number);
		return t.build();
	}

	private FeatureTable.Builder rows(final String file) {
		final double[] time = outcome.time();
		final boolean[] event = outcome.event();
		return FeatureTable.builder(file).text("case", cases.toArray(new String[0])).text("set", sets.toArray(new String[0])).number("time", time).number(
			"status", IntStream.range(0, time.length).mapToDouble(r -> Double.isNaN(time[r]) ? Double.NaN : event[r] ? 1 : 0).toArray());
	}

	/** {@code case,set,time,status}, and for each model {@code <model>_at_<time>}, the probability of no event until then, and {@code <model>_group}. */
	public FeatureTable survivalTable() {
		final FeatureTable.Builder t = rows("survival.csv");
		survival.forEach((name, s) -> columns(t, name, at, s).text(name + "_group", SurvivalJudged.groupNames(risks.get(name), scales.get(name))));
		return t.build();
	}

	/** Adds {@code <model>_at_<time>} for each time. */
	static FeatureTable.Builder columns(final FeatureTable.Builder t, final String model, final double[] at, final double[][] survival) {
		for (int k = 0; k < at.length; k++) {
			final int column = k;
			t.number(model + "_at_" + number(at[k]), IntStream.range(0, survival.length).mapToDouble(r -> survival[r][column]).toArray());
		}
		return t;
	}

	/** Of a model and set the time-dependent ROC curves, one per time asked for; empty where the set has no row or nobody to tell apart. */
	public List<ClassCurve> curves(final String model, final String set) {
		return judged.stream().filter(j -> j.model().equals(model) && j.set().equals(set)).flatMap(j -> j.curves().stream()).toList();
	}

	/** As short as it can be: 12, not 12.0. */
	static String number(final double d) {
		return d == Math.rint(d) && Math.abs(d) < 1e15 ? Long.toString((long) d) : Double.toString(d);
	}

	@Override
	public FeatureTable metricTable() {
		return SurvivalMetrics.table("metrics.csv", "set", metrics);
	}

	@Override
	public FeatureTable coefficientTable() {
		return CoefficientTable.of(models);
	}

	@Override
	public List<FeatureTable> tables() {
		final List<FeatureTable> out = new ArrayList<>(List.of(predictionTable(), metricTable(), coefficientTable()));
		out.add(survivalTable());
		final FeatureTable selection = CoefficientTable.selection(models);
		if (selection.rows() > 0) out.add(selection);
		out.addAll(SurvivalJudged.tables(judged));
		if (models.size() > 1) out.add(SurvivalJudged.comparisonTable(judged));
		out.addAll(checks);
		return out;
	}

	@Override
	public void write(final Path folder, final Map<String, ?> inputs) {
		final Map<String, Object> made = new LinkedHashMap<>();
		made.put("time", settings.survival().time());
		made.put("status", settings.outcome());
		if (!settings.positive().isEmpty()) made.put("event", settings.positive());
		made.put("at", at);
		made.put("seed", settings.split().seed());
		if (!settings.group().isEmpty()) made.put("group", settings.group());
		made.put("training_rows", sets.stream().filter(TrainingRows.TRAIN::equals).count());
		inputs.forEach(made::put);
		final Map<String, Object> beside = new LinkedHashMap<>(made);
		beside.put("models", new ArrayList<>(models.keySet()));
		beside.put("warnings", warnings);
		ResultFiles.write(folder, tables(), beside);
		models.forEach((name, m) -> {
			final Map<String, Object> of = new LinkedHashMap<>(made);
			of.put("judging", scales.get(name).toJson());
			m.write(folder.resolve("models").resolve(name + ".json"), of);
		});
	}
}
