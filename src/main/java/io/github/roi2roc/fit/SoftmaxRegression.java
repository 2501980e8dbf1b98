package io.github.roi2roc.fit;

import java.util.Arrays;

import io.github.roi2roc.InputException;

/**
 * Multinomial logistic regression by maximum likelihood, the first class being the reference: the model of R's {@code nnet::multinom}. Fitted by
 * iteratively reweighted least squares, in which a row counts once for each class but the first, its weights and working responses coming
 * from the square root of the multinomial's covariance; so columns are set aside, and separation is noticed, as in
 * {@link LogisticRegression}.
 *
 * @param coefficients class − 1 × (intercept, columns); NaN for a column that earlier ones determine
 * @param standardErrors of the coefficients
 * @param deviance −2 log likelihood, rows weighted
 * @param converged whether the deviance settled
 * @param separated whether the linear predictors still grew when it had: coefficients then have no finite value
 */
public record SoftmaxRegression(double[][] coefficients, double[][] standardErrors, double deviance, boolean converged, boolean separated) {

	private static final double EPSILON = 1e-8, ALIASED = 1e-11, STILL_GROWING = 0.1;
	private static final int MOST_STEPS = 30, MORE_STEPS = 3, MOST_HALVINGS = 30;

	/** The rows, and where the fit stands. */
	private static final class State {

		private final double[][] design;
		private final int[] y;
		private final double[] weight;
		private final int n, others;
		private double[] beta;
		private double[][] eta, probability;

		private State(final double[][] design, final int[] y, final int classes, final double[] weight) {
			this.design = design;
			this.y = y;
			this.weight = weight;
			n = y.length;
			others = classes - 1;
			beta = new double[others * design.length];
			move(beta);
		}

		/** Goes to these coefficients; the deviance there. */
		private double move(final double[] to) {
			beta = to;
			eta = new double[n][others];
			probability = new double[n][];
			double deviance = 0;
			for (int i = 0; i < n; i++) {
				for (int c = 0, k = 0; c < others; c++) {
					for (int j = 0; j < design.length; j++, k++) if (!Double.isNaN(beta[k])) eta[i][c] += beta[k] * design[j][i];
				}
				probability[i] = probabilities(eta[i]);
				deviance -= 2 * weight[i] * Math.log(probability[i][y[i]]);
			}
			return deviance;
		}

		private LeastSquares step() {
			final int p = design.length;
			final double[][] a = new double[others * p][n * others];
			final double[] z = new double[n * others];
			for (int i = 0; i < n; i++) {
				final double[][] root = root(probability[i]);
				final double w = Math.sqrt(weight[i]);
				final double[] residual = new double[others]; // root⁻¹ (y − p)
				for (int c = 0; c < others; c++) {
					double s = (y[i] == c + 1 ? 1 : 0) - probability[i][c + 1];
					for (int d = 0; d < c; d++) s -= root[c][d] * residual[d];
					residual[c] = s / root[c][c];
				}
				for (int c = 0; c < others; c++) {
					// row c of the transposed root times the linear predictors
					double fitted = 0;
					for (int d = c; d < others; d++) {
						fitted += root[d][c] * eta[i][d];
						for (int j = 0; j < p; j++) a[d * p + j][i * others + c] = w * root[d][c] * design[j][i];
					}
					z[i * others + c] = w * (fitted + residual[c]);
				}
			}
			return LeastSquares.solve(a, z, ALIASED);
		}
	}

	/**
	 * Fits the model.
	 *
	 * @param columns column × row
	 * @param y class of each row, from 0
	 * @param weights of the rows, such as their classes' weights
	 * @throws InputException if a class is absent or a number is not finite
	 */
	public static SoftmaxRegression fit(final double[][] columns, final int[] y, final int classes, final double[] weights) {
		final int[] counts = new int[classes];
		for (final int c : y) counts[c]++;
		for (final int c : counts) if (c == 0) throw new InputException("A class has no training row; logistic regression needs rows of every class.");
		for (final double[] c : columns) {
			for (final double d : c) if (!Double.isFinite(d)) throw new InputException("A column holds " + d + "; logistic regression needs finite numbers.");
		}
		final double[][] design = new double[columns.length + 1][];
		design[0] = new double[y.length];
		Arrays.fill(design[0], 1);
		System.arraycopy(columns, 0, design, 1, columns.length);
		final State state = new State(design, y, classes, weights);
		double deviance = state.move(state.beta), growth = 0;
		LeastSquares fit = null;
		boolean settled = false;
		for (int step = 0, after = 0; step < MOST_STEPS && after <= MORE_STEPS; step++) {
			final double[] before = state.beta;
			final double[][] eta = state.eta;
			fit = state.step();
			final double old = deviance;
			deviance = state.move(fit.coefficients());
			for (int half = 0; half < MOST_HALVINGS && !(deviance <= old + EPSILON * (Math.abs(old) + 0.1)); half++) {
				deviance = state.move(between(before, state.beta));
			}
			settled |= Math.abs(deviance - old) / (Math.abs(deviance) + 0.1) < EPSILON;
			if (settled) after++;
			growth = 0;
			for (int i = 0; i < y.length; i++) for (int c = 0; c + 1 < classes; c++) growth = Math.max(growth, Math.abs(eta[i][c] - state.eta[i][c]));
		}
		final int p = design.length;
		final double[][] b = new double[classes - 1][], se = new double[classes - 1][p];
		for (int c = 0; c + 1 < classes; c++) {
			b[c] = Arrays.copyOfRange(state.beta, c * p, (c + 1) * p);
			for (int j = 0; j < p; j++) se[c][j] = Math.sqrt(fit.inverse()[c * p + j][c * p + j]);
		}
		return new SoftmaxRegression(b, se, deviance, settled, growth > STILL_GROWING);
	}

	private static double[] between(final double[] a, final double[] b) {
		final double[] out = new double[a.length];
		for (int j = 0; j < a.length; j++) out[j] = (a[j] + b[j]) / 2;
		return out;
	}

	/** Lower triangle whose square is the covariance of the classes but the first; its diagonal never 0. */
	private static double[][] root(final double[] probability) {
		final int k = probability.length - 1;
		final double[][] l = new double[k][k];
		for (int c = 0; c < k; c++) {
			for (int d = 0; d <= c; d++) {
				double s = (c == d ? probability[c + 1] : 0) - probability[c + 1] * probability[d + 1];
				for (int m = 0; m < d; m++) s -= l[c][m] * l[d][m];
				l[c][d] = c == d ? Math.sqrt(Math.max(s, Math.ulp(1.0))) : s / l[d][d];
			}
		}
		return l;
	}

	/**
	 * Probability of every class; none is exactly 0.
	 *
	 * @param eta linear predictors of all classes but the first, whose is 0
	 */
	public static double[] probabilities(final double[] eta) {
		final double[] all = new double[eta.length + 1];
		System.arraycopy(eta, 0, all, 1, eta.length);
		return softmax(all);
	}

	/** exp of each number, divided by their sum; none is exactly 0. */
	public static double[] softmax(final double[] eta) {
		final double most = Arrays.stream(eta).max().orElse(0);
		final double[] out = new double[eta.length];
		double sum = 0;
		for (int c = 0; c < out.length; c++) sum += out[c] = Math.max(Math.exp(eta[c] - most), Math.ulp(1.0));
		for (int c = 0; c < out.length; c++) out[c] /= sum;
		return out;
	}
}
