package io.github.roi2roc.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.learn.SavedModel;
import io.github.roi2roc.metric.Confusion;
import io.github.roi2roc.metric.Criterion;
import io.github.roi2roc.metric.Estimate;
import io.github.roi2roc.provenance.ExtractionSettings;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.FeatureTable;

/**
 * A saved model applied to a table, such as an external cohort. Nothing is learnt from the table.
 *
 * @param table {@code case,set}, {@code outcome} (of survival {@code time,status}) where the table has that column, and the model's score, or of more
 *          than two classes each one's and the class predicted, or of survival the risk, the probability of no event until some times and the risk group; an empty score where a row lacks a value that the model needs
 * @param judged measures and curves where the table has the outcome; of two classes at the threshold that was fixed in training
 * @param warnings sentences for the user
 */
public record Prediction(FeatureTable table, Judged judged, List<String> warnings) {

	/**
	 * What is known of rows with an outcome.
	 *
	 * @param measures with their intervals
	 * @param curves the ROC curve, or of more than two classes each one's against the others, and their means
	 * @param tables further tables, named by the end of their files
	 */
	public record Judged(List<Estimate> measures, List<ClassCurve> curves, List<FeatureTable> tables) {

		static final Judged NOTHING = new Judged(List.of(), List.of(), List.of());

		public Judged {
			measures = List.copyOf(measures);
			curves = List.copyOf(curves);
			tables = List.copyOf(tables);
		}
	}

	private static final int NAMED = 10;
	/** Of the bootstrap intervals. */
	private static final long SEED = 1;

	public Prediction {
		warnings = List.copyOf(warnings);
	}

	/** Applies a model; the outcome stands, if anywhere, in the column that it stood in in training. */
	public static Prediction of(final SavedModel saved, final FeatureTable table, final Optional<ExtractionSettings> extraction) {
		return of(saved, table, extraction, "");
	}

	/**
	 * Applies a model.
	 *
	 * @param extraction settings that the table was extracted with; empty if unknown
	 * @param outcome the column with the outcome; empty for the one of the training, if the table has it
	 * @throws InputException if the table lacks a column, a cell holds text or an infinite number, or the table was extracted with other
	 *           settings than the model's training table, showing the difference
	 */
	public static Prediction of(final SavedModel saved, final FeatureTable table, final Optional<ExtractionSettings> extraction, final String outcome) {
		if (saved.model().isSurvival()) return SurvivalPrediction.of(saved, table, extraction, outcome);
		final List<String> warnings = new ArrayList<>(compare(saved, table, extraction));
		final String column = outcome.isBlank() ? saved.outcome() : outcome.strip();
		final boolean known = !column.isEmpty() && (table.has(column) || !outcome.isBlank());
		final String[] cells = known ? table.texts(column) : null;
		final double[][] scores = scores(saved, table, warnings);
		final FeatureTable.Builder out = FeatureTable.builder("predictions.csv").text("case", cases(table)).text("set", sets(table));
		if (known) out.text("outcome", cells);
		if (scores.length == 1) out.number(saved.name(), scores[0]);
		else ClassColumns.add(out, saved.name(), saved.model().levels(), rows(scores, IntStream.range(0, table.rows()).toArray()), true);
		return new Prediction(out.build(), known ? judge(saved, column, cells, scores, warnings) : Judged.NOTHING, warnings);
	}

	private static double[][] rows(final double[][] scores, final int[] which) {
		return IntStream.of(which).mapToObj(r -> Arrays.stream(scores).mapToDouble(s -> s[r]).toArray()).toArray(double[][]::new);
	}

