package io.github.roi2roc.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.metric.Calibration;
import io.github.roi2roc.metric.CalibrationBin;
import io.github.roi2roc.metric.CalibrationLine;
import io.github.roi2roc.select.Names;
import io.github.roi2roc.stats.Loess;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

/**
 * Whether several models' probabilities are true, and whether deciding by them does more good than harm, on the same rows.
 *
 * @param scores one entry per model, in the order asked for
 * @param treatAll net benefit of treating everybody, at each of the thresholds 0, 0.01, …, 0.99
 * @param warnings sentences for the user
 */
public record CalibrationAndDecision(List<Score> scores, double[] treatAll, List<String> warnings) {

	private static final Set<String> NOT_SCORES = Set.of("case", "set", "label", "outcome", "fold");
	private static final String ALL = "all", NONE = "none";
	private static final int BINS = 10, FEWER_BINS = 5, FEW_ROWS = 50, THRESHOLDS = 100, STEPS = 50;
	/** The smoother compares every row with every row. */
	private static final int SMOOTHED = 4000;

	/**
	 * One model.
	 *
	 * @param name its column
	 * @param n rows
	 * @param positives those of the positive class
	 * @param brier Brier's score
	 * @param hosmerLemeshow test with up to ten groups
	 * @param line slope and intercept
	 * @param bins the curve by tenths of the risk, by fifths where there are fewer than 50 rows
	 * @param smooth the curve by loess; empty where there are too few different probabilities, or too many rows
	 * @param netBenefit at each threshold
	 */
	public record Score(String name, int n, int positives, double brier, Calibration.HosmerLemeshow hosmerLemeshow, CalibrationLine line,
		List<CalibrationBin> bins, Optional<Loess> smooth, double[] netBenefit)
	{}

	/**
	 * @param outcome column with two levels
	 * @param positive the positive level; null or empty for the last in sort order
	 * @param columns columns of probabilities; empty for every column of numbers from 0 to 1
	 * @param set value of the column {@code set} whose rows count; empty for all rows
	 * @throws InputException if a column is missing, a score is no number from 0 to 1 (naming row and case), or no row is left
	 */
	public static CalibrationAndDecision of(final FeatureTable table, final String outcome, final String positive, final List<String> columns,
		final String set)
	{
		final BinaryOutcome y = BinaryOutcome.of(table, outcome, positive);
		final List<String> warnings = new ArrayList<>();
		if (!set.isBlank()) table.where("set", set.strip()); // says so if there is no such row
		final int[] rows = IntStream.range(0, table.rows()).filter(r -> set.isBlank() || table.text(r, "set").equals(set.strip())).toArray();
		final List<String> names = columns.isEmpty() ? probabilities(table, outcome, rows, warnings) : List.copyOf(new LinkedHashSet<>(columns));
		final List<double[]> all = new ArrayList<>();
		for (final String name : names) all.add(values(table, name, rows));
		final int[] use = IntStream.range(0, rows.length).filter(i -> y.known(rows[i]) && all.stream().noneMatch(v -> Double.isNaN(v[i]))).toArray();
		if (use.length == 0) throw new InputException(table.source() + " has no row with an outcome in '" + outcome + "' and a value of every score.");
		if (use.length < rows.length) warnings.add((rows.length - use.length) + " of " + rows.length
			+ " rows lack the outcome or a score and were left out for every score, so that all are judged on the same rows.");
		final boolean[] p = new boolean[use.length];
		for (int i = 0; i < p.length; i++) p[i] = y.isPositive(rows[use[i]]);
		final List<Score> scores = new ArrayList<>();
		for (int s = 0; s < names.size(); s++) {
			final double[] v = all.get(s);
			scores.add(score(names.get(s), p, IntStream.of(use).mapToDouble(i -> v[i]).toArray(), warnings));
		}
		return new CalibrationAndDecision(scores, Calibration.decisions(p, new double[p.length], thresholds()).stream().mapToDouble(
			Calibration.Decision::treatAll).toArray(), warnings);
	}

