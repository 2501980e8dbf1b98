package io.github.roi2roc.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.github.roi2roc.metric.Concordance;
import io.github.roi2roc.metric.UnoConcordance;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/**
 * How a survival model does on a set of rows: a row of {@code metrics.csv}.
 *
 * @param set train, test, external, or resampling (means over the rows left out within the training rows)
 * @param n rows with an outcome
 * @param events those with the event
 * @param c Harrell's concordance; NaN where no two rows can be compared
 * @param low lower end of its 95 % interval; NaN where there is none
 * @param uno Uno's concordance up to the last time asked for
 * @param brier integrated Brier score up to then
 * @param p of the log-rank test of the two groups that the training rows' median risk makes
 */
public record SurvivalMetrics(String model, String set, int n, int events, double c, double low, double high, double uno, double brier, double p) {

	/**
	 * Of a set.
	 *
	 * @param to the last time that counts for Uno's concordance
	 */
	static SurvivalMetrics of(final String model, final String set, final Outcome.Survival y, final double[] risk, final Concordance.Result c,
		final double to, final double brier, final double p)
	{
		final boolean any = !Double.isNaN(c.value());
		return new SurvivalMetrics(model, set, y.rows(), y.events(), c.value(), any ? c.lower() : Double.NaN, any ? c.upper() : Double.NaN, UnoConcordance.of(y
			.time(), y.event(), risk, to), brier, p);
	}

	/** Of the few rows of a part: without an interval. */
	static SurvivalMetrics ofPart(final String model, final String part, final Outcome.Survival y, final double[] risk) {
		final double[] ones = new double[y.rows()];
		Arrays.fill(ones, 1);
		return new SurvivalMetrics(model, part, y.rows(), y.events(), Concordance.of(y.time(), y.event(), risk, ones), Double.NaN, Double.NaN,
			Double.NaN, Double.NaN, Double.NaN);
	}

	/** Means over held-out parts; a part without a value does not count. */
	static SurvivalMetrics mean(final String model, final Outcome.Survival y, final List<SurvivalMetrics> parts) {
		return new SurvivalMetrics(model, "resampling", y.rows(), y.events(), mean(parts, SurvivalMetrics::c), Double.NaN, Double.NaN,
			Double.NaN, Double.NaN, Double.NaN);
	}

	private static double mean(final List<SurvivalMetrics> parts, final ToDoubleFunction<SurvivalMetrics> f) {
		return parts.stream().mapToDouble(f).filter(d -> !Double.isNaN(d)).average().orElse(Double.NaN);
	}

	/** @param second name of the column that says on which rows */
	static FeatureTable table(final String file, final String second, final List<SurvivalMetrics> metrics) {
		return FeatureTable.builder(file).text("model", metrics.stream().map(SurvivalMetrics::model).toArray(String[]::new)).text(second, metrics.stream()
			.map(SurvivalMetrics::set).toArray(String[]::new)).number("n", numbers(metrics, SurvivalMetrics::n)).number("events", numbers(metrics,
				SurvivalMetrics::events)).number("c_index", numbers(metrics, SurvivalMetrics::c)).number("ci_low", numbers(metrics, SurvivalMetrics::low))
			.number("ci_high", numbers(metrics, SurvivalMetrics::high)).number("uno_c", numbers(metrics, SurvivalMetrics::uno)).number("integrated_brier", numbers(
				metrics, SurvivalMetrics::brier)).number("logrank_p", numbers(metrics, SurvivalMetrics::p)).build();
	}

	private static double[] numbers(final List<SurvivalMetrics> metrics, final ToDoubleFunction<SurvivalMetrics> f) {
		return metrics.stream().mapToDouble(f).toArray();
	}
}
