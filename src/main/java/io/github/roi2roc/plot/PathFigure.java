package io.github.roi2roc.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

/**
 * The two figures of a penalised regression: how the coefficients enter as the penalty falls, and how the cross-validated error goes with
 * it. Above the frame stands the number of coefficients that are not zero; dotted lines mark the two usual choices of lambda.
 */
public final class PathFigure {

	/** As many names as a legend can hold; the other coefficients are thin and grey. */
	private static final int NAMED = 7;

	/**
	 * A coefficient along the path.
	 *
	 * @param name the column
	 * @param values one per lambda
	 */
	public record Coefficient(String name, double[] values) {

		public Coefficient {
			values = values.clone();
		}
	}

	private PathFigure() {}

	/** Coefficients along the path; {@code path.csv} of a penalised regression will do. */
	@Plugin(type = FigureKind.class, name = "path")
	public static final class Path implements FigureKind {

		@Override
		public String name() {
			return "path";
		}

		@Override
		public List<Column> columns() {
			return List.of(Column.number("lambda", "strength of the penalty, falling, above 0"), Column.number("df",
				"number of coefficients that are not zero").optional(), LAMBDA_MIN, LAMBDA_1SE, Column.number("dev_ratio", "not drawn").optional(), Column
					.number("(Intercept)", "not drawn").optional(), Column.others("a coefficient at each lambda"));
		}

		@Override
		public Figure draw(final FeatureTable data, final Style style) {
			final List<String> own = columns().stream().map(Column::name).toList();
			return drawPath(data, data.names().stream().filter(n -> !own.contains(n)).map(n -> new Coefficient(n, data.numbers(n))).toList(), style);
		}
	}

	/** The cross-validated error along the path; {@code cv.csv} of a penalised regression will do. */
	@Plugin(type = FigureKind.class, name = "cv")
	public static final class CrossValidation implements FigureKind {

		@Override
		public String name() {
			return "cv";
		}

		@Override
		public List<Column> columns() {
			return List.of(Column.number("lambda", "strength of the penalty, falling, above 0"), Column.number("mean", "of the measure over the folds"),
				Column.number("se", "standard error of that mean"), Column.number("df", "number of coefficients that are not zero").optional(), Column.text(
					"measure", "title of the axis, the same in every row").optional(), LAMBDA_MIN, LAMBDA_1SE);
		}

		@Override
		public Figure draw(final FeatureTable data, final Style style) {
			return drawCrossValidation(data, style);
		}
	}

	private static final FigureKind.Column LAMBDA_MIN = FigureKind.Column.number("lambda_min", "where the error is least, in one row").optional(),
			LAMBDA_1SE = FigureKind.Column.number("lambda_1se", "one standard error from there, in one row").optional();

	/** In a column's width. */
	public static Figure coefficients(final double[] lambda, final int[] nonZero, final List<Coefficient> coefficients, final double lambdaMin,
		final double lambda1se)
	{
		return coefficients(lambda, nonZero, coefficients, lambdaMin, lambda1se, Style.COLUMN);
	}

	/**
	 * @param lambda falling, above 0
	 * @param nonZero number of coefficients that are not zero, one per lambda
	 * @param coefficients without the intercept
	 * @param lambdaMin where the error is least; NaN for no line
	 * @param lambda1se one standard error from there; NaN for no line
	 */
	public static Figure coefficients(final double[] lambda, final int[] nonZero, final List<Coefficient> coefficients, final double lambdaMin,
		final double lambda1se, final Style style)
	{
		final FeatureTable.Builder t = FeatureTable.builder("the figure's data").number("lambda", lambda).number("df", numbers(nonZero)).number(
			"lambda_min", once(lambdaMin, lambda.length)).number("lambda_1se", once(lambda1se, lambda.length));
		coefficients.forEach(c -> t.number(c.name(), c.values()));
		return FigureKinds.draw(new Path(), t.build(), style);
	}

	private static double[] numbers(final int[] counts) {
		return Arrays.stream(counts).asDoubleStream().toArray();
	}

	private static double[] once(final double value, final int rows) {
		final double[] out = new double[rows];
		Arrays.fill(out, Double.NaN);
		if (rows > 0) out[0] = value;
		return out;
	}

	private static double only(final FeatureTable data, final String column) {
		return Arrays.stream(data.numbers(column)).filter(d -> !Double.isNaN(d)).findFirst().orElse(Double.NaN);
	}

	private static Figure drawPath(final FeatureTable data, final List<Coefficient> coefficients, final Style style) {
		final double lambdaMin = only(data, "lambda_min"), lambda1se = only(data, "lambda_1se");
		final double[] x = logs(data.numbers("lambda"));
		double low = 0, high = 0;
		for (final Coefficient c : coefficients) {
			for (final double v : c.values()) {
				low = Math.min(low, v);
				high = Math.max(high, v);
			}
		}
		final XyChart chart = new XyChart("Coefficient path", style, axis(x), Axis.fitting("Coefficient", low, high)).legendIn();
		chart.reference(null, new double[] { -1e9, 1e9 }, new double[] { 0, 0 }, Style.line(0.5));
		final List<Coefficient> named = coefficients.stream().filter(c -> largest(c) > 0).sorted(Comparator.comparingDouble(
			(final Coefficient c) -> -largest(c))).limit(NAMED).toList();
		for (int i = 0; i < named.size(); i++) chart.line(named.get(i).name(), x, named.get(i).values(), Style.colour(i), style.stroke(i));
		for (final Coefficient c : coefficients) {
			if (!named.contains(c) && largest(c) > 0) chart.line(null, x, c.values(), Style.FAINT, Style.line(0.5));
		}
		choices(chart, lambdaMin, lambda1se, low, high);
		counts(chart, x, data.numbers("df"));
		return chart.build();
	}

