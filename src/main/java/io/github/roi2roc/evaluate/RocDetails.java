package io.github.roi2roc.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.metric.Auc;
import io.github.roi2roc.metric.DelongTest;
import io.github.roi2roc.metric.Estimate;
import io.github.roi2roc.metric.OperatingPoint;
import io.github.roi2roc.metric.PrecisionRecall;
import io.github.roi2roc.metric.RocBootstrap;
import io.github.roi2roc.metric.RocCurve;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.metric.SmoothedRoc;
import io.github.roi2roc.table.FeatureTable;

/**
 * What a comparison of ROC curves tells beyond areas and their tests: every measure at a threshold with its interval, precision–recall
 * curves, and on request bootstrap intervals, partial areas, smoothed curves, and DeLong's test between cohorts.
 *
 * @param comparison whose scores these are; its areas have the interval that was asked for
 * @param points one operating point per score, by the rule
 * @param measures one list per score, in its order
 * @param precision one curve per score
 * @param areas partial, smoothed and resampled areas; empty if none was asked for
 * @param smoothed one per score; empty where it was not asked for or is not possible
 * @param cohorts the unpaired tests
 * @param band of a single score: specificities, and the lower and upper ends of the sensitivity at each; null with several scores
 * @param warnings sentences for the user, the comparison's among them
 */
