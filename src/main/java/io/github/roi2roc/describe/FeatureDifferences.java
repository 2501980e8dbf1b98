package io.github.roi2roc.describe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.stats.LocationTest;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.stats.PAdjust;
import io.github.roi2roc.table.ColumnPatterns;
import io.github.roi2roc.table.FeatureTable;

/**
 * How much each feature differs between the groups of an outcome: a test, and for two groups how large the difference is.
 *
 * @param outcome the column that makes the groups
 * @param groups its levels; of two, the second is the positive one
 * @param lines one per feature, in the table's order
 * @param notes what the reader should know: values and features left out
 */
public record FeatureDifferences(String outcome, List<String> groups, List<Line> lines, List<String> notes) {

	/** Columns that are no features; they count where they are named. */
	private static final Set<String> NOT_OFFERED = Set.of("case", "label", "set", "rater", "time", "status");
	private static final int MOST_GROUPS = 10;

	/**
	 * One feature.
	 *
	 * @param values by group, missing ones left out
	 * @param test its name; empty where it could not be done
	 * @param statistic of the second group against the first
	 * @param adjusted p adjusted for the number of features
	 * @param cohenD mean of the second group less that of the first, over the pooled standard deviation (Cohen 1988); NaN for more than two
	 *          groups
	 * @param log2FoldChange binary logarithm of the second mean over the first; NaN unless both are above 0
	 */
	public record Line(String feature, List<double[]> values, String test, double statistic, double p, double adjusted, double cohenD,
		double log2FoldChange)
	{}

	/**
	 * What is asked for.
	 *
	 * @param positive of two levels the one that comes second; empty for the last in sort order
	 * @param features names, or patterns with {@code *}; empty for every column of numbers that is no case, label, set, …
	 */
	public record Request(String outcome, String positive, List<String> features, LocationTest test, PAdjust adjust) {}

	public FeatureDifferences {
		groups = List.copyOf(groups);
		lines = List.copyOf(lines);
		notes = List.copyOf(notes);
	}

	/** @throws InputException if a column is missing or holds text, there are fewer than two groups, or one of them has a single row */
	public static FeatureDifferences of(final FeatureTable table, final Request request) {
		final List<String> notes = new ArrayList<>(), groups = groups(table, request.outcome, request.positive);
		final Predicate<String> offered = n -> !NOT_OFFERED.contains(n) && !n.contains("diagnostics_") && !n.equals(request.outcome);
		final List<String> features = request.features.isEmpty() ? ColumnPatterns.numbers(table, offered) : ColumnPatterns.numbers(table,
			request.features, "features", offered);
		if (features.isEmpty()) throw new InputException(table.source() + " has no column of numbers besides '" + request.outcome + "'.");
		if (features.contains(request.outcome)) throw new InputException("features: '" + request.outcome + "' is the outcome. Leave it out.");
		final int[] groupOf = Arrays.stream(table.texts(request.outcome)).mapToInt(groups::indexOf).toArray();
		final long without = Arrays.stream(groupOf).filter(g -> g < 0).count();
		if (without > 0) notes.add(without + " rows have no value in '" + request.outcome + "' and were left out.");
		for (int g = 0; g < groups.size(); g++) {
			final int which = g;
			if (Arrays.stream(groupOf).filter(o -> o == which).count() < 2) throw new InputException(table.source() + ", outcome '" + request.outcome
				+ "': group '" + groups.get(g) + "' has one row; a comparison needs two in each. Add cases, or join groups.");
		}
		final Map<String, List<String>> about = new LinkedHashMap<>();
		final List<Line> plain = features.stream().map(f -> line(table, f, groupOf, groups, request.test, about)).toList();
		about.forEach((what, which) -> notes.add("'" + String.join("', '", which.subList(0, Math.min(5, which.size()))) + "'" + (which.size() > 5 ? " and "
			+ (which.size() - 5) + " more" : "") + ": " + what));
		final double[] adjusted = request.adjust.adjust(plain.stream().mapToDouble(Line::p).toArray());
		return new FeatureDifferences(request.outcome, groups, IntStream.range(0, adjusted.length).mapToObj(i -> {
			final Line l = plain.get(i);
			return new Line(l.feature, l.values, l.test, l.statistic, l.p, adjusted[i], l.cohenD, l.log2FoldChange);
		}).toList(), notes);
	}