	private static double largest(final Coefficient c) {
		double most = 0;
		for (final double v : c.values()) most = Math.max(most, Math.abs(v));
		return most;
	}

	/** In a column's width. */
	public static Figure crossValidation(final double[] lambda, final int[] nonZero, final String measure, final double[] mean,
		final double[] standardError, final double lambdaMin, final double lambda1se)
	{
		return crossValidation(lambda, nonZero, measure, mean, standardError, lambdaMin, lambda1se, Style.COLUMN);
	}

	/**
	 * @param lambda falling, above 0
	 * @param nonZero number of coefficients that are not zero, one per lambda
	 * @param measure title of the axis, such as {@code Binomial deviance}
	 * @param mean over the folds, one per lambda
	 * @param standardError of that mean
	 * @param lambdaMin where the error is least; NaN for no line
	 * @param lambda1se one standard error from there; NaN for no line
	 */
	public static Figure crossValidation(final double[] lambda, final int[] nonZero, final String measure, final double[] mean,
		final double[] standardError, final double lambdaMin, final double lambda1se, final Style style)
	{
		final FeatureTable data = FeatureTable.builder("the figure's data").number("lambda", lambda).number("mean", mean).number("se", standardError)
			.number("df", numbers(nonZero)).text("measure", Collections.nCopies(lambda.length, measure).toArray(String[]::new)).number("lambda_min", once(
				lambdaMin, lambda.length)).number("lambda_1se", once(lambda1se, lambda.length)).build();
		return FigureKinds.draw(new CrossValidation(), data, style);
	}

	private static Figure drawCrossValidation(final FeatureTable data, final Style style) {
		final double[] x = logs(data.numbers("lambda")), mean = data.numbers("mean"), standardError = data.numbers("se");
		final double lambdaMin = only(data, "lambda_min"), lambda1se = only(data, "lambda_1se");
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < mean.length; i++) {
			if (Double.isNaN(mean[i])) continue;
			low = Math.min(low, mean[i] - standardError[i]);
			high = Math.max(high, mean[i] + standardError[i]);
		}
		if (low > high) throw new InputException("There is no cross-validated error to draw: every value is missing.");
		final XyChart chart = new XyChart("Cross-validation", style, axis(x), Axis.fitting(FigureRows.firstText(data, "measure"), low, high)).legendIn();
		choices(chart, lambdaMin, lambda1se, low, high);
		for (int i = 0; i < mean.length; i++) {
			chart.bar(x[i], mean[i] - standardError[i], mean[i] + standardError[i], Style.FAINT);
			chart.dot(x[i], mean[i], 2.8, Style.colour(1));
		}
		counts(chart, x, data.numbers("df"));
		return chart.build();
	}

	private static double[] logs(final double[] lambda) {
		if (lambda.length < 2) throw new InputException("A path of " + lambda.length + " lambda has no curve; use two or more.");
		for (final double d : lambda) {
			if (!(d > 0)) throw new InputException("A lambda is " + d + "; numbers above 0 are needed.");
		}
		return IntStream.range(0, lambda.length).mapToDouble(i -> StrictMath.log(lambda[i])).toArray();
	}

	private static Axis axis(final double[] x) {
		return Axis.fitting("log(λ)", Math.min(x[0], x[x.length - 1]), Math.max(x[0], x[x.length - 1]));
	}

	private static void choices(final XyChart chart, final double lambdaMin, final double lambda1se, final double low, final double high) {
		final double[] y = { low - (high - low), high + (high - low) };
		if (lambdaMin > 0) chart.reference("λ with the least error", new double[] { StrictMath.log(lambdaMin), StrictMath.log(lambdaMin) }, y, Style
			.line(0.8, 4, 2));
		if (lambda1se > 0) chart.reference("λ one standard error away", new double[] { StrictMath.log(lambda1se), StrictMath.log(lambda1se) }, y,
			Style.line(0.8, 1.2f, 1.6f));
	}

	/** At about six places, never two of them close. */
	private static void counts(final XyChart chart, final double[] x, final double[] nonZero) {
		if (Arrays.stream(nonZero).anyMatch(Double::isNaN)) return;
		final int places = 6;
		chart.topTitle("Coefficients that are not zero");
		final List<Integer> used = new ArrayList<>();
		for (int k = 0; k < places; k++) {
			final double at = x[0] + (x[x.length - 1] - x[0]) * k / (places - 1.0);
			int nearest = 0;
			for (int i = 1; i < x.length; i++) if (Math.abs(x[i] - at) < Math.abs(x[nearest] - at)) nearest = i;
			if (!used.contains(nearest)) chart.topNote(x[nearest], Csv.number(nonZero[nearest]));
			used.add(nearest);
		}
	}
}
