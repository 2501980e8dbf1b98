package io.github.roi2roc.describe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.describe.PenalizedReport.Extras;
import io.github.roi2roc.describe.PenalizedReport.Family;
import io.github.roi2roc.describe.PenalizedReport.Missing;
import io.github.roi2roc.describe.PenalizedReport.Request;
import io.github.roi2roc.fit.PathCrossValidation.Filling;
import io.github.roi2roc.fit.PenalizedData;
import io.github.roi2roc.fit.PenalizedOutcome;
import io.github.roi2roc.fit.PenaltySettings;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.table.FeatureTable;

/**
 * What a penalised regression takes from a table, checked.
 *
 * @param names of the predictors
 * @param levels of an outcome of classes
 * @param fold of each row; empty for no cross-validation
 * @param filling of empty cells; null where there are none
 */
record PenalizedTable(List<String> names, List<String> levels, PenalizedData data, PenaltySettings penalty, int[] fold, Filling filling,
	List<String> notes)
{

	/** With fewer rows of a class glmnet warns. */
	private static final int FEW = 8;

	static PenalizedTable of(final FeatureTable whole, final Request r) {
		final Extras extras = r.extras();
		final boolean byColumn = !r.folds().isBlank() && !r.folds().strip().matches("\\d+");
		final List<String> needed = new ArrayList<>(r.family() == Family.COX ? List.of(r.time(), r.status()) : List.of(r.outcome()));
		if (byColumn) needed.add(r.folds().strip());
		if (!extras.weights().isBlank()) needed.add(extras.weights());
		needed.addAll(extras.offset());
		final List<String> names = whole.names().stream().filter(n -> !n.equals("case") && !needed.contains(n)).toList();
		if (names.isEmpty()) throw new InputException(whole.source() + " has no column to predict from.");
		final List<String> notes = new ArrayList<>();
		final FeatureTable table = complete(whole, needed, names, extras.missing(), notes);
		final double[][] x = names.stream().map(table::numbers).toArray(double[][]::new);
		final boolean filled = check(table, names, x, extras.missing(), notes);
		final boolean classes = r.family() == Family.BINOMIAL || r.family() == Family.MULTINOMIAL;
		final List<String> levels = classes ? levels(table, r, notes) : List.of();
		final double[] weights = extras.weights().isBlank() ? new double[0] : numbers(table, extras.weights());
		for (int i = 0; i < weights.length; i++) if (weights[i] < 0) throw new InputException(table.where(i, extras.weights()) + ": the weight " + weights[i]
			+ " is negative.");
		final double[][] offset = extras.offset().stream().map(n -> numbers(table, n)).toArray(double[][]::new);
		final PenalizedData data = new PenalizedData(x, outcome(table, r, levels, notes), weights, offset);
		final int[] fold = byColumn ? numbered(numbers(table, r.folds().strip())) : folds(table, r, levels);
		return new PenalizedTable(names, levels, data, penalty(r, names), fold, filled ? PenalizedTable::medians : null, notes);
	}

	private static PenaltySettings penalty(final Request r, final List<String> names) {
		if (r.extras().penaltyFactors().isEmpty()) return r.penalty();
		for (final String n : r.extras().penaltyFactors().keySet()) {
			if (!names.contains(n)) throw new InputException("'penaltyFactors' names '" + n + "', which is not among the predictors.");
		}
		return r.penalty().withPenaltyFactors(names.stream().mapToDouble(n -> r.extras().penaltyFactors().getOrDefault(n, 1.0)).toArray());
	}

	/** Without the rows that are to be left out. What a row is explained by can be filled; what it is, cannot. */
	private static FeatureTable complete(final FeatureTable table, final List<String> needed, final List<String> names, final Missing missing,
		final List<String> notes)
	{
		for (final String n : needed) if (!table.has(n)) throw new InputException(table.source() + " has no column '" + n + "'.");
		if (missing != Missing.DROP) return table;
		final List<String> all = new ArrayList<>(needed);
		all.addAll(names);
		final boolean[] empty = new boolean[table.rows()];
		for (final String n : all) {
			final String[] cells = table.texts(n);
			for (int i = 0; i < empty.length; i++) empty[i] |= cells[i].isBlank() || cells[i].equalsIgnoreCase("nan") || cells[i].equals("NA");
		}
		final int[] keep = IntStream.range(0, empty.length).filter(i -> !empty[i]).toArray();
		if (keep.length == 0) throw new InputException(table.source() + ": every row misses a value. Leave out the columns with gaps, or set missing=median.");
		if (keep.length < empty.length) notes.add(empty.length - keep.length + " of " + empty.length + " rows miss a value and were left out.");
		return table.select(keep);
	}

	/** Whether predictors have gaps that are to be filled. */
	private static boolean check(final FeatureTable table, final List<String> names, final double[][] x, final Missing missing,
		final List<String> notes)
	{
		int gaps = 0;
		final List<String> constant = new ArrayList<>();
		for (int j = 0; j < x.length; j++) {
			for (int i = 0; i < x[j].length; i++) {
				if (Double.isInfinite(x[j][i]) || Double.isNaN(x[j][i]) && missing != Missing.MEDIAN) throw unusable(table, i, names.get(j), x[j][i]);
				if (Double.isNaN(x[j][i])) gaps++;
			}
			final double[] present = Moments.present(x[j]);
			if (present.length == 0) throw new InputException(table.source() + ", column '" + names.get(j) + "' is empty. Leave it out.");
			if (Arrays.stream(present).allMatch(d -> d == present[0])) constant.add(names.get(j));
		}
		if (!constant.isEmpty()) notes.add(constant.size() + (constant.size() == 1 ? " column is constant and has" : " columns are constant and have")
			+ " no coefficient: " + String.join(", ", constant.subList(0, Math.min(6, constant.size()))) + (constant.size() > 6 ? ", …"
				: "") + ".");
		if (gaps > 0) notes.add(gaps + (gaps == 1 ? " empty cell was" : " empty cells were") + " filled with the median of their column (in each fold that of its training rows).");
		return gaps > 0;
	}

	private static InputException unusable(final FeatureTable table, final int row, final String name, final double value) {
		return new InputException(table.where(row, name) + (Double.isNaN(value) ? " has no value. Set missing=drop to leave such rows out, or missing=median"
			+ " to fill predictors, or fill the cell." : " is infinite. Correct the cell, or leave the row or the column out."));
	}

	/** Columns whose gaps have the median of these rows. */
	private static double[][] medians(final double[][] columns, final int[] rows) {
		return Arrays.stream(columns).map(c -> {
			if (Arrays.stream(c).noneMatch(Double::isNaN)) return c;
			final double[] present = Moments.present(Arrays.stream(rows).mapToDouble(r -> c[r]).toArray());
			final double median = present.length == 0 ? 0 : Moments.median(present);
			return Arrays.stream(c).map(d -> Double.isNaN(d) ? median : d).toArray();
		}).toArray(double[][]::new);
	}

	private static double[] numbers(final FeatureTable table, final String name) {
		final double[] out = table.numbers(name);
		for (int i = 0; i < out.length; i++) if (!Double.isFinite(out[i])) throw unusable(table, i, name, out[i]);
		return out;
	}

	private static List<String> levels(final FeatureTable table, final Request r, final List<String> notes) {
		final String[] cells = table.texts(r.outcome());
		for (int i = 0; i < cells.length; i++) if (cells[i].isBlank()) throw unusable(table, i, r.outcome(), Double.NaN);
		final List<String> levels = r.family() == Family.BINOMIAL ? table.twoLevels(r.outcome(), r.positive()) : table.sortedLevels(r.outcome());
		if (levels.size() < 2) throw new InputException(table.source() + ", outcome '" + r.outcome() + "': every row is '" + levels.get(0)
			+ "'; two classes or more are needed.");
		for (final String l : levels) {
			final long n = Arrays.stream(cells).filter(l::equals).count();
			if (n < 2) throw new InputException(table.source() + ", outcome '" + r.outcome() + "': one row only is '" + l
				+ "'; each class needs two or more. Join classes, or add cases.");
			if (n < FEW) notes.add("Class '" + l + "' has " + n + " rows; coefficients from so few are not to be trusted.");
		}
		return levels;
	}

	private static PenalizedOutcome outcome(final FeatureTable table, final Request r, final List<String> levels, final List<String> notes) {
		return switch (r.family()) {
			case GAUSSIAN -> new PenalizedOutcome.Gaussian(numbers(table, r.outcome()));
			case BINOMIAL -> {
				final boolean[] y = new boolean[table.rows()];
				for (int i = 0; i < y.length; i++) y[i] = table.text(i, r.outcome()).equals(levels.get(1));
				yield new PenalizedOutcome.Binomial(y);
			}
			case MULTINOMIAL -> new PenalizedOutcome.Multinomial(Arrays.stream(table.texts(r.outcome())).mapToInt(levels::indexOf).toArray(), levels
				.size());
			case COX -> new PenalizedOutcome.Survival(SurvivalColumns.times(table, r.time()), events(table, r.status(), notes));
		};
	}

	private static boolean[] events(final FeatureTable table, final String name, final List<String> notes) {
		final boolean[] out = SurvivalColumns.events(table, name, "");
		int events = 0;
		for (final boolean event : out) if (event) events++;
		if (events < 2) throw new InputException(table.source() + ", column '" + name + "': " + (events == 0 ? "no row has" : "one row only has")
			+ " the event, so there is too little to explain. Check how the column is coded, or add cases.");
		if (events < FEW) notes.add("There are " + events + " events; coefficients from so few are not to be trusted.");
		return out;
	}

	private static int[] folds(final FeatureTable table, final Request r, final List<String> levels) {
		final int folds = r.folds().isBlank() ? 10 : Integer.parseInt(r.folds().strip());
		if (folds == 0) return new int[0];
		if (folds < 3 || folds > table.rows()) throw new InputException("'folds' is " + folds + "; from 3 to the number of rows (" + table.rows()
			+ ") belongs there, or 0 for no cross-validation.");
		final RandomStream random = new RandomStream(r.seed());
		if (levels.isEmpty()) return Folds.plain(table.rows(), folds, random);
		return Folds.stratified(Arrays.stream(table.texts(r.outcome())).mapToInt(levels::indexOf).toArray(), folds, random);
	}

	/** Fold numbers as they stand in a column, counted from 0 without a gap. */
	private static int[] numbered(final double[] column) {
		final double[] values = Arrays.stream(column).distinct().sorted().toArray();
		return Arrays.stream(column).mapToInt(d -> Arrays.binarySearch(values, d)).toArray();
	}
}
