package io.github.roi2roc.describe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.PathCrossValidation;
import io.github.roi2roc.fit.PenalizedPath;
import io.github.roi2roc.fit.PenaltySettings;
import io.github.roi2roc.table.FeatureTable;

/**
 * A penalised regression of a table, with R's {@code glmnet} numbers: the coefficient path and its cross-validation.
 *
 * @param predictors names of the columns
 * @param classes the outcome's levels for several classes; empty otherwise
 * @param hasIntercept false for Cox models
 * @param path the fit to all rows
 * @param crossValidation null where no folds were asked for
 * @param notes what the reader should know: rows left out, constant columns, tiny groups
 */
public record PenalizedReport(List<String> predictors, List<String> classes, boolean hasIntercept, PenalizedPath path,
	PathCrossValidation crossValidation, List<String> notes)
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

	/** What is done where a cell is empty. */
	public enum Missing {
		/** The first one is named. */
		ERROR,
		/** Rows with one are left out, and it is said how many. */
		DROP,
		/** Predictors get the column's median; in a cross-validation that of the rows a fold is fitted to. */
		MEDIAN
	}

	/**
	 * Columns that say something of rows, and what is said of columns.
	 *
	 * @param offset columns added to the linear predictor: one, or one for each class of several; empty for none
	 * @param weights column of weights; empty for none
	 * @param penaltyFactors column → factor of its penalty, 0 for no penalty; others have 1
	 */
	public record Extras(List<String> offset, String weights, Map<String, Double> penaltyFactors, Missing missing) {

		public static final Extras NONE = new Extras(List.of(), "", Map.of(), Missing.ERROR);
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
		PathCrossValidation.Measure measure, long seed, Extras extras)
	{

		/** No offset, weights or penalty factors; an empty cell is an error. */
		public Request(final String outcome, final String positive, final String time, final String status, final Family family,
			final PenaltySettings penalty, final String folds, final PathCrossValidation.Measure measure, final long seed)
		{
			this(outcome, positive, time, status, family, penalty, folds, measure, seed, Extras.NONE);
		}
	}

	/**
	 * Fits every column of the table but {@code case}, the outcome's, the folds' and those of weights and offset.
	 *
	 * @throws InputException if a predictor holds text or misses a value, or the outcome does not fit the family
	 */
	public static PenalizedReport of(final FeatureTable table, final Request r) {
		final PenalizedTable t = PenalizedTable.of(table, r);
		final PathCrossValidation cv = t.fold().length == 0 ? null : PathCrossValidation.of(t.data(), t.penalty(), t.fold(), r.measure, t.filling());
		final PenalizedPath path = cv == null ? PathCrossValidation.fit(t.data(), t.penalty(), t.filling()) : cv.path();
		final List<String> notes = new ArrayList<>(t.notes());
		if (!path.complete()) notes.add("The fit did not converge beyond lambda " + path.lambdas()[path.size() - 1]
			+ "; the path ends there. A larger threshold (1e-7 is glmnet's own) or fewer lambdas end it sooner.");
		return new PenalizedReport(t.names(), r.family == Family.MULTINOMIAL ? t.levels() : List.of(), r.family != Family.COX, path, cv, notes);
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

	/**
	 * {@code choice,lambda,term,coefficient}: every coefficient other than 0 (and the intercept) at lambda.min and lambda.1se. Where a model without
	 * intercept has none, all stand there with 0, so that both lambdas can be read.
	 */
	public FeatureTable coefficientTable() {
		final List<String> choice = new ArrayList<>(), term = new ArrayList<>(), names = names();
		final List<Double> lambda = new ArrayList<>(), value = new ArrayList<>();
		for (final boolean min : new boolean[] { true, false }) {
			final int at = min ? crossValidation.minIndex() : crossValidation.oneSeIndex();
			final double[] b = coefficients(at);
			final boolean empty = Arrays.stream(b).allMatch(d -> d == 0);
			for (int j = 0; j < b.length; j++) {
				if (b[j] == 0 && !empty && !names.get(j).endsWith("(Intercept)")) continue;
				choice.add(min ? "lambda.min" : "lambda.1se");
				lambda.add(path.lambdas()[at]);
				term.add(names.get(j));
				value.add(b[j]);
			}
		}
		return FeatureTable.builder("coefficients.csv").text("choice", choice.toArray(String[]::new)).number("lambda", lambda.stream().mapToDouble(
			d -> d).toArray()).text("term", term.toArray(String[]::new)).number("coefficient", value.stream().mapToDouble(d -> d).toArray()).build();
	}

	/**
	 * Writes {@code path.csv}, and where there are folds {@code cv.csv} and {@code coefficients.csv}.
	 *
	 * @return names of the files
	 */
	public List<String> write(final Path folder) {
		final List<FeatureTable> out = crossValidation == null ? List.of(pathTable()) : List.of(pathTable(), crossValidationTable(), coefficientTable());
		for (final FeatureTable t : out) t.write(folder.resolve(t.source()));
		return out.stream().map(FeatureTable::source).toList();
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
