package io.github.roi2roc.describe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.PathCrossValidation;
import io.github.roi2roc.fit.PenalizedOutcome;
import io.github.roi2roc.fit.PenalizedPath;
import io.github.roi2roc.fit.PenaltySettings;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.table.FeatureTable;

/**
 * A penalised regression of a table, with R's {@code glmnet} numbers: the coefficient path and its cross-validation.
 *
 * @param predictors names of the columns
 * @param classes the outcome's levels for several classes; empty otherwise
 * @param hasIntercept false for Cox models
 * @param path the fit to all rows
 * @param crossValidation null where no folds were asked for
 */
public record PenalizedReport(List<String> predictors, List<String> classes, boolean hasIntercept, PenalizedPath path,
	PathCrossValidation crossValidation)
{

	/** glmnet's families. */
	public enum Family {
		GAUSSIAN, BINOMIAL, MULTINOMIAL, COX;

		/** @throws InputException naming the families there are */
		public static Family of(final String word) {
			for (final Family f : values()) {
				if (f.name().equalsIgnoreCase(word.strip())) return f;
			}
			throw new InputException("'family' is '" + word + "', but one of gaussian, binomial, multinomial, cox belongs there.");
		}
	}

	/**
	 * What is to be fitted.
	 *
	 * @param outcome the outcome column; empty for Cox
	 * @param positive positive level of a binomial outcome; empty for the last in sort order
	 * @param time column of times, for Cox
	 * @param status column of events, for Cox: 1 for an event and 0 for none, or 2 and 1
	 * @param folds number of folds, 0 for no cross-validation, or the name of a column that numbers each row's fold
	 */
	public record Request(String outcome, String positive, String time, String status, Family family, PenaltySettings penalty, String folds,
		PathCrossValidation.Measure measure, long seed)
	{}

	/**
	 * Fits every column of the table but {@code case}, the outcome's and the folds'.
	 *
	 * @throws InputException if a predictor holds text or misses a value, or the outcome does not fit the family
	 */
	public static PenalizedReport of(final FeatureTable table, final Request r) {
		final boolean byColumn = !r.folds.isBlank() && !r.folds.strip().matches("\\d+");
		final List<String> not = new ArrayList<>(List.of("case", byColumn ? r.folds.strip() : "case"));
		not.addAll(r.family == Family.COX ? List.of(r.time, r.status) : List.of(r.outcome));
		final List<String> names = table.names().stream().filter(n -> !not.contains(n)).toList();
		if (names.isEmpty()) throw new InputException(table.source() + " has no column to predict from.");
		final double[][] x = names.stream().map(n -> complete(table, n)).toArray(double[][]::new);
		final List<String> levels = r.family == Family.BINOMIAL || r.family == Family.MULTINOMIAL ? levels(table, r) : List.of();
		final PenalizedOutcome y = outcome(table, r, levels);
		final int[] fold = byColumn ? numbered(complete(table, r.folds.strip())) : folds(table, r, levels);
		final PathCrossValidation cv = fold.length == 0 ? null : PathCrossValidation.of(x, y, r.penalty, fold, r.measure);
		return new PenalizedReport(names, r.family == Family.MULTINOMIAL ? levels : List.of(), r.family != Family.COX, cv == null ? y.fit(x, r.penalty)
			: cv.path(), cv);
	}

	private static double[] complete(final FeatureTable table, final String name) {
		final double[] out = table.numbers(name);
		for (int i = 0; i < out.length; i++) {
			if (!Double.isFinite(out[i])) throw new InputException(table.source() + ", row " + (i + 1) + ", column '" + name + "' " + (Double.isNaN(
				out[i]) ? "has no value" : "is infinite") + ". Leave the row or the column out, or fill the cell.");
		}
		return out;
	}

	private static List<String> levels(final FeatureTable table, final Request r) {
		final List<String> levels = new ArrayList<>(table.sortedLevels(r.outcome));
		if (Arrays.stream(table.texts(r.outcome)).anyMatch(String::isBlank)) throw new InputException(table.source() + ", outcome '" + r.outcome
			+ "': some rows have none. Leave them out.");
		if (r.family == Family.BINOMIAL && levels.size() != 2 || levels.size() < 2) throw new InputException(table.source() + ", outcome '" + r.outcome
			+ "': " + levels.size() + " levels (" + String.join(", ", levels.subList(0, Math.min(6, levels.size()))) + "), but "
			+ (r.family == Family.BINOMIAL ? "two" : "two or more") + " are needed.");
		if (r.positive.isBlank() || r.family == Family.MULTINOMIAL) return levels;
		if (!levels.remove(r.positive.strip())) throw new InputException(table.source() + ", outcome '" + r.outcome + "': no row is '" + r.positive
			.strip() + "', the level named as positive. The levels are " + String.join(" and ", levels) + ".");
		levels.add(r.positive.strip());
		return levels;
	}

	private static PenalizedOutcome outcome(final FeatureTable table, final Request r, final List<String> levels) {
		return switch (r.family) {
			case GAUSSIAN -> new PenalizedOutcome.Gaussian(complete(table, r.outcome));
			case BINOMIAL -> {
				final boolean[] y = new boolean[table.rows()];
				for (int i = 0; i < y.length; i++) y[i] = table.text(i, r.outcome).equals(levels.get(1));
				yield new PenalizedOutcome.Binomial(y);
			}
			case MULTINOMIAL -> new PenalizedOutcome.Multinomial(Arrays.stream(table.texts(r.outcome)).mapToInt(levels::indexOf).toArray(), levels
				.size());
			case COX -> new PenalizedOutcome.Survival(times(table, r.time), events(table, r.status));
		};
	}

	/** PITFALLS 23: a time below 0 is named; 0 is valid. */
	private static double[] times(final FeatureTable table, final String name) {
		final double[] t = complete(table, name);
		for (int i = 0; i < t.length; i++) {
			if (t[i] < 0) throw new InputException(table.source() + ", row " + (i + 1) + ", column '" + name + "': the time " + t[i] + " is negative.");
		}
		return t;
	}

	private static boolean[] events(final FeatureTable table, final String name) {
		final double[] s = complete(table, name);
		final double most = Arrays.stream(s).max().orElse(0), least = Arrays.stream(s).min().orElse(0);
		final boolean zeroOne = Arrays.stream(s).allMatch(d -> d == 0 || d == 1), oneTwo = Arrays.stream(s).allMatch(d -> d == 1 || d == 2);
		if (!zeroOne && !oneTwo || least == most && most != 1) throw new InputException(table.source() + ", column '" + name
			+ "': a status is 1 for an event and 0 for none (or 2 and 1); found values from " + least + " to " + most + ".");
		final double event = zeroOne ? 1 : 2;
		final boolean[] out = new boolean[s.length];
		for (int i = 0; i < out.length; i++) out[i] = s[i] == event;
		return out;
	}

	private static int[] folds(final FeatureTable table, final Request r, final List<String> levels) {
		final int folds = r.folds.isBlank() ? 10 : Integer.parseInt(r.folds.strip());
		if (folds == 0) return new int[0];
		if (folds < 3 || folds > table.rows()) throw new InputException("'folds' is " + folds + "; from 3 to the number of rows (" + table.rows()
			+ ") belongs there, or 0 for no cross-validation.");
		final RandomStream random = new RandomStream(r.seed);
		if (levels.isEmpty()) return Folds.plain(table.rows(), folds, random);
		return Folds.stratified(Arrays.stream(table.texts(r.outcome)).mapToInt(levels::indexOf).toArray(), folds, random);
	}

	/** Fold numbers as they stand in a column, counted from 0 without a gap. */
	private static int[] numbered(final double[] column) {
		final double[] values = Arrays.stream(column).distinct().sorted().toArray();
		return Arrays.stream(column).mapToInt(d -> Arrays.binarySearch(values, d)).toArray();
	}

	/** Names of the coefficients; with several classes each name has its class in front. */
	private List<String> names() {
		final List<String> one = new ArrayList<>();
		if (hasIntercept) one.add("(Intercept)");
		one.addAll(predictors);
		if (classes.isEmpty()) return one;
		return classes.stream().flatMap(c -> one.stream().map(n -> c + ":" + n)).toList();
	}

	private double[] coefficients(final int lambda) {
		return IntStream.range(0, path.classes()).mapToObj(c -> {
			final double[] b = path.coefficients(lambda, c), all = new double[b.length + 1];
			all[0] = path.intercept(lambda, c);
			System.arraycopy(b, 0, all, 1, b.length);
			return hasIntercept ? all : b;
		}).flatMapToDouble(Arrays::stream).toArray();
	}

	/** {@code lambda,df,dev_ratio,(Intercept),…}: one line per λ. */
	public FeatureTable pathTable() {
		final FeatureTable.Builder t = FeatureTable.builder("path.csv").number("lambda", path.lambdas()).number("df", IntStream.range(0, path.size())
			.mapToDouble(path::df).toArray()).number("dev_ratio", path.devianceRatios());
		final double[][] b = IntStream.range(0, path.size()).mapToObj(this::coefficients).toArray(double[][]::new);
		final List<String> names = names();
		for (int j = 0; j < names.size(); j++) {
			final int column = j;
			t.number(names.get(j), Arrays.stream(b).mapToDouble(row -> row[column]).toArray());
		}
		return t.build();
	}

	/** {@code lambda,mean,se}: the measure on the rows left out. */
	public FeatureTable crossValidationTable() {
		return FeatureTable.builder("cv.csv").number("lambda", path.lambdas()).number("mean", crossValidation.mean()).number("se", crossValidation.se())
			.build();
	}

	/** {@code choice,lambda,term,coefficient}: every coefficient other than 0 (and the intercept) at lambda.min and lambda.1se. */
	public FeatureTable coefficientTable() {
		final List<String> choice = new ArrayList<>(), term = new ArrayList<>(), names = names();
		final List<Double> lambda = new ArrayList<>(), value = new ArrayList<>();
		for (final boolean min : new boolean[] { true, false }) {
			final int at = min ? crossValidation.minIndex() : crossValidation.oneSeIndex();
			final double[] b = coefficients(at);
			for (int j = 0; j < b.length; j++) {
				if (b[j] == 0 && !names.get(j).endsWith("(Intercept)")) continue;
				choice.add(min ? "lambda.min" : "lambda.1se");
				lambda.add(path.lambdas()[at]);
				term.add(names.get(j));
				value.add(b[j]);
			}
		}
		return FeatureTable.builder("coefficients.csv").text("choice", choice.toArray(String[]::new)).number("lambda", lambda.stream().mapToDouble(
			d -> d).toArray()).text("term", term.toArray(String[]::new)).number("coefficient", value.stream().mapToDouble(d -> d).toArray()).build();
	}

	/** Writes {@code path.csv}, and where there are folds {@code cv.csv} and {@code coefficients.csv}. */
	public void write(final Path folder) {
		pathTable().write(folder.resolve("path.csv"));
		if (crossValidation == null) return;
		crossValidationTable().write(folder.resolve("cv.csv"));
		coefficientTable().write(folder.resolve("coefficients.csv"));
	}

	/** The measure in words, for the axis of a figure. */
	public String measure() {
		return crossValidation == null ? "" : switch (crossValidation.measure()) {
			case AUC -> "AUC";
			case C -> "C-index";
			default -> "Cross-validated " + crossValidation.measure().name().toLowerCase(Locale.ROOT);
		};
	}
}
