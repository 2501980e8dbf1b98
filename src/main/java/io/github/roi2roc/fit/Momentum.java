package io.github.roi2roc.fit;

/**
 * Lets coefficients go on in the direction of their last step before the next one is taken (Nesterov's acceleration as in Beck and Teboulle
 * 2009), and takes that back and begins anew where it has not gained (O'Donoghue and Candès 2015).
 */
final class Momentum {

	private final WorkingColumns columns;
	/** The coefficients and the linear predictor of the rows, shared with who takes the steps. */
	private final double[] beta, eta;
	/** Both where the last step ended that was kept. */
	private final double[] lastBeta, lastEta;
	private double last, t;
	private boolean pushed;

	Momentum(final WorkingColumns columns, final double[] beta, final double[] eta) {
		this.columns = columns;
		this.beta = beta;
		this.eta = eta;
		lastBeta = new double[beta.length];
		lastEta = new double[eta.length];
	}

	/** The coefficients rest, where the objective (more is better) is this. */
	void begin(final double objective) {
		t = 1;
		pushed = false;
		for (int a = 0; a < columns.count(); a++) lastBeta[columns.active()[a]] = beta[columns.active()[a]];
		System.arraycopy(eta, 0, lastEta, 0, eta.length);
		last = objective;
	}

	/**
	 * The coefficients have taken a step; moves them on, or back to where the last one ended.
	 *
	 * @param objective where they are
	 */
	void push(final double objective) {
		if (pushed && !(objective >= last)) {
			restore();
			return;
		}
		final double next = (1 + Math.sqrt(1 + 4 * t * t)) / 2, m = (t - 1) / next;
		t = next;
		pushed = m > 0;
		for (int a = 0; a < columns.count(); a++) {
			final int j = columns.active()[a];
			final double now = beta[j];
			beta[j] += m * (now - lastBeta[j]);
			lastBeta[j] = now;
		}
		for (int i = 0; i < eta.length; i++) {
			final double now = eta[i];
			eta[i] += m * (now - lastEta[i]);
			lastEta[i] = now;
		}
		last = objective;
	}

	private void restore() {
		for (int a = 0; a < columns.count(); a++) beta[columns.active()[a]] = lastBeta[columns.active()[a]];
		System.arraycopy(lastEta, 0, eta, 0, eta.length);
		t = 1;
		pushed = false;
	}
}
