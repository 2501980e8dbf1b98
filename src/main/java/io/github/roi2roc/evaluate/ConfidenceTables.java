package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.roi2roc.learn.Model;
import io.github.roi2roc.metric.Estimate;
import io.github.roi2roc.metric.PrecisionRecall;
import io.github.roi2roc.metric.Reclassification;
import io.github.roi2roc.table.FeatureTable;

/** What stands beside {@code metrics.csv}: every measure with its interval, precision–recall points, and what one model adds to another. */
final class ConfidenceTables {

	private static final List<String> SETS = TrainingRows.SETS;

	private final TrainingResult result;

	ConfidenceTables(final TrainingResult result) {
		this.result = result;
	}

	private record Line(String model, String set, Estimate e) {}

	private record Point(String model, String set, double threshold, double precision, double recall) {}

	private record Pair(String set, String model1, String model2, Reclassification r) {}

	/** Rows of a set whose outcome is known; empty where they are of one class. */
	private int[] rows(final String set) {
		final int[] rows = IntStream.range(0, result.cases().size()).filter(i -> result.sets().get(i).equals(set) && !result.outcomes().get(i).isEmpty())
			.toArray();
		final long cases = IntStream.of(rows).filter(this::positive).count();
		return cases == 0 || cases == rows.length ? new int[0] : rows;
	}

	private boolean positive(final int row) {
		return result.outcomes().get(row).equals(result.levels().get(1));
	}

	private boolean[] classes(final int[] rows) {
		final boolean[] out = new boolean[rows.length];
		for (int i = 0; i < out.length; i++) out[i] = positive(rows[i]);
		return out;
	}

	private double[] scores(final String model, final int[] rows) {
		return IntStream.of(rows).mapToDouble(r -> result.scores().get(model)[r]).toArray();
	}

	/** {@code model,set,metric,value,ci_low,ci_high,method}, at the threshold fixed on the training rows. */
	FeatureTable intervals() {
		final List<Line> lines = new ArrayList<>();
		result.models().forEach((name, m) -> {
			for (final String set : SETS) {
				final int[] rows = rows(set);
				if (rows.length == 0) continue;
				for (final Estimate e : Estimate.all(classes(rows), scores(name, rows), result.threshold(name), m.fitted().probability(), result.settings()
					.split().seed())) lines.add(new Line(name, set, e));
			}
		});
		return FeatureTable.builder("metrics_ci.csv").text("model", texts(lines, Line::model)).text("set", texts(lines, Line::set)).text("metric", texts(
			lines, l -> l.e.measure())).number("value", numbers(lines, l -> l.e.value())).number("ci_low", numbers(lines, l -> l.e.lower())).number(
				"ci_high", numbers(lines, l -> l.e.upper())).text("method", texts(lines, l -> l.e.method())).build();
	}

	/** {@code model,set,threshold,precision,recall}. */
	FeatureTable precisionRecall() {
		final List<Point> points = new ArrayList<>();
		for (final String name : result.models().keySet()) {
			for (final String set : SETS) {
				final int[] rows = rows(set);
				if (rows.length == 0) continue;
				final PrecisionRecall c = PrecisionRecall.of(classes(rows), scores(name, rows));
				for (int k = 0; k < c.thresholds().length; k++) points.add(new Point(name, set, c.thresholds()[k], c.precision()[k], c.recall()[k]));
			}
		}
		return FeatureTable.builder("precision_recall.csv").text("model", texts(points, Point::model)).text("set", texts(points, Point::set)).number(
			"threshold", numbers(points, Point::threshold)).number("precision", numbers(points, Point::precision)).number("recall", numbers(points,
				Point::recall)).build();
	}

	/**
	 * {@code set,model1,model2} and NRI and IDI with interval and p of every two models with probabilities; above 0 where the second is better.
	 */
	FeatureTable reclassification() {
		final List<String> names = result.models().entrySet().stream().filter(e -> probability(e.getValue())).map(e -> e.getKey()).toList();
		final List<Pair> pairs = new ArrayList<>();
		for (final String set : SETS) {
			final int[] rows = rows(set);
			for (int a = 0; a < names.size() && rows.length > 0; a++) {
				for (int b = a + 1; b < names.size(); b++) pairs.add(new Pair(set, names.get(a), names.get(b), Reclassification.of(classes(rows), scores(names
					.get(a), rows), scores(names.get(b), rows))));
			}
		}
		return FeatureTable.builder("reclassification.csv").text("set", texts(pairs, Pair::set)).text("model1", texts(pairs, Pair::model1)).text("model2",
			texts(pairs, Pair::model2)).number("nri", numbers(pairs, p -> p.r.nri().value())).number("nri_low", numbers(pairs, p -> p.r.nri().lower()))
			.number("nri_high", numbers(pairs, p -> p.r.nri().upper())).number("nri_p", numbers(pairs, p -> p.r.nri().p())).number("idi", numbers(pairs,
				p -> p.r.idi().value())).number("idi_low", numbers(pairs, p -> p.r.idi().lower())).number("idi_high", numbers(pairs, p -> p.r.idi().upper()))
			.number("idi_p", numbers(pairs, p -> p.r.idi().p())).build();
	}

	private static boolean probability(final Model m) {
		return m.fitted().probability();
	}

	private static <T> String[] texts(final List<T> lines, final Function<T, String> f) {
		return lines.stream().map(f).toArray(String[]::new);
	}

	private static <T> double[] numbers(final List<T> lines, final ToDoubleFunction<T> f) {
		return lines.stream().mapToDouble(f).toArray();
	}
}
