package io.github.roi2roc.describe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.stats.ChiSquared;
import io.github.roi2roc.stats.FisherExact;
import io.github.roi2roc.stats.GroupTest;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.stats.PAdjust;
import io.github.roi2roc.stats.RankSum;
import io.github.roi2roc.stats.ShapiroWilk;
import io.github.roi2roc.stats.TTest;
import io.github.roi2roc.table.FeatureTable;

/**
 * The first table of a clinical paper: for each variable a summary per group and a test between the groups.
 * <p>
 * Numbers that look normal in every group (Shapiro–Wilk p above 0.05, or as the {@link Rule} says) are given as mean ± SD and tested with
 * Welch's or Student's t (two groups) or analysis of variance; other numbers as median (quartiles) with the Wilcoxon–Mann–Whitney test as R's
 * {@code wilcox.test} does it (exact without ties and below 50 a group, else normal with continuity correction) or Kruskal–Wallis. Counts are
 * given as n (%) with χ² (Yates for 2×2), or Fisher's exact test where an expected count is below 5.
 * </p>
 *
 * @param group the column that makes the groups
 * @param groups its levels in sort order
 * @param rows the lines of the table
 * @param posthoc pairs of groups, where there are more than two
 * @param notes what the reader should know: missing values, how normality was judged
 */
public record TableOne(String group, List<String> groups, List<Row> rows, List<Posthoc> posthoc, List<String> notes) {

	/** When numbers are taken as normal, and whether variances are taken as equal. */
	public record Rule(Normality normality, boolean equalVariances) {

		/** Shapiro–Wilk decides, Welch tests. */
		public static final Rule DEFAULT = new Rule(Normality.SHAPIRO, false);
	}

	/** Who decides whether numbers are normal: Shapiro–Wilk in every group at 0.05, or the user for all of them. */
	public enum Normality {
		SHAPIRO, NORMAL, NOT_NORMAL;

		/** @param word {@code shapiro}, {@code normal} or {@code not_normal} */
		public static Normality of(final String word) {
			for (final Normality n : values()) {
				if (n.name().equalsIgnoreCase(word.strip())) return n;
			}
			throw new InputException("'normality' is '" + word + "', but one of shapiro, normal, not_normal belongs there.");
		}
	}

	/**
	 * One line.
	 *
	 * @param level of a categorical variable; empty on the line that names the variable and carries the test
	 * @param test name of the test; empty where there is none
	 * @param statistic its statistic; NaN if it has none (Fisher's test beyond 2×2)
	 * @param df degrees of freedom; NaN if the test has none; the first of two for analysis of variance
	 * @param summaries one per group
	 */
	public record Row(String variable, String level, String test, double statistic, double df, double p, List<String> summaries) {

		public Row {
			summaries = List.copyOf(summaries);
		}
	}

	/** A pair of groups: p of the pairwise test and its adjustments for the number of pairs. */
	public record Posthoc(String variable, String group1, String group2, String test, double p, double bonferroni, double holm, double bh) {}

	/** A test's outcome. */
	private record Outcome(String test, double statistic, double df, double p) {}

	public TableOne {
		groups = List.copyOf(groups);
		rows = List.copyOf(rows);
		posthoc = List.copyOf(posthoc);
		notes = List.copyOf(notes);
	}

	/**
	 * @param group column with two or more levels; rows without one are left out and counted
	 * @param variables columns to describe; empty for every column but {@code case}, {@code label}, {@code set} and the group
	 * @param factors columns that are categorical although they hold numbers; text, and whole numbers with at most five different values, always
	 *          are
	 * @throws InputException if a column is missing, or there are fewer than two groups
	 */
	public static TableOne of(final FeatureTable table, final String group, final List<String> variables, final List<String> factors,
		final Rule rule)
	{
		final List<String> groups = table.sortedLevels(group);
		if (groups.size() < 2) throw new InputException("'" + group + "' has " + (groups.isEmpty() ? "no value" : "one value only, '" + groups.get(0)
			+ "'") + "; two groups are needed to compare. Name another column.");
		if (groups.size() > 10) throw new InputException("'" + group + "' has " + groups.size()
			+ " different values; that is no group. Name a column with a few levels.");
		final List<String> names = variables.isEmpty() ? table.names().stream().filter(n -> !n.equals(group) && !List.of("case", "label", "set")
			.contains(n)).toList() : variables;
		for (final String f : factors) {
			if (!names.contains(f)) throw new InputException("'factors' names '" + f + "', which is not among the variables.");
		}
		final Builder b = new Builder(table, group, groups, rule);
		for (final String n : names) {
			if (factors.contains(n) || isCategorical(table, n)) b.categorical(n);
			else b.numeric(n);
		}
		return new TableOne(group, groups, b.rows, b.posthoc, b.notes);
	}

	/** Text, or whole numbers with at most five different values: codes rather than measurements. */
	private static boolean isCategorical(final FeatureTable table, final String name) {
		if (!table.isNumeric(name)) return true;
		return table.levels(name).size() <= 5 && Arrays.stream(table.numbers(name)).allMatch(d -> Double.isNaN(d) || d == Math.rint(d));
	}

