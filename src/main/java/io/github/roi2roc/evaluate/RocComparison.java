package io.github.roi2roc.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.metric.Auc;
import io.github.roi2roc.metric.DelongTest;
import io.github.roi2roc.metric.OperatingPoint;
import io.github.roi2roc.metric.RocCurve;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

/**
 * ROC curves of several scores of the same rows, compared pair by pair with DeLong's test.
 *
 * @param outcome name of the outcome column
 * @param positive its positive level
 * @param negative its other level
 * @param scores one entry per score, in the order asked for
 * @param pairs every pair of scores, in that order
 * @param warnings sentences for the user: rows left out, an AUC below one half, unlike directions, …
 */
public record RocComparison(String outcome, String positive, String negative, List<Score> scores, List<Pair> pairs, List<String> warnings) {

	/** Columns that are never a score when none is named. */
	private static final Set<String> NOT_SCORES = Set.of("case", "set", "label", "outcome", "fold");

	/**
	 * One score.
	 *
	 * @param name the column
	 * @param curve every point
	 * @param auc area, variance and interval
	 * @param youden the point of largest sensitivity + specificity
	 */
	public record Score(String name, RocCurve curve, Auc auc, OperatingPoint youden) {

		/** Rows with a score and an outcome. */
		public int n() {
			return auc.cases() + auc.controls();
		}
	}

	/** Two scores and DeLong's paired test of their AUCs, on the rows that have both. */
	public record Pair(String score1, String score2, DelongTest test) {}

	public RocComparison {
		scores = List.copyOf(scores);
		pairs = List.copyOf(pairs);
		warnings = List.copyOf(warnings);
	}

	/**
	 * @param outcome column with two levels; rows where it is empty are left out with a warning
	 * @param positive the positive level; null or empty for the last in sort order
	 * @param scores columns of numbers; empty for all columns of numbers but case, set, label and the outcome. Rows without a score are left
	 *          out of that score's curve and of its pairs, with a warning
	 * @param direction which end of the scores means positive; AUTO chooses for each score by the medians, and says so
	 * @throws InputException if a column is missing or holds text, a score is infinite, or the rows with a score have one class only
	 */
	public static RocComparison of(final FeatureTable table, final String outcome, final String positive, final List<String> scores,
		final RocDirection direction)
	{
		final BinaryOutcome y = BinaryOutcome.of(table, outcome, positive);
		final List<String> names = scores.isEmpty() ? allScores(table, outcome) : List.copyOf(new LinkedHashSet<>(scores));
		final List<String> warnings = new ArrayList<>();
		final int[] known = IntStream.range(0, table.rows()).filter(y::known).toArray();
		if (known.length < table.rows()) warnings.add((table.rows() - known.length) + " of " + table.rows() + " rows have no outcome in '" + outcome
			+ "' and were left out.");
		warnAboutSets(table, outcome, warnings);
		final double[][] values = new double[names.size()][];
		final List<Score> curves = new ArrayList<>();
		for (int s = 0; s < names.size(); s++) {
			final String name = names.get(s);
			values[s] = Arrays.stream(known).mapToDouble(r -> value(table, name, r)).toArray();
			curves.add(score(name, y, known, values[s], direction, warnings));
		}
		final List<Pair> pairs = new ArrayList<>();
		for (int a = 0; a < names.size(); a++) {
			for (int b = a + 1; b < names.size(); b++) pairs.add(pair(curves.get(a), values[a], curves.get(b), values[b], y, known, warnings));
		}
		return new RocComparison(outcome, y.positive(), y.negative(), curves, pairs, warnings);
	}

	private static List<String> allScores(final FeatureTable table, final String outcome) {
		final List<String> names = table.names().stream().filter(n -> !n.equals(outcome) && !NOT_SCORES.contains(n) && table.isNumeric(n)).toList();
		if (names.isEmpty()) throw new InputException(table.source() + " has no column of numbers besides the outcome; name the scores to compare.");
		return names;
	}

	private static void warnAboutSets(final FeatureTable table, final String outcome, final List<String> warnings) {
		if (outcome.equals("set") || !table.has("set")) return;
		final Set<String> sets = table.levels("set");
		if (sets.contains("train") && sets.size() > 1) warnings.add("Column 'set' holds " + String.join(", ", sets)
			+ ": the curves are over all rows, training rows among them. Keep the rows of one set for a curve on unseen cases.");
	}

