package io.github.roi2roc.describe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.stats.KaplanMeier;
import io.github.roi2roc.stats.LogRank;
import io.github.roi2roc.stats.MaximalLogRank;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.stats.PAdjust;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

/**
 * Survival curves of groups and what they are compared by, with the numbers of R's {@code survfit} and {@code survdiff}.
 *
 * @param time name of the column of times
 * @param curves one per group
 * @param at times that were asked for
 * @param tests of all groups; empty for one group
 * @param logRank the log-rank test, or null for one group
 * @param pairs each two of more than two groups, P adjusted as Benjamini and Hochberg have it
 * @param best the cut that was searched for, or null
 * @param notes what the reader should know
 */
public record SurvivalReport(String time, List<Curve> curves, List<Double> at, List<Test> tests, LogRank logRank, List<LogRank.Pair> pairs,
	MaximalLogRank best, List<String> notes)
{

	private static final int MOST_GROUPS = 50, FEW = 5;
	private static final String ALL = "all";

	/** A group's curve; the name is R's, such as {@code sex=1}. */
	public record Curve(String group, KaplanMeier curve) {

		int events() {
			return Arrays.stream(curve.events()).sum();
		}
	}

	/** A test of all groups. P is NaN where it would ignore that the cut was searched for. */
	public record Test(String name, double statistic, double df, double p) {}

	/**
	 * What is to be drawn.
	 *
	 * @param time column of times, from 0 on
	 * @param status column that tells how each ended
	 * @param event its value that means the event; empty where the column tells
	 * @param group column that makes the groups; empty for one curve
	 * @param cut of a column of numbers: {@code median}, a number or {@code optimal}; empty for groups by value
	 * @param ci scale of the intervals
	 * @param times at which {@link #atTable} tells of each curve
	 * @param dropMissing whether rows with an empty cell are left out; otherwise they are an error
	 */
	public record Request(String time, String status, String event, String group, String cut, KaplanMeier.Interval ci, List<Double> times,
		boolean dropMissing)
	{

		public Request {
			for (final double t : times) if (!(t >= 0) || Double.isInfinite(t)) throw new InputException("'times' has " + Csv.number(t)
				+ ", but numbers from 0 on belong there.");
			times = times.stream().sorted().distinct().toList();
		}
	}

	/** Rows with their group. */
	private record Groups(List<String> names, int[] of, MaximalLogRank best) {}

	/** @throws InputException if a column is missing or does not hold what it should, nobody has the event, or a value is missing */
	public static SurvivalReport of(final FeatureTable table, final Request request) {
		final List<String> notes = new ArrayList<>(), needed = new ArrayList<>(List.of(request.time, request.status));
		if (!request.group.isBlank()) needed.add(request.group);
		else if (!request.cut.isBlank()) throw new InputException("'cut' needs a column of numbers; name it as 'group'.");
		if (request.time.equals(request.status)) throw new InputException("'time' and 'status' both name '" + request.time + "'; they are two columns.");
		final FeatureTable rows = RegressionTerms.complete(table, needed, request.dropMissing, notes);
		final double[] time = SurvivalColumns.times(rows, request.time);
		final boolean[] event = SurvivalColumns.events(rows, request.status, request.event);
		SurvivalColumns.sayCensored(rows, request.status, event, notes);
		final Groups groups = groups(rows, request, time, event, notes);
		final List<Curve> curves = IntStream.range(0, groups.names.size()).mapToObj(g -> curve(groups, g, time, event, request.ci)).toList();
		if (curves.stream().allMatch(c -> c.events() == 0)) throw new InputException(rows.source() + ", column '" + request.status + "': no row of " + rows
			.rows() + " has the event, so every curve is level. Say with event= which value means it, or check the column.");
		final List<String> small = curves.stream().filter(c -> c.curve.n() < FEW).map(c -> c.group).toList();
		if (!small.isEmpty()) notes.add(RegressionTerms.few(small) + (small.size() == 1 ? " has" : " have") + " fewer than " + FEW
			+ " rows; curves and tests of so few are not to be trusted.");
		if (curves.size() == 1) return new SurvivalReport(request.time, curves, request.times, List.of(), null, List.of(), null, notes);
		final LogRank logRank = LogRank.test(time, event, groups.of, 0), peto = LogRank.test(time, event, groups.of, 1);
		final boolean searched = groups.best != null;
		final List<Test> tests = new ArrayList<>(List.of(new Test("logrank", logRank.statistic(), logRank.df(), searched ? Double.NaN : logRank.p()), new Test(
			"peto", peto.statistic(), peto.df(), searched ? Double.NaN : peto.p())));
		if (searched) {
			tests.add(new Test("maximally_selected", groups.best.statistic() * groups.best.statistic(), Double.NaN,
				groups.best.p()));
			notes.add(String.format(Locale.ROOT, "The cut %s was searched for among %d; P = %.3g counts the search (permutations of log-rank scores, M = %.4g)."
				+ " The P of the log-rank test itself would be too small and is left empty.", few(groups.best.cut()), groups.best.cuts(), groups.best.p(),
				groups.best.statistic()));
		}
		final List<LogRank.Pair> pairs = curves.size() > 2 ? LogRank.pairs(time, event, groups.of, new int[time.length], 0, PAdjust.BH) : List.of();
		return new SurvivalReport(request.time, curves, request.times, tests, logRank, pairs, groups.best, notes);
	}

	private static Curve curve(final Groups groups, final int g, final double[] time, final boolean[] event, final KaplanMeier.Interval ci) {
		final int[] rows = IntStream.range(0, time.length).filter(i -> groups.of[i] == g).toArray();
		final boolean[] ends = new boolean[rows.length];
		for (int k = 0; k < rows.length; k++) ends[k] = event[rows[k]];
		return new Curve(groups.names.get(g), KaplanMeier.of(Arrays.stream(rows).mapToDouble(i -> time[i]).toArray(), ends, ci));
	}

	private static Groups groups(final FeatureTable table, final Request r, final double[] time, final boolean[] event, final List<String> notes) {
		final String column = r.group;
		if (column.isBlank()) return new Groups(List.of(ALL), new int[table.rows()], null);
		if (!r.cut.isBlank()) return cut(table, r, time, event);
		final List<String> levels = table.isNumeric(column) ? table.sortedLevels(column) : List.copyOf(table.levels(column));
		if (levels.size() > MOST_GROUPS || levels.size() > FEW && levels.size() * FEW > 2 * table.rows()) throw new InputException("'" + column + "' has " + levels.size() + " different values, which are too many groups of "
			+ table.rows() + " rows." + (table.isNumeric(column) ? " Set cut=median, a number or optimal." : " Name another column, or join groups."));
		if (levels.size() == 1) notes.add("'" + column + "' is '" + levels.get(0) + "' in every row; there is nothing to compare.");
		return new Groups(levels.stream().map(l -> column + "=" + l).toList(), Arrays.stream(table.texts(column)).mapToInt(levels::indexOf).toArray(), null);
	}

	private static Groups cut(final FeatureTable table, final Request r, final double[] time, final boolean[] event) {
		final double[] x = table.numbers(r.group);
		for (int i = 0; i < x.length; i++) if (!Double.isFinite(x[i])) throw new InputException(table.where(i, r.group)
			+ " is no finite number, so it is on neither side of a cut. Correct the cell, or leave the row out.");
		final MaximalLogRank best = r.cut.strip().equals("optimal") ? MaximalLogRank.search(x, time, event, 1) : null;
		final double cut = best != null ? best.cut() : r.cut.strip().equals("median") ? Moments.median(x) : number(r.cut);
		final int[] of = Arrays.stream(x).mapToInt(d -> d <= cut ? 0 : 1).toArray();
		final long high = Arrays.stream(of).sum();
		if (high == 0 || high == of.length) throw new InputException("'cut' is " + Csv.number(cut) + ", but every row of '" + r.group + "' is "
			+ (high == 0 ? "at or below" : "above") + " it (" + Csv.number(Arrays.stream(x).min().orElse(0)) + " to " + Csv.number(Arrays.stream(x).max().orElse(
				0)) + ").");
		return new Groups(List.of(r.group + "<=" + few(cut), r.group + ">" + few(cut)), of, best);
	}

	/** A cut as it is written: six digits, where the groups were made with all of them. */
	private static String few(final double cut) {
		return Csv.number(new BigDecimal(cut).round(new MathContext(6)).doubleValue());
	}

	private static double number(final String cut) {
		try {
			final double out = Csv.number(cut);
			if (Double.isFinite(out)) return out;
		}
		catch (final NumberFormatException e) {
			// said below
		}
		throw new InputException("'cut' is '" + cut + "', but median, optimal or a number belongs there.");
	}

	/** The time to which restricted means go: the last of any group, as R has it. */
	public double end() {
		return curves.stream().mapToDouble(c -> c.curve.time()[c.curve.time().length - 1]).max().orElse(0);
	}

	/** {@code group,time,n_risk,n_event,n_censored,survival,se,lower,upper}: every time that occurs. */
	public FeatureTable table() {
		return rows("survival.csv", curves.stream().flatMap(c -> IntStream.range(0, c.curve.time().length).mapToObj(k -> new Row(c.group, c.curve
			.time()[k], c.curve.atRisk()[k], c.curve.events()[k], c.curve.censored()[k], c.curve.survival()[k], c.curve.se()[k], c.curve.lower()[k], c.curve
				.upper()[k]))).toList());
	}

	/** The same columns at the times that were asked for; events and censored are those since the time before, as R's {@code summary} has them. */
	public FeatureTable atTable() {
		final List<Row> out = new ArrayList<>();
		for (final Curve c : curves) {
			int events = 0, censored = 0;
			for (final double t : at) {
				final KaplanMeier.At a = c.curve.at(t);
				out.add(new Row(c.group, t, a.atRisk(), a.events() - events, a.censored() - censored, a.survival(), a.se(), a.lower(), a.upper()));
				events = a.events();
				censored = a.censored();
			}
		}
		return rows("survival_at.csv", out);
	}

	private record Row(String group, double time, double risk, double events, double censored, double survival, double se, double lower,
		double upper)
	{}

	private static FeatureTable rows(final String name, final List<Row> rows) {
		final FeatureTable.Builder t = FeatureTable.builder(name).text("group", rows.stream().map(Row::group).toArray(String[]::new));
		final List<String> names = List.of("time", "n_risk", "n_event", "n_censored", "survival", "se", "lower", "upper");
		final List<ToDoubleFunction<Row>> cells = List.of(Row::time, Row::risk, Row::events, Row::censored, Row::survival, Row::se, Row::lower, Row::upper);
		for (int j = 0; j < names.size(); j++) t.number(names.get(j), rows.stream().mapToDouble(cells.get(j)).toArray());
		return t.build();
	}

	/** {@code group,n,events,median,lower,upper,rmean,rmean_se}: the median with its 95 % interval, the mean restricted to {@link #end}. */
	public FeatureTable medianTable() {
		final List<KaplanMeier.Bounds> medians = curves.stream().map(c -> c.curve.median()).toList();
		final List<KaplanMeier.RestrictedMean> means = curves.stream().map(c -> c.curve.restrictedMean(end())).toList();
		return FeatureTable.builder("medians.csv").text("group", names()).number("n", curves.stream().mapToDouble(c -> c.curve.n()).toArray()).number("events",
			curves.stream().mapToDouble(Curve::events).toArray()).number("median", medians.stream().mapToDouble(KaplanMeier.Bounds::value).toArray()).number(
				"lower", medians.stream().mapToDouble(KaplanMeier.Bounds::lower).toArray()).number("upper", medians.stream().mapToDouble(
					KaplanMeier.Bounds::upper).toArray()).number("rmean", means.stream().mapToDouble(KaplanMeier.RestrictedMean::value).toArray()).number(
						"rmean_se", means.stream().mapToDouble(KaplanMeier.RestrictedMean::se).toArray()).build();
	}

	private String[] names() {
		return curves.stream().map(Curve::group).toArray(String[]::new);
	}

	/**
	 * {@code test,chisq,df,p}: logrank, peto (Peto and Peto, ρ = 1), and, where a cut was searched for, maximally_selected
	 * (the square of the largest standardised statistic, which has no χ² distribution).
	 */
	public FeatureTable testTable() {
		return FeatureTable.builder("logrank.csv").text("test", tests.stream().map(Test::name).toArray(String[]::new)).number("chisq", tests.stream()
			.mapToDouble(Test::statistic).toArray()).number("df", tests.stream().mapToDouble(Test::df).toArray()).number("p", tests.stream().mapToDouble(
				Test::p).toArray()).build();
	}

	/** {@code group,n,observed,expected} of the log-rank test. */
	public FeatureTable expectedTable() {
		return FeatureTable.builder("logrank_groups.csv").text("group", names()).number("n", Arrays.stream(logRank.n()).asDoubleStream().toArray()).number(
			"observed", logRank.observed()).number("expected", logRank.expected()).build();
	}

	/** {@code group1,group2,chisq,df,p,p_adjusted} of the log-rank test of each two groups. */
	public FeatureTable pairTable() {
		return FeatureTable.builder("pairwise.csv").text("group1", pairs.stream().map(p -> names()[p.first()]).toArray(String[]::new)).text("group2", pairs
			.stream().map(p -> names()[p.second()]).toArray(String[]::new)).number("chisq", pairs.stream().mapToDouble(LogRank.Pair::statistic).toArray())
			.number("df", pairs.stream().mapToDouble(p -> 1).toArray()).number("p", pairs.stream().mapToDouble(LogRank.Pair::p).toArray()).number("p_adjusted",
				pairs.stream().mapToDouble(LogRank.Pair::adjusted).toArray()).build();
	}

	/**
	 * Writes {@code survival.csv}, {@code medians.csv}, {@code survival_at.csv} where times were asked for, of two groups or more
	 * {@code logrank.csv} and {@code logrank_groups.csv}, of more than two {@code pairwise.csv}.
	 *
	 * @return names of the files
	 */
	public List<String> write(final Path folder) {
		final List<FeatureTable> out = new ArrayList<>(List.of(table(), medianTable()));
		if (!at.isEmpty()) out.add(atTable());
		if (logRank != null) out.addAll(List.of(testTable(), expectedTable()));
		if (!pairs.isEmpty()) out.add(pairTable());
		for (final FeatureTable t : out) t.write(folder.resolve(t.source()));
		return out.stream().map(FeatureTable::source).toList();
	}
}
