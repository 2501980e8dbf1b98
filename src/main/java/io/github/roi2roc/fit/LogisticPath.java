package io.github.roi2roc.fit;

import java.util.Arrays;

import io.github.roi2roc.InputException;

/**
 * Penalised logistic regression at a sequence of λ: Newton steps outside, coordinate descent inside, columns let in by the strong rule and
 * checked against the optimality conditions. The steps, their order and their ends are glmnet's, so that results agree below the
 * convergence threshold too.
 */
public final class LogisticPath {

	private static final double LEAST_PROBABILITY = 1e-9, LEAST_INFORMATION = (1 + 1e-9) * 1e-9 * (1 - 1e-9);

	private final StandardColumns standard;
	private final double[][] x;
	private final double[] y, w, offset, penalty;
	private final int n, p;
	private final double shrink, total;
	private final LambdaSequence sequence;
	private final int maxIterations;

	private double intercept;
	private final double[] beta, oldBeta, curvature, gradient, r, v, probability;
	private double information;
	private final boolean[] strong, everActive;
	private final int[] active;
	/** Passes on the residuals before inner products of columns are worth their cost. */
	private static final int RESIDUAL_PASSES = 6;
	private int activeCount, iterations;
	private final ActiveDescent descent;
	private final double nullDeviance, saturated;

	private LogisticPath(final double[][] columns, final double[] y, final double[] weights, final double[] offset,
		final PenaltySettings settings)
	{
		this.n = y.length;
		this.p = columns.length;
		this.y = y;
		this.offset = offset;
		total = Dot.sum(weights);
		this.w = Arrays.stream(weights).map(d -> d / total).toArray();
		standard = StandardColumns.of(columns, w, true, settings.standardize());
		x = standard.x();
		penalty = settings.factors(p);
		maxIterations = settings.maxIterations();
		beta = new double[p];
		oldBeta = new double[p];
		curvature = new double[p];
		gradient = new double[p];
		r = new double[n];
		v = new double[n];
		probability = new double[n];
		strong = new boolean[p];
		everActive = new boolean[p];
		active = new int[p];
		startWithNullModel();
		double saturatedSum = 0;
		for (int i = 0; i < n; i++) {
			if (y[i] > 0 && y[i] < 1) saturatedSum += w[i] * (y[i] * Math.log(y[i]) + (1 - y[i]) * Math.log(1 - y[i]));
		}
		saturated = saturatedSum;
		nullDeviance = deviance() + saturated;
		shrink = settings.threshold() * nullDeviance;
		for (int j = 0; j < p; j++) if (standard.usable()[j]) gradient[j] = Math.abs(Dot.of(r, x[j]));
		sequence = new LambdaSequence(settings, n, p);
		descent = new ActiveDescent(x, penalty, v, r, beta, curvature);
	}

	/**
	 * Fits the path.
	 *
	 * @param columns column × row
	 * @param positive outcome of each row
	 */
	public static PenalizedPath fit(final double[][] columns, final boolean[] positive, final PenaltySettings settings) {
		final double[] y = new double[positive.length], w = new double[positive.length];
		for (int i = 0; i < y.length; i++) y[i] = positive[i] ? 1 : 0;
		Arrays.fill(w, 1);
		return fit(columns, y, w, null, settings);
	}

	/**
	 * Fits the path.
	 *
	 * @param columns column × row
	 * @param y outcome of each row, 0 to 1
	 * @param weights of the rows, not negative
	 * @param offset added to each row's linear predictor; null for none
	 * @throws InputException if a class is absent or a number is not finite
	 */
	public static PenalizedPath fit(final double[][] columns, final double[] y, final double[] weights, final double[] offset,
		final PenaltySettings settings)
	{
		double cases = 0, all = 0;
		for (int i = 0; i < y.length; i++) {
			cases += weights[i] * y[i];
			all += weights[i];
		}
		if (!(cases > 0 && cases < all)) throw new InputException("All " + y.length + " rows are of one class; logistic regression needs both.");
		return new LogisticPath(columns, y, weights, offset, settings).run();
	}

	/** Intercept, fitted probabilities, working residuals and weights of the model without columns. */
	private void startWithNullModel() {
		double q = 0;
		for (int i = 0; i < n; i++) q += w[i] * y[i];
		intercept = Math.log(q / (1 - q));
		if (offset != null) interceptWithOffset();
		expectations();
	}

	/** The intercept that, with the offsets, gives the observed mean (Newton). */
	private void interceptWithOffset() {
		for (int step = 0; step < 100; step++) {
			expectations();
			final double d = Dot.sum(r) / information;
			intercept += d;
			if (Math.abs(d) < 1e-14) return;
		}
	}

	private PenalizedPath run() {
		final PenalizedPath.Builder path = new PenalizedPath.Builder(standard, 1);
		for (int k = 0; k < sequence.count(); k++) {
			sequence.advance(k, gradient, penalty);
			for (int j = 0; j < p; j++) {
				if (standard.usable()[j] && gradient[j] > sequence.strong() * penalty[j]) strong[j] = true;
			}
			final End end = solve();
			if (end == End.EXHAUSTED) {
				path.cut();
				break;
			}
			final double ratio = 1 - (deviance() + saturated) / nullDeviance;
			final double gain = k == 0 ? 1 : ratio - path.lastRatio();
			path.add(sequence.lambda(), ratio, intercept, beta, 1);
			if (end == End.NO_INFORMATION || sequence.ends(k, gain, ratio, LambdaSequence.leastGain())) break;
		}
		return path.build(2 * nullDeviance * total, sequence.automatic());
	}

