package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.learn.Model;
import io.github.roi2roc.learn.Trainable;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.metric.RocCurve;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.stats.Student;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/**
 * How models get better with more training cases (as scikit-learn's {@code learning_curve}): whole pipelines are fitted to growing parts of
 * the training side of each fold and judged on the fold that was left out. Nothing is fitted to a row that judges.
 *
 * @param points by model, set and size
 * @param warnings sentences for the user
 */
public record LearningCurve(List<Point> points, List<String> warnings) {

	/** Judged on the rows it was fitted to, on the fold left out, and on the rows of set test. */
	public static final String TRAINING = "training", HELD = "cross-validation", TEST = "test";
	/** Parts of the training side where nobody says otherwise. */
	public static final List<Double> USUAL = List.of(0.2, 0.4, 0.6, 0.8, 1.0);

	/**
	 * One size of one model.
	 *
	 * @param set {@link #TRAINING}, {@link #HELD} or {@link #TEST}
	 * @param size mean number of rows that were fitted to
	 * @param auc mean over the parts that could be fitted
	 * @param sd their standard deviation
	 * @param lower lower end of the 95 % t interval of the mean; parts share rows, so that it is a guide
	 * @param upper upper end
	 * @param parts that could be fitted
	 */
	public record Point(String model, String set, double size, double auc, double sd, double lower, double upper, int parts) {}

	/** What one part at one size gave; NaN where it could not be fitted, with the reason. */
	private record Fitted(int rows, double training, double held, double test, String problem) {}

	public LearningCurve {
		points = List.copyOf(points);
		warnings = List.copyOf(warnings);
	}

	/**
	 * @param sizes parts of the training side of each fold, above 0, at most 1
	 * @param folds of the cross-validation inside the training rows
	 * @param repeats of it, dealt anew
	 * @throws InputException if the table or the settings do not allow training, the outcome has more than two classes, or no part could be
	 *           fitted
	 */
	public static LearningCurve of(final FeatureTable table, final TrainingSettings settings, final List<Double> sizes, final int folds,
		final int repeats, final Progress progress)
	{
		if (sizes.isEmpty() || sizes.stream().anyMatch(s -> !(s > 0 && s <= 1))) throw new InputException("'sizes' is " + sizes
			+ ", but parts above 0 and up to 1 belong there, such as 0.2,0.4,0.6,0.8,1.");
		if (settings.survival() != null) throw new InputException("A learning curve shows the AUC of two classes, and the settings' outcome is a time and a "
			+ "status. Name the column of a class as the outcome.");
		final Map<String, Trainable> trainables = settings.trainables();
		final TrainingRows data = TrainingRows.of(table, settings, trainables);
		if (data.levels().size() != 2) throw new InputException("A learning curve shows the AUC of two classes; outcome '" + settings.outcome() + "' has "
			+ data.levels().size() + ".");
		final int[] train = data.in(TrainingRows.TRAIN), test = data.in(TrainingRows.TEST);
		final Outcome.Classes y = data.classes(train);
		final int[] groups = data.groups() == null ? null : IntStream.of(train).map(r -> data.groups()[r]).toArray();
		final List<Point> points = new ArrayList<>();
		final List<String> warnings = new ArrayList<>(data.messages());
		final RandomStream random = new RandomStream(settings.split().seed()).fork("learning curve");
		final int[][] dealt = IntStream.range(0, repeats).mapToObj(r -> Folds.stratified(y.y(), groups, folds, random.fork(r))).toArray(int[][]::new);
		final double[] ordered = sizes.stream().mapToDouble(d -> d).distinct().sorted().toArray();
		final int[] done = { 0 };
		for (final Map.Entry<String, Trainable> e : trainables.entrySet()) {
			final Predictors all = data.values().keep(data.predictors().get(e.getKey())), x = all.of(train);
			final Map<String, List<Point>> bySet = new LinkedHashMap<>();
			for (final String set : List.of(TRAINING, HELD, TEST)) bySet.put(set, new ArrayList<>());
			for (int s = 0; s < ordered.length; s++) {
				final double size = ordered[s];
				final List<Fitted> parts = IntStream.range(0, folds * repeats).parallel().mapToObj(k -> {
					progress.check();
					final int[] fold = dealt[k / folds];
					final int[] grown = part(Folds.training(fold, k % folds), y, size, random.fork(k / folds).fork("order"));
					return fit(e.getValue(), x, y, grown, Folds.held(fold, k % folds), all.of(test), data.classes(test), settings.split().seed());
				}).toList();
				final List<String> failed = parts.stream().map(Fitted::problem).filter(p -> !p.isEmpty()).toList();
				if (!failed.isEmpty()) warnings.add("Model '" + e.getKey() + "': " + failed.size() + " of " + parts.size() + " parts could not be fitted to " + Math
					.round(100 * size) + " % of their rows: " + failed.get(0));
				add(bySet.get(TRAINING), e.getKey(), TRAINING, parts, Fitted::training);
				add(bySet.get(HELD), e.getKey(), HELD, parts, Fitted::held);
				if (test.length > 0) add(bySet.get(TEST), e.getKey(), TEST, parts, Fitted::test);
				progress.report(++done[0] / (double) (ordered.length * trainables.size()), "Learning curve of " + e.getKey());
			}
			bySet.values().forEach(points::addAll);
		}
		if (points.isEmpty()) throw new InputException("No model could be fitted to any part of the training rows. " + String.join(" ", warnings));
		return new LearningCurve(points, warnings);
	}