	private static List<String> groups(final FeatureTable table, final String outcome, final String positive) {
		final List<String> out = table.sortedLevels(outcome, positive);
		if (out.size() < 2 || out.size() > MOST_GROUPS) throw new InputException(table.source() + ", outcome '" + outcome + "': " + out.size()
			+ " different values; a comparison needs 2 to " + MOST_GROUPS + " groups. Name another column.");
		return out;
	}

	private static Line line(final FeatureTable table, final String feature, final int[] groupOf, final List<String> groups,
		final LocationTest test, final Map<String, List<String>> about)
	{
		final double[] all = table.numbers(feature);
		for (int r = 0; r < all.length; r++) if (Double.isInfinite(all[r])) throw new InputException(table.where(r, feature)
			+ ": the value is infinite. Correct it, or leave the column out.");
		final double[][] by = new double[groups.size()][];
		for (int g = 0; g < by.length; g++) {
			final int which = g;
			by[g] = IntStream.range(0, all.length).filter(r -> groupOf[r] == which && !Double.isNaN(all[r])).mapToDouble(r -> all[r]).toArray();
		}
		final long missing = IntStream.range(0, all.length).filter(r -> groupOf[r] >= 0 && Double.isNaN(all[r])).count();
		if (missing > 0) about.computeIfAbsent("rows without a value were left out of the line", k -> new ArrayList<>()).add(feature);
		LocationTest.Outcome o = new LocationTest.Outcome("", Double.NaN, Double.NaN);
		final double[] there = Arrays.stream(by).flatMapToDouble(Arrays::stream).toArray();
		if (there.length > 0 && Arrays.stream(there).allMatch(d -> d == there[0])) about.computeIfAbsent("one value only, not tested",
			k -> new ArrayList<>()).add(feature);
		else {
			try {
				o = test.of(by);
			}
			catch (final InputException e) {
				about.computeIfAbsent("not tested: " + e.getMessage(), k -> new ArrayList<>()).add(feature);
			}
		}
		return new Line(feature, List.of(by), o.name(), o.statistic(), o.p(), Double.NaN, by.length == 2 ? cohenD(by[0], by[1]) : Double.NaN, by.length
			== 2 ? log2FoldChange(by[0], by[1]) : Double.NaN);
	}

	private static double cohenD(final double[] a, final double[] b) {
		if (a.length < 2 || b.length < 2) return Double.NaN;
		final double pooled = Math.sqrt(((a.length - 1) * Moments.variance(a) + (b.length - 1) * Moments.variance(b)) / (a.length + b.length - 2));
		return pooled > 0 ? (Moments.mean(b) - Moments.mean(a)) / pooled : Double.NaN;
	}

	private static double log2FoldChange(final double[] a, final double[] b) {
		final double ratio = Moments.mean(b) / Moments.mean(a);
		return Moments.mean(a) > 0 && ratio > 0 ? StrictMath.log(ratio) / StrictMath.log(2) : Double.NaN;
	}

	/** Lines from the smallest p; lines without one last. */
	public List<Line> ranked() {
		return lines.stream().sorted(Comparator.comparingDouble(Line::p)).toList();
	}

	/** {@code feature,test,statistic,p,adjusted,cohen_d,log2_fold_change} and n, mean, sd and median of each group. */
	public FeatureTable table() {
		final FeatureTable.Builder t = FeatureTable.builder("univariate.csv").text("feature", texts(Line::feature)).text("test", texts(Line::test))
			.number("statistic", numbers(Line::statistic)).number("p", numbers(Line::p)).number("adjusted", numbers(Line::adjusted));
		if (groups.size() == 2) t.number("cohen_d", numbers(Line::cohenD)).number("log2_fold_change", numbers(Line::log2FoldChange));
		for (int g = 0; g < groups.size(); g++) {
			final int which = g;
			final String name = groups.get(g);
			t.number("n_" + name, numbers(l -> l.values.get(which).length)).number("mean_" + name, numbers(l -> Moments.mean(l.values.get(which))))
				.number("sd_" + name, numbers(l -> Moments.sd(l.values.get(which)))).number("median_" + name, numbers(l -> Moments.median(l.values.get(
					which))));
		}
		return t.build();
	}

	private String[] texts(final Function<Line, String> f) {
		return lines.stream().map(f).toArray(String[]::new);
	}

	private double[] numbers(final ToDoubleFunction<Line> f) {
		return lines.stream().mapToDouble(f).toArray();
	}

	/** Writes {@code univariate.csv}. */
	public void write(final Path folder) {
		table().write(folder.resolve("univariate.csv"));
	}
}