	/** How the work at one λ ended; NO_INFORMATION: the fitted probabilities are all 0 or 1. */
	enum End {
		CONVERGED, NO_INFORMATION, EXHAUSTED
	}

	/** Newton steps at one λ until nothing moves and no column outside wants in. */
	private End solve() {
		while (true) {
			final double oldIntercept = intercept;
			for (int a = 0; a < activeCount; a++) oldBeta[active[a]] = beta[active[a]];
			for (int j = 0; j < p; j++) if (strong[j]) curvature[j] = Dot.squares(v, x[j]);
			if (!descend()) return End.EXHAUSTED;
			if (!expectations()) return End.NO_INFORMATION;
			boolean moved = information * square(intercept - oldIntercept) >= shrink;
			for (int a = 0; a < activeCount && !moved; a++) {
				final int j = active[a];
				moved = curvature[j] * square(beta[j] - oldBeta[j]) >= shrink;
			}
			if (!moved && !admit()) return End.CONVERGED;
		}
	}

	/** Coordinate descent on the quadratic approximation: all strong columns, then the active ones to convergence, and again; false if the passes are used up. */
	private boolean descend() {
		while (true) {
			double change = 0;
			for (int j = 0; j < p; j++) if (strong[j]) change = Math.max(change, update(j));
			change = Math.max(change, updateIntercept());
			iterations++;
			if (change < shrink) return true;
			if (iterations > maxIterations) return false;
			for (int k = 0; k < RESIDUAL_PASSES && change >= shrink; k++) {
				change = 0;
				for (int a = 0; a < activeCount; a++) change = Math.max(change, update(active[a]));
				change = Math.max(change, updateIntercept());
				if (++iterations > maxIterations && change >= shrink) return false;
			}
			if (change < shrink) continue;
			final ActiveDescent.End end = descent.run(active, activeCount, sequence.l1(), sequence.l2(), information, shrink, Math.max(1, maxIterations
				- iterations));
			iterations += end.passes();
			intercept += end.shift();
			if (!end.converged()) return false;
		}
	}

	private double update(final int j) {
		final double old = beta[j], u = Dot.of(r, x[j]) + curvature[j] * old, over = Math.abs(u) - penalty[j] * sequence.l1();
		final double now = over <= 0 ? 0 : Math.copySign(over, u) / (curvature[j] + penalty[j] * sequence.l2());
		final double d = now - old;
		if (d == 0) return 0;
		beta[j] = now;
		Dot.subtract(r, d, v, x[j]);
		if (!everActive[j]) {
			everActive[j] = true;
			active[activeCount++] = j;
		}
		return curvature[j] * d * d;
	}

	private double updateIntercept() {
		final double d = Dot.sum(r) / information;
		if (d == 0) return 0;
		intercept += d;
		Dot.subtract(r, d, v);
		return information * d * d;
	}

	/** Fitted probabilities and what follows from them; false if there is no information left in any row. */
	private boolean expectations() {
		final double[] eta = probability;
		Arrays.fill(eta, intercept);
		if (offset != null) for (int i = 0; i < n; i++) eta[i] += offset[i];
		for (int a = 0; a < activeCount; a++) {
			final double b = beta[active[a]];
			if (b == 0) continue;
			final double[] c = x[active[a]];
			for (int i = 0; i < n; i++) eta[i] += b * c[i];
		}
		final double limit = Math.log(1 / LEAST_PROBABILITY - 1);
		double sum = 0;
		for (int i = 0; i < n; i++) {
			final double f = eta[i], q = f < -limit ? 0 : f > limit ? 1 : 1 / (1 + Math.exp(-f));
			probability[i] = q;
			v[i] = w[i] * q * (1 - q);
			sum += v[i];
		}
		information = sum;
		if (sum <= LEAST_INFORMATION) return false;
		for (int i = 0; i < n; i++) r[i] = w[i] * (y[i] - probability[i]);
		return true;
	}

	/** Lets in every column whose gradient breaks the optimality conditions; whether there was one. */
	private boolean admit() {
		boolean any = false;
		for (int j = 0; j < p; j++) {
			if (strong[j] || !standard.usable()[j]) continue;
			gradient[j] = Math.abs(Dot.of(r, x[j]));
			if (gradient[j] > sequence.l1() * penalty[j]) {
				strong[j] = true;
				any = true;
			}
		}
		return any;
	}

	/** Minus the mean log-likelihood. */
	private double deviance() {
		double s = 0;
		for (int i = 0; i < n; i++) {
			final double q = Math.min(Math.max(LEAST_PROBABILITY, probability[i]), 1 - LEAST_PROBABILITY);
			s -= w[i] * (y[i] * Math.log(q) + (1 - y[i]) * Math.log(1 - q));
		}
		return s;
	}

	private static double square(final double d) {
		return d * d;
	}
}