	/** Gathers the lines. */
	private static final class Builder {

		private final FeatureTable table;
		private final List<String> groups;
		private final Rule rule;
		private final int[] groupOf;
		private final List<Row> rows = new ArrayList<>();
		private final List<Posthoc> posthoc = new ArrayList<>();
		private final List<String> notes = new ArrayList<>();

		Builder(final FeatureTable table, final String group, final List<String> groups, final Rule rule) {
			this.table = table;
			this.groups = groups;
			this.rule = rule;
			groupOf = Arrays.stream(table.texts(group)).mapToInt(groups::indexOf).toArray();
			final long none = Arrays.stream(groupOf).filter(g -> g < 0).count();
			if (none > 0) notes.add(none + " rows have no value in '" + group + "' and were left out.");
			rows.add(new Row("n", "", "", Double.NaN, Double.NaN, Double.NaN, IntStream.range(0, groups.size()).mapToObj(g -> Long.toString(Arrays
				.stream(groupOf).filter(o -> o == g).count())).toList()));
		}

		void numeric(final String name) {
			final double[] all = table.numbers(name);
			final double[][] by = new double[groups.size()][];
			for (int g = 0; g < by.length; g++) {
				final int which = g;
				by[g] = IntStream.range(0, all.length).filter(r -> groupOf[r] == which && !Double.isNaN(all[r])).mapToDouble(r -> all[r]).toArray();
			}
			missing(name, r -> Double.isNaN(all[r]));
			final boolean normal = normal(by);
			final Outcome o = test(name, () -> normal ? parametric(by) : ranks(by));
			rows.add(new Row(name, "", o.test, o.statistic, o.df, o.p, Arrays.stream(by).map(x -> normal ? meanAndSd(x) : medianAndQuartiles(x))
				.toList()));
			if (groups.size() > 2) pairs(name, (i, j) -> normal ? parametric(new double[][] { by[i], by[j] }) : ranks(new double[][] { by[i], by[j] }));
		}

		private boolean normal(final double[][] by) {
			if (rule.normality != Normality.SHAPIRO) return rule.normality == Normality.NORMAL;
			for (final double[] x : by) {
				try {
					if (!(ShapiroWilk.test(x).p() > 0.05)) return false;
				}
				catch (final InputException e) {
					return false; // too few values, too many, or all alike: nothing says that they are normal
				}
			}
			return true;
		}

		private Outcome parametric(final double[][] by) {
			if (by.length > 2) {
				final GroupTest f = GroupTest.anova(by);
				return new Outcome("ANOVA", f.statistic(), f.df1(), f.p());
			}
			final TTest t = rule.equalVariances ? TTest.student(by[0], by[1]) : TTest.welch(by[0], by[1]);
			return new Outcome(rule.equalVariances ? "Student t" : "Welch t", t.t(), t.df(), t.p());
		}

		private static Outcome ranks(final double[][] by) {
			if (by.length > 2) {
				final GroupTest h = GroupTest.kruskalWallis(by);
				return new Outcome("Kruskal-Wallis", h.statistic(), h.df1(), h.p());
			}
			final RankSum w = RankSum.test(by[0], by[1]);
			return new Outcome(w.exact() ? "Mann-Whitney (exact)" : "Mann-Whitney", w.w(), Double.NaN, w.p());
		}

		void categorical(final String name) {
			final List<String> levels = table.sortedLevels(name);
			final String[] cells = table.texts(name);
			missing(name, r -> cells[r].isEmpty());
			final int[][] counts = new int[levels.size()][groups.size()];
			for (int r = 0; r < cells.length; r++) {
				if (groupOf[r] >= 0 && !cells[r].isEmpty()) counts[levels.indexOf(cells[r])][groupOf[r]]++;
			}
			final Outcome o = test(name, () -> counts(counts));
			rows.add(new Row(name, "", o.test, o.statistic, o.df, o.p, groups.stream().map(g -> "").toList()));
			for (int l = 0; l < levels.size(); l++) {
				final int level = l;
				rows.add(new Row(name, levels.get(l), "", Double.NaN, Double.NaN, Double.NaN, IntStream.range(0, groups.size()).mapToObj(g -> share(
					counts[level][g], Arrays.stream(counts).mapToInt(c -> c[g]).sum())).toList()));
			}
			if (groups.size() > 2) pairs(name, (i, j) -> counts(Arrays.stream(counts).map(c -> new int[] { c[i], c[j] }).filter(c -> c[0] + c[1] > 0)
				.toArray(int[][]::new)));
		}

		private static Outcome counts(final int[][] table) {
			final ChiSquared c = ChiSquared.test(table, true);
			if (c.smallestExpected() >= 5) return new Outcome(table.length == 2 && table[0].length == 2 ? "Chi-squared (Yates)" : "Chi-squared", c
				.statistic(), c.df(), c.p());
			final FisherExact f = FisherExact.test(table);
			return new Outcome("Fisher exact", f.oddsRatio(), Double.NaN, f.p());
		}