	private static List<String> probabilities(final FeatureTable table, final String outcome, final int[] rows, final List<String> warnings) {
		final List<String> out = new ArrayList<>(), other = new ArrayList<>();
		for (final String name : table.names()) {
			if (name.equals(outcome) || NOT_SCORES.contains(name) || !table.isNumeric(name)) continue;
			final double[] v = table.numbers(name);
			(IntStream.of(rows).allMatch(r -> Double.isNaN(v[r]) || v[r] >= 0 && v[r] <= 1) ? out : other).add(name);
		}
		if (out.isEmpty()) throw new InputException(table.source() + " has no column of probabilities (numbers from 0 to 1) besides the outcome. Choose"
			+ " models with probabilities; of an svm, train it with probability: true.");
		if (!other.isEmpty()) warnings.add(Names.listed(other) + " did not take part: not all numbers are from 0 to 1.");
		return out;
	}

	private static double[] values(final FeatureTable table, final String name, final int[] rows) {
		if (name.equals(ALL) || name.equals(NONE)) throw new InputException("The score '" + name
			+ "' has the name of a line that every decision curve has. Rename the column.");
		final String[] cells = table.texts(name);
		final double[] out = new double[rows.length];
		for (int i = 0; i < out.length; i++) {
			final int r = rows[i];
			try {
				out[i] = Csv.number(cells[r]);
			}
			catch (final NumberFormatException e) {
				throw new InputException(at(table, name, r) + "'" + cells[r] + "' is not a number. Correct the cell, or leave the score out.", e);
			}
			if (out[i] < 0 || out[i] > 1) throw new InputException(at(table, name, r) + cells[r] + " is no probability; numbers from 0 to 1 are needed. "
				+ "Decision values have no calibration: train the model with probabilities (svm: probability: true), or leave the score out.");
		}
		return out;
	}

	private static String at(final FeatureTable table, final String name, final int row) {
		return table.source() + ", row " + (row + 1) + (table.has("case") ? " (case " + table.text(row, "case") + ")" : "") + ", score '" + name
			+ "': ";
	}

	private static Score score(final String name, final boolean[] y, final double[] p, final List<String> warnings) {
		int cases = 0;
		for (final boolean b : y) if (b) cases++;
		final CalibrationLine line = CalibrationLine.of(y, p);
		if (line.rows() < p.length) warnings.add("Score '" + name + "': " + (p.length - line.rows()) + " of " + p.length
			+ " rows have probability 0 or 1, which has no log-odds; slope and intercept are without them.");
		if (Double.isNaN(line.slope())) warnings.add("Score '" + name
			+ "': no calibration slope: the rows are of one class, the score is constant, or it tells the classes apart without error.");
		Optional<Loess> smooth = Optional.empty();
		if (p.length <= SMOOTHED) {
			final double low = Arrays.stream(p).min().orElse(0), high = Arrays.stream(p).max().orElse(1);
			final double[] at = IntStream.rangeClosed(0, STEPS).mapToDouble(k -> k == STEPS ? high : low + k * (high - low) / STEPS).toArray();
			final double[] hits = new double[y.length];
			for (int i = 0; i < hits.length; i++) hits[i] = y[i] ? 1 : 0;
			smooth = Loess.of(p, hits, at);
		}
		if (smooth.isEmpty()) warnings.add("Score '" + name + "': no smooth calibration curve, because there are " + (p.length > SMOOTHED ? "more than "
			+ SMOOTHED + " rows" : "too few different probabilities") + "; the bins stand for it.");
		final double[] benefit = Calibration.decisions(y, p, thresholds()).stream().mapToDouble(Calibration.Decision::netBenefit).toArray();
		return new Score(name, p.length, cases, Calibration.brier(y, p), Calibration.hosmerLemeshow(y, p, BINS), line, CalibrationBin.of(y, p, p.length < FEW_ROWS
			? FEWER_BINS : BINS),
			smooth, benefit);
	}

	/** 0, 0.01, …, 0.99. */
	public static double[] thresholds() {
		return IntStream.range(0, THRESHOLDS).mapToDouble(t -> t / (double) THRESHOLDS).toArray();
	}

