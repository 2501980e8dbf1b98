package io.github.roi2roc.fit;

import java.util.Arrays;

import io.github.roi2roc.InputException;

/**
 * What a penalised path is told; names and defaults as glmnet's, but a tighter threshold.
 *
 * @param alpha 1 for the LASSO, 0 for ridge, between for the elastic net
 * @param lambdaCount length of an automatic sequence
 * @param lambdaMinRatio smallest λ as a part of the largest; NaN for 0.01 where there are fewer rows than columns, else 0.0001
 * @param lambdas the sequence to use, falling; empty for an automatic one, which ends early where the fit no longer gains
 * @param standardize whether columns are scaled to unit (1/n) variance for the fit; coefficients come back on the original scale
 * @param threshold convergence: largest change of a coefficient's part of the deviance, relative to the null deviance
 * @param maxIterations passes over the coefficients on the whole path; once they are used up the path ends with the λ before
 * @param penaltyFactors one per column, 0 for a column without penalty, infinity for one that is left out; empty for all 1
 * @param steps the way to the optimum
 */
public record PenaltySettings(double alpha, int lambdaCount, double lambdaMinRatio, double[] lambdas, boolean standardize, double threshold,
	int maxIterations, double[] penaltyFactors, Steps steps)
{

	/** glmnet's own threshold; from there on its results are too far from the optimum for its digits to be worth its steps. */
	private static final double LOOSE = 1e-7;

	/** Which way is taken to the optimum of Cox regression; other families have one way. */
	public enum Steps {
		/** glmnet's below its default threshold of 1e-7, from there on accelerated. */
		AUTOMATIC,
		/** glmnet's, so that the digits agree with R's at any threshold. */
		GLMNET
	}

	public PenaltySettings {
		if (!(alpha >= 0 && alpha <= 1)) throw new InputException("alpha is " + alpha + ", but a number from 0 (ridge) to 1 (LASSO) belongs there.");
		if (lambdas.length == 0 && lambdaCount < 2) throw new InputException("A path needs at least two lambdas; " + lambdaCount + " given.");
		for (final double l : lambdas) if (!(l >= 0)) throw new InputException("lambda " + l + " is negative or no number.");
		if (!(threshold > 0)) throw new InputException("threshold is " + threshold + ", but a positive number belongs there.");
		for (final double f : penaltyFactors) if (!(f >= 0)) throw new InputException("A penalty factor is " + f + ", but a number from 0 on belongs there.");
		lambdas = Arrays.stream(lambdas).map(l -> -l).sorted().map(l -> -l).toArray();
		penaltyFactors = penaltyFactors.clone();
	}

	/** LASSO, 100 lambdas, threshold 1e-12. */
	public static PenaltySettings lasso() {
		return elasticNet(1);
	}

	public static PenaltySettings elasticNet(final double alpha) {
		return new PenaltySettings(alpha, 100, Double.NaN, new double[0], true, 1e-12, 1_000_000, new double[0], Steps.AUTOMATIC);
	}

	public PenaltySettings withLambdas(final double... values) {
		return new PenaltySettings(alpha, lambdaCount, lambdaMinRatio, values, standardize, threshold, maxIterations, penaltyFactors, steps);
	}

	/** An automatic sequence of this length and range. */
	public PenaltySettings withPath(final int count, final double minRatio) {
		return new PenaltySettings(alpha, count, minRatio, new double[0], standardize, threshold, maxIterations, penaltyFactors, steps);
	}

	public PenaltySettings withThreshold(final double t) {
		return new PenaltySettings(alpha, lambdaCount, lambdaMinRatio, lambdas, standardize, t, maxIterations, penaltyFactors, steps);
	}

	public PenaltySettings withPenaltyFactors(final double... factors) {
		return new PenaltySettings(alpha, lambdaCount, lambdaMinRatio, lambdas, standardize, threshold, maxIterations, factors, steps);
	}

	/** Whether columns are brought to unit variance for the fit. */
	public PenaltySettings withStandardize(final boolean yes) {
		return new PenaltySettings(alpha, lambdaCount, lambdaMinRatio, lambdas, yes, threshold, maxIterations, penaltyFactors, steps);
	}

	public PenaltySettings withSteps(final Steps which) {
		return new PenaltySettings(alpha, lambdaCount, lambdaMinRatio, lambdas, standardize, threshold, maxIterations, penaltyFactors, which);
	}

	/** Whether Cox regression may leave glmnet's steps. */
	boolean accelerated() {
		return steps == Steps.AUTOMATIC && threshold >= LOOSE;
	}

	/** Penalty factors for p columns, scaled to sum p as glmnet does; a column that is left out counts 1 in the sum. */
	double[] factors(final int p) {
		final double[] out = new double[p];
		if (penaltyFactors.length == 0) {
			Arrays.fill(out, 1);
			return out;
		}
		if (penaltyFactors.length != p) throw new InputException(penaltyFactors.length + " penalty factors for " + p + " columns.");
		double sum = 0;
		for (final double f : penaltyFactors) sum += f == Double.POSITIVE_INFINITY ? 1 : f;
		if (!(sum > 0)) throw new InputException("All penalty factors are 0; at least one column must be penalised.");
		for (int j = 0; j < p; j++) out[j] = penaltyFactors[j] * p / sum;
		return out;
	}

	double ratio(final int rows, final int columns) {
		return Double.isNaN(lambdaMinRatio) ? rows < columns ? 0.01 : 1e-4 : lambdaMinRatio;
	}

	@Override
	public double[] lambdas() {
		return lambdas.clone();
	}

	@Override
	public double[] penaltyFactors() {
		return penaltyFactors.clone();
	}
}