		/** A test that cannot be done leaves an empty place and a note, not an empty table. */
		private Outcome test(final String name, final Supplier<Outcome> test) {
			try {
				return test.get();
			}
			catch (final InputException e) {
				notes.add("'" + name + "' was not tested: " + e.getMessage());
				return new Outcome("", Double.NaN, Double.NaN, Double.NaN);
			}
		}

		private void pairs(final String name, final BiFunction<Integer, Integer, Outcome> test) {
			final List<int[]> pairs = new ArrayList<>();
			final List<Outcome> outcomes = new ArrayList<>();
			for (int i = 0; i < groups.size(); i++) {
				for (int j = i + 1; j < groups.size(); j++) {
					final int a = i, b = j;
					pairs.add(new int[] { i, j });
					outcomes.add(test(name + "' between '" + groups.get(i) + "' and '" + groups.get(j), () -> test.apply(a, b)));
				}
			}
			final double[] p = outcomes.stream().mapToDouble(Outcome::p).toArray();
			final double[] bonferroni = PAdjust.BONFERRONI.adjust(p), holm = PAdjust.HOLM.adjust(p), bh = PAdjust.BH.adjust(p);
			for (int k = 0; k < p.length; k++) posthoc.add(new Posthoc(name, groups.get(pairs.get(k)[0]), groups.get(pairs.get(k)[1]), outcomes.get(k)
				.test(), p[k], bonferroni[k], holm[k], bh[k]));
		}

		private void missing(final String name, final IntPredicate empty) {
			final long n = IntStream.range(0, groupOf.length).filter(r -> groupOf[r] >= 0).filter(empty).count();
			if (n > 0) notes.add("'" + name + "' has no value in " + n + " of " + Arrays.stream(groupOf).filter(g -> g >= 0).count()
				+ " rows; they were left out of its line.");
		}
	}

	private static String meanAndSd(final double[] x) {
		return x.length == 0 ? "" : decimals(Moments.mean(x), x) + " ± " + decimals(Moments.sd(x), x);
	}

	private static String medianAndQuartiles(final double[] x) {
		return x.length == 0 ? "" : decimals(Moments.median(x), x) + " (" + decimals(Moments.quantile(x, 0.25), x) + "–" + decimals(Moments.quantile(x,
			0.75), x) + ")";
	}

	private static String share(final int n, final int of) {
		return of == 0 ? "0" : String.format(Locale.ROOT, "%d (%.1f)", n, 100.0 * n / of);
	}

	/** Three figures that matter for small spreads, one decimal for large ones. */
	private static String decimals(final double d, final double[] x) {
		final double spread = Moments.sd(x), scale = Double.isNaN(spread) || spread == 0 ? Math.abs(d) : spread;
		if (Double.isNaN(d)) return "–";
		final int digits = scale >= 10 ? 1 : scale >= 1 ? 2 : scale >= 0.01 ? 3 : -1;
		return digits < 0 && d != 0 ? String.format(Locale.ROOT, "%.3g", d) : String.format(Locale.ROOT, "%." + Math.max(0, digits) + "f", d);
	}

	/** The table as it is written: {@code variable,level,test,statistic,df,p} and a column per group. */
	public FeatureTable table() {
		final FeatureTable.Builder t = FeatureTable.builder("table_one.csv").text("variable", texts(Row::variable)).text("level", texts(Row::level))
			.text("test", texts(Row::test)).number("statistic", rows.stream().mapToDouble(Row::statistic).toArray()).number("df", rows.stream()
				.mapToDouble(Row::df).toArray()).number("p", rows.stream().mapToDouble(Row::p).toArray());
		for (int g = 0; g < groups.size(); g++) {
			final int which = g;
			t.text(groups.get(g), texts(r -> r.summaries.get(which)));
		}
		return t.build();
	}

	private String[] texts(final Function<Row, String> f) {
		return rows.stream().map(f).toArray(String[]::new);
	}

	/** Pairs of groups: {@code variable,group1,group2,test,p,bonferroni,holm,bh}; no rows where there are two groups. */
	public FeatureTable posthocTable() {
		final Map<String, Function<Posthoc, String>> texts = new LinkedHashMap<>();
		texts.put("variable", Posthoc::variable);
		texts.put("group1", Posthoc::group1);
		texts.put("group2", Posthoc::group2);
		texts.put("test", Posthoc::test);
		final FeatureTable.Builder t = FeatureTable.builder("table_one_posthoc.csv");
		texts.forEach((name, f) -> t.text(name, posthoc.stream().map(f).toArray(String[]::new)));
		return t.number("p", posthoc.stream().mapToDouble(Posthoc::p).toArray()).number("bonferroni", posthoc.stream().mapToDouble(
			Posthoc::bonferroni).toArray()).number("holm", posthoc.stream().mapToDouble(Posthoc::holm).toArray()).number("bh", posthoc.stream()
				.mapToDouble(Posthoc::bh).toArray()).build();
	}

	/** Writes {@code table_one.csv}, and {@code table_one_posthoc.csv} where there are more than two groups. */
	public void write(final Path folder) {
		table().write(folder.resolve("table_one.csv"));
		if (!posthoc.isEmpty()) posthocTable().write(folder.resolve("table_one_posthoc.csv"));
	}
}
