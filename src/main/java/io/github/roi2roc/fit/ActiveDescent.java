package io.github.roi2roc.fit;

/**
 * Coordinate descent over the active columns of a weighted least squares problem with an elastic net penalty. It takes the same steps in the same
 * order as descent on the residuals, but keeps the columns' weighted inner products, so that a pass costs the square of the number of active
 * columns and not that number times the number of rows. Arrays are shared with the path that it serves.
 *
 * @param x column × row
 * @param v weight of each row
 * @param r weighted residual of each row
 * @param curvature Σ v x² of each column
 */
record ActiveDescent(double[][] x, double[] penalty, double[] v, double[] r, double[] beta, double[] curvature) {

	/**
	 * How it ended.
	 *
	 * @param passes over the active columns
	 * @param converged false if the passes allowed were used up
	 * @param shift of the intercept
	 */
	record End(int passes, boolean converged, double shift) {}

	/**
	 * Passes over the active columns until no step is larger than {@code enough}.
	 *
	 * @param active columns, in the order of the passes
	 * @param m how many of them
	 * @param l1 λ α
	 * @param l2 λ (1 − α)
	 * @param information sum of the weights; 0 for a model without an intercept
	 * @param budget passes allowed
	 */
	End run(final int[] active, final int m, final double l1, final double l2, final double information, final double enough, final int budget) {
		final double[][] gram = new double[m][m];
		final double[] g = new double[m], c = new double[m], start = new double[m], vx = new double[r.length];
		for (int a = 0; a < m; a++) {
			final double[] xa = x[active[a]];
			for (int i = 0; i < vx.length; i++) vx[i] = v[i] * xa[i];
			for (int b = 0; b < a; b++) gram[a][b] = gram[b][a] = Dot.of(vx, x[active[b]]);
			gram[a][a] = curvature[active[a]];
			g[a] = Dot.of(r, xa);
			c[a] = information > 0 ? Dot.sum(vx) : 0;
			start[a] = beta[active[a]];
		}
		double g0 = Dot.sum(r), shift = 0, change = enough;
		int passes = 0;
		while (change >= enough && passes < budget) {
			change = 0;
			passes++;
			for (int a = 0; a < m; a++) {
				final int j = active[a];
				final double old = beta[j], u = g[a] + curvature[j] * old, over = Math.abs(u) - penalty[j] * l1;
				final double now = over <= 0 ? 0 : Math.copySign(over, u) / (curvature[j] + penalty[j] * l2), d = now - old;
				if (d == 0) continue;
				beta[j] = now;
				final double[] row = gram[a];
				for (int b = 0; b < m; b++) g[b] -= d * row[b];
				g0 -= d * c[a];
				change = Math.max(change, curvature[j] * d * d);
			}
			if (information <= 0) continue;
			final double d = g0 / information;
			if (d == 0) continue;
			shift += d;
			for (int b = 0; b < m; b++) g[b] -= d * c[b];
			g0 -= d * information;
			change = Math.max(change, information * d * d);
		}
		residuals(active, m, start, shift);
		return new End(passes, change < enough, shift);
	}

	/** Brings the residuals to where the coefficients now are. */
	private void residuals(final int[] active, final int m, final double[] start, final double shift) {
		final double[] fit = new double[r.length];
		for (int a = 0; a < m; a++) {
			final double d = beta[active[a]] - start[a];
			if (d == 0) continue;
			final double[] xa = x[active[a]];
			for (int i = 0; i < fit.length; i++) fit[i] += d * xa[i];
		}
		for (int i = 0; i < fit.length; i++) r[i] -= v[i] * (fit[i] + shift);
	}
}