	/** The binned curves: {@code score,bin,n,predicted,observed,ci_low,ci_high}, Wilson's 95 % interval. */
	public FeatureTable binTable() {
		return FeatureTable.builder("calibration.csv").text("score", bins((s, k) -> s.name)).number("bin", binNumbers((s, k) -> k + 1.0)).number("n",
			binNumbers((s, k) -> s.bins.get(k).n())).number("predicted", binNumbers((s, k) -> s.bins.get(k).predicted())).number("observed", binNumbers((s,
				k) -> s.bins.get(k).observed().value())).number("ci_low", binNumbers((s, k) -> s.bins.get(k).observed().lower())).number("ci_high",
					binNumbers((s, k) -> s.bins.get(k).observed().upper())).build();
	}

	/** A bin of a score to what a cell shows. */
	private interface BinCell<T> {

		T of(Score s, int bin);
	}

	private String[] bins(final BinCell<String> cell) {
		return scores.stream().flatMap(s -> IntStream.range(0, s.bins.size()).mapToObj(k -> cell.of(s, k))).toArray(String[]::new);
	}

	private double[] binNumbers(final BinCell<? extends Number> cell) {
		return scores.stream().flatMapToDouble(s -> IntStream.range(0, s.bins.size()).mapToDouble(k -> cell.of(s, k).doubleValue())).toArray();
	}

	/** The smooth curves: {@code score,predicted,observed,ci_low,ci_high}. */
	public FeatureTable curveTable() {
		final List<Score> smoothed = scores.stream().filter(s -> s.smooth.isPresent()).toList();
		final Function<Function<Loess, double[]>, double[]> of = f -> smoothed.stream().flatMapToDouble(s -> Arrays.stream(f.apply(s.smooth.orElseThrow())))
			.toArray();
		return FeatureTable.builder("calibration_curve.csv").text("score", smoothed.stream().flatMap(s -> Stream.generate(() -> s.name).limit(s.smooth
			.orElseThrow().x().length)).toArray(String[]::new)).number("predicted", of.apply(Loess::x)).number("observed", of.apply(Loess::fit)).number(
				"ci_low", of.apply(Loess::lower)).number("ci_high", of.apply(Loess::upper)).build();
	}

	/** One row per score: Brier's score, slope and intercept with 95 % intervals, Hosmer and Lemeshow's test. */
	public FeatureTable summaryTable() {
		return FeatureTable.builder("calibration_summary.csv").text("score", scores.stream().map(Score::name).toArray(String[]::new)).number("n", each(
			Score::n)).number("positives", each(Score::positives)).number("brier", each(Score::brier)).number("intercept", each(s -> s.line.intercept()))
			.number("intercept_low", each(s -> s.line.interceptLower())).number("intercept_high", each(s -> s.line.interceptUpper())).number("slope", each(
				s -> s.line.slope())).number("slope_low", each(s -> s.line.slopeLower())).number("slope_high", each(s -> s.line.slopeUpper())).number(
					"hosmer_lemeshow", each(s -> s.hosmerLemeshow.chi2())).number("df", each(s -> s.hosmerLemeshow.df())).number("p", each(s -> s.hosmerLemeshow
						.p())).build();
	}

	private double[] each(final ToDoubleFunction<Score> f) {
		return scores.stream().mapToDouble(f).toArray();
	}

	/** {@code threshold,score,net_benefit}; treating everybody is the score {@code all}, nobody {@code none}. */
	public FeatureTable decisionTable() {
		final List<String> names = new ArrayList<>(scores.stream().map(Score::name).toList());
		names.addAll(List.of(ALL, NONE));
		final double[] t = thresholds(), threshold = new double[names.size() * t.length], benefit = new double[threshold.length];
		final String[] name = new String[threshold.length];
		for (int i = 0; i < threshold.length; i++) {
			final int s = i / t.length, k = i % t.length;
			threshold[i] = t[k];
			name[i] = names.get(s);
			benefit[i] = s < scores.size() ? scores.get(s).netBenefit[k] : s == scores.size() ? treatAll[k] : 0;
		}
		return FeatureTable.builder("decision.csv").number("threshold", threshold).text("score", name).number("net_benefit", benefit).build();
	}

	/**
	 * Writes the four tables into a folder, which is made if missing.
	 *
	 * @return names of the files
	 */
	public List<String> write(final Path folder) {
		final List<FeatureTable> out = List.of(binTable(), curveTable(), summaryTable(), decisionTable());
		for (final FeatureTable t : out) t.write(folder.resolve(t.source()));
		return out.stream().map(FeatureTable::source).toList();
	}
}