public record RocDetails(RocComparison comparison, List<OperatingPoint> points, List<List<Estimate>> measures, List<PrecisionRecall> precision,
	List<Area> areas, List<Optional<SmoothedRoc>> smoothed, List<Cohorts> cohorts, double[][] band,
	List<String> warnings)
{

	private static final double LEVEL = 0.95;
	/** Steps of a band, and rows above which it is as narrow as the curve. */
	private static final int STEPS = 50, MANY = 20_000;

	/**
	 * An area with its interval.
	 *
	 * @param score the column
	 * @param area {@code auc}, {@code partial_auc}, {@code corrected_partial_auc}, {@code smoothed_auc}, {@code smoothed_partial_auc}
	 * @param method {@code DeLong} or {@code bootstrap}
	 */
	public record Area(String score, String area, double value, double lower, double upper, String method) {}

	/** One score in two cohorts. */
	public record Cohorts(String score, String first, String second, double firstAuc, double secondAuc, DelongTest test) {}

	/** A score's rows, turned so that higher means positive. */
	private record Rows(boolean[] positive, double[] score) {}

	/**
	 * @param table with the rows of every set; the comparison is of those of one set
	 * @param set value of the column {@code set} whose rows count; empty for all rows
	 * @throws InputException as {@link RocComparison#of}; if a training set is asked for that is not there; if a cohort has one class only
	 */
	public static RocDetails of(final FeatureTable table, final String set, final String outcome, final String positive,
		final List<String> scores, final RocDirection direction, final RocOptions options)
	{
		final FeatureTable rows = set.isBlank() ? table : table.where("set", set.strip());
		final RocComparison plain = RocComparison.of(rows, outcome, positive, scores, direction);
		final List<String> warnings = new ArrayList<>(plain.warnings());
		final List<RocComparison.Score> curves = new ArrayList<>();
		final List<Area> areas = new ArrayList<>();
		final List<OperatingPoint> points = new ArrayList<>();
		final List<List<Estimate>> measures = new ArrayList<>();
		final List<PrecisionRecall> precision = new ArrayList<>();
		final List<Optional<SmoothedRoc>> smoothed = new ArrayList<>();
		for (final RocComparison.Score s : plain.scores()) {
			final Rows r = rows(rows, plain, s);
			final RocBootstrap bootstrap = options.bootstrap() || options.partial() != null || options.smooth() ? new RocBootstrap(r.positive, r.score,
				RocDirection.HIGHER) : null;
			final Auc auc = area(s, bootstrap, options, areas, warnings);
			final Optional<SmoothedRoc> smooth = options.smooth() ? SmoothedRoc.of(s.curve()) : Optional.empty();
			if (options.smooth()) smoothedAreas(s, smooth, bootstrap, options, areas, warnings);
			smoothed.add(smooth);
			curves.add(new RocComparison.Score(s.name(), s.curve(), auc, s.youden()));
			final OperatingPoint p = point(table, plain, s, r, options.threshold(), warnings);
			points.add(p);
			final boolean higher = s.auc().direction() == RocDirection.HIGHER;
			final boolean probability = higher && Arrays.stream(r.score).allMatch(d -> d >= 0 && d <= 1);
			measures.add(Estimate.all(r.positive, r.score, higher ? p.threshold() : -p.threshold(), probability, options.interval(), options.seed()).stream()
				.map(e -> e.measure().equals("auc") ? new Estimate("auc", auc.value(), auc.lower(), auc.upper(), options.bootstrap() ? "bootstrap" : "DeLong")
					: e).toList());
			precision.add(PrecisionRecall.of(r.positive, r.score));
		}
		final RocComparison comparison = new RocComparison(plain.outcome(), plain.positive(), plain.negative(), curves, plain.pairs(), plain.warnings());
		return new RocDetails(comparison, points, measures, precision, areas, smoothed, cohorts(rows, plain, options.groups()), band(rows, plain,
			options), warnings);
	}

	private static double[][] band(final FeatureTable table, final RocComparison plain, final RocOptions o) {
		if (plain.scores().size() > 1) return null;
		final Rows r = rows(table, plain, plain.scores().get(0));
		if (r.score.length > MANY) return null;
		final double[] sp = IntStream.rangeClosed(0, STEPS).mapToDouble(i -> i / (double) STEPS).toArray();
		final double[][] se = new RocBootstrap(r.positive, r.score, RocDirection.HIGHER).sensitivities(sp, o.resamples(), LEVEL, o.seed());
		return new double[][] { sp, se[0], se[2] };
	}

	private static Rows rows(final FeatureTable table, final RocComparison comparison, final RocComparison.Score s) {
		final BinaryOutcome y = BinaryOutcome.of(table, comparison.outcome(), comparison.positive());
		final double[] values = table.numbers(s.name());
		final int[] use = IntStream.range(0, values.length).filter(i -> y.known(i) && !Double.isNaN(values[i])).toArray();
		final boolean[] positive = new boolean[use.length];
		final double[] score = new double[use.length];
		for (int i = 0; i < use.length; i++) {
			positive[i] = y.isPositive(use[i]);
			score[i] = s.auc().direction() == RocDirection.HIGHER ? values[use[i]] : -values[use[i]];
		}
		return new Rows(positive, score);
	}

	/** The area with the interval that was asked for; notes it and the partial ones. */
	private static Auc area(final RocComparison.Score s, final RocBootstrap bootstrap, final RocOptions o, final List<Area> areas,
		final List<String> warnings)
	{
		Auc auc = s.auc();
		if (o.bootstrap()) {
			final RocBootstrap.Interval i = bootstrap.interval(RocCurve::area, o.resamples(), LEVEL, o.seed());
			areas.add(new Area(s.name(), "auc", auc.value(), auc.lower(), auc.upper(), "DeLong"));
			areas.add(new Area(s.name(), "auc", auc.value(), i.lower(), i.upper(), "bootstrap"));
			auc = new Auc(auc.value(), auc.variance(), i.lower(), i.upper(), LEVEL, auc.cases(), auc.controls(), auc.direction());
		}
		if (o.partial() == null) return auc;
		final RocOptions.Partial p = o.partial();
		areas.add(resampled(s.name(), "partial_auc", s.curve().partialArea(p.axis(), p.from(), p.to()), bootstrap, c -> c.partialArea(p.axis(), p.from(), p
			.to()), o));
		final double corrected = s.curve().correctedPartialArea(p.axis(), p.from(), p.to());
		if (corrected >= 0.5) areas.add(resampled(s.name(), "corrected_partial_auc", corrected, bootstrap, c -> c.correctedPartialArea(p.axis(), p.from(), p
			.to()), o));
		else {
			// As pROC: McClish's scale has no meaning below the diagonal.
			areas.add(new Area(s.name(), "corrected_partial_auc", Double.NaN, Double.NaN, Double.NaN, "bootstrap"));
			warnings.add("Score '" + s.name() + "': the partial area is below that of chance, where McClish's correction is not defined.");
		}
		return auc;
	}

	private static Area resampled(final String score, final String name, final double value, final RocBootstrap bootstrap,
		final ToDoubleFunction<RocCurve> of, final RocOptions o)
	{
		final RocBootstrap.Interval i = bootstrap.interval(of, o.resamples(), LEVEL, o.seed());
		return new Area(score, name, value, i.lower(), i.upper(), "bootstrap");
	}

	private static void smoothedAreas(final RocComparison.Score s, final Optional<SmoothedRoc> smooth, final RocBootstrap bootstrap,
		final RocOptions o, final List<Area> areas, final List<String> warnings)
	{
		if (smooth.isEmpty()) {
			warnings.add("Score '" + s.name() + "': the curve has too few points inside the axes to be smoothed.");
			return;
		}
		areas.add(resampled(s.name(), "smoothed_auc", smooth.get().area(), bootstrap, c -> SmoothedRoc.of(c).map(SmoothedRoc::area).orElse(Double.NaN),
			o));
		final RocOptions.Partial p = o.partial();
		if (p != null) areas.add(resampled(s.name(), "smoothed_partial_auc", smooth.get().partialArea(p.axis(), p.from(), p.to()), bootstrap, c -> SmoothedRoc
			.of(c).map(x -> x.partialArea(p.axis(), p.from(), p.to())).orElse(Double.NaN), o));
	}

	/** @param here the rows that are judged */
	private static OperatingPoint point(final FeatureTable table, final RocComparison comparison, final RocComparison.Score s, final Rows here,
		final RocOptions.Threshold rule, final List<String> warnings)
	{
		if (rule.training() && !table.has("set")) throw new InputException(table.source()
			+ " has no column 'set', so there are no training rows to take the threshold from. Give the threshold as a number.");
		final double sign = s.auc().direction() == RocDirection.HIGHER ? 1 : -1;
		double turned = sign * rule.value();
		if (!rule.given()) {
			final Rows from = rule.training() ? rows(table.where("set", "train"), comparison, s) : here;
			final RocCurve curve = RocCurve.of(from.positive, from.score, RocDirection.HIGHER);
			turned = rule.on(curve).threshold();
		}
		if (rule.axis() != null && !rule.training()) warnings.add("Score '" + s.name()
			+ "': the threshold was chosen on these very rows; on a test set take it from the training rows (threshold=train:…).");
		final OperatingPoint p = OperatingPoint.at(turned, here.positive, here.score, RocDirection.HIGHER);
		return new OperatingPoint(sign * turned, p.tp(), p.fp(), p.tn(), p.fn());
	}

	/** Every two levels of a column. */
	private static List<Cohorts> cohorts(final FeatureTable table, final RocComparison comparison, final String column) {
		final List<Cohorts> out = new ArrayList<>();
		if (column.isBlank()) return out;
		final List<String> levels = table.sortedLevels(column.strip());
		if (levels.size() < 2) throw new InputException(table.source() + ", column '" + column + "': " + levels.size()
			+ " level; the unpaired test compares two cohorts. Leave 'set' empty if the cohorts are sets.");
		for (final RocComparison.Score s : comparison.scores()) {
			final List<Rows> rows = levels.stream().map(l -> cohort(table.where(column.strip(), l), comparison, s, l)).toList();
			for (int a = 0; a < levels.size(); a++) {
				for (int b = a + 1; b < levels.size(); b++) {
					final Rows x = rows.get(a), y = rows.get(b);
					out.add(new Cohorts(s.name(), levels.get(a), levels.get(b), area(x), area(y), DelongTest.unpaired(x.positive, x.score, RocDirection.HIGHER,
						y.positive, y.score, RocDirection.HIGHER)));
				}
			}
		}
		return out;
	}

	private static double area(final Rows r) {
		return RocCurve.of(r.positive, r.score, RocDirection.HIGHER).area();
	}

	private static Rows cohort(final FeatureTable rows, final RocComparison comparison, final RocComparison.Score s, final String level) {
		try {
			return rows(rows, comparison, s);
		}
		catch (final InputException e) {
			throw new InputException("Cohort '" + level + "': " + e.getMessage(), e);
		}
	}

	/** {@code score,metric,value,ci_low,ci_high,method,threshold}. */
	public FeatureTable measureTable() {
		final List<String> score = new ArrayList<>();
		final List<Estimate> all = new ArrayList<>();
		final List<Double> threshold = new ArrayList<>();
		for (int s = 0; s < measures.size(); s++) {
			for (final Estimate e : measures.get(s)) {
				score.add(comparison.scores().get(s).name());
				all.add(e);
				threshold.add(points.get(s).threshold());
			}
		}
		return FeatureTable.builder("metrics_ci.csv").text("score", score.toArray(String[]::new)).text("metric", texts(all, Estimate::measure)).number(
			"value", numbers(all, Estimate::value)).number("ci_low", numbers(all, Estimate::lower)).number("ci_high", numbers(all, Estimate::upper)).text(
				"method", texts(all, Estimate::method)).number("threshold", numbers(threshold, d -> d)).build();
	}

	/** {@code score,area,value,ci_low,ci_high,method}. */
	public FeatureTable areaTable() {
		return FeatureTable.builder("auc.csv").text("score", texts(areas, Area::score)).text("area", texts(areas, Area::area)).number("value", numbers(areas,
			Area::value)).number("ci_low", numbers(areas, Area::lower)).number("ci_high", numbers(areas, Area::upper)).text("method", texts(areas,
				Area::method)).build();
	}

	/** {@code score,threshold,precision,recall}. */
	public FeatureTable precisionTable() {
		final List<String> score = new ArrayList<>();
		for (int s = 0; s < precision.size(); s++) {
			for (int k = 0; k < precision.get(s).recall().length; k++) score.add(comparison.scores().get(s).name());
		}
		return FeatureTable.builder("precision_recall.csv").text("score", score.toArray(String[]::new)).number("threshold", flat(
			PrecisionRecall::thresholds)).number("precision", flat(PrecisionRecall::precision)).number("recall", flat(PrecisionRecall::recall)).build();
	}

	private double[] flat(final Function<PrecisionRecall, double[]> f) {
		return precision.stream().flatMapToDouble(p -> Arrays.stream(f.apply(p))).toArray();
	}

	/** {@code score,specificity,sensitivity} of the smoothed curves. */
	public FeatureTable smoothTable() {
		final FeatureTable.Builder t = FeatureTable.builder("roc_smooth.csv");
		final int[] there = IntStream.range(0, smoothed.size()).filter(s -> smoothed.get(s).isPresent()).toArray();
		final Function<Function<SmoothedRoc, double[]>, double[]> all = f -> IntStream.of(there).mapToObj(s -> f.apply(smoothed.get(s).orElseThrow()))
			.flatMapToDouble(Arrays::stream).toArray();
		return t.text("score", IntStream.of(there).boxed().flatMap(s -> Stream.generate(() -> comparison.scores().get(s).name()).limit(
			smoothed.get(s).orElseThrow().sensitivities().length)).toArray(String[]::new)).number("specificity", all.apply(SmoothedRoc::specificities))
			.number("sensitivity", all.apply(SmoothedRoc::sensitivities)).build();
	}

	/** {@code score,cohort1,cohort2,auc1,auc2,d,df,p}: DeLong's unpaired test. */
	public FeatureTable cohortTable() {
		return FeatureTable.builder("delong_unpaired.csv").text("score", texts(cohorts, Cohorts::score)).text("cohort1", texts(cohorts, Cohorts::first)).text(
			"cohort2", texts(cohorts, Cohorts::second)).number("auc1", numbers(cohorts, Cohorts::firstAuc)).number("auc2", numbers(cohorts,
				Cohorts::secondAuc)).number("d", numbers(cohorts, c -> c.test.statistic())).number("df", numbers(cohorts, c -> c.test.df())).number("p",
					numbers(cohorts, c -> c.test.p())).build();
	}

	private static <T> String[] texts(final List<T> of, final Function<T, String> f) {
		return of.stream().map(f).toArray(String[]::new);
	}

	private static <T> double[] numbers(final List<T> of, final ToDoubleFunction<T> f) {
		return of.stream().mapToDouble(f).toArray();
	}

	/**
	 * Writes the comparison's tables, {@code metrics_ci.csv} and {@code precision_recall.csv}, and what was asked for: {@code auc.csv}, {@code
	 * roc_smooth.csv}, {@code delong_unpaired.csv}.
	 *
	 * @return names of the files
	 */
	public List<String> write(final Path folder) {
		final List<FeatureTable> tables = new ArrayList<>(comparison.tables());
		tables.addAll(List.of(measureTable(), precisionTable()));
		if (!areas.isEmpty()) tables.add(areaTable());
		if (smoothed.stream().anyMatch(Optional::isPresent)) tables.add(smoothTable());
		if (!cohorts.isEmpty()) tables.add(cohortTable());
		for (final FeatureTable t : tables) t.write(folder.resolve(t.source()));
		return tables.stream().map(FeatureTable::source).toList();
	}
}
