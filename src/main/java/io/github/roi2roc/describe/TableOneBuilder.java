package io.github.roi2roc.describe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.describe.TableOne.Counts;
import io.github.roi2roc.describe.TableOne.Judged;
import io.github.roi2roc.describe.TableOne.Normality;
import io.github.roi2roc.describe.TableOne.Posthoc;
import io.github.roi2roc.describe.TableOne.Row;
import io.github.roi2roc.describe.TableOne.Rule;
import io.github.roi2roc.stats.ChiSquared;
import io.github.roi2roc.stats.FisherExact;
import io.github.roi2roc.stats.GroupTest;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.stats.PAdjust;
import io.github.roi2roc.stats.RankSum;
import io.github.roi2roc.stats.ShapiroWilk;
import io.github.roi2roc.stats.TTest;
import io.github.roi2roc.table.FeatureTable;

/** Gathers the lines of a {@link TableOne}, variable by variable. */
final class TableOneBuilder {

	/** A test's outcome. */
	private record Outcome(String test, double statistic, double df, double p) {}

	private final FeatureTable table;
	private final List<String> groups;
	private final Rule rule;
	private final int[] groupOf;
	final List<Row> rows = new ArrayList<>();
	final List<Posthoc> posthoc = new ArrayList<>();
	final List<Judged> judged = new ArrayList<>();
	final List<String> notes = new ArrayList<>();

	TableOneBuilder(final FeatureTable table, final String group, final List<String> groups, final Rule rule) {
		this.table = table;
		this.groups = groups;
		this.rule = rule;
		groupOf = Arrays.stream(table.texts(group)).mapToInt(groups::indexOf).toArray();
		final long none = Arrays.stream(groupOf).filter(g -> g < 0).count();
		if (none > 0) notes.add(none + " rows have no value in '" + group + "' and were left out.");
		for (int g = 0; g < groups.size(); g++) {
			final int which = g;
			if (Arrays.stream(groupOf).filter(o -> o == which).count() == 1) notes.add("Group '" + groups.get(g)
				+ "' has one row: it has no standard deviation, and no test can say much about it.");
		}
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
		for (int r = 0; r < all.length; r++) if (Double.isInfinite(all[r])) throw new InputException(table.where(r, name)
			+ ": the value is infinite. Correct it, or leave the variable out.");
		missing(name, r -> Double.isNaN(all[r]));
		final boolean normal = normal(name, by);
		final double[] values = Arrays.stream(by).flatMapToDouble(Arrays::stream).toArray();
		final boolean varies = Arrays.stream(values).anyMatch(d -> d != values[0]);
		final Outcome o = varies ? test(name, () -> normal ? parametric(by) : ranks(by)) : constant(name);
		rows.add(new Row(name, "", o.test, o.statistic, o.df, o.p, Arrays.stream(by).map(x -> normal ? meanAndSd(x) : medianAndQuartiles(x))
			.toList()));
		if (groups.size() > 2 && varies) pairs(name, (i, j) -> normal ? parametric(new double[][] { by[i], by[j] }) : ranks(new double[][] { by[i], by[j] }));
	}

	/** What the rule says of a variable, or what Shapiro and Wilk say of each of its groups. */
	private boolean normal(final String name, final double[][] by) {
		if (rule.normal().contains(name)) return true;
		if (rule.skewed().contains(name)) return false;
		if (rule.normality() != Normality.SHAPIRO) return rule.normality() == Normality.NORMAL;
		boolean all = true;
		for (int g = 0; g < by.length; g++) {
			ShapiroWilk t = new ShapiroWilk(Double.NaN, Double.NaN);
			try {
				t = ShapiroWilk.test(by[g]);
			}
			catch (final InputException e) {
				// too few values, too many, or all alike: nothing says that they are normal
			}
			judged.add(new Judged(name, groups.get(g), by[g].length, t.w(), t.p(), t.p() > rule.alpha()));
			all &= t.p() > rule.alpha();
		}
		return all;
	}

	private Outcome parametric(final double[][] by) {
		if (by.length > 2) {
			final GroupTest f = GroupTest.anova(by);
			return new Outcome("ANOVA", f.statistic(), f.df1(), f.p());
		}
		final TTest t = rule.equalVariances() ? TTest.student(by[0], by[1]) : TTest.welch(by[0], by[1]);
		return new Outcome(rule.equalVariances() ? "Student t" : "Welch t", t.t(), t.df(), t.p());
	}

	private Outcome ranks(final double[][] by) {
		if (by.length > 2) {
			final GroupTest h = GroupTest.kruskalWallis(by);
			return new Outcome("Kruskal-Wallis", h.statistic(), h.df1(), h.p());
		}
		final RankSum w = RankSum.test(by[0], by[1], rule.continuity());
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
		final Outcome o = levels.size() > 1 ? test(name, () -> counts(counts)) : constant(name);
		rows.add(new Row(name, "", o.test, o.statistic, o.df, o.p, groups.stream().map(g -> "").toList()));
		for (int l = 0; l < levels.size(); l++) {
			final int level = l;
			rows.add(new Row(name, levels.get(l), "", Double.NaN, Double.NaN, Double.NaN, IntStream.range(0, groups.size()).mapToObj(g -> share(
				counts[level][g], Arrays.stream(counts).mapToInt(c -> c[g]).sum())).toList()));
		}
		if (groups.size() > 2 && levels.size() > 1) pairs(name, (i, j) -> counts(Arrays.stream(counts).map(c -> new int[] { c[i], c[j] }).filter(c -> c[0] + c[1] > 0)
			.toArray(int[][]::new)));
	}

	private Outcome counts(final int[][] table) {
		if (rule.counts() != Counts.FISHER) {
			final ChiSquared c = ChiSquared.test(table, rule.yates());
			final boolean yates = rule.yates() && table.length == 2 && table[0].length == 2;
			if (c.smallestExpected() >= 5 || rule.counts() == Counts.CHI_SQUARED) return new Outcome(yates ? "Chi-squared (Yates)" : "Chi-squared", c
				.statistic(), c.df(), c.p());
		}
		final FisherExact f = FisherExact.test(table);
		return new Outcome("Fisher exact", f.oddsRatio(), Double.NaN, f.p());
	}

	private Outcome constant(final String name) {
		notes.add("'" + name + "' has one value only and was not tested.");
		return new Outcome("", Double.NaN, Double.NaN, Double.NaN);
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
}
