package io.github.roi2roc.describe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.stats.Clustering;
import io.github.roi2roc.stats.Correlation;
import io.github.roi2roc.table.ColumnPatterns;
import io.github.roi2roc.table.FeatureTable;

/**
 * How the columns of a table hang together: their correlations (R's {@code cor}), and a clustering of them by 1 − |r| or 1 − r (R's {@code
 * hclust}), which says in which order a heat map shows them.
 *
 * @param names the columns, in the table's order
 * @param r their correlations in that order
 * @param clustering its objects are the columns
 * @param notes what the reader should know: columns and rows left out
 */
public record CorrelationMap(List<String> names, double[][] r, Clustering clustering, List<String> notes) {

	/** Columns that are no features; they count where they are named. */
	private static final Set<String> NOT_OFFERED = Set.of("case", "label", "set", "rater", "outcome", "time", "status");

	/** What is done about empty cells. */
	public enum Missing {
		/** They are an error. */
		ERROR,
		/** Rows that have one are left out. */
		DROP,
		/** Each pair of columns is taken from the rows that have both. */
		PAIRWISE;

		/** @throws InputException if there is no such rule */
		public static Missing of(final String name) {
			for (final Missing m : values()) {
				if (m.name().equalsIgnoreCase(name.strip())) return m;
			}
			throw new InputException("'missing' is '" + name + "', but one of error, drop, pairwise belongs there.");
		}
	}

	/**
	 * What is asked for.
	 *
	 * @param columns names, or patterns with {@code *}; empty for every column of numbers that is no case, label, set, outcome, …
	 * @param signed whether columns that fall together are far apart (1 − r) or near (1 − |r|)
	 */
	public record Request(List<String> columns, Correlation.Method method, Clustering.Linkage linkage, boolean signed, Missing missing) {}

	public CorrelationMap {
		names = List.copyOf(names);
		notes = List.copyOf(notes);
	}

	/** @throws InputException if a column is missing or holds text, a cell is empty or infinite, or fewer than two columns vary */
	public static CorrelationMap of(final FeatureTable table, final Request request) {
		final List<String> notes = new ArrayList<>();
		final Predicate<String> offered = n -> !NOT_OFFERED.contains(n) && !n.contains("diagnostics_");
		final List<String> named = request.columns.isEmpty() ? ColumnPatterns.numbers(table, offered) : ColumnPatterns.numbers(table, request.columns, "columns", offered);
		final FeatureTable rows = rows(table, named, request.missing, notes);
		final List<String> names = named.stream().filter(n -> varies(rows.numbers(n))).toList();
		if (names.size() < named.size()) {
			final List<String> flat = named.stream().filter(n -> !names.contains(n)).toList();
			notes.add(flat.size() + " of " + named.size() + " columns have one value only and no correlation; they were left out: " + String.join(", ",
				flat.subList(0, Math.min(8, flat.size()))) + (flat.size() > 8 ? ", …" : "") + ".");
		}
		if (names.size() < 2) throw new InputException(table.source() + " has " + names.size()
			+ " column of numbers that vary; a correlation needs two. Name other columns.");
		if (rows.rows() < 3) throw new InputException(table.source() + " has " + rows.rows()
			+ " rows to correlate; three at least are needed. Add cases, or set missing=pairwise.");
		final double[][] columns = names.stream().map(rows::numbers).toArray(double[][]::new);
		final double[][] r = request.missing == Missing.PAIRWISE ? Correlation.pairwise(columns, request.method) : Correlation.matrix(columns,
			request.method);
		return new CorrelationMap(names, r, Clustering.of(distances(names, r, request.signed), request.linkage), notes);
	}