	private static Judged judge(final SavedModel saved, final String column, final String[] cells, final double[][] score, final List<String> warnings) {
		final List<String> levels = saved.model().levels();
		final int[] known = IntStream.range(0, cells.length).filter(r -> levels.contains(cells[r]) && !Double.isNaN(score[0][r])).toArray();
		final long other = IntStream.range(0, cells.length).filter(r -> !cells[r].isEmpty() && !levels.contains(cells[r])).count();
		if (other > 0) warnings.add("Outcome '" + column + "' of " + other + " rows is none of the model's classes (" + String.join(", ", levels)
			+ "): they do not count in its measures.");
		final int[] y = IntStream.of(known).map(r -> levels.indexOf(cells[r])).toArray();
		if (IntStream.of(y).distinct().count() < 2) {
			warnings.add(known.length == 0 ? "No row has a score and an outcome in '" + column + "', so nothing is measured." : "All " + known.length
				+ " rows with a score and an outcome in '" + column + "' are '" + levels.get(y[0]) + "'; measures need rows of another class too.");
			return Judged.NOTHING;
		}
		if (levels.size() > 2) return judgeClasses(y, rows(score, known), levels);
		if (Double.isNaN(saved.threshold())) {
			warnings.add("The model file has no threshold, so nothing is measured. Train the model again.");
			return Judged.NOTHING;
		}
		final boolean[] positive = new boolean[y.length];
		for (int i = 0; i < y.length; i++) positive[i] = y[i] == 1;
		final double[] s = IntStream.of(known).mapToDouble(r -> score[0][r]).toArray();
		final ClassCurve curve = ClassCurves.of(saved.name(), positive, s);
		return new Judged(Estimate.all(positive, s, saved.threshold(), saved.model().fitted().probability(), SEED), List.of(curve), List.of(ClassCurves.table(
			"roc.csv", "score", List.of(curve))));
	}

	private static Judged judgeClasses(final int[] y, final double[][] scores, final List<String> levels) {
		final List<ClassCurve> curves = ClassCurves.of(y, scores, levels);
		return new Judged(ClassEstimates.of(y, scores, true, levels, SEED), curves, List.of(ClassCurves.table("roc.csv", "class", curves), ClassColumns
			.confusion(FeatureTable.builder("confusion.csv"), List.of(Confusion.of(y, Criterion.called(scores, true), levels.size())), levels), ClassMeasures
				.columns(FeatureTable.builder("class_metrics.csv"), IntStream.range(0, levels.size()).mapToObj(c -> ClassMeasures.of(c, y, scores, true))
					.toList(), levels)));
	}

	/** {@code metric,value,ci_low,ci_high,method}; no row where nothing was measured. */
	public FeatureTable measureTable() {
		final List<Estimate> m = judged.measures;
		return FeatureTable.builder("metrics.csv").text("metric", m.stream().map(Estimate::measure).toArray(String[]::new)).number("value", m.stream()
			.mapToDouble(Estimate::value).toArray()).number("ci_low", m.stream().mapToDouble(Estimate::lower).toArray()).number("ci_high", m.stream()
				.mapToDouble(Estimate::upper).toArray()).text("method", m.stream().map(Estimate::method).toArray(String[]::new)).build();
	}

	/**
	 * Writes the table, and where the outcome is known {@code <file>.metrics.csv}, {@code <file>.roc.csv} and, of more than two classes,
	 * {@code <file>.confusion.csv} and {@code <file>.class_metrics.csv}, each with a sidecar.
	 *
	 * @param made what goes into the sidecars
	 */
	public void write(final Path file, final Map<String, ?> made) {
		ResultFiles.write(table, file, "predictions", made);
		if (judged.measures.isEmpty()) return;
		ResultFiles.write(measureTable(), beside(file, "metrics.csv"), "measures of predictions", made);
		for (final FeatureTable t : judged.tables) ResultFiles.write(t, beside(file, t.source()), t.source().replaceFirst("\\.csv$", ""), made);
	}

	/** A file's name with another end behind. */
	public static Path beside(final Path file, final String end) {
		return file.resolveSibling(file.getFileName() + "." + end);
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

	static String[] sets(final FeatureTable table) {
		if (table.has("set")) return table.texts("set");
		return IntStream.range(0, table.rows()).mapToObj(r -> TrainingRows.EXTERNAL).toArray(String[]::new);
	}
}
