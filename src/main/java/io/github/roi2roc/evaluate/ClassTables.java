package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.roi2roc.metric.Confusion;
import io.github.roi2roc.metric.Criterion;
import io.github.roi2roc.metric.Estimate;
import io.github.roi2roc.table.FeatureTable;

/** What stands beside {@code metrics.csv} where there are more than two classes. */
final class ClassTables {

	private final TrainingResult result;

	ClassTables(final TrainingResult result) {
		this.result = result;
	}

	List<FeatureTable> all() {
		return List.of(classes(), confusion(), intervals(), points());
	}

	/** A model on a set of rows whose outcome is known. */
	private record Judged(String model, String set, int[] y, double[][] scores, boolean probability) {}

	private List<Judged> judged() {
		final List<Judged> out = new ArrayList<>();
		for (final String model : result.models().keySet()) for (final String set : TrainingRows.SETS) {
			final Judged j = judged(model, set);
			if (j.y.length > 0) out.add(j);
		}
		return out;
	}

	private Judged judged(final String model, final String set) {
		final int[] rows = IntStream.range(0, result.cases().size()).filter(i -> result.sets().get(i).equals(set) && !result.outcomes().get(i).isEmpty())
			.toArray();
		return new Judged(model, set, IntStream.of(rows).map(r -> result.levels().indexOf(result.outcomes().get(r))).toArray(), IntStream.of(rows).mapToObj(
			r -> result.allScores().get(model)[r]).toArray(double[][]::new), result.models().get(model).fitted().probability());
	}

	private record Line(Judged of, int cls, ClassMeasures m) {}

	/** {@code model,set,class,n,auc,ci_low,ci_high,sensitivity,specificity,ppv,npv,f1}: each class against all others. */
	private FeatureTable classes() {
		final List<Line> lines = judged().stream().flatMap(j -> IntStream.range(0, result.levels().size()).mapToObj(c -> new Line(j, c, ClassMeasures.of(c,
			j.y, j.scores, j.probability)))).toList();
		return ClassMeasures.columns(FeatureTable.builder("class_metrics.csv").text("model", texts(lines, l -> l.of.model)).text("set", texts(lines,
			l -> l.of.set)), lines.stream().map(Line::m).toList(), result.levels());
	}

	/** {@code model,set,outcome} and one column per class that rows were called: numbers of rows. */
	private FeatureTable confusion() {
		final List<Judged> all = judged();
		final int k = result.levels().size();
		final FeatureTable.Builder t = FeatureTable.builder("confusion.csv").text("model", IntStream.range(0, k * all.size()).mapToObj(i -> all.get(i / k)
			.model).toArray(String[]::new)).text("set", IntStream.range(0, k * all.size()).mapToObj(i -> all.get(i / k).set).toArray(String[]::new));
		return ClassColumns.confusion(t, all.stream().map(j -> Confusion.of(j.y, Criterion.called(j.scores, j.probability), k)).toList(), result.levels());
	}

	private record Interval(Judged of, Estimate e) {}

	/** {@code model,set,metric,value,ci_low,ci_high,method}. */
	private FeatureTable intervals() {
		final List<Interval> lines = judged().stream().flatMap(j -> ClassEstimates.of(j.y, j.scores, j.probability, result.levels(), result.settings()
			.split().seed()).stream().map(e -> new Interval(j, e))).toList();
		return FeatureTable.builder("metrics_ci.csv").text("model", texts(lines, l -> l.of.model)).text("set", texts(lines, l -> l.of.set)).text("metric",
			texts(lines, l -> l.e.measure())).number("value", numbers(lines, l -> l.e.value())).number("ci_low", numbers(lines, l -> l.e.lower())).number(
				"ci_high", numbers(lines, l -> l.e.upper())).text("method", texts(lines, l -> l.e.method())).build();
	}

	private record Point(String model, String set, ClassCurve curve, int at) {}

	/** {@code model,set,class,threshold,sensitivity,specificity}: each class against all others, and their means. */
	private FeatureTable points() {
		final List<Point> points = new ArrayList<>();
		for (final Judged j : judged()) {
			for (final ClassCurve c : ClassCurves.of(j.y, j.scores, result.levels())) for (int k = 0; k < c.thresholds().length; k++) points.add(new Point(
				j.model, j.set, c, k));
		}
		return FeatureTable.builder("roc_points.csv").text("model", texts(points, Point::model)).text("set", texts(points, Point::set)).text("class", texts(
			points, p -> p.curve.label())).number("threshold", numbers(points, p -> p.curve.thresholds()[p.at])).number("sensitivity", numbers(points,
				p -> p.curve.sensitivities()[p.at])).number("specificity", numbers(points, p -> p.curve.specificities()[p.at])).build();
	}

	List<ClassCurve> curves(final String model, final String set) {
		final Judged j = judged(model, set);
		return j.y.length == 0 || Arrays.stream(j.y).distinct().count() < 2 ? List.of() : ClassCurves.of(j.y, j.scores, result.levels());
	}

	private static <T> String[] texts(final List<T> lines, final Function<T, String> f) {
		return lines.stream().map(f).toArray(String[]::new);
	}

	private static <T> double[] numbers(final List<T> lines, final ToDoubleFunction<T> f) {
		return lines.stream().mapToDouble(f).toArray();
	}
}