	private static FeatureTable rows(final FeatureTable table, final List<String> names, final Missing missing, final List<String> notes) {
		final boolean[] gap = new boolean[table.rows()];
		int cells = 0;
		for (final String n : names) {
			final double[] x = table.numbers(n);
			for (int i = 0; i < x.length; i++) {
				if (Double.isInfinite(x[i])) throw new InputException(table.where(i, n) + ": the value is infinite. Correct it, or leave the column out.");
				if (!Double.isNaN(x[i])) continue;
				if (missing == Missing.ERROR) throw new InputException(table.where(i, n)
					+ " has no value. Set missing=drop to leave such rows out, missing=pairwise to use what each pair of columns has, or name other columns.");
				gap[i] = true;
				cells++;
			}
		}
		if (cells == 0) return table;
		final int[] complete = IntStream.range(0, gap.length).filter(i -> !gap[i]).toArray();
		if (missing == Missing.PAIRWISE) {
			notes.add(cells + " cells are empty; each correlation is of the rows that have both values.");
			return table;
		}
		notes.add((gap.length - complete.length) + " of " + gap.length + " rows have an empty cell and were left out.");
		return table.select(complete);
	}

	private static boolean varies(final double[] x) {
		final double[] there = Arrays.stream(x).filter(d -> !Double.isNaN(d)).toArray();
		return there.length > 1 && Arrays.stream(there).anyMatch(d -> d != there[0]);
	}

	private static double[][] distances(final List<String> names, final double[][] r, final boolean signed) {
		final double[][] out = new double[r.length][r.length];
		for (int i = 0; i < r.length; i++) {
			for (int j = 0; j < r.length; j++) {
				if (Double.isNaN(r[i][j])) throw new InputException("'" + names.get(i) + "' and '" + names.get(j)
					+ "' have too few values in common for a correlation, or one of them is constant there. Leave one of them out, or set missing=drop.");
				out[i][j] = 1 - (signed ? r[i][j] : Math.abs(r[i][j]));
			}
		}
		return out;
	}

	/** Columns as the tree has them from left to right. */
	public List<String> orderedNames() {
		return Arrays.stream(clustering.order()).mapToObj(names::get).toList();
	}

	/** Correlations in the order of {@link #orderedNames()}. */
	public double[][] orderedR() {
		final int[] o = clustering.order();
		return Arrays.stream(o).mapToObj(i -> Arrays.stream(o).mapToDouble(j -> r[i][j]).toArray()).toArray(double[][]::new);
	}

	/** {@code feature} and a column per feature, rows and columns as the tree has them. */
	public FeatureTable matrix() {
		final List<String> ordered = orderedNames();
		final double[][] m = orderedR();
		final FeatureTable.Builder out = FeatureTable.builder("correlation.csv").text("feature", ordered.toArray(String[]::new));
		for (int j = 0; j < m.length; j++) out.number(ordered.get(j), m[j]);
		return out.build();
	}

	/**
	 * {@code step,left,right,height,size}: what each step merges, as R numbers it ({@code −i} for feature i of {@link #order()}, {@code s} for
	 * the cluster of step s).
	 */
	public FeatureTable merges() {
		final int[][] m = clustering.merge();
		return FeatureTable.builder("merge.csv").number("step", IntStream.rangeClosed(1, m.length).asDoubleStream().toArray()).number("left", Arrays
			.stream(m).mapToDouble(s -> s[0]).toArray()).number("right", Arrays.stream(m).mapToDouble(s -> s[1]).toArray()).number("height", clustering
				.height()).number("size", Arrays.stream(clustering.sizes()).asDoubleStream().toArray()).build();
	}

	/** {@code position,feature,number}: the features from left to right, and the number that {@link #merges()} knows them by. */
	public FeatureTable order() {
		final int[] o = clustering.order();
		return FeatureTable.builder("order.csv").number("position", IntStream.rangeClosed(1, o.length).asDoubleStream().toArray()).text("feature",
			orderedNames().toArray(String[]::new)).number("number", Arrays.stream(o).mapToDouble(i -> i + 1.0).toArray()).build();
	}

	/** Writes {@code correlation.csv}, {@code merge.csv} and {@code order.csv}. */
	public void write(final Path folder) {
		matrix().write(folder.resolve("correlation.csv"));
		merges().write(folder.resolve("merge.csv"));
		order().write(folder.resolve("order.csv"));
	}

	/** What the distance is, for the figure. */
	public static String distanceTitle(final Correlation.Method method, final boolean signed) {
		final String symbol = switch (method) {
			case PEARSON -> "r";
			case SPEARMAN -> "ρ";
			case KENDALL -> "τ";
		};
		return String.format(Locale.ROOT, signed ? "1 − %s" : "1 − |%s|", symbol);
	}
}
