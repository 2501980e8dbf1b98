package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.stats.Moments;

/**
 * Cross-validated choice of λ as glmnet's {@code cv.glmnet} makes it: each fold fits its own path, predictions at the λ of the whole data's
 * path lie on straight lines between the fold's own, measures are means over folds weighted by fold size.
 *
 * @param path the fit to all rows
 * @param measure what was measured
 * @param mean its cross-validated mean at each λ of the path
 * @param se standard error of that mean
 * @param nonZero number of columns in the model at each λ
 * @param minIndex index of the λ of the best mean; among equals the largest λ
 * @param oneSeIndex index of the largest λ whose mean is within one standard error of the best
 */
public record PathCrossValidation(PenalizedPath path, Measure measure, double[] mean, double[] se, int[] nonZero, int minIndex,
	int oneSeIndex)
{

	/** What is measured on the rows left out. */
	public enum Measure {
		/** Binomial and multinomial deviance, or squared error (gaussian). */
		DEVIANCE,
		/** Area under the ROC curve (binomial). */
		AUC,
		/** Part of the rows put into the wrong class. */
		CLASS,
		/** Mean squared error: (y − fit)², for classes summed over the probabilities of all. */
		MSE,
		/** Mean absolute error: |y − fit|, for classes summed over the probabilities of all. */
		MAE,
		/** Concordance of the linear predictor (as in glmnet without the offset) with survival. */
		C;

		boolean higherIsBetter() {
			return this == AUC || this == C;
		}
	}

	/** λ with the best mean. */
	public double lambdaMin() {
		return path.lambdas()[minIndex];
	}

	/** Largest λ within one standard error of the best. */
	public double lambdaOneSe() {
		return path.lambdas()[oneSeIndex];
	}

	/** As {@link #of(PenalizedData, PenaltySettings, int[], Measure)}, all rows counting the same. */
	public static PathCrossValidation of(final double[][] columns, final PenalizedOutcome outcome, final PenaltySettings settings,
		final int[] fold, final Measure measure)
	{
		return of(PenalizedData.of(columns, outcome), settings, fold, measure);
	}

	/** As {@link #of(PenalizedData, PenaltySettings, int[], Measure, Filling)}, nothing being missing. */
	public static PathCrossValidation of(final PenalizedData data, final PenaltySettings settings, final int[] fold, final Measure measure) {
		return of(data, settings, fold, measure, null);
	}

	/** What stands in for missing predictors. */
	@FunctionalInterface
	public interface Filling {

		/**
		 * Learns from some rows and fills all.
		 *
		 * @param columns column × row, with NaN where a value is missing; not to be changed
		 * @param rows to learn from
		 * @return the columns without NaN
		 */
		double[][] fill(double[][] columns, int[] rows);
	}

	/** The path of all rows, with what is missing filled (null: nothing is). */
	public static PenalizedPath fit(final PenalizedData data, final PenaltySettings settings, final Filling filling) {
		return filled(data, filling, IntStream.range(0, data.outcome().rows()).toArray()).fit(settings);
	}

	private static PenalizedData filled(final PenalizedData data, final Filling filling, final int[] rows) {
		return filling == null ? data : new PenalizedData(filling.fill(data.columns(), rows), data.outcome(), data.weights(), data.offsets());
	}

	/**
	 * Runs the cross-validation.
	 *
	 * @param fold of each row, numbered from 0 without a gap
	 * @param filling of missing predictors, learnt by each fold from its own rows; null where nothing is missing
	 * @throws InputException if there are fewer than three folds, a fold is empty, or what remains without a fold has one class only
	 */
	public static PathCrossValidation of(final PenalizedData data, final PenaltySettings settings, final int[] fold, final Measure measure,
		final Filling filling)
	{
		final int folds = Arrays.stream(fold).max().orElse(-1) + 1, n = data.outcome().rows();
		if (folds < 3) throw new InputException("Cross-validation of lambda needs at least 3 folds; " + folds + " given.");
		final int[] sizes = new int[folds];
		for (final int f : fold) sizes[f]++;
		for (int f = 0; f < folds; f++) if (sizes[f] == 0) throw new InputException("Fold " + (f + 1) + " of " + folds + " has no row.");
		if (measure == Measure.AUC && n / (double) folds < 10) throw new InputException("AUC as the measure of lambda needs at least 10 rows per fold; "
			+ "there are " + n + " rows in " + folds + " folds. Use deviance, or fewer folds.");
		final boolean byRow = HeldOut.of(data, measure).byRow();
		final Design design = filling == null ? Design.of(data.columns()) : null;
		// Task 0 is the fit to all rows; each task depends on its own rows only, so the number of threads changes nothing.
		final PenalizedPath[] paths = IntStream.rangeClosed(0, folds).parallel().mapToObj(t -> {
			final int[] train = rows(fold, f -> f != t - 1);
			final PenalizedData own = filled(data, filling, train);
			return own.fit(design == null ? Design.of(own.columns()) : design, train, settings);
		}).toArray(PenalizedPath[]::new);
		final double[] lambdas = paths[0].lambdas(), weights = new double[folds];
		final boolean perRow = n / (double) folds < 3 && byRow;
		final double[][] value = new double[lambdas.length][perRow ? n : folds];
		IntStream.range(0, folds).parallel().forEach(f -> {
			final int[] in = rows(fold, g -> g != f), out = rows(fold, g -> g == f);
			final HeldOut held = HeldOut.of(filled(data, filling, in), measure);
			final double[][] measured = held.measure(paths[f + 1], lambdas, in, out);
			weights[f] = held.weight(out);
			for (int l = 0; l < lambdas.length; l++) {
				if (perRow) for (int i = 0; i < out.length; i++) value[l][out[i]] = measured[l][i];
				else value[l][f] = held.mean(measured[l], out);
			}
		});
		// With fewer than three rows per fold, the spread is taken over rows (glmnet's grouped = FALSE).
		return summary(paths[0], measure, value, perRow ? IntStream.range(0, n).mapToDouble(data::weight).toArray() : weights);
	}

	private static int[] rows(final int[] fold, final IntPredicate which) {
		return IntStream.range(0, fold.length).filter(i -> which.test(fold[i])).toArray();
	}

	/**
	 * @param values λ × fold or row; NaN where nothing could be measured (a fold without an event), which does not count
	 * @param weights of the folds or rows
	 */
	static PathCrossValidation summary(final PenalizedPath path, final Measure measure, final double[][] values, final double[] weights) {
		final int count = values.length;
		final double[] mean = new double[count], se = new double[count];
		for (int l = 0; l < count; l++) {
			double sum = 0, total = 0, squares = 0;
			for (int f = 0; f < weights.length; f++) {
				if (Double.isNaN(values[l][f])) continue;
				sum += weights[f] * values[l][f];
				total += weights[f];
			}
			if (!(total > 0)) throw new InputException("No fold has rows of which the " + measure + " could be measured. Use fewer folds.");
			mean[l] = sum / total;
			for (int f = 0; f < weights.length; f++) {
				if (!Double.isNaN(values[l][f])) squares += weights[f] * (values[l][f] - mean[l]) * (values[l][f] - mean[l]);
			}
			se[l] = Math.sqrt(squares / total / (weights.length - 1));
		}
		final int sign = measure.higherIsBetter() ? -1 : 1;
		int min = 0;
		for (int l = 1; l < count; l++) if (clearlyLess(sign * mean[l], sign * mean[min])) min = l;
		int one = 0;
		while (clearlyLess(sign * mean[min] + se[min], sign * mean[one])) one++;
		return new PathCrossValidation(path, measure, mean, se, IntStream.range(0, count).map(l -> nonZero(path, l)).toArray(), min, one);
	}

	/** With several classes the median of their counts, rounded up. */
	private static int nonZero(final PenalizedPath path, final int lambda) {
		if (path.classes() == 1) return path.df(lambda);
		return (int) Math.ceil(Moments.median(IntStream.range(0, path.classes()).mapToDouble(c -> path.nonZero(lambda, c)).toArray()));
	}

	/** Less by more than rounding: means of counts that are equal must not differ by the order of a sum. */
	private static boolean clearlyLess(final double a, final double b) {
		return a < b - 1e-14 * Math.max(1, Math.abs(b));
	}
}
