package io.github.roi2roc.describe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.stats.BlandAltman;
import io.github.roi2roc.stats.Icc;
import io.github.roi2roc.table.ColumnPatterns;
import io.github.roi2roc.table.FeatureTable;

/**
 * How well the features of two or more raters, scanners or repeated segmentations agree: an intraclass correlation per feature.
 *
 * @param icc one per feature, in the tables' order; a feature that could not be judged has NaN
 * @param features their names, in the same order
 * @param threshold a feature above it counts as stable
 * @param raters the tables' names
 * @param cases the names of the cases that every table has, with their labels where there are labels
 * @param ratings feature × case × rater; NaN where a value is missing
 * @param stable the first table with its other columns and the stable features only
 * @param notes what the reader should know: cases left out, features that could not be judged
 */
public record FeatureStability(List<String> features, List<Icc> icc, double threshold, List<String> raters, List<String> cases,
	double[][][] ratings, FeatureTable stable, List<String> notes)
{

	/** Columns that name a row or say something other than a feature. */
	private static final List<String> NOT_FEATURES = List.of("case", "label", "set", "rater", "outcome");

	public FeatureStability {
		features = List.copyOf(features);
		icc = List.copyOf(icc);
		raters = List.copyOf(raters);
		cases = List.copyOf(cases);
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
		return of(raters, form, threshold, List.of());
	}

	/**
	 * The same for some columns.
	 *
	 * @param patterns names, or patterns with {@code *}; empty for every column of numbers that all tables have
	 */
	public static FeatureStability of(final List<FeatureTable> raters, final String form, final double threshold, final List<String> patterns) {
		if (raters.size() < 2) throw new InputException("Feature stability needs the tables of at least two raters; there is " + raters.size() + ".");
		if (!Icc.FORMS.contains(form)) throw new InputException("There is no form '" + form + "' of the ICC. Known are: " + String.join(", ", Icc.FORMS)
			+ ".");
		final List<String> notes = new ArrayList<>();
		final FeatureTable first = raters.get(0);
		final int[][] rows = matched(raters, notes);
		final Predicate<String> offered = n -> !NOT_FEATURES.contains(n) && !n.contains("diagnostics_") && raters.stream().allMatch(t -> t.has(n)
			&& (t.isNumeric(n) || ColumnPatterns.mostlyNumbers(t, n)));
		final List<String> features = patterns.isEmpty() ? ColumnPatterns.numbers(first, offered) : ColumnPatterns.numbers(first, patterns, "features",
			offered);
		if (features.isEmpty()) throw new InputException("The tables " + first.source() + " and " + raters.get(1).source()
			+ " have no column of numbers in common.");
		final Set<String> common = new HashSet<>(features);
		for (final FeatureTable t : raters) {
			final long only = patterns.isEmpty() ? t.names().stream().filter(n -> t.isNumeric(n) && !NOT_FEATURES.contains(n) && !common.contains(n)).count()
				: 0;
			if (only > 0) notes.add(only + " columns of " + t.source() + " are not in every table and were left out.");
		}
		final double[][][] ratings = new double[features.size()][][];
		for (int f = 0; f < ratings.length; f++) {
			final String feature = features.get(f);
			final List<double[]> columns = raters.stream().map(t -> t.numbers(feature)).toList();
			ratings[f] = Arrays.stream(rows).map(r -> IntStream.range(0, r.length).mapToDouble(k -> columns.get(k)[r[k]]).toArray()).toArray(double[][]::new);
		}
		final Icc[] icc = new Icc[features.size()];
		final String[] reasons = new String[icc.length];
		Parallel.range(icc.length, f -> icc[f] = judge(ratings[f], form, reasons, f));
		final Map<String, List<String>> why = new LinkedHashMap<>();
		for (int f = 0; f < icc.length; f++) if (reasons[f] != null) why.computeIfAbsent(reasons[f], k -> new ArrayList<>()).add(features.get(f));
		why.forEach((reason, names) -> notes.add("'" + String.join("', '", names.subList(0, Math.min(5, names.size()))) + "'" + (names.size() > 5 ? " and "
			+ (names.size() - 5) + " more" : "") + ": " + reason));
		final List<String> kept = new ArrayList<>(first.names().stream().filter(n -> !features.contains(n)).toList());
		for (int f = 0; f < icc.length; f++) {
			if (icc[f].value() > threshold) kept.add(features.get(f));
		}
		final List<String> cases = Arrays.stream(rows).map(r -> !first.has("case") ? Integer.toString(r[0] + 1) : first.text(r[0], "case") + (first.has(
			"label") ? ", label " + first.text(r[0], "label") : "")).toList();
		return new FeatureStability(features, Arrays.asList(icc), threshold, raters.stream().map(FeatureStability::rater).toList(), cases, ratings, first
			.keep(kept), notes);
	}

	/** What a table's rater is called: the one word in a column that says so, else the table's file. */
	private static String rater(final FeatureTable t) {
		for (final String column : List.of("rater", "perturbation")) {
			final Set<String> names = t.has(column) ? t.levels(column) : Set.of();
			if (names.size() == 1) return names.iterator().next();
		}
		return t.source();
	}

	private static Icc judge(final double[][] all, final String form, final String[] reasons, final int f) {
		final double[][] ratings = Arrays.stream(all).filter(r -> Arrays.stream(r).allMatch(Double::isFinite)).toArray(double[][]::new);
		if (ratings.length < all.length) reasons[f] = all.length - ratings.length + " of " + all.length
			+ " cases lack a value from some rater and were left out";
		try {
			final Icc out = Icc.of(ratings, form);
			if (Double.isNaN(out.value())) reasons[f] = "no ICC: every value is the same";
			return out;
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
		return by(table, "rater");
	}

	/** The same for another column that says whose row it is; rows where it is empty, such as those of failed cases, are left out. */
	public static List<FeatureTable> by(final FeatureTable table, final String column) {
		final Map<String, List<Integer>> rows = new LinkedHashMap<>();
		final String[] raters = table.texts(column);
		for (int r = 0; r < raters.length; r++) if (!raters[r].isBlank()) rows.computeIfAbsent(raters[r], k -> new ArrayList<>()).add(r);
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

	/** Two raters of one feature, case by case; cases that lack a value are left out. */
	public record Pair(String feature, String rater1, String rater2, List<String> cases, double[] first, double[] second) {}

	/** A feature's pairs of raters, in their order. */
	public List<Pair> pairs(final int feature) {
		final List<Pair> out = new ArrayList<>();
		for (int a = 0; a < raters.size(); a++) {
			for (int b = a + 1; b < raters.size(); b++) {
				final int i = a, j = b;
				final double[][] x = ratings[feature];
				final int[] rows = IntStream.range(0, x.length).filter(r -> Double.isFinite(x[r][i]) && Double.isFinite(x[r][j])).toArray();
				out.add(new Pair(features.get(feature), raters.get(i), raters.get(j), Arrays.stream(rows).mapToObj(cases::get).toList(), Arrays.stream(rows)
					.mapToDouble(r -> x[r][i]).toArray(), Arrays.stream(rows).mapToDouble(r -> x[r][j]).toArray()));
			}
		}
		return out;
	}

	/**
	 * The features to look at: those named, or so many with the lowest coefficients, the lowest first.
	 *
	 * @param which a whole number, or names with commas between
	 * @throws InputException if a name is no feature of these tables
	 */
	public int[] chosen(final List<String> which) {
		if (which.size() == 1 && which.get(0).matches("\\d{1,4}")) return IntStream.range(0, icc.size()).filter(f -> !Double.isNaN(icc.get(f).value())).boxed()
			.sorted(Comparator.comparingDouble(f -> icc.get(f).value())).limit(Integer.parseInt(which.get(0))).mapToInt(f -> f).toArray();
		return which.stream().mapToInt(name -> {
			final int f = features.indexOf(name);
			if (f < 0) throw new InputException("There is no feature '" + name + "' in the tables. Give a whole number, or names such as " + features.get(0)
				+ ".");
			return f;
		}).toArray();
	}

	/**
	 * Bland and Altman's numbers of every feature and pair of raters: {@code feature,rater1,rater2,n,bias,bias_low,bias_high,sd,} and each
	 * limit of agreement with its interval.
	 */
	public FeatureTable agreement() {
		final List<Pair> pairs = new ArrayList<>();
		final List<BlandAltman> list = new ArrayList<>();
		for (int f = 0; f < features.size(); f++) {
			for (final Pair p : pairs(f)) {
				if (p.first.length < 2) continue;
				pairs.add(p);
				list.add(BlandAltman.of(p.first, p.second));
			}
		}
		final FeatureTable.Builder t = FeatureTable.builder("bland_altman.csv").text("feature", pairs.stream().map(Pair::feature).toArray(String[]::new))
			.text("rater1", pairs.stream().map(Pair::rater1).toArray(String[]::new)).text("rater2", pairs.stream().map(Pair::rater2).toArray(
				String[]::new));
		final Map<String, ToDoubleFunction<BlandAltman>> columns = new LinkedHashMap<>();
		columns.put("n", BlandAltman::n);
		columns.put("bias", BlandAltman::bias);
		columns.put("bias_low", b -> b.bias() - b.biasHalf());
		columns.put("bias_high", b -> b.bias() + b.biasHalf());
		columns.put("sd", BlandAltman::sd);
		columns.put("lower", BlandAltman::lower);
		columns.put("lower_low", b -> b.lower() - b.limitHalf());
		columns.put("lower_high", b -> b.lower() + b.limitHalf());
		columns.put("upper", BlandAltman::upper);
		columns.put("upper_low", b -> b.upper() - b.limitHalf());
		columns.put("upper_high", b -> b.upper() + b.limitHalf());
		t.numbers(list, columns);
		return t.build();
	}

	/** Writes {@code icc.csv} and {@code stable_features.csv}. */
	public void write(final Path folder) {
		table().write(folder.resolve("icc.csv"));
		stable.write(folder.resolve("stable_features.csv"));
	}
}
