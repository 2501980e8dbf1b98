package io.github.roi2roc.fit;

import java.util.Arrays;

import io.github.roi2roc.InputException;

/**
 * Penalised multinomial regression at a sequence of λ, one set of coefficients per class: Newton steps class by class, coordinate descent
 * inside, with glmnet's steps and ends. Only differences between the classes' coefficients matter; those reported have the least penalty.
 */
public final class MultinomialPath {

	private static final double LEAST_PROBABILITY = 1e-9, LEAST_INFORMATION = (1 + 1e-9) * 1e-9 * (1 - 1e-9), LARGEST_EXPONENT = 250;

	private final StandardColumns standard;
	private final double[][] x, y, weight;
	private final double[] w, penalty, r, v, gradient, total;
	private final int n, p, classes, maxIterations;
	private final double alpha, shrink, nullDeviance, rows;
	private final LambdaSequence sequence;
	private final double[] intercept, oldIntercept;
	private final double[][] beta, oldBeta, curvature;
	private final boolean[] strong, everActive;
	private final int[] active;
	private int activeCount, iterations;

	private MultinomialPath(final double[][] columns, final int[] outcome, final int classes, final PenaltySettings settings) {
		n = outcome.length;
		p = columns.length;
		this.classes = classes;
		rows = n;
		w = new double[n];
		Arrays.fill(w, 1.0 / n);
		standard = StandardColumns.of(columns, w, true, settings.standardize());
		x = standard.x();
		penalty = settings.factors(p);
		maxIterations = settings.maxIterations();
		alpha = settings.alpha();
		y = new double[classes][n];
		for (int i = 0; i < n; i++) y[outcome[i]][i] = 1;
		weight = new double[classes][n]; // exp of the linear predictors
		total = new double[n];
		r = new double[n];
		v = new double[n];
		gradient = new double[p];
		intercept = new double[classes];
		oldIntercept = new double[classes];
		beta = new double[classes][p];
		oldBeta = new double[classes][p];
		curvature = new double[classes][p];
		strong = new boolean[p];
		everActive = new boolean[p];
		active = new int[p];
		double dev = 0;
		for (int c = 0; c < classes; c++) {
			final double q = Dot.of(w, y[c]);
			if (!(q > 0)) throw new InputException("Class " + (c + 1) + " has no row; multinomial regression needs rows of every class.");
			intercept[c] = Math.log(q);
			dev -= q * intercept[c];
		}
		nullDeviance = dev;
		shrink = settings.threshold() * dev;
		final double mean = Dot.sum(intercept) / classes;
		for (int c = 0; c < classes; c++) {
			intercept[c] -= mean;
			Arrays.fill(weight[c], Math.exp(intercept[c]));
			for (int i = 0; i < n; i++) total[i] += weight[c][i];
		}
		for (int j = 0; j < p; j++) gradient[j] = standard.usable()[j] ? gradient(j) : 0;
		sequence = new LambdaSequence(settings, n, p);
	}

	/**
	 * Fits the path.
	 *
	 * @param columns column × row
	 * @param outcome class of each row, from 0
	 * @throws InputException if a class has no row or a number is not finite
	 */
	public static PenalizedPath fit(final double[][] columns, final int[] outcome, final int classes, final PenaltySettings settings) {
		return new MultinomialPath(columns, outcome, classes, settings).run();
	}

	private PenalizedPath run() {
		final PenalizedPath.Builder path = new PenalizedPath.Builder(standard, classes);
		for (int k = 0; k < sequence.count(); k++) {
			sequence.advance(k, gradient, penalty);
			for (int j = 0; j < p; j++) {
				if (standard.usable()[j] && gradient[j] > sequence.strong() * penalty[j]) strong[j] = true;
			}
			final LogisticPath.End end = solve();
			if (end == LogisticPath.End.EXHAUSTED) {
				path.cut();
				break;
			}
			final double ratio = 1 - deviance() / nullDeviance, gain = k == 0 ? 1 : ratio - path.lastRatio();
			path.addCentred(sequence.lambda(), ratio, intercept, beta);
			if (end == LogisticPath.End.NO_INFORMATION || sequence.ends(k, gain, ratio, LambdaSequence.leastGain())) break;
		}
		return path.build(2 * nullDeviance * rows, sequence.automatic());
	}

	private LogisticPath.End solve() {
		while (true) {
			boolean moved = false, information = false;
			for (int c = 0; c < classes; c++) {
				oldIntercept[c] = intercept[c];
				for (int a = 0; a < activeCount; a++) oldBeta[c][active[a]] = beta[c][active[a]];
				final double sum = approximate(c);
				if (sum <= LEAST_INFORMATION) continue;
				information = true;
				for (int j = 0; j < p; j++) if (strong[j]) curvature[c][j] = Dot.squares(v, x[j]);
				if (!descend(c, sum)) return LogisticPath.End.EXHAUSTED;
				moved |= sum * square(intercept[c] - oldIntercept[c]) > shrink;
				for (int a = 0; a < activeCount && !moved; a++) {
					final int j = active[a];
					moved = curvature[c][j] * square(beta[c][j] - oldBeta[c][j]) > shrink;
				}
				expectations(c);
			}
			centre();
			if (!information) return LogisticPath.End.NO_INFORMATION;
			if (!moved && !admit()) return LogisticPath.End.CONVERGED;
		}
	}

