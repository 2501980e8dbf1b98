package io.github.roi2roc.describe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.table.ColumnPatterns;
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
 * @param normality what decided between means and medians; empty where the user did
 * @param notes what the reader should know: missing values, how normality was judged
 */
public record TableOne(String group, List<String> groups, List<Row> rows, List<Posthoc> posthoc, List<Judged> normality,
	List<String> notes)
{

	private static final Set<String> COLUMNS = Set.of("variable", "level", "test", "statistic", "df", "p");
	/** Whole numbers with so many different values or fewer are codes. */
	static final int FEW = 5;

	/**
	 * Which summary and which test a variable gets.
	 *
	 * @param normality who decides whether numbers are normal
	 * @param alpha level of Shapiro and Wilk's test: a group with a p above it counts as normal
	 * @param normal variables that are normal whatever is found
	 * @param skewed variables that are not
	 * @param equalVariances Student's t instead of Welch's
	 * @param continuity continuity correction of the Mann–Whitney test where it is not exact
	 * @param yates continuity correction of χ² of 2 × 2 tables
	 * @param counts which test counts get
	 */
	public record Rule(Normality normality, double alpha, List<String> normal, List<String> skewed, boolean equalVariances, boolean continuity,
		boolean yates, Counts counts)
	{

		/** Shapiro–Wilk decides, Welch tests. */
		public static final Rule DEFAULT = new Rule(Normality.SHAPIRO, false);

		/** With the usual tests of ranks and counts. */
		public Rule(final Normality normality, final boolean equalVariances) {
			this(normality, 0.05, List.of(), List.of(), equalVariances, true, true, Counts.AUTO);
		}

		/** @throws InputException if the level is none, or a variable is said to be both */
		public Rule {
			normal = List.copyOf(normal);
			skewed = List.copyOf(skewed);
			if (!(alpha > 0 && alpha < 1)) throw new InputException("'alpha' is " + alpha + "; the level of a test lies between 0 and 1, such as 0.05.");
			for (final String n : normal) if (skewed.contains(n)) throw new InputException("'" + n + "' is named as normal and as skewed; keep one of them.");
		}
	}

	/** Which test counts get. */
	public enum Counts {
		/** χ², or Fisher's where an expected count is below 5. */
		AUTO,
		/** χ² always. */
		CHI_SQUARED,
		/** Fisher's exact test always. */
		FISHER;

		/** @throws InputException if there is no such choice */
		public static Counts of(final String word) {
			for (final Counts c : values()) {
				if (c.name().equalsIgnoreCase(word.strip())) return c;
			}
			throw new InputException("'counts' is '" + word + "', but one of auto, chi_squared, fisher belongs there.");
		}
	}

	/** What Shapiro and Wilk's test said of a variable in a group; NaN where it could not be done, which counts as not normal. */
	public record Judged(String variable, String group, int n, double w, double p, boolean normal) {}

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

	public TableOne {
		groups = List.copyOf(groups);
		rows = List.copyOf(rows);
		posthoc = List.copyOf(posthoc);
		normality = List.copyOf(normality);
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
		for (final String f : union(rule.normal, rule.skewed)) {
			if (!names.contains(f)) throw new InputException("'" + f + "' is named as normal or skewed, but is not among the variables.");
		}
		final TableOneBuilder b = new TableOneBuilder(table, group, groups, rule);
		for (final String n : names) {
			if (factors.contains(n) || isCategorical(table, n)) b.categorical(n);
			else b.numeric(n);
		}
		return new TableOne(group, groups, b.rows, b.posthoc, b.judged, b.notes);
	}

	private static List<String> union(final List<String> a, final List<String> b) {
		return Stream.concat(a.stream(), b.stream()).toList();
	}

	/** Text, or whole numbers with at most five different values: codes rather than measurements. */
	private static boolean isCategorical(final FeatureTable table, final String name) {
		if (!table.isNumeric(name)) {
			// Many numbers and a few words are measurements with a slip, which has to be named.
			if (table.levels(name).size() > FEW && ColumnPatterns.mostlyNumbers(table, name)) table.numbers(name);
			return true;
		}
		return table.levels(name).size() <= FEW && Arrays.stream(table.numbers(name)).allMatch(d -> Double.isNaN(d) || d == Math.rint(d));
	}

	/** The table as it is written: {@code variable,level,test,statistic,df,p} and a column per group. */
	public FeatureTable table() {
		final FeatureTable.Builder t = FeatureTable.builder("table_one.csv").text("variable", texts(Row::variable)).text("level", texts(Row::level))
			.text("test", texts(Row::test)).number("statistic", rows.stream().mapToDouble(Row::statistic).toArray()).number("df", rows.stream()
				.mapToDouble(Row::df).toArray()).number("p", rows.stream().mapToDouble(Row::p).toArray());
		for (int g = 0; g < groups.size(); g++) {
			final int which = g;
			final String name = groups.get(g);
			// A group may be called as a column is: the set test.
			t.text(COLUMNS.contains(name) ? "group " + name : name, texts(r -> r.summaries.get(which)));
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

	/** {@code variable,group,n,w,p,normal}: what Shapiro and Wilk's test said; no rows where the user decided. */
	public FeatureTable normalityTable() {
		return FeatureTable.builder("table_one_normality.csv").text("variable", normality.stream().map(Judged::variable).toArray(String[]::new)).text(
			"group", normality.stream().map(Judged::group).toArray(String[]::new)).number("n", normality.stream().mapToDouble(Judged::n).toArray()).number(
				"w", normality.stream().mapToDouble(Judged::w).toArray()).number("p", normality.stream().mapToDouble(Judged::p).toArray()).text("normal",
					normality.stream().map(j -> Boolean.toString(j.normal)).toArray(String[]::new)).build();
	}

	/** The table as journals print it: {@code Variable}, a column per group with its n, {@code Test}, {@code Statistic}, {@code P}; all text. */
	public FeatureTable printed() {
		final List<Row> lines = rows.subList(1, rows.size());
		final FeatureTable.Builder t = FeatureTable.builder("table_one_print.csv").text("Variable", lines.stream().map(r -> r.level.isEmpty() ? r.variable
			: "  " + r.level).toArray(String[]::new));
		for (int g = 0; g < groups.size(); g++) {
			final int which = g;
			t.text(groups.get(g) + " (n = " + rows.get(0).summaries.get(g) + ")", lines.stream().map(r -> r.summaries.get(which)).toArray(String[]::new));
		}
		return t.text("Test", lines.stream().map(Row::test).toArray(String[]::new)).text("Statistic", lines.stream().map(r -> Double.isNaN(r.statistic) ? ""
			: String.format(Locale.ROOT, "%.3f", r.statistic)).toArray(String[]::new)).text("P", lines.stream().map(r -> Double.isNaN(r.p) ? "" : r.p < 0.001
				? "<0.001" : String.format(Locale.ROOT, "%.3f", r.p)).toArray(String[]::new)).build();
	}

	/**
	 * Writes {@code table_one.csv} and {@code table_one_print.csv}, {@code table_one_posthoc.csv} where there are more than two groups, and
	 * {@code table_one_normality.csv} where Shapiro and Wilk decided.
	 *
	 * @return names of the files
	 */
	public List<String> write(final Path folder) {
		final List<FeatureTable> out = new ArrayList<>(List.of(table(), printed()));
		if (!posthoc.isEmpty()) out.add(posthocTable());
		if (!normality.isEmpty()) out.add(normalityTable());
		for (final FeatureTable t : out) t.write(folder.resolve(t.source()));
		return out.stream().map(FeatureTable::source).toList();
	}
}
