package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.RandomStream;

/**
 * Gradient-boosted trees for classes (Friedman 2001, algorithms 5 and 6; with drawn rows Friedman 2002): each tree is fitted to what the
 * probabilities so far leave over, and its leaves hold one Newton step on the log-likelihood, made shorter by the learning rate. Two classes have
 * one score, their log-odds; more have one each.
 *
 * @param start scores before the first tree: the classes' log-odds or log shares among the (weighted) training rows
 * @param trees round × score; a leaf's value is what it adds, learning rate included
 */
public record Boosting(double[] start, Tree[][] trees) {

	/**
	 * How to grow.
	 *
	 * @param rounds number of trees of each score
	 * @param rate learning rate
	 * @param depth splits above a leaf
	 * @param leaf rows that each leaf must have
	 * @param subsample part of the rows that each round learns from, drawn without replacement
	 * @param columns columns tried at each split, drawn anew; 0 for all
	 */
	public record Settings(int rounds, double rate, int depth, int leaf, double subsample, int columns) {}

	/**
	 * Grows the trees.
	 *
	 * @param columns column × row
	 * @param y class of each row, from 0
	 * @param weights of the rows
	 * @throws InputException if a class has no row
	 */
	public static Boosting grow(final double[][] columns, final int[] y, final int classes, final double[] weights, final Settings settings,
		final RandomStream random)
	{
		final int n = y.length, scores = classes == 2 ? 1 : classes;
		final double[] share = new double[classes];
		for (int i = 0; i < n; i++) share[y[i]] += weights[i] / Arrays.stream(weights).sum();
		for (final double s : share) if (!(s > 0)) throw new InputException("A class has no training row; boosting needs rows of every class.");
		final double[] start = classes == 2 ? new double[] { Math.log(share[1] / share[0]) } : Arrays.stream(share).map(Math::log).toArray();
		final double[][] score = new double[n][], byRow = new double[n][columns.length];
		for (int i = 0; i < n; i++) {
			score[i] = start.clone();
			for (int j = 0; j < columns.length; j++) byRow[i][j] = columns[j][i];
		}
		final ColumnRanks ranks = ColumnRanks.of(columns);
		final RegressionTreeGrower[] growers = new RegressionTreeGrower[scores];
		Arrays.setAll(growers, c -> new RegressionTreeGrower(columns, ranks, weights, settings));
		final Tree[][] trees = new Tree[settings.rounds][scores];
		for (int t = 0; t < settings.rounds; t++) {
			final RandomStream own = random.fork(t);
			final int[] rows = drawn(n, settings, own.fork("rows"));
			final double[][] p = Arrays.stream(score).map(Boosting::probabilities).toArray(double[][]::new);
			final Tree[] round = trees[t];
			IntStream.range(0, scores).parallel().forEach(c -> {
				final int of = scores == 1 ? 1 : c;
				final double[] residual = new double[n];
				for (int i = 0; i < n; i++) residual[i] = (y[i] == of ? 1 : 0) - p[i][of];
				final double step = settings.rate * (scores == 1 ? 1 : (classes - 1.0) / classes);
				round[c] = growers[c].grow(rows, residual, (r, from, to) -> newton(r, from, to, weights, residual, p, of, step), own.fork(c));
			});
			for (int i = 0; i < n; i++) for (int c = 0; c < scores; c++) score[i][c] += round[c].predict(byRow[i])[0];
		}
		return new Boosting(start, trees);
	}

	/** Sum of residuals by sum of p (1 − p), times the step; 0 where nothing is left over. */
	private static double newton(final int[] rows, final int from, final int to, final double[] weights, final double[] residual,
		final double[][] p, final int ofClass, final double step)
	{
		double up = 0, down = 0;
		for (int i = from; i < to; i++) {
			final int r = rows[i];
			up += weights[r] * residual[r];
			down += weights[r] * p[r][ofClass] * (1 - p[r][ofClass]);
		}
		return down < 1e-150 ? 0 : step * up / down;
	}

	private static int[] drawn(final int n, final Settings settings, final RandomStream random) {
		final int[] all = IntStream.range(0, n).toArray();
		if (settings.subsample >= 1) return all;
		random.shuffle(all);
		return Arrays.stream(all, 0, Math.max(1, (int) (settings.subsample * n))).sorted().toArray();
	}

	/** Probability of every class from the scores. */
	private static double[] probabilities(final double[] score) {
		if (score.length > 1) return SoftmaxRegression.softmax(score);
		final double p = LogisticRegression.probability(score[0]);
		return new double[] { 1 - p, p };
	}

	/** Probability of every class. */
	public double[] predict(final double[] row) {
		final double[] score = start.clone();
		for (final Tree[] round : trees) for (int c = 0; c < score.length; c++) score[c] += round[c].predict(row)[0];
		return probabilities(score);
	}
}