	/** So many of some rows, each class in its share; larger parts hold the smaller ones. */
	private static int[] part(final int[] rows, final Outcome.Classes y, final double size, final RandomStream random) {
		final int[] order = rows.clone();
		random.shuffle(order);
		final List<Integer> out = new ArrayList<>();
		for (int c = 0; c < y.levels().size(); c++) {
			final int cls = c;
			final int[] of = Arrays.stream(order).filter(r -> y.y()[r] == cls).toArray();
			for (int k = 0; k < Math.rint(size * of.length); k++) out.add(of[k]);
		}
		return out.stream().mapToInt(Integer::intValue).sorted().toArray();
	}

	private static Fitted fit(final Trainable maker, final Predictors x, final Outcome.Classes y, final int[] grown, final int[] held,
		final Predictors testX, final Outcome.Classes testY, final long seed)
	{
		try {
			final Model m = maker.fit(x.of(grown), y.of(grown), seed);
			return new Fitted(grown.length, auc(m, x.of(grown), y.of(grown)), auc(m, x.of(held), y.of(held)), testX.rows() == 0 ? Double.NaN : auc(m, testX,
				testY), "");
		}
		catch (final InputException e) {
			return new Fitted(grown.length, Double.NaN, Double.NaN, Double.NaN, e.getMessage());
		}
	}

	/** NaN where there is one class only. */
	private static double auc(final Model m, final Predictors x, final Outcome.Classes y) {
		final boolean[] positive = y.positive();
		int cases = 0;
		for (final boolean b : positive) if (b) cases++;
		if (cases == 0 || cases == positive.length) return Double.NaN;
		return RocCurve.of(positive, Arrays.stream(m.predict(x)).mapToDouble(p -> p[0]).toArray(), RocDirection.HIGHER).area();
	}

	private static void add(final List<Point> to, final String model, final String set, final List<Fitted> parts,
		final ToDoubleFunction<Fitted> of)
	{
		final List<Fitted> use = parts.stream().filter(f -> !Double.isNaN(of.applyAsDouble(f))).toList();
		if (use.isEmpty()) return;
		final double[] v = use.stream().mapToDouble(of).toArray();
		final double mean = Moments.mean(v), sd = v.length > 1 ? Moments.sd(v) : Double.NaN;
		final double half = v.length > 1 ? Student.quantile(0.975, v.length - 1.0) * sd / Math.sqrt(v.length) : Double.NaN;
		to.add(new Point(model, set, use.stream().mapToInt(Fitted::rows).average().orElse(Double.NaN), mean, sd, Math.max(0, mean - half), Math.min(1, mean
			+ half), v.length));
	}

	/** {@code model,set,size,auc,sd,ci_low,ci_high,parts}. */
	public FeatureTable table() {
		return FeatureTable.builder("learning_curve.csv").text("model", texts(Point::model)).text("set", texts(Point::set)).number("size", numbers(
			Point::size)).number("auc", numbers(Point::auc)).number("sd", numbers(Point::sd)).number("ci_low", numbers(Point::lower)).number("ci_high",
				numbers(Point::upper)).number("parts", numbers(Point::parts)).build();
	}

	private String[] texts(final Function<Point, String> f) {
		return points.stream().map(f).toArray(String[]::new);
	}

	private double[] numbers(final ToDoubleFunction<Point> f) {
		return points.stream().mapToDouble(f).toArray();
	}
}
