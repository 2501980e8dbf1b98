package io.github.roi2roc.fit;

import java.util.Arrays;

import io.github.roi2roc.InputException;

/**
 * Penalised least squares at a sequence of λ, by coordinate descent on the residuals with the strong rule (glmnet's "naive" way; below 500
 * columns glmnet uses covariances, which give the same sequence of steps).
 */
public final class GaussianPath {

	private final StandardColumns standard;
	private final double[][] x;
	private final double[] residual, w, penalty, beta, variance, gradient;
	private final int p;
	private final double mean, scale, threshold, nullDeviance;
	private final LambdaSequence sequence;
	private final int maxIterations;
	private final boolean[] strong, everActive;
	private final int[] active;
	private int activeCount, iterations;
	private double explained;
	private boolean started;

	private GaussianPath(final double[][] columns, final double[] y, final double[] weights, final PenaltySettings settings) {
		final int n = y.length;
		p = columns.length;
		final double total = Dot.sum(weights);
		w = Arrays.stream(weights).map(d -> d / total).toArray();
		standard = StandardColumns.of(columns, w, true, settings.standardize());
		x = standard.x();
		mean = Dot.of(w, y);
		residual = new double[n];
		double var = 0;
		for (int i = 0; i < n; i++) var += w[i] * (y[i] - mean) * (y[i] - mean);
		if (!(var > 0)) throw new InputException("The outcome is the same in all " + n + " rows; there is nothing to explain.");
		scale = Math.sqrt(var);
		nullDeviance = var * total;
		for (int i = 0; i < n; i++) residual[i] = w[i] * (y[i] - mean) / scale; // weighted residuals: a column's gradient is one product
		penalty = settings.factors(p);
		threshold = settings.threshold();
		maxIterations = settings.maxIterations();
		beta = new double[p];
		variance = new double[p];
		gradient = new double[p];
		strong = new boolean[p];
		everActive = new boolean[p];
		active = new int[p];
		for (int j = 0; j < p; j++) {
			if (!standard.usable()[j]) continue;
			variance[j] = Dot.squares(w, x[j]);
			gradient[j] = Math.abs(Dot.of(residual, x[j]));
		}
		final double[] scaled = Arrays.stream(settings.lambdas()).map(l -> l / scale).toArray();
		sequence = new LambdaSequence(scaled.length > 0 ? settings.withLambdas(scaled) : settings, n, p);
	}

	/**
	 * Fits the path.
	 *
	 * @param columns column × row
	 * @param y outcome of each row
	 * @throws InputException if the outcome is constant or a number is not finite
	 */
	public static PenalizedPath fit(final double[][] columns, final double[] y, final PenaltySettings settings) {
		final double[] w = new double[y.length];
		Arrays.fill(w, 1);
		return fit(columns, y, w, settings);
	}

	/** As {@link #fit(double[][], double[], PenaltySettings)}, with weights of the rows. */
	public static PenalizedPath fit(final double[][] columns, final double[] y, final double[] weights, final PenaltySettings settings) {
		return new GaussianPath(columns, y, weights, settings).run();
	}

	private PenalizedPath run() {
		final PenalizedPath.Builder path = new PenalizedPath.Builder(standard, 1);
		for (int k = 0; k < sequence.count(); k++) {
			sequence.advance(k, gradient, penalty);
			for (int j = 0; j < p; j++) {
				if (standard.usable()[j] && gradient[j] > sequence.strong() * penalty[j]) strong[j] = true;
			}
			final double before = explained;
			if (!solve()) {
				path.cut();
				break;
			}
			path.add(sequence.lambda() * scale, explained, mean, beta, scale);
			if (sequence.ends(k, explained - before, explained, LambdaSequence.leastGain() * explained)) break;
		}
		return path.build(nullDeviance, sequence.automatic());
	}

	/** False if the passes are used up. */
	private boolean solve() {
		boolean sweep = !started;
		while (true) {
			if (sweep) {
				double change = 0;
				for (int j = 0; j < p; j++) if (strong[j]) change = Math.max(change, update(j));
				iterations++;
				if (change < threshold) {
					if (!admit()) return true;
					continue;
				}
				if (iterations > maxIterations) return false;
			}
			started = true;
			double change;
			do {
				change = 0;
				for (int a = 0; a < activeCount; a++) change = Math.max(change, update(active[a]));
				iterations++;
				if (change >= threshold && iterations > maxIterations) return false;
			}
			while (change >= threshold);
			sweep = true;
		}
	}

	private double update(final int j) {
		final double old = beta[j], g = Dot.of(residual, x[j]), u = g + variance[j] * old, over = Math.abs(u) - penalty[j] * sequence.l1();
		final double now = over <= 0 ? 0 : Math.copySign(over, u) / (variance[j] + penalty[j] * sequence.l2());
		final double d = now - old;
		if (d == 0) return 0;
		beta[j] = now;
		explained += d * (2 * g - d * variance[j]);
		Dot.subtract(residual, d, w, x[j]);
		if (!everActive[j]) {
			everActive[j] = true;
			active[activeCount++] = j;
		}
		return variance[j] * d * d;
	}

	private boolean admit() {
		boolean any = false;
		for (int j = 0; j < p; j++) {
			if (strong[j] || !standard.usable()[j]) continue;
			gradient[j] = Math.abs(Dot.of(residual, x[j]));
			if (gradient[j] > sequence.l1() * penalty[j]) {
				strong[j] = true;
				any = true;
			}
		}
		return any;
	}
}
