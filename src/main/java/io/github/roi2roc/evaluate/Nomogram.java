package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.github.roi2roc.fit.LogisticRegression;
import io.github.roi2roc.learn.LinearScore;
import io.github.roi2roc.learn.SavedModel;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.stats.Pretty;
import io.github.roi2roc.table.FeatureTable;

/**
 * A logistic model as scales of points, as R's {@code rms::nomogram} makes them: the column whose effect spans most has 0 to 100 points, the
 * others in proportion; the points' sum gives the probability. Columns are in their own units, before the model's scaling.
 *
 * @param model its name
 * @param scales one per column with a weight, in the model's order
 * @param perPoint log-odds of one point
 * @param atZero log-odds at no points
 * @param totals ticks of the scale of total points
 * @param probabilities ticks of the scale of probabilities, rising
 * @param warnings sentences for the user
 */
public record Nomogram(String model, List<Scale> scales, double perPoint, double atZero, double[] totals, double[] probabilities,
	List<String> warnings)
{

	/** What is written along the scale of probabilities. */
	private static final double[] USUAL = { 0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999 };
	private static final int INTERVALS = 10, FEW = 10, MOST = 20, MOST_POINTS = 100;

	/**
	 * A column's scale.
	 *
	 * @param column its name
	 * @param values rising; round numbers, or the values there are if they are fewer than ten
	 * @param points of each
	 */
	public record Scale(String column, double[] values, double[] points) {

		public Scale {
			values = values.clone();
			points = points.clone();
		}
	}

	/** A column in its own units. */
	private record Effect(String column, double perUnit, double[] values) {}

	public Nomogram {
		scales = List.copyOf(scales);
		totals = totals.clone();
		probabilities = probabilities.clone();
		warnings = List.copyOf(warnings);
	}

	/**
	 * @param table gives the range of every column: from the 5th to the 95th percentile (of more than 200 rows to the tenth value from either
	 *          end), as R's {@code datadist} has it
	 * @return empty if the model's log-odds are no weighted sum of columns, or of none or more than twenty
	 */
	public static Optional<Nomogram> of(final SavedModel saved, final FeatureTable table) {
		final LinearScore score = saved.model().fitted().linear().filter(s -> s.scale().equals("log-odds")).orElse(null);
		if (score == null || saved.model().levels().size() != 2) return Optional.empty();
		final int[] used = IntStream.range(0, score.weights().length).filter(j -> score.weights()[j] != 0).toArray();
		if (used.length == 0 || used.length > MOST) return Optional.empty();
		final Predictors raw = Prediction.predictors(saved, table), seen = saved.model().afterSteps(raw).keep(score.features());
		final List<String> warnings = new ArrayList<>();
		final List<Effect> effects = new ArrayList<>();
		double atZero = score.intercept();
		for (final int j : used) {
			final String name = score.features().get(j);
			final double[] own = raw.keep(List.of(name)).columns()[0], scaled = seen.columns()[j];
			final double[] line = line(own, scaled);
			final double[] shown = line == null ? scaled : own;
			if (line == null) warnings.add("Nomogram: '" + name + "' stands in the units that the model sees, because its steps are no change of units.");
			final double[] values = values(Moments.present(shown));
			if (values.length < 2) return Optional.empty();
			effects.add(new Effect(name, score.weights()[j] * (line == null ? 1 : line[0]), values));
			atZero += line == null ? 0 : score.weights()[j] * line[1];
		}
		double widest = 0;
		for (final Effect e : effects) {
			widest = Math.max(widest, Math.abs(e.perUnit) * (e.values[e.values.length - 1] - e.values[0]));
			atZero += least(e);
		}
		final double perPoint = widest / MOST_POINTS;
		final List<Scale> scales = effects.stream().map(e -> new Scale(e.column, e.values, Arrays.stream(e.values).map(v -> (e.perUnit * v - least(e))
			/ perPoint).toArray())).toList();
		final double most = scales.stream().mapToDouble(s -> Arrays.stream(s.points()).max().orElse(0)).sum();
		final double[] totals = Pretty.of(0, most, INTERVALS);
		final double zero = atZero, last = totals[totals.length - 1];
		final double[] probabilities = Arrays.stream(USUAL).filter(p -> {
			final double t = (StrictMath.log(p / (1 - p)) - zero) / perPoint;
			return t >= 0 && t <= last;
		}).toArray();
		return Optional.of(new Nomogram(saved.name(), scales, perPoint, atZero, totals, probabilities, warnings));
	}

	private static double least(final Effect e) {
		return Math.min(e.perUnit * e.values[0], e.perUnit * e.values[e.values.length - 1]);
	}

	/** Slope and intercept of what the model's steps make of a column; null if that is no straight line. */
	private static double[] line(final double[] own, final double[] scaled) {
		int low = -1, high = -1;
		for (int i = 0; i < own.length; i++) {
			if (Double.isNaN(own[i])) continue;
			if (low < 0 || own[i] < own[low]) low = i;
			if (high < 0 || own[i] > own[high]) high = i;
		}
		if (low < 0 || own[low] == own[high]) return null;
		final double slope = (scaled[high] - scaled[low]) / (own[high] - own[low]), intercept = scaled[low] - slope * own[low];
		for (int i = 0; i < own.length; i++) {
			if (!Double.isNaN(own[i]) && Math.abs(slope * own[i] + intercept - scaled[i]) > 1e-9 * (1 + Math.abs(scaled[i]) + Math.abs(intercept)))
				return null;
		}
		return new double[] { slope, intercept };
	}

	private static double[] values(final double[] present) {
		final double[] distinct = Arrays.stream(present).sorted().distinct().toArray();
		if (distinct.length < FEW) return distinct;
		final double tail = 10.0 / Math.max(present.length, 200), low = Moments.quantile(present, tail), high = Moments.quantile(present, 1 - tail);
		return low < high ? Pretty.of(low, high, INTERVALS) : distinct;
	}

	/** Log-odds of the positive class at a sum of points. */
	public double logOdds(final double total) {
		return atZero + perPoint * total;
	}

	/** Its probability. */
	public double probability(final double total) {
		return LogisticRegression.probability(logOdds(total));
	}

	/** The sum of points at which the probability is reached. */
	private double total(final double probability) {
		return (StrictMath.log(probability / (1 - probability)) - atZero) / perPoint;
	}

	/**
	 * {@code axis,part,value,points}: part {@code variable} with a column's values, {@code total} with sums of points, {@code probability}
	 * with the probabilities that belong to them.
	 */
	public FeatureTable table() {
		final List<String> axis = new ArrayList<>(), part = new ArrayList<>();
		final DoubleStream.Builder value = DoubleStream.builder(), points = DoubleStream.builder();
		for (final Scale s : scales) {
			for (int k = 0; k < s.values.length; k++) {
				axis.add(s.column);
				part.add("variable");
				value.add(s.values[k]);
				points.add(s.points[k]);
			}
		}
		for (final double t : totals) {
			axis.add("Total points");
			part.add("total");
			value.add(t);
			points.add(t);
		}
		for (final double p : probabilities) {
			axis.add("Probability");
			part.add("probability");
			value.add(p);
			points.add(total(p));
		}
		final Function<List<String>, String[]> array = l -> l.toArray(String[]::new);
		return FeatureTable.builder("nomogram.csv").text("axis", array.apply(axis)).text("part", array.apply(part)).number("value", value.build()
			.toArray()).number("points", points.build().toArray()).build();
	}
}
