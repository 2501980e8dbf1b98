package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.metric.Concordance;
import io.github.roi2roc.metric.RocCurve;
import io.github.roi2roc.metric.RocDirection;
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
		/** Mean absolute error: |y − fit|, over both classes' probabilities for a binomial outcome. */
		MAE,
		/** Concordance of the linear predictor with survival. */
		C;

		boolean higherIsBetter() {
			return this == AUC || this == C;
		}
	}

	private static final double LEAST_PROBABILITY = 1e-5;

	/** λ with the best mean. */
	public double lambdaMin() {
		return path.lambdas()[minIndex];
	}

	/** Largest λ within one standard error of the best. */
	public double lambdaOneSe() {
		return path.lambdas()[oneSeIndex];
	}

	/**
	 * Runs the cross-validation.
	 *
	 * @param columns column × row
	 * @param fold of each row, numbered from 0 without a gap
	 * @throws InputException if there are fewer than three folds, a fold is empty, or what remains without a fold has one class only
	 */
	public static PathCrossValidation of(final double[][] columns, final PenalizedOutcome outcome, final PenaltySettings settings,
		final int[] fold, final Measure measure)
	{
		final int folds = Arrays.stream(fold).max().orElse(-1) + 1, n = outcome.rows();
		if (folds < 3) throw new InputException("Cross-validation of lambda needs at least 3 folds; " + folds + " given.");
		final int[] sizes = new int[folds];
		for (final int f : fold) sizes[f]++;
		for (int f = 0; f < folds; f++) if (sizes[f] == 0) throw new InputException("Fold " + (f + 1) + " of " + folds + " has no row.");
		if (measure == Measure.AUC && n / (double) folds < 10) throw new InputException("AUC as the measure of lambda needs at least 10 rows per fold; "
			+ "there are " + n + " rows in " + folds + " folds. Use deviance, or fewer folds.");
		// Task 0 is the fit to all rows; each task depends on its own rows only, so the number of threads changes nothing.
		final PenalizedPath[] paths = IntStream.rangeClosed(0, folds).parallel().mapToObj(t -> {
			if (t == 0) return outcome.fit(columns, settings);
			final int[] train = IntStream.range(0, n).filter(i -> fold[i] != t - 1).toArray();
			return outcome.of(train).fit(PenalizedOutcome.cut(columns, train), settings);
		}).toArray(PenalizedPath[]::new);
		final PenalizedPath path = paths[0];
		final double[] lambdas = path.lambdas(), weights = new double[folds];
		final double[][] value = new double[lambdas.length][folds];
		IntStream.range(0, folds).parallel().forEach(f -> {
			final int[] rows = IntStream.range(0, n).filter(i -> fold[i] == f).toArray();
			for (int l = 0; l < lambdas.length; l++) value[l][f] = measure(outcome, paths[f + 1], lambdas[l], columns, rows, fold, measure);
			weights[f] = rows.length;
			if (outcome instanceof final PenalizedOutcome.Survival s && measure == Measure.DEVIANCE) weights[f] = Arrays.stream(rows).filter(r -> s
				.event()[r]).count();
		});
		final boolean perRow = n / (double) folds < 3 && measure != Measure.AUC && !(outcome instanceof PenalizedOutcome.Survival);
		return summary(path, measure, value, weights, perRow ? perRow(outcome, paths, columns, fold, measure) : null);
	}

	/** With fewer than three rows per fold, the spread is taken over rows (glmnet's grouped = FALSE): λ × row. */
	private static double[][] perRow(final PenalizedOutcome outcome, final PenalizedPath[] paths, final double[][] columns, final int[] fold,
		final Measure measure)
	{
		final double[] lambdas = paths[0].lambdas();
		final double[][] out = new double[lambdas.length][fold.length];
		for (int l = 0; l < lambdas.length; l++) {
			for (int i = 0; i < fold.length; i++) out[l][i] = measure(outcome, paths[fold[i] + 1], lambdas[l], columns, new int[] { i }, fold, measure);
		}
		return out;
	}

	static PathCrossValidation summary(final PenalizedPath path, final Measure measure, final double[][] byFold, final double[] foldWeights,
		final double[][] byRow)
	{
		final int count = byFold.length;
		final double[] mean = new double[count], se = new double[count];
		for (int l = 0; l < count; l++) {
			final double[] v = byRow == null ? byFold[l] : byRow[l], w = byRow == null ? foldWeights : ones(v.length);
			final double total = Dot.sum(w);
			mean[l] = Dot.of(v, w) / total;
			double s = 0;
			for (int f = 0; f < v.length; f++) s += w[f] * (v[f] - mean[l]) * (v[f] - mean[l]);
			se[l] = Math.sqrt(s / total / (v.length - 1));
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

	private static double[] ones(final int n) {
		final double[] out = new double[n];
		Arrays.fill(out, 1);
		return out;
	}

	private static double measure(final PenalizedOutcome outcome, final PenalizedPath path, final double lambda, final double[][] columns,
		final int[] rows, final int[] fold, final Measure measure)
	{
		final PenalizedPath.Position at = path.position(lambda);
		if (outcome instanceof final PenalizedOutcome.Survival s) return survival(s, path, at, columns, rows, fold, measure);
		double sum = 0;
		if (outcome instanceof final PenalizedOutcome.Gaussian g) {
			for (final int r : rows) {
				final double e = g.y()[r] - path.predictAt(at, 0, columns, r);
				sum += switch (measure) {
					case DEVIANCE -> e * e;
					case MAE -> Math.abs(e);
					default -> throw unfit(measure, "a number");
				};
			}
			return sum / rows.length;
		}
		if (outcome instanceof final PenalizedOutcome.Multinomial m) {
			for (final int r : rows) sum += loss(measure, m.y()[r], probabilities(path, at, columns, r));
			return sum / rows.length;
		}
		final PenalizedOutcome.Binomial b = (PenalizedOutcome.Binomial) outcome;
		final double[] probability = Arrays.stream(rows).mapToDouble(r -> 1 / (1 + Math.exp(-path.predictAt(at, 0, columns, r)))).toArray();
		if (measure == Measure.AUC) return auc(b, rows, probability);
		for (int i = 0; i < rows.length; i++) sum += loss(measure, b.positive()[rows[i]], probability[i]);
		return sum / rows.length;
	}

	/** Deviance: what the rows of the fold add to the partial likelihood of all rows, per event; C: concordance within the fold. */
	private static double survival(final PenalizedOutcome.Survival s, final PenalizedPath path, final PenalizedPath.Position at,
		final double[][] columns, final int[] rows, final int[] fold, final Measure measure)
	{
		final double[] eta = IntStream.range(0, s.rows()).mapToDouble(r -> path.predictAt(at, 0, columns, r)).toArray();
		if (measure == Measure.C) {
			final PenalizedOutcome.Survival held = s.of(rows);
			return Concordance.of(held.time(), held.event(), Arrays.stream(rows).mapToDouble(r -> eta[r]).toArray());
		}
		if (measure != Measure.DEVIANCE) throw unfit(measure, "survival");
		final int[] train = IntStream.range(0, s.rows()).filter(r -> fold[r] != fold[rows[0]]).toArray();
		double events = 0;
		for (final int r : rows) if (s.event()[r]) events++;
		return (deviance(s, eta) - deviance(s.of(train), Arrays.stream(train).mapToDouble(r -> eta[r]).toArray())) / events;
	}

	private static double deviance(final PenalizedOutcome.Survival s, final double[] eta) {
		final CoxPath.RiskSets sets = CoxPath.RiskSets.of(s.time(), s.event());
		return 2 * (sets.saturated() - sets.logLikelihood(eta));
	}

	private static InputException unfit(final Measure measure, final String outcome) {
		return new InputException("The measure " + measure + " does not fit an outcome that is " + outcome + ".");
	}

	private static double[] probabilities(final PenalizedPath path, final PenalizedPath.Position at, final double[][] columns, final int row) {
		final double[] out = new double[path.classes()];
		double sum = 0;
		for (int c = 0; c < out.length; c++) sum += out[c] = Math.exp(path.predictAt(at, c, columns, row));
		for (int c = 0; c < out.length; c++) out[c] /= sum;
		return out;
	}

	private static double loss(final Measure measure, final int truth, final double[] probability) {
		return switch (measure) {
			case DEVIANCE -> -2 * Math.log(Math.min(Math.max(probability[truth], LEAST_PROBABILITY), 1 - LEAST_PROBABILITY));
			case CLASS -> {
				int best = 0;
				for (int c = 1; c < probability.length; c++) if (probability[c] > probability[best]) best = c;
				yield best == truth ? 0 : 1;
			}
			case MAE -> {
				double s = 0;
				for (int c = 0; c < probability.length; c++) s += Math.abs((c == truth ? 1 : 0) - probability[c]);
				yield s;
			}
			default -> throw unfit(measure, "one of several classes");
		};
	}

	private static double loss(final Measure measure, final boolean positive, final double probability) {
		return switch (measure) {
			case DEVIANCE -> {
				final double q = Math.min(Math.max(probability, LEAST_PROBABILITY), 1 - LEAST_PROBABILITY);
				yield -2 * Math.log(positive ? q : 1 - q);
			}
			case CLASS -> probability > 0.5 == positive ? 0 : 1;
			case MAE -> 2 * Math.abs((positive ? 1 : 0) - probability);
			default -> throw unfit(measure, "one of two classes");
		};
	}

	private static double auc(final PenalizedOutcome.Binomial b, final int[] rows, final double[] probability) {
		final boolean[] y = ((PenalizedOutcome.Binomial) b.of(rows)).positive();
		return RocCurve.of(y, probability, RocDirection.HIGHER).area();
	}
}
