package io.github.roi2roc.fit;

import io.github.roi2roc.InputException;

/**
 * Penalised Cox regression at a sequence of λ (Simon et al. 2011; glmnet's family "cox"): Breslow's partial likelihood, its second derivative
 * by rows only, coordinate descent inside. Since that derivative leaves out how rows share risk sets, each step is too short, and glmnet takes
 * some fifty at each λ; with {@link Momentum}, where it is allowed, far fewer suffice.
 */
final class CoxPath {

	/**
	 * With momentum: the part of the threshold that leads nearer to the optimum than glmnet comes, and so many passes a step. From a point that
	 * nobody has stepped on more of them may lead far astray, and are worth less than the next step.
	 */
	private static final double CLOSER = 0.05;
	private static final int ENOUGH = 2;

	private final PenalizedData.Part part;
	private final WorkingColumns columns;
	private final Descent descent;
	private final double[] eta, risk, r, v, offset;
	private final RiskSets sets;
	private final double nullLikelihood, nullDeviance;
	private final Momentum momentum;

	/**
	 * @param time of each row, not negative
	 * @param event whether it ended with the event; otherwise it is censored
	 * @throws InputException if nobody has the event, or a time is negative or not finite
	 */
	CoxPath(final PenalizedData.Part part, final double[] time, final boolean[] event, final PenaltySettings settings) {
		this.part = part;
		final int n = time.length;
		sets = RiskSets.of(time, event, part.w());
		columns = new WorkingColumns(part.columns(), settings, part.rows());
		offset = part.offset() == null ? new double[n] : part.offset();
		eta = offset.clone();
		risk = new double[n];
		r = new double[n];
		v = new double[n];
		nullLikelihood = sets.logLikelihood(eta);
		nullDeviance = sets.saturated() - nullLikelihood;
		if (!(nullDeviance > 0)) throw new InputException("All events come at one time, when nobody else is still at risk;"
			+ " Cox regression has nothing to explain.");
		approximate();
		descent = new Descent(columns, v, r, false, settings.threshold() * nullDeviance * (settings.accelerated() ? CLOSER : 1));
		if (settings.accelerated()) descent.atMost(ENOUGH);
		momentum = settings.accelerated() ? new Momentum(columns, descent.beta(), eta) : null;
		columns.look(r);
	}

	PenalizedPath run() {
		final PenalizedPath.Builder path = new PenalizedPath.Builder(part.columns(), 1);
		final LambdaSequence sequence = columns.sequence();
		for (int k = 0; k < sequence.count(); k++) {
			columns.advance(k);
			if (!solve()) {
				path.cut();
				break;
			}
			final double ratio = (sets.logLikelihood(eta) - nullLikelihood) / nullDeviance;
			path.addWithoutIntercept(sequence.lambda(), ratio, descent.beta());
			// glmnet looks back four steps here, and at the gain relative to what is explained.
			if (sequence.coxEnds(k, k < 4 ? 1 : ratio - path.ratio(k - 4), ratio)) break;
		}
		return path.build(2 * nullDeviance * part.total(), sequence.automatic());
	}

	/** Working residuals and weights per row. */
	private void approximate() {
		final double[] w = part.w();
		double max = Double.NEGATIVE_INFINITY;
		for (final double e : eta) max = Math.max(max, e);
		for (int i = 0; i < eta.length; i++) risk[i] = w[i] * Math.exp(eta[i] - max);
		final double[] sum = sets.sums(risk);
		double first = 0, second = 0;
		for (int place = 0, k = 0; place < eta.length; place++) {
			for (; k < sets.last()[place]; k++) {
				first += sets.deaths()[k] / sum[k];
				second += sets.deaths()[k] / (sum[k] * sum[k]);
			}
			final int i = sets.order()[place];
			r[i] = (sets.event()[i] ? w[i] : 0) - risk[i] * first;
			v[i] = risk[i] * first - risk[i] * risk[i] * second;
		}
	}

	/** False if the passes are used up. */
	private boolean solve() {
		if (momentum != null) momentum.begin(objective());
		while (true) {
			descent.reweighted();
			if (!descent.run(false)) return false;
			final boolean moved = descent.moved();
			System.arraycopy(offset, 0, eta, 0, eta.length);
			columns.addFit(descent.beta(), eta);
			if (moved && momentum != null) momentum.push(objective());
			approximate();
			if (moved) continue;
			columns.look(r);
			if (!columns.admit()) return true;
		}
	}

	/** Log partial likelihood less the penalty. */
	private double objective() {
		return sets.logLikelihood(eta) - columns.penalty(descent.beta());
	}
}
