package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.learn.SavedModel;
import io.github.roi2roc.metric.Estimate;
import io.github.roi2roc.provenance.ExtractionSettings;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.FeatureTable;

/**
 * A saved model applied to a table, such as an external cohort. Nothing is learnt from the table.
 *
 * @param table {@code case,set}, {@code outcome} where the table has that column, and the model's score; an empty score where a row lacks a
 *          value that the model needs
 * @param measures of a model of two classes where the table has the outcome, at the threshold that was fixed in training; empty otherwise
 * @param warnings sentences for the user
 */
public record Prediction(FeatureTable table, List<Estimate> measures, List<String> warnings) {

	private static final int NAMED = 10;
	/** Of the bootstrap intervals. */
	private static final long SEED = 1;

	public Prediction {
		measures = List.copyOf(measures);
		warnings = List.copyOf(warnings);
	}

	/**
	 * Applies a model.
	 *
	 * @param extraction settings that the table was extracted with; empty if unknown
	 * @throws InputException if the table lacks a column, a cell holds text or an infinite number, or the table was extracted with other
	 *           settings than the model's training table, showing the difference
	 */
	public static Prediction of(final SavedModel saved, final FeatureTable table, final Optional<ExtractionSettings> extraction) {
		final List<String> warnings = new ArrayList<>(compare(saved, table, extraction));
		final double[][] scores = scores(saved, table, warnings);
		final FeatureTable.Builder out = FeatureTable.builder("predictions.csv").text("case", cases(table)).text("set", sets(table));
		if (!saved.outcome().isEmpty() && table.has(saved.outcome())) out.text("outcome", table.texts(saved.outcome()));
		for (int k = 0; k < scores.length; k++) out.number(saved.columns().get(k), scores[k]);
		return new Prediction(out.build(), measures(saved, table, scores[0], warnings), warnings);
	}

	private static List<Estimate> measures(final SavedModel saved, final FeatureTable table, final double[] score, final List<String> warnings) {
		if (saved.columns().size() > 1 || saved.outcome().isEmpty() || !table.has(saved.outcome()) || Double.isNaN(saved.threshold())) return List.of();
		final String[] cells = table.texts(saved.outcome());
		final List<String> levels = saved.model().levels();
		final int[] known = IntStream.range(0, cells.length).filter(r -> levels.contains(cells[r]) && !Double.isNaN(score[r])).toArray();
		final long other = IntStream.range(0, cells.length).filter(r -> !cells[r].isEmpty() && !levels.contains(cells[r])).count();
		if (other > 0) warnings.add("Outcome '" + saved.outcome() + "' of " + other + " rows is neither '" + levels.get(0) + "' nor '" + levels.get(1)
			+ "', the classes of the model: they do not count in its measures.");
		final boolean[] positive = new boolean[known.length];
		for (int i = 0; i < known.length; i++) positive[i] = cells[known[i]].equals(levels.get(1));
		final long cases = IntStream.range(0, known.length).filter(i -> positive[i]).count();
		if (cases == 0 || cases == known.length) return List.of();
		return Estimate.all(positive, IntStream.of(known).mapToDouble(r -> score[r]).toArray(), saved.threshold(), saved.model().fitted().probability(),
			SEED);
	}

	/** {@code metric,value,ci_low,ci_high,method}. */
	public FeatureTable measureTable() {
		return FeatureTable.builder("metrics.csv").text("metric", measures.stream().map(Estimate::measure).toArray(String[]::new)).number("value", measures
			.stream().mapToDouble(Estimate::value).toArray()).number("ci_low", measures.stream().mapToDouble(Estimate::lower).toArray()).number("ci_high",
				measures.stream().mapToDouble(Estimate::upper).toArray()).text("method", measures.stream().map(Estimate::method).toArray(String[]::new))
			.build();
	}

	/** Refuses a table that was made otherwise; says what could not be compared. */
	static List<String> compare(final SavedModel saved, final FeatureTable table, final Optional<ExtractionSettings> extraction) {
		final List<String> warnings = new ArrayList<>();
		if (saved.extraction().isEmpty()) return warnings;
		if (extraction.isEmpty()) {
			warnings.add(table.source() + " has no sidecar (" + table.source() + ".json) that says how it was extracted: whether its settings are those of "
				+ "the model's training table could not be checked.");
			return warnings;
		}
		final List<String> differences = saved.extraction().get().differencesTo(extraction.get());
		if (!differences.isEmpty()) throw new InputException(table.source() + " was extracted with other settings than the table that model '" + saved
			.name() + "' was trained on: " + String.join("; ", differences.subList(0, Math.min(NAMED, differences.size()))) + (differences.size() > NAMED
				? "; and " + (differences.size() - NAMED) + " more" : "") + ". Extract it again with the settings of the training.");
		if (saved.extraction().get().valuesVersion() != extraction.get().valuesVersion()) warnings.add(table.source()
			+ " was extracted by a version of the suite with other feature values (" + extraction.get().valuesVersion() + ") than the training table ("
			+ saved.extraction().get().valuesVersion() + "): see 'Numbers changed' in the CHANGELOG.");
		return warnings;
	}

	/** Score × row; NaN where a row lacks a value. */
	static double[][] scores(final SavedModel saved, final FeatureTable table, final List<String> warnings) {
		final double[][] rows = saved.model().predict(table);
		final Predictors x = predictors(saved, table);
		final boolean[] complete = saved.model().complete(x);
		final int[] lacking = IntStream.range(0, table.rows()).filter(r -> !complete[r]).toArray();
		if (lacking.length > 0) warnings.add(lacking.length + " of " + table.rows() + " rows lack a value that the model needs and got no score: " + String
			.join(", ", IntStream.of(lacking).limit(NAMED).mapToObj(r -> table.has("case") ? "case " + table.text(r, "case") : "row " + (r + 1)).toList())
			+ (lacking.length > NAMED ? ", …" : "") + ".");
		final double[][] out = new double[saved.columns().size()][table.rows()];
		for (int k = 0; k < out.length; k++) for (int r = 0; r < rows.length; r++) out[k][r] = complete[r] ? rows[r][k] : Double.NaN;
		return out;
	}

	/** The model's columns; @throws InputException if a value is infinite */
	static Predictors predictors(final SavedModel saved, final FeatureTable table) {
		final Predictors x = Predictors.of(table, saved.model().inputs());
		for (int j = 0; j < x.size(); j++) {
			for (int r = 0; r < x.rows(); r++) {
				if (Double.isInfinite(x.columns()[j][r])) throw new InputException(table.source() + ", row " + (r + 1) + (table.has("case") ? " (case "
					+ table.text(r, "case") + ")" : "") + ", column '" + x.names().get(j) + "': the value is infinite. Correct it, or leave it empty.");
			}
		}
		return x;
	}

	static String[] cases(final FeatureTable table) {
		if (table.has("case")) return table.texts("case");
		return IntStream.rangeClosed(1, table.rows()).mapToObj(Integer::toString).toArray(String[]::new);
	}

	private static String[] sets(final FeatureTable table) {
		if (table.has("set")) return table.texts("set");
		return IntStream.range(0, table.rows()).mapToObj(r -> TrainingRows.EXTERNAL).toArray(String[]::new);
	}
}
