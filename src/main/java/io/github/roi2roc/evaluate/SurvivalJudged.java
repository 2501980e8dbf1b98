package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.roi2roc.learn.SurvivalScale;
import io.github.roi2roc.metric.Concordance;
import io.github.roi2roc.metric.Estimate;
import io.github.roi2roc.metric.SurvivalAuc;
import io.github.roi2roc.metric.SurvivalBrier;
import io.github.roi2roc.stats.KaplanMeier;
import io.github.roi2roc.stats.LogRank;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/**
 * What a survival model's predictions are worth on a set of rows: overall, at each time asked for, and in groups of risk.
 *
 * @param model its name
 * @param set the rows
 * @param metrics overall
 * @param concordance Harrell's with each row's influence, for comparisons
 * @param times at each time asked for
 * @param bins predicted and observed survival at each time, in groups of like prediction
 * @param groups two and three groups of risk, cut at the training rows' median and tertiles
 */
record SurvivalJudged(String model, String set, SurvivalMetrics metrics, Concordance.Result concordance, List<AtTime> times, List<Bin> bins,
	List<Group> groups)
{

	/** Rows of a calibration bin, and most bins. */
	private static final int PER_BIN = 10, MOST_BINS = 5;
	private static final List<List<String>> GROUP_NAMES = List.of(List.of("low", "high"), List.of("low", "middle", "high"));

	/**
	 * At a time.
	 *
	 * @param brier of the predicted probability
	 * @param reference Brier score of the training rows' Kaplan–Meier curve
	 * @param predicted mean predicted probability of no event until then
	 * @param observed by Kaplan and Meier
	 */
	record AtTime(SurvivalAuc auc, double brier, double reference, double predicted, KaplanMeier.At observed) {}

	/**
	 * Rows of like prediction.
	 *
	 * @param bin from 1, of the lowest predicted survival
	 */
	record Bin(double at, int bin, int n, double predicted, KaplanMeier.At observed) {}

	/**
	 * A group of risk.
	 *
	 * @param cut median or tertiles
	 * @param test of all groups of this cut; null where there are not two
	 */
	record Group(String cut, String name, int n, int events, KaplanMeier curve, LogRank test) {}

	static SurvivalJudged of(final String model, final String set, final Outcome.Survival y, final double[] risk, final PredictedSurvival curves,
		final SurvivalScale scale)
	{
		final double[] time = y.time();
		final boolean[] event = y.event();
		final Concordance.Result c = Concordance.result(time, event, risk);
		final double last = Arrays.stream(time).max().orElse(0), to = scale.at().length == 0 ? last : Math.min(last, scale.at()[scale.at().length - 1]);
		final double brier = to > 0 ? SurvivalBrier.integrated(time, event, curves::at, curves.times(), to) : Double.NaN;
		final List<AtTime> times = new ArrayList<>();
		final List<Bin> bins = new ArrayList<>();
		final KaplanMeier all = KaplanMeier.of(time, event, KaplanMeier.Interval.LOG);
		for (final double at : scale.at()) {
			final double[] s = curves.at(at), flat = new double[s.length];
			Arrays.fill(flat, scale.reference(at));
			final boolean followed = at <= last; // beyond, nobody says what came
			times.add(new AtTime(SurvivalAuc.of(time, event, risk, at), followed ? SurvivalBrier.of(time, event, s, at) : Double.NaN, followed ? SurvivalBrier.of(
				time, event, flat, at) : Double.NaN, Arrays.stream(s).average().orElse(Double.NaN), all.at(at)));
			if (followed) bins.addAll(bins(y, s, at));
		}
		final List<Group> groups = new ArrayList<>();
		for (final List<String> names : GROUP_NAMES) groups.addAll(groups(y, risk, scale, names));
		final LogRank median = groups.isEmpty() ? null : groups.get(0).test;
		return new SurvivalJudged(model, set, SurvivalMetrics.of(model, set, y, risk, c, to, brier, median == null ? Double.NaN : median.p()), c, times, bins,
			groups);
	}

	private static List<Bin> bins(final Outcome.Survival y, final double[] s, final double at) {
		final int n = s.length, count = Math.min(MOST_BINS, n / PER_BIN);
		final List<Bin> out = new ArrayList<>();
		if (count < 2) return out;
		final int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> s[i])).mapToInt(i -> i).toArray();
		for (int b = 0; b < count; b++) {
			final int[] rows = Arrays.copyOfRange(order, (int) ((long) b * n / count), (int) ((b + 1L) * n / count));
			final Outcome.Survival of = y.of(rows);
			out.add(new Bin(at, b + 1, rows.length, IntStream.of(rows).mapToDouble(r -> s[r]).average().orElse(Double.NaN), KaplanMeier.of(of.time(), of.event(),
				KaplanMeier.Interval.LOG).at(at)));
		}
		return out;
	}

	private static List<Group> groups(final Outcome.Survival y, final double[] risk, final SurvivalScale scale, final List<String> names) {
		final int k = names.size();
		final int[] of = Arrays.stream(risk).mapToInt(r -> scale.group(k, r)).toArray();
		final LogRank test = IntStream.of(of).distinct().count() < 2 ? null : LogRank.test(y.time(), y.event(), of, 0);
		final List<Group> out = new ArrayList<>();
		for (int g = 0; g < k; g++) {
			final int group = g;
			final Outcome.Survival rows = y.of(IntStream.range(0, of.length).filter(i -> of[i] == group).toArray());
			if (rows.rows() > 0) out.add(new Group(k == 2 ? "median" : "tertiles", names.get(g), rows.rows(), rows.events(), KaplanMeier.of(rows.time(), rows
				.event(), KaplanMeier.Interval.LOG), test));
		}
		return out;
	}

	/** The ROC curve of each time. */
	List<ClassCurve> curves() {
		return times.stream().map(AtTime::auc).filter(a -> !Double.isNaN(a.value())).map(a -> new ClassCurve("by " + SurvivalResult.number(a.at()), ends(a
			.thresholds(), Double.POSITIVE_INFINITY), ends(a.sensitivity(), 0), ends(a.specificity(), 1), a.value(), a.lower(), a.upper())).toList();
	}

	private static double[] ends(final double[] values, final double last) {
		final double[] out = Arrays.copyOf(values, values.length + 1);
		out[values.length] = last;
		return out;
	}

	/** Each measure of these rows with its interval. */
	List<Estimate> estimates() {
		final List<Estimate> out = new ArrayList<>();
		final SurvivalMetrics m = metrics;
		out.add(new Estimate("c_index", m.c(), m.low(), m.high(), "jackknife"));
		out.add(new Estimate("uno_c", m.uno(), Double.NaN, Double.NaN, ""));
		out.add(new Estimate("integrated_brier", m.brier(), Double.NaN, Double.NaN, ""));
		for (final AtTime t : times) {
			out.add(new Estimate("auc_at_" + SurvivalResult.number(t.auc.at()), t.auc.value(), t.auc.lower(), t.auc.upper(), "influence"));
			out.add(new Estimate("brier_at_" + SurvivalResult.number(t.auc.at()), t.brier, Double.NaN, Double.NaN, ""));
		}
		out.add(new Estimate("logrank_p", m.p(), Double.NaN, Double.NaN, ""));
		return out;
	}

	/** Low or high, as the training rows' median risk divides; empty where there is no risk. */
	static String[] groupNames(final double[] risk, final SurvivalScale scale) {
		return Arrays.stream(risk).mapToObj(r -> Double.isNaN(r) ? "" : GROUP_NAMES.get(0).get(scale.group(2, r))).toArray(String[]::new);
	}

	/** All but the comparison, of those that have rows. */
	static List<FeatureTable> tables(final List<SurvivalJudged> all) {
		return List.of(timeTable(all), calibrationTable(all), groupTable(all), rocTable(all)).stream().filter(t -> t.rows() > 0).toList();
	}

	/** {@code model,set,at,cases,controls,auc,ci_low,ci_high,brier,brier_reference,predicted,observed,observed_low,observed_high}. */
	static FeatureTable timeTable(final List<SurvivalJudged> all) {
		final Lines<AtTime> l = new Lines<>(all, SurvivalJudged::times);
		return l.begin("time_metrics.csv").number("at", l.numbers(t -> t.auc.at())).number("cases", l.numbers(t -> t.auc.cases())).number("controls", l.numbers(
			t -> t.auc.controls())).number("auc", l.numbers(t -> t.auc.value())).number("ci_low", l.numbers(t -> t.auc.lower())).number("ci_high", l.numbers(
				t -> t.auc.upper())).number("brier", l.numbers(AtTime::brier)).number("brier_reference", l.numbers(AtTime::reference)).number("predicted", l
					.numbers(AtTime::predicted)).number("observed", l.numbers(t -> t.observed.survival())).number("observed_low", l.numbers(t -> t.observed
						.lower())).number("observed_high", l.numbers(t -> t.observed.upper())).build();
	}

	/** {@code model,set,at,bin,n,predicted,observed,observed_low,observed_high}: survival at a time in groups of like prediction. */
	static FeatureTable calibrationTable(final List<SurvivalJudged> all) {
		final Lines<Bin> l = new Lines<>(all, SurvivalJudged::bins);
		return l.begin("calibration.csv").number("at", l.numbers(Bin::at)).number("bin", l.numbers(Bin::bin)).number("n", l.numbers(Bin::n)).number("predicted",
			l.numbers(Bin::predicted)).number("observed", l.numbers(b -> b.observed.survival())).number("observed_low", l.numbers(b -> b.observed.lower()))
			.number("observed_high", l.numbers(b -> b.observed.upper())).build();
	}

	/** {@code model,set,cut,group,n,events,median,median_low,median_high,logrank_chi2,df,p}. */
	static FeatureTable groupTable(final List<SurvivalJudged> all) {
		final Lines<Group> l = new Lines<>(all, SurvivalJudged::groups);
		return l.begin("risk_groups.csv").text("cut", l.texts(Group::cut)).text("group", l.texts(Group::name)).number("n", l.numbers(Group::n)).number("events",
			l.numbers(Group::events)).number("median", l.numbers(g -> g.curve.median().value())).number("median_low", l.numbers(g -> g.curve.median().lower()))
			.number("median_high", l.numbers(g -> g.curve.median().upper())).number("logrank_chi2", l.numbers(g -> g.test == null ? Double.NaN : g.test
				.statistic())).number("df", l.numbers(g -> g.test == null ? Double.NaN : g.test.df())).number("p", l.numbers(g -> g.test == null ? Double.NaN
					: g.test.p())).build();
	}

	/** {@code model,set,at,threshold,sensitivity,specificity}. */
	static FeatureTable rocTable(final List<SurvivalJudged> all) {
		record Point(double at, double threshold, double sensitivity, double specificity) {}
		final Lines<Point> l = new Lines<>(all, j -> {
			final List<Point> out = new ArrayList<>();
			for (final AtTime t : j.times) for (int k = 0; k < t.auc.thresholds().length; k++) out.add(new Point(t.auc.at(), t.auc.thresholds()[k], t.auc
				.sensitivity()[k], t.auc.specificity()[k]));
			return out;
		});
		return l.begin("time_roc.csv").number("at", l.numbers(Point::at)).number("threshold", l.numbers(Point::threshold)).number("sensitivity", l.numbers(
			Point::sensitivity)).number("specificity", l.numbers(Point::specificity)).build();
	}

	/** {@code set,measure,model1,model2,value1,value2,difference,se,z,p}: each two models on the same rows; empty of one model. */
	static FeatureTable comparisonTable(final List<SurvivalJudged> all) {
		record Pair(SurvivalJudged a, SurvivalJudged b, String measure, double first, double second, Concordance.Difference d) {}
		final List<Pair> pairs = new ArrayList<>();
		for (int i = 0; i < all.size(); i++) {
			for (int j = i + 1; j < all.size(); j++) {
				final SurvivalJudged a = all.get(i), b = all.get(j);
				if (!a.set.equals(b.set) || Double.isNaN(a.concordance.value())) continue;
				pairs.add(new Pair(a, b, "c_index", a.concordance.value(), b.concordance.value(), Concordance.Difference.of(a.concordance.value(), a.concordance
					.influence(), b.concordance.value(), b.concordance.influence())));
				for (int t = 0; t < a.times.size(); t++) {
					final SurvivalAuc x = a.times.get(t).auc, y = b.times.get(t).auc;
					if (!Double.isNaN(x.value())) pairs.add(new Pair(a, b, "auc_at_" + SurvivalResult.number(x.at()), x.value(), y.value(), Concordance.Difference.of(x
						.value(), x.influence(), y.value(), y.influence())));
				}
			}
		}
		pairs.sort(Comparator.comparingInt(p -> TrainingRows.SETS.indexOf(p.a.set)));
		final Function<Function<Pair, String>, String[]> texts = f -> pairs.stream().map(f).toArray(String[]::new);
		final Function<ToDoubleFunction<Pair>, double[]> numbers = f -> pairs.stream().mapToDouble(f).toArray();
		return FeatureTable.builder("comparison.csv").text("set", texts.apply(p -> p.a.set)).text("measure", texts.apply(Pair::measure)).text("model1", texts
			.apply(p -> p.a.model)).text("model2", texts.apply(p -> p.b.model)).number("value1", numbers.apply(Pair::first)).number("value2", numbers.apply(
				Pair::second)).number("difference", numbers.apply(p -> p.d.difference())).number("se", numbers.apply(p -> p.d.se())).number("z", numbers.apply(
					p -> p.d.z())).number("p", numbers.apply(p -> p.d.p())).build();
	}

	/** Parts of several models and sets, one line each. */
	private static final class Lines<T> {

		private final List<String> models = new ArrayList<>(), sets = new ArrayList<>();
		private final List<T> parts = new ArrayList<>();

		Lines(final List<SurvivalJudged> all, final Function<SurvivalJudged, List<T>> of) {
			for (final SurvivalJudged j : all) {
				for (final T part : of.apply(j)) {
					models.add(j.model);
					sets.add(j.set);
					parts.add(part);
				}
			}
		}

		FeatureTable.Builder begin(final String file) {
			return FeatureTable.builder(file).text("model", models.toArray(new String[0])).text("set", sets.toArray(new String[0]));
		}

		double[] numbers(final ToDoubleFunction<T> f) {
			return parts.stream().mapToDouble(f).toArray();
		}

		String[] texts(final Function<T, String> f) {
			return parts.stream().map(f).toArray(String[]::new);
		}
	}
}
