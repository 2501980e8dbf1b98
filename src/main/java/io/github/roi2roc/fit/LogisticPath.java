package io.github.roi2roc.fit;

import java.util.Arrays;

import io.github.roi2roc.InputException;

/**
 * Penalised logistic regression at a sequence of λ (glmnet's family "binomial"): Newton steps outside, coordinate descent inside, columns let
 * in by the strong rule and checked against the optimality conditions. The steps, their order and their ends are glmnet's, so that results
 * agree below the convergence threshold too.
 */
final class LogisticPath {

	static final double LEAST_PROBABILITY = 1e-9, LEAST_INFORMATION = (1 + 1e-9) * 1e-9 * (1 - 1e-9);

	/** How the work at one λ ended; NO_INFORMATION: the fitted probabilities are all 0 or 1. */
	enum End {
		CONVERGED, NO_INFORMATION, EXHAUSTED
	}

	private final PenalizedData.Part part;
	private final WorkingColumns columns;
	private final Descent descent;
	private final double[] y, w, offset, r, v, probability;
	private final double nullDeviance;

	/**
	 * @param positive class of each row
	 * @throws InputException if a class is absent
	 */
	LogisticPath(final PenalizedData.Part part, final boolean[] positive, final PenaltySettings settings) {
		this.part = part;
		final int n = positive.length;
		w = part.w();
		offset = part.offset();
		y = new double[n];
		for (int i = 0; i < n; i++) y[i] = positive[i] ? 1 : 0;
		final double share = Dot.of(w, y);
		if (share == 0 || Arrays.stream(y).allMatch(d -> d == 1)) throw new InputException("All " + n
			+ " rows are of one class; logistic regression needs both.");
		r = new double[n];
		v = new double[n];
		probability = new double[n];
		columns = new WorkingColumns(part.columns(), settings, part.rows());
		double intercept = Math.log(share / (1 - share));
		if (offset == null) expectations(intercept, null);
		// The intercept that, with the offsets, gives the observed mean (Newton).
		else for (int step = 0; step < 100 && expectations(intercept, null); step++) {
			final double d = Dot.sum(r) / Dot.sum(v);
			intercept += d;
			if (Math.abs(d) < 1e-14) break;
		}
		nullDeviance = deviance();
		descent = new Descent(columns, v, r, true, settings.threshold() * nullDeviance);
		descent.intercept(intercept);
		columns.look(r);
	}

	PenalizedPath run() {
		final PenalizedPath.Builder path = new PenalizedPath.Builder(part.columns(), 1);
		final LambdaSequence sequence = columns.sequence();
		for (int k = 0; k < sequence.count(); k++) {
			columns.advance(k);
			final End end = solve();
			if (end == End.EXHAUSTED) {
				path.cut();
				break;
			}
			final double ratio = 1 - deviance() / nullDeviance, gain = k == 0 ? 1 : ratio - path.lastRatio();
			path.add(sequence.lambda(), ratio, descent.intercept(), descent.beta(), 1);
			if (end == End.NO_INFORMATION || sequence.ends(k, gain, ratio, LambdaSequence.leastGain())) break;
		}
		return path.build(2 * nullDeviance * part.total(), sequence.automatic());
	}

	/** Newton steps at one λ until nothing moves and no column outside wants in. */
	private End solve() {
		while (true) {
			descent.reweighted();
			if (!descent.run(false)) return End.EXHAUSTED;
			if (!expectations(descent.intercept(), descent.beta())) return End.NO_INFORMATION;
			if (descent.moved()) continue;
			columns.look(r);
			if (!columns.admit()) return End.CONVERGED;
		}
	}

	/** Fitted probabilities and what follows from them; false if there is no information left in any row. */
	private boolean expectations(final double intercept, final double[] beta) {
		final double[] eta = probability;
		Arrays.fill(eta, intercept);
		if (offset != null) Dot.add(eta, 1, offset);
		if (beta != null) columns.addFit(beta, eta);
		final double limit = Math.log(1 / LEAST_PROBABILITY - 1);
		double sum = 0;
		for (int i = 0; i < eta.length; i++) {
			final double f = eta[i], q = f < -limit ? 0 : f > limit ? 1 : 1 / (1 + Math.exp(-f));
			probability[i] = q;
			v[i] = w[i] * q * (1 - q);
			sum += v[i];
		}
		if (sum <= LEAST_INFORMATION) return false;
		for (int i = 0; i < eta.length; i++) r[i] = w[i] * (y[i] - probability[i]);
		return true;
	}

	/** Minus the mean log-likelihood. */
	private double deviance() {
		double s = 0;
		for (int i = 0; i < y.length; i++) {
			final double q = Math.min(Math.max(LEAST_PROBABILITY, probability[i]), 1 - LEAST_PROBABILITY);
			s -= w[i] * Math.log(y[i] == 1 ? q : 1 - q);
		}
		return s;
	}
}
