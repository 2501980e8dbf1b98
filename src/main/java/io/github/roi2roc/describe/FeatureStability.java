package io.github.roi2roc.describe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.stats.Icc;
import io.github.roi2roc.table.FeatureTable;

/**
 * How well the features of two or more raters, scanners or repeated segmentations agree: an intraclass correlation per feature.
 *
 * @param icc one per feature, in the tables' order; a feature that could not be judged has NaN
 * @param features their names, in the same order
 * @param threshold a feature above it counts as stable
 * @param stable the first table with its other columns and the stable features only
 * @param notes what the reader should know: cases left out, features that could not be judged
 */
public record FeatureStability(List<String> features, List<Icc> icc, double threshold, FeatureTable stable, List<String> notes) {

	/** Columns that name a row or say something other than a feature. */
	private static final List<String> NOT_FEATURES = List.of("case", "label", "set", "rater", "outcome");

	public FeatureStability {
		features = List.copyOf(features);
		icc = List.copyOf(icc);
		notes = List.copyOf(notes);
	}

	/**
	 * @param raters one table per rater, with the same cases (matched by {@code case} and {@code label} where they are there, else by row) and the
	 *          same feature columns
	 * @param form psych's name of the ICC: ICC1, ICC2, ICC3, ICC1k, ICC2k, ICC3k
	 * @param threshold such as 0.85
	 * @throws InputException if there are fewer than two tables, the form is unknown, or cases or columns do not fit together
	 */
	public static FeatureStability of(final List<FeatureTable> raters, final String form, final double threshold) {
		if (raters.size() < 2) throw new InputException("Feature stability needs the tables of at least two raters; there is " + raters.size() + ".");
		if (!Icc.FORMS.contains(form)) throw new InputException("There is no form '" + form + "' of the ICC. Known are: " + String.join(", ", Icc.FORMS)
			+ ".");
		final List<String> notes = new ArrayList<>();
		final FeatureTable first = raters.get(0);
		final int[][] rows = matched(raters, notes);
		final List<String> features = first.names().stream().filter(n -> !NOT_FEATURES.contains(n) && raters.stream().allMatch(t -> t.has(n) && t
			.isNumeric(n))).toList();
		if (features.isEmpty()) throw new InputException("The tables " + first.source() + " and " + raters.get(1).source()
			+ " have no column of numbers in common.");
		for (final FeatureTable t : raters) {
			final long only = t.names().stream().filter(n -> t.isNumeric(n) && !NOT_FEATURES.contains(n) && !features.contains(n)).count();
			if (only > 0) notes.add(only + " columns of " + t.source() + " are not in every table and were left out.");
		}
		final Icc[] icc = new Icc[features.size()];
		final String[] reasons = new String[icc.length];
		Parallel.range(icc.length, f -> icc[f] = judge(raters, rows, features.get(f), form, reasons, f));
		for (int f = 0; f < icc.length; f++) {
			if (reasons[f] != null) notes.add("'" + features.get(f) + "': " + reasons[f]);
		}
		final List<String> kept = new ArrayList<>(first.names().stream().filter(n -> !features.contains(n)).toList());
		for (int f = 0; f < icc.length; f++) {
			if (icc[f].value() > threshold) kept.add(features.get(f));
		}
		return new FeatureStability(features, Arrays.asList(icc), threshold, first.keep(kept), notes);
	}

	private static Icc judge(final List<FeatureTable> raters, final int[][] rows, final String feature, final String form, final String[] reasons,
		final int f)
	{
		final List<double[]> columns = raters.stream().map(t -> t.numbers(feature)).toList();
		final double[][] ratings = Arrays.stream(rows).map(r -> IntStream.range(0, columns.size()).mapToDouble(k -> columns.get(k)[r[k]]).toArray())
			.filter(r -> Arrays.stream(r).allMatch(Double::isFinite)).toArray(double[][]::new);
		if (ratings.length < rows.length) reasons[f] = rows.length - ratings.length + " of " + rows.length
			+ " cases lack a value from some rater and were left out";
		try {
			return Icc.of(ratings, form);
		}
		catch (final InputException e) {
			reasons[f] = "no ICC: " + e.getMessage();
			return new Icc(form, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
		}
	}

	/** For each common case its row in every table. */
	private static int[][] matched(final List<FeatureTable> raters, final List<String> notes) {
		final FeatureTable first = raters.get(0);
		if (raters.stream().anyMatch(t -> !t.has("case"))) {
			for (final FeatureTable t : raters) {
				if (t.rows() != first.rows()) throw new InputException(first.source() + " has " + first.rows() + " rows, " + t.source() + " " + t.rows()
					+ "; without a column 'case' rows are matched by their order, so there must be as many.");
			}
			return IntStream.range(0, first.rows()).mapToObj(r -> IntStream.range(0, raters.size()).map(k -> r).toArray()).toArray(int[][]::new);
		}
		final List<Map<String, Integer>> at = raters.stream().map(FeatureStability::byCase).toList();
		final List<int[]> out = new ArrayList<>();
		for (final String key : at.get(0).keySet()) {
			if (at.stream().allMatch(m -> m.containsKey(key))) out.add(at.stream().mapToInt(m -> m.get(key)).toArray());
		}
		for (int k = 0; k < raters.size(); k++) {
			final int lost = raters.get(k).rows() - out.size();
			if (lost > 0) notes.add(lost + " rows of " + raters.get(k).source() + " have no partner in every other table and were left out.");
		}
		if (out.isEmpty()) throw new InputException("The tables " + first.source() + " and " + raters.get(1).source()
			+ " have no case in common; the column 'case' matches them.");
		return out.toArray(int[][]::new);
	}

	private static Map<String, Integer> byCase(final FeatureTable t) {
		final Map<String, Integer> out = new LinkedHashMap<>();
		for (int r = 0; r < t.rows(); r++) {
			final String key = t.text(r, "case") + (t.has("label") ? "\n" + t.text(r, "label") : "");
			if (out.put(key, r) != null) throw new InputException(t.source() + ": case " + t.text(r, "case")
				+ " stands there twice; give each rater's features as a table of its own.");
		}
		return out;
	}

	/** A table with a column {@code rater} as one table per rater, in order of first appearance. */
	public static List<FeatureTable> byRater(final FeatureTable table) {
		final Map<String, List<Integer>> rows = new LinkedHashMap<>();
		final String[] raters = table.texts("rater");
		for (int r = 0; r < raters.length; r++) rows.computeIfAbsent(raters[r], k -> new ArrayList<>()).add(r);
		final Map<String, FeatureTable> out = new LinkedHashMap<>();
		rows.forEach((k, v) -> out.put(k, table.select(v.stream().mapToInt(Integer::intValue).toArray())));
		return new ArrayList<>(out.values());
	}

	/** The table as it is written: {@code feature,form,icc,low,high,f,p}. */
	public FeatureTable table() {
		return FeatureTable.builder("icc.csv").text("feature", features.toArray(String[]::new)).text("form", icc.stream().map(Icc::form).toArray(
			String[]::new)).number("icc", numbers(Icc::value)).number("low", numbers(Icc::lower)).number("high", numbers(Icc::upper)).number("f",
				numbers(Icc::f)).number("p", numbers(Icc::p)).build();
	}

	private double[] numbers(final ToDoubleFunction<Icc> f) {
		return icc.stream().mapToDouble(f).toArray();
	}

	/** Writes {@code icc.csv} and {@code stable_features.csv}. */
	public void write(final Path folder) {
		table().write(folder.resolve("icc.csv"));
		stable.write(folder.resolve("stable_features.csv"));
	}
}
