package io.github.roi2roc.fit;

/**
 * Turns decision values into probabilities: 1 / (1 + exp(a f + b)) with a and b by maximum likelihood on softened targets (Platt 2000, in
 * the safe form of Lin, Lin and Weng 2007).
 */
public record PlattScaling(double a, double b) {

	private static final double RIDGE = 1e-12, ENOUGH = 1e-10, LEAST_STEP = 1e-10;

	/** @param decision values of rows that were not used to make the decision function */
	public static PlattScaling fit(final double[] decision, final boolean[] positive) {
		final int n = decision.length;
		int cases = 0;
		for (final boolean p : positive) if (p) cases++;
		final double high = (cases + 1.0) / (cases + 2.0), low = 1 / (n - cases + 2.0);
		final double[] target = new double[n];
		for (int i = 0; i < n; i++) target[i] = positive[i] ? high : low;
		double a = 0, b = Math.log((n - cases + 1.0) / (cases + 1.0)), loss = loss(decision, target, a, b);
		for (int step = 0; step < 100; step++) {
			double h11 = RIDGE, h22 = RIDGE, h21 = 0, g1 = 0, g2 = 0;
			for (int i = 0; i < n; i++) {
				final double p = new PlattScaling(a, b).probability(decision[i]), d2 = p * (1 - p), d1 = target[i] - p;
				h11 += decision[i] * decision[i] * d2;
				h22 += d2;
				h21 += decision[i] * d2;
				g1 += decision[i] * d1;
				g2 += d1;
			}
			if (Math.abs(g1) < ENOUGH && Math.abs(g2) < ENOUGH) break;
			final double det = h11 * h22 - h21 * h21, da = -(h22 * g1 - h21 * g2) / det, db = -(h11 * g2 - h21 * g1) / det, slope = g1 * da + g2 * db;
			double size = 1;
			while (size >= LEAST_STEP) {
				final double next = loss(decision, target, a + size * da, b + size * db);
				if (next < loss + 1e-4 * size * slope) {
					a += size * da;
					b += size * db;
					loss = next;
					break;
				}
				size /= 2;
			}
			if (size < LEAST_STEP) break;
		}
		return new PlattScaling(a, b);
	}

	private static double loss(final double[] decision, final double[] target, final double a, final double b) {
		double s = 0;
		for (int i = 0; i < decision.length; i++) {
			final double f = decision[i] * a + b;
			s += f >= 0 ? target[i] * f + Math.log1p(Math.exp(-f)) : (target[i] - 1) * f + Math.log1p(Math.exp(f));
		}
		return s;
	}

	/** Probability of the positive class for a decision value. */
	public double probability(final double decision) {
		final double f = decision * a + b;
		return f >= 0 ? Math.exp(-f) / (1 + Math.exp(-f)) : 1 / (1 + Math.exp(f));
	}
}