	/** Working residuals and weights of one class; the weights' sum. */
	private double approximate(final int c) {
		double sum = 0;
		for (int i = 0; i < n; i++) {
			double q = weight[c][i] / total[i];
			if (q < LEAST_PROBABILITY) {
				q = 0;
				v[i] = 0;
			}
			else if (q > 1 - LEAST_PROBABILITY) {
				q = 1;
				v[i] = 0;
			}
			else {
				v[i] = w[i] * q * (1 - q);
				sum += v[i];
			}
			r[i] = w[i] * (y[c][i] - q);
		}
		return sum;
	}

	private boolean descend(final int c, final double sum) {
		while (true) {
			double change = 0;
			for (int j = 0; j < p; j++) if (strong[j]) change = Math.max(change, update(c, j));
			change = Math.max(change, updateIntercept(c, sum));
			iterations++;
			if (change < shrink) return true;
			if (iterations > maxIterations) return false;
			do {
				change = 0;
				for (int a = 0; a < activeCount; a++) change = Math.max(change, update(c, active[a]));
				change = Math.max(change, updateIntercept(c, sum));
				if (++iterations > maxIterations && change >= shrink) return false;
			}
			while (change >= shrink);
		}
	}

	private double update(final int c, final int j) {
		final double old = beta[c][j], u = Dot.of(r, x[j]) + curvature[c][j] * old, over = Math.abs(u) - penalty[j] * sequence.l1();
		final double now = over <= 0 ? 0 : Math.copySign(over, u) / (curvature[c][j] + penalty[j] * sequence.l2()), d = now - old;
		if (d == 0) return 0;
		beta[c][j] = now;
		Dot.subtract(r, d, v, x[j]);
		if (!everActive[j]) {
			everActive[j] = true;
			active[activeCount++] = j;
		}
		return curvature[c][j] * d * d;
	}

	private double updateIntercept(final int c, final double sum) {
		final double d = Dot.sum(r) / sum;
		if (d == 0) return 0;
		intercept[c] += d;
		Dot.subtract(r, d, v);
		return sum * d * d;
	}

	/** The exponentials of one class after its coefficients have changed. */
	private void expectations(final int c) {
		for (int i = 0; i < n; i++) {
			double f = intercept[c];
			for (int a = 0; a < activeCount; a++) f += beta[c][active[a]] * x[active[a]][i];
			f = Math.min(Math.max(-LARGEST_EXPONENT, f), LARGEST_EXPONENT);
			final double rest = total[i] - weight[c][i];
			weight[c][i] = Math.min(Math.max(LEAST_PROBABILITY / (1 - LEAST_PROBABILITY) * rest, Math.exp(f)), (1 / LEAST_PROBABILITY - 1) * rest);
			total[i] = rest + weight[c][i];
		}
	}

	/** Moves all classes' coefficients together, which changes no probability, to where the penalty is least. */
	private void centre() {
		final double shift = Dot.sum(intercept) / classes;
		final double[] change = new double[n];
		Arrays.fill(change, -shift);
		for (int c = 0; c < classes; c++) intercept[c] -= shift;
		for (int a = 0; a < activeCount; a++) {
			final int j = active[a];
			final double[] b = new double[classes];
			for (int c = 0; c < classes; c++) b[c] = beta[c][j];
			final double s = penalty[j] <= 0 ? Dot.sum(b) / classes : leastPenalty(b, alpha);
			for (int c = 0; c < classes; c++) beta[c][j] -= s;
			for (int i = 0; i < n; i++) change[i] -= s * x[j][i];
		}
		for (int i = 0; i < n; i++) {
			final double e = Math.exp(change[i]);
			total[i] *= e;
			for (int c = 0; c < classes; c++) weight[c][i] *= e;
		}
	}

	/** The s that makes (1 − α)/2 Σ (b − s)² + α Σ |b − s| least. */
	static double leastPenalty(final double[] coefficients, final double alpha) {
		final double[] b = coefficients.clone();
		Arrays.sort(b);
		final int k = b.length;
		final double mean = Dot.sum(b) / k, median = (b[(k - 1) / 2] + b[k / 2]) / 2;
		if (alpha == 0 || k == 2) return mean;
		if (alpha == 1 || b[0] == b[k - 1]) return median;
		for (int below = 0; below <= k; below++) {
			final double s = mean - alpha * (2 * below - k) / ((1 - alpha) * k);
			final double lo = below == 0 ? Double.NEGATIVE_INFINITY : b[below - 1], hi = below == k ? Double.POSITIVE_INFINITY : b[below];
			if (s < lo) return lo; // the slope changes sign at this value itself
			if (s <= hi) return s;
		}
		return median;
	}

	private double gradient(final int j) {
		double most = 0;
		for (int c = 0; c < classes; c++) {
			double g = 0;
			for (int i = 0; i < n; i++) g += w[i] * (y[c][i] - weight[c][i] / total[i]) * x[j][i];
			most = Math.max(most, Math.abs(g));
		}
		return most;
	}

	private boolean admit() {
		boolean any = false;
		for (int j = 0; j < p; j++) {
			if (strong[j] || !standard.usable()[j]) continue;
			gradient[j] = gradient(j);
			if (gradient[j] > sequence.l1() * penalty[j]) {
				strong[j] = true;
				any = true;
			}
		}
		return any;
	}

	private double deviance() {
		double s = 0;
		for (int c = 0; c < classes; c++) {
			for (int i = 0; i < n; i++) if (y[c][i] > 0) s -= w[i] * y[c][i] * Math.log(weight[c][i] / total[i]);
		}
		return s;
	}

	private static double square(final double d) {
		return d * d;
	}
}
