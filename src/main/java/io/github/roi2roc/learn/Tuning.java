package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.metric.OperatingPoint;
import io.github.roi2roc.metric.RocCurve;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/**
 * Chooses a learner's options by cross-validating the whole pipeline inside the training rows: every combination of a grid, on the same
 * stratified folds. The best mean wins; among equals the first in the grid's order.
 *
 * @param options the winning combination
 * @param score its mean over the folds
 * @param tried every combination with its mean, in the grid's order
 */
public record Tuning(Map<String, Object> options, double score, List<Tried> tried) {

	/** What can be made as large as possible. */
	public static final List<String> METRICS = List.of("auc", "accuracy", "balanced_accuracy");

	/** A combination and its mean; NaN where it could not be fitted. */
	public record Tried(Map<String, Object> options, double score) {}

	/**
	 * Searches the grid.
	 *
	 * @param pipeline makes the pipeline for a combination of options
	 * @param folds of the cross-validation; fewer where a class has fewer rows
	 * @throws InputException if no combination can be fitted, with the first reason
	 */
	public static Tuning grid(final Map<String, List<Object>> grid, final String metric, final Function<Map<String, Object>, Pipeline> pipeline,
		final Predictors x, final Outcome.Classes y, final int folds, final long seed)
	{
		final int fewest = Arrays.stream(y.counts()).min().orElse(0);
		if (fewest < 2) throw new InputException("Tuning needs at least 2 training rows of each class; the smallest class has " + fewest + ".");
		final int[] fold = Folds.stratified(y.y(), Math.max(2, Math.min(folds, fewest)), new RandomStream(seed).fork("tune"));
		final int k = Arrays.stream(fold).max().orElse(0) + 1;
		final List<Map<String, Object>> combinations = combinations(grid);
		final List<Pipeline> pipelines = combinations.stream().map(pipeline).toList(); // a wrong option is said before the work begins
		final InputException[] reasons = new InputException[combinations.size() * k];
		final double[] scores = new double[combinations.size() * k];
		IntStream.range(0, scores.length).parallel().forEach(t -> {
			final int[] in = Folds.training(fold, t % k), out = Folds.held(fold, t % k);
			try {
				final Model m = pipelines.get(t / k).fit(x.of(in), y.of(in), seed);
				scores[t] = score(metric, m.predict(x.of(out)), m.fitted().probability(), y.of(out));
			}
			catch (final InputException e) {
				reasons[t] = e;
				scores[t] = Double.NaN;
			}
		});
		final List<Tried> tried = new ArrayList<>();
		Tried best = null;
		for (int c = 0; c < combinations.size(); c++) {
			final Tried now = new Tried(combinations.get(c), Arrays.stream(scores, c * k, (c + 1) * k).average().orElse(Double.NaN));
			tried.add(now);
			if (!Double.isNaN(now.score) && (best == null || now.score > best.score + 1e-12)) best = now;
		}
		if (best == null) throw Arrays.stream(reasons).filter(r -> r != null).findFirst().orElseThrow();
		return new Tuning(best.options, best.score, tried);
	}

	private static List<Map<String, Object>> combinations(final Map<String, List<Object>> grid) {
		List<Map<String, Object>> out = List.of(Map.of());
		for (final Map.Entry<String, List<Object>> e : grid.entrySet()) {
			final List<Map<String, Object>> next = new ArrayList<>();
			for (final Map<String, Object> before : out) {
				for (final Object v : e.getValue()) {
					final Map<String, Object> m = new LinkedHashMap<>(before);
					m.put(e.getKey(), v);
					next.add(m);
				}
			}
			out = next;
		}
		return out;
	}

	/** The larger the better. */
	static double score(final String metric, final double[][] predicted, final boolean probability, final Outcome.Classes y) {
		if (!y.isBinary()) {
			int right = 0;
			final int[] truth = y.y();
			for (int i = 0; i < truth.length; i++) if (largest(predicted[i]) == truth[i]) right++;
			return right / (double) truth.length;
		}
		final double[] s = Arrays.stream(predicted).mapToDouble(p -> p[0]).toArray();
		if (metric.equals("auc")) return RocCurve.of(y.positive(), s, RocDirection.HIGHER).area();
		final OperatingPoint p = OperatingPoint.at(probability ? 0.5 : 0, y.positive(), s, RocDirection.HIGHER);
		return metric.equals("accuracy") ? p.accuracy() : p.balancedAccuracy();
	}

	private static int largest(final double[] p) {
		int best = 0;
		for (int k = 1; k < p.length; k++) if (p[k] > p[best]) best = k;
		return best;
	}
}
