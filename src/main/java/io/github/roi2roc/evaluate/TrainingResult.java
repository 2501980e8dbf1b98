package io.github.roi2roc.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import io.github.roi2roc.learn.FittedLearner;
import io.github.roi2roc.learn.Model;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.select.Step;
import io.github.roi2roc.table.FeatureTable;

/**
 * What a training gave.
 *
 * @param settings what it was told
 * @param levels the outcome's classes; the second is the positive one
 * @param cases names of the rows, in the table's order
 * @param sets train, test or external, row by row
 * @param outcomes row by row; empty where unknown
 * @param scores model → score of each row: probability of the positive class, or a decision value (higher means positive)
 * @param models by name
 * @param metrics one entry per model and set
 * @param warnings sentences for the user
 */
public record TrainingResult(TrainingSettings settings, List<String> levels, List<String> cases, List<String> sets, List<String> outcomes,
	Map<String, double[]> scores, Map<String, Model> models, List<ModelMetrics> metrics, List<String> warnings)
{

	public TrainingResult {
		levels = List.copyOf(levels);
		cases = List.copyOf(cases);
		sets = List.copyOf(sets);
		outcomes = List.copyOf(outcomes);
		scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
		models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
		metrics = List.copyOf(metrics);
		warnings = List.copyOf(warnings);
	}

	/** {@code case,set,outcome} and one column per model. */
	public FeatureTable predictionTable() {
		final FeatureTable.Builder t = FeatureTable.builder("predictions.csv").text("case", cases.toArray(new String[0])).text("set", sets.toArray(
			new String[0])).text("outcome", outcomes.toArray(new String[0]));
		scores.forEach(t::number);
		return t.build();
	}

	/** One row per model and set. */
	public FeatureTable metricTable() {
		return FeatureTable.builder("metrics.csv").text("model", metrics.stream().map(ModelMetrics::model).toArray(String[]::new)).text("set", metrics
			.stream().map(ModelMetrics::set).toArray(String[]::new)).number("n", numbers(ModelMetrics::n)).number("positives", numbers(
				ModelMetrics::positives)).number("auc", numbers(ModelMetrics::auc)).number("ci_low", numbers(ModelMetrics::low)).number("ci_high",
					numbers(ModelMetrics::high)).number("threshold", numbers(ModelMetrics::threshold)).number("sensitivity", numbers(
						ModelMetrics::sensitivity)).number("specificity", numbers(ModelMetrics::specificity)).number("accuracy", numbers(
							ModelMetrics::accuracy)).number("ppv", numbers(ModelMetrics::ppv)).number("npv", numbers(ModelMetrics::npv)).number("f1", numbers(
								ModelMetrics::f1)).build();
	}

	private double[] numbers(final ToDoubleFunction<ModelMetrics> f) {
		return metrics.stream().mapToDouble(f).toArray();
	}

	private record Line(String model, String step, FittedLearner.Coefficient c) {}

	/** {@code model,step,term,coefficient,se,z,p}: what each selection kept, with its coefficient, then the learner's own coefficients. */
	public FeatureTable coefficientTable() {
		final List<Line> lines = new ArrayList<>();
		models.forEach((name, m) -> {
			m.decisions().forEach((step, all) -> {
				for (final Step.Decision d : all) {
					if (d.kept() && step.endsWith(" lasso")) lines.add(new Line(name, "lasso", new FittedLearner.Coefficient(d.feature(), d.value(), Double.NaN,
						Double.NaN, Double.NaN)));
				}
			});
			for (final FittedLearner.Coefficient c : m.fitted().coefficients()) lines.add(new Line(name, m.learner(), c));
		});
		return FeatureTable.builder("coefficients.csv").text("model", texts(lines, Line::model)).text("step", texts(lines, Line::step)).text("term",
			texts(lines, l -> l.c.term())).number("coefficient", numbers(lines, FittedLearner.Coefficient::value)).number("se", numbers(lines,
				FittedLearner.Coefficient::se)).number("z", numbers(lines, FittedLearner.Coefficient::z)).number("p", numbers(lines,
					FittedLearner.Coefficient::p)).build();
	}

	private static String[] texts(final List<Line> lines, final Function<Line, String> f) {
		return lines.stream().map(f).toArray(String[]::new);
	}

	private static double[] numbers(final List<Line> lines, final ToDoubleFunction<FittedLearner.Coefficient> f) {
		return lines.stream().mapToDouble(l -> f.applyAsDouble(l.c)).toArray();
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
	public void write(final Path folder, final Map<String, ?> inputs) {
		final Map<String, Object> made = new LinkedHashMap<>();
		made.put("outcome", settings.outcome());
		made.put("positive", levels.get(1));
		made.put("seed", settings.split().seed());
		made.put("training_rows", sets.stream().filter("train"::equals).count());
		inputs.forEach(made::put);
		final Map<String, FeatureTable> tables = new LinkedHashMap<>();
		tables.put("predictions.csv", predictionTable());
		tables.put("metrics.csv", metricTable());
		tables.put("coefficients.csv", coefficientTable());
		final ConfidenceTables more = new ConfidenceTables(this);
		tables.put("metrics_ci.csv", more.intervals());
		tables.put("precision_recall.csv", more.precisionRecall());
		final FeatureTable pairs = more.reclassification();
		if (pairs.rows() > 0) tables.put(pairs.source(), pairs);
		tables.forEach((file, t) -> {
			t.write(folder.resolve(file));
			final Provenance p = new Provenance(file.substring(0, file.length() - ".csv".length()));
			made.forEach(p::with);
			p.with("models", new ArrayList<>(models.keySet())).with("warnings", warnings).writeBeside(folder.resolve(file));
		});
		models.forEach((name, m) -> {
			final Map<String, Object> of = new LinkedHashMap<>(made);
			of.put("threshold", threshold(name));
			m.write(folder.resolve("models").resolve(name + ".json"), of);
		});
	}
}