	private static double value(final FeatureTable table, final String name, final int row) {
		final String cell = table.text(row, name);
		final double v;
		try {
			v = Csv.number(cell);
		}
		catch (final NumberFormatException e) {
			throw new InputException(at(table, name, row) + "'" + cell + "' is not a number. Correct the cell, or leave the score out.", e);
		}
		if (Double.isInfinite(v)) throw new InputException(at(table, name, row) + "the score is infinite; a ROC curve needs finite scores. Correct "
			+ "the cell, or leave it empty.");
		return v;
	}

	private static String at(final FeatureTable table, final String name, final int row) {
		return table.source() + ", row " + (row + 1) + (table.has("case") ? " (case " + table.text(row, "case") + ")" : "") + ", score '" + name
			+ "': ";
	}

	private static Score score(final String name, final BinaryOutcome y, final int[] known, final double[] values, final RocDirection direction,
		final List<String> warnings)
	{
		final int[] use = IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).toArray();
		final int missing = values.length - use.length;
		if (missing > 0) warnings.add("Score '" + name + "': " + missing + " of " + values.length + " rows have no value and were left out (n = "
			+ use.length + ").");
		final boolean[] positive = classes(y, known, use);
		final double[] score = pick(values, use);
		final Auc auc;
		final RocCurve curve;
		try {
			curve = RocCurve.of(positive, score, direction);
			auc = Auc.of(positive, score, curve.direction());
		}
		catch (final InputException e) {
			throw new InputException("Score '" + name + "', outcome '" + y.column() + "': " + e.getMessage(), e);
		}
		if (direction == RocDirection.AUTO) warnings.add("Score '" + name + "': direction '" + curve.direction().word()
			+ "' was chosen from the medians of these very rows; fix it beforehand where the rows are a test set.");
		if (auc.value() < 0.5) warnings.add(String.format(Locale.ROOT, "Score '%s': AUC %.3f is below 0.5 with direction '%s'. Is %s meant?",
			name, auc.value(), curve.direction().word(), curve.direction() == RocDirection.HIGHER ? "'lower'" : "'higher'"));
		if (Double.isNaN(auc.variance())) warnings.add("Score '" + name + "': " + auc.cases() + " positive and " + auc.controls()
			+ " negative rows; a confidence interval needs two of each.");
		else if (auc.value() == 1) warnings.add("Score '" + name + "': AUC is 1, so its interval is 1 to 1, which says little in " + use.length
			+ " rows.");
		return new Score(name, curve, auc, curve.youden());
	}

	private static Pair pair(final Score a, final double[] va, final Score b, final double[] vb, final BinaryOutcome y, final int[] known,
		final List<String> warnings)
	{
		final int[] both = IntStream.range(0, va.length).filter(i -> !Double.isNaN(va[i]) && !Double.isNaN(vb[i])).toArray();
		final String names = "'" + a.name() + "' and '" + b.name() + "'";
		if (both.length < a.n() || both.length < b.n()) warnings.add("Scores " + names + " are compared on the " + both.length
			+ " rows that have both.");
		final RocDirection da = a.auc().direction(), db = b.auc().direction();
		if (da != db) warnings.add("Scores " + names + " have unlike directions ('" + da.word() + "' and '" + db.word()
			+ "'): each curve was computed in its own.");
		final boolean[] positive = classes(y, known, both);
		int cases = 0;
		for (final boolean p : positive) if (p) cases++;
		if (cases < 2 || positive.length - cases < 2) {
			warnings.add("Scores " + names + " share " + cases + " positive and " + (positive.length - cases)
				+ " negative rows; DeLong's test needs two of each.");
			return new Pair(a.name(), b.name(), new DelongTest(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
		}
		return new Pair(a.name(), b.name(), DelongTest.paired(positive, pick(va, both), da, pick(vb, both), db));
	}

	private static boolean[] classes(final BinaryOutcome y, final int[] known, final int[] use) {
		final boolean[] out = new boolean[use.length];
		for (int i = 0; i < use.length; i++) out[i] = y.isPositive(known[use[i]]);
		return out;
	}

	private static double[] pick(final double[] values, final int[] use) {
		return Arrays.stream(use).mapToDouble(i -> values[i]).toArray();
	}

	/** The table of curves: {@code score,n,direction,auc,ci_low,ci_high,variance,threshold,sensitivity,specificity,accuracy,ppv,npv,f1}. */
	public FeatureTable rocTable() {
		final FeatureTable.Builder t = FeatureTable.builder("roc.csv").text("score", texts(Score::name)).number("n", numbers(Score::n)).text(
			"direction", texts(s -> s.auc().direction().word()));
		t.number("auc", numbers(s -> s.auc().value())).number("ci_low", numbers(s -> s.auc().lower())).number("ci_high", numbers(s -> s.auc()
			.upper())).number("variance", numbers(s -> s.auc().variance()));
		t.number("threshold", numbers(s -> s.youden().threshold())).number("sensitivity", numbers(s -> s.youden().sensitivity())).number(
			"specificity", numbers(s -> s.youden().specificity())).number("accuracy", numbers(s -> s.youden().accuracy()));
		return t.number("ppv", numbers(s -> s.youden().ppv())).number("npv", numbers(s -> s.youden().npv())).number("f1", numbers(s -> s.youden()
			.f1())).build();
	}

	private String[] texts(final Function<Score, String> f) {
		return scores.stream().map(f).toArray(String[]::new);
	}

	private double[] numbers(final ToDoubleFunction<Score> f) {
		return scores.stream().mapToDouble(f).toArray();
	}

	/** The table of pairs: {@code score1,score2,z,p}. */
	public FeatureTable delongTable() {
		return FeatureTable.builder("delong.csv").text("score1", pairs.stream().map(Pair::score1).toArray(String[]::new)).text("score2", pairs
			.stream().map(Pair::score2).toArray(String[]::new)).number("z", pairs.stream().mapToDouble(p -> p.test().statistic()).toArray()).number(
				"p", pairs.stream().mapToDouble(p -> p.test().p()).toArray()).build();
	}

	/**
	 * Every score against every other: {@code score,statistic} and a column per score; two rows per score, its Z (above 0 where the row's AUC
	 * is larger) and its p. The diagonal is empty.
	 */
	public FeatureTable delongMatrix() {
		final int n = scores.size();
		final double[][] cells = new double[n][2 * n];
		for (final double[] column : cells) Arrays.fill(column, Double.NaN);
		final List<String> names = scores.stream().map(Score::name).toList();
		for (final Pair p : pairs) {
			final int a = names.indexOf(p.score1), b = names.indexOf(p.score2);
			cells[b][2 * a] = p.test.statistic();
			cells[a][2 * b] = 0 - p.test.statistic();
			cells[b][2 * a + 1] = cells[a][2 * b + 1] = p.test.p();
		}
		final FeatureTable.Builder t = FeatureTable.builder("delong_matrix.csv").text("score", IntStream.range(0, 2 * n).mapToObj(i -> names.get(i
			/ 2)).toArray(String[]::new)).text("statistic", IntStream.range(0, 2 * n).mapToObj(i -> i % 2 == 0 ? "z" : "p").toArray(String[]::new));
		for (int j = 0; j < n; j++) t.number(names.get(j), cells[j]);
		return t.build();
	}

	/** Every point of every curve: {@code score,threshold,sensitivity,specificity}. */
	public FeatureTable pointTable() {
		final List<String> names = scores.stream().flatMap(s -> IntStream.range(0, s.curve().size()).mapToObj(k -> s.name())).collect(Collectors
			.toList());
		return FeatureTable.builder("roc_points.csv").text("score", names.toArray(new String[0])).number("threshold", points(
			RocCurve::thresholds)).number("sensitivity", points(RocCurve::sensitivities)).number("specificity", points(RocCurve::specificities))
			.build();
	}

	private double[] points(final Function<RocCurve, double[]> f) {
		return scores.stream().flatMapToDouble(s -> Arrays.stream(f.apply(s.curve()))).toArray();
	}

	/** Writes {@code roc.csv}, {@code delong.csv}, {@code delong_matrix.csv} and {@code roc_points.csv} into a folder, made if missing. */
	public void write(final Path folder) {
		for (final FeatureTable t : tables()) t.write(folder.resolve(t.source()));
	}

	/** {@code roc.csv}, {@code delong.csv}, {@code delong_matrix.csv} and {@code roc_points.csv}, named by their files. */
	List<FeatureTable> tables() {
		return List.of(rocTable(), delongTable(), delongMatrix(), pointTable());
	}
}
