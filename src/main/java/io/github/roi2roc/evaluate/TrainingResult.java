package io.github.roi2roc.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.github.roi2roc.learn.Model;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.table.FeatureTable;

/**
 * What a training gave.
 *
 * @param settings what it was told
 * @param levels the outcome's classes; the second is the positive one
 * @param cases names of the rows, in the table's order
 * @param sets train, test or external, row by row
 * @param outcomes row by row; empty where unknown
 * @param allScores model → row → 1 for two classes, or one per class
 * @param models by name
 * @param metrics one entry per model and set, where there are two classes
 * @param multi the same, where there are more
 * @param checks what resampling, tuning, the bootstrap and the permutation test gave, each named by its file
 * @param warnings sentences for the user
 */
public record TrainingResult(TrainingSettings settings, List<String> levels, List<String> cases, List<String> sets, List<String> outcomes,
	Map<String, double[][]> allScores, Map<String, Model> models, List<ModelMetrics> metrics, List<MultiMetrics> multi, List<FeatureTable> checks,
	List<String> warnings) implements Trained
{

	public TrainingResult {
		levels = List.copyOf(levels);
		cases = List.copyOf(cases);
		sets = List.copyOf(sets);
		outcomes = List.copyOf(outcomes);
		allScores = Collections.unmodifiableMap(new LinkedHashMap<>(allScores));
		models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
		metrics = List.copyOf(metrics);
		multi = List.copyOf(multi);
		checks = List.copyOf(checks);
		warnings = List.copyOf(warnings);
	}

	/** Whether there are two classes. */
	public boolean isBinary() {
		return levels.size() == 2;
	}

	/** Of two classes, model → score of each row: probability of the positive class, or a decision value (higher means positive). */
	public Map<String, double[]> scores() {
		final Map<String, double[]> out = new LinkedHashMap<>();
		if (isBinary()) allScores.forEach((name, s) -> out.put(name, Resampled.first(s)));
		return out;
	}

	/**
	 * {@code case,set,outcome} and one column per model; of more than two classes one column per model and class, {@code <model>_<class>},
	 * and the class that is predicted, {@code <model>_predicted}.
	 */
	@Override
	public FeatureTable predictionTable() {
		final FeatureTable.Builder t = FeatureTable.builder("predictions.csv").text("case", cases.toArray(new String[0])).text("set", sets.toArray(
			new String[0])).text("outcome", outcomes.toArray(new String[0]));
		scores().forEach(t::number);
		if (!isBinary()) allScores.forEach((name, s) -> ClassColumns.add(t, name, levels, s, models.get(name).fitted().probability()));
		return t.build();
	}

	/** One row per model and set. */
	@Override
	public FeatureTable metricTable() {
		if (!isBinary()) return MultiMetrics.table("metrics.csv", "set", multi);
		return table("metrics.csv", "set", metrics);
	}

	/** @param second name of the column that says on which rows */
	static FeatureTable table(final String file, final String second, final List<ModelMetrics> metrics) {
		return FeatureTable.builder(file).text("model", metrics.stream().map(ModelMetrics::model).toArray(String[]::new)).text(second, metrics
			.stream().map(ModelMetrics::set).toArray(String[]::new)).number("n", measures(metrics, ModelMetrics::n)).number("positives", measures(metrics, 
				ModelMetrics::positives)).number("auc", measures(metrics, ModelMetrics::auc)).number("ci_low", measures(metrics, ModelMetrics::low)).number("ci_high",
					measures(metrics, ModelMetrics::high)).number("threshold", measures(metrics, ModelMetrics::threshold)).number("sensitivity", measures(metrics, 
						ModelMetrics::sensitivity)).number("specificity", measures(metrics, ModelMetrics::specificity)).number("accuracy", measures(metrics, 
							ModelMetrics::accuracy)).number("ppv", measures(metrics, ModelMetrics::ppv)).number("npv", measures(metrics, ModelMetrics::npv)).number("f1", measures(metrics, 
								ModelMetrics::f1)).build();
	}

	private static double[] measures(final List<ModelMetrics> metrics, final ToDoubleFunction<ModelMetrics> f) {
		return metrics.stream().mapToDouble(f).toArray();
	}

	/** {@code model,step,term,coefficient,se,z,p}: what each selection kept, with its coefficient, then the learner's own coefficients. */
	@Override
	public FeatureTable coefficientTable() {
		return CoefficientTable.of(models);
	}

	/** Youden's threshold of a model, fixed on its training rows. */
	double threshold(final String model) {
		return metrics.stream().filter(m -> m.model().equals(model) && m.set().equals(TrainingRows.TRAIN)).mapToDouble(ModelMetrics::threshold)
			.findFirst().orElse(Double.NaN);
	}

	/**
	 * Writes {@code predictions.csv}, {@code metrics.csv}, {@code coefficients.csv} and {@code models/*.json} into a folder, and what goes
	 * deeper: {@code metrics_ci.csv} (every measure with its interval), {@code precision_recall.csv} and, where two models give probabilities,
	 * {@code reclassification.csv} (NRI and IDI).
	 */
	public void write(final Path folder) {
		write(folder, Map.of());
	}

	/** As {@link #write(Path)}; {@code inputs} (such as the table's hash) goes into sidecars and models. */
	@Override
	public void write(final Path folder, final Map<String, ?> inputs) {
		final Map<String, Object> made = new LinkedHashMap<>();
		made.put("outcome", settings.outcome());
		if (isBinary()) made.put("positive", levels.get(1));
		else made.put("classes", levels);
		made.put("seed", settings.split().seed());
		if (!settings.group().isEmpty()) made.put("group", settings.group());
		made.put("training_rows", sets.stream().filter("train"::equals).count());
		inputs.forEach(made::put);
		final Map<String, Object> beside = new LinkedHashMap<>(made);
		beside.put("models", new ArrayList<>(models.keySet()));
		beside.put("warnings", warnings);
		ResultFiles.write(folder, tables(), beside);
		models.forEach((name, m) -> {
			final Map<String, Object> of = new LinkedHashMap<>(made);
			if (isBinary()) of.put("threshold", threshold(name));
			m.write(folder.resolve("models").resolve(name + ".json"), of);
		});
	}

	/** Every table that is written, named by its file. */
	@Override
	public List<FeatureTable> tables() {
		final List<FeatureTable> out = new ArrayList<>(List.of(predictionTable(), metricTable(), coefficientTable()));
		if (isBinary()) {
			final ConfidenceTables more = new ConfidenceTables(this);
			out.add(more.intervals());
			out.add(more.precisionRecall());
			final FeatureTable pairs = more.reclassification();
			if (pairs.rows() > 0) out.add(pairs);
		}
		else out.addAll(new ClassTables(this).all());
		out.addAll(checks);
		return out;
	}

	/**
	 * Of more than two classes, each class's curve against all others, and their means, of one set.
	 *
	 * @return empty where the set has no row, or lacks a class
	 */
	public List<ClassCurve> curves(final String model, final String set) {
		return new ClassTables(this).curves(model, set);
	}
}
