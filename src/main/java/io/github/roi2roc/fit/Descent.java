package io.github.roi2roc.fit;

import java.util.Arrays;

/**
 * Coordinate descent on a weighted least squares problem with an elastic net penalty: one Newton step of a family, or least squares itself.
 * The steps and their order are glmnet's: all columns let in, then the active ones to convergence, and again. After a few passes on the
 * residuals the active columns go on with their weighted inner products, which takes the same steps at a cost that does not depend on the
 * number of rows.
 */
final class Descent {

	/** The most columns that inner products are kept for, and steps between measurements of the way. */
	private static final int MOST_PRODUCTS = 2000, STEPS = 4;
	/** Bounds are a little wider than arithmetic on real numbers would have them. */
	private static final double ROUNDING = 1 + 1e-9;

	private final WorkingColumns columns;
	private final double[][] x;
	private final double[] v, r, beta, old, curvature, g, weighted;
	/** Until which weights a column's curvature is true. */
	private final int[] curvatureOf;
	private int weighting = 1;
	/** Where the residuals stood when the gradients were taken, these gradients, and the length of each column. */
	private final double[] reference, seen, length;
	/** How far the residuals are from there at most, the largest weight, and looks at columns that this did not spare. */
	private double distance, largest, slack;
	private int looks = 1 << 30;
	private final boolean free;
	private final double shrink;
	private double intercept, oldIntercept, information;
	private int most = Integer.MAX_VALUE, left;
	/** Inner products of the first {@code known} active columns under the present weights, and of these with 1. */
	private double[][] gram = {};
	private double[] c = {};
	private int known;

	/**
	 * @param v weight of each row; shared with the family, which says {@link #reweighted} after a change
	 * @param r weighted residual of each row; shared with the family
	 * @param free whether there is an intercept
	 * @param shrink no step that gains more is left untaken
	 */
	Descent(final WorkingColumns columns, final double[] v, final double[] r, final boolean free, final double shrink) {
		final int p = columns.x().length;
		this.columns = columns;
		this.v = v;
		this.r = r;
		this.free = free;
		this.shrink = shrink;
		x = columns.x();
		beta = new double[p];
		old = new double[p];
		curvature = new double[p];
		g = new double[p];
		weighted = new double[r.length];
		curvatureOf = new int[p];
		reference = new double[r.length];
		seen = new double[p];
		length = new double[p];
		largest = largest(v);
	}

	private static double largest(final double[] v) {
		double most = 0;
		for (final double d : v) most = Math.max(most, d);
		return most;
	}

	double[] beta() {
		return beta;
	}

	double intercept() {
		return intercept;
	}

	void intercept(final double a) {
		intercept = a;
	}

	/** So many passes are enough, whether or not the columns still move then. */
	void atMost(final int passes) {
		most = passes;
	}

	/** Keeps where the coefficients stand, and takes over new weights. */
	void reweighted() {
		for (int a = 0; a < columns.count(); a++) old[columns.active()[a]] = beta[columns.active()[a]];
		oldIntercept = intercept;
		information = free ? Dot.sum(v) : 0;
		known = 0;
		weighting++;
		largest = largest(v);
	}

	private double curvature(final int j) {
		if (curvatureOf[j] != weighting) {
			curvatureOf[j] = weighting;
			curvature[j] = Dot.squares(v, x[j]);
		}
		return curvature[j];
	}

	/** Whether a step since {@link #reweighted} gained as much as {@code shrink}, or more. */
	boolean moved() {
		if (information * square(intercept - oldIntercept) >= shrink) return true;
		for (int a = 0; a < columns.count(); a++) {
			final int j = columns.active()[a];
			if (beta[j] != old[j] && curvature(j) * square(beta[j] - old[j]) >= shrink) return true;
		}
		return false;
	}

	/**
	 * Descends until no column let in moves.
	 *
	 * @param activeFirst whether to begin with the active columns instead of all that are let in
	 * @return false if the passes are used up
	 */
	boolean run(final boolean activeFirst) {
		left = most;
		if (activeFirst && !active()) return false;
		while (true) {
			double change = sweep();
			change = Math.max(change, updateIntercept());
			passed(1);
			if (change < shrink || left <= 0) return true;
			if (columns.exhausted() || !active()) return false;
			if (left <= 0) return true;
		}
	}

	private void passed(final int passes) {
		columns.passed(passes);
		left -= passes;
	}

	/** A pass over all columns let in. */
	private double sweep() {
		if (looks > 2 * columns.sweep().length) takeGradients(columns.sweep());
		return pass(columns.sweep(), columns.sweep().length);
	}

	/**
	 * A pass over some columns. Of most that have no coefficient, the gradient is known to be too small for one without a look at it: it cannot
	 * have changed by more than the column's length times the distance that the residuals have gone since it was taken.
	 */
	private double pass(final int[] which, final int m) {
		final double l1 = columns.sequence().l1();
		measure();
		double change = 0;
		int steps = 0;
		for (int a = 0; a < m; a++) {
			final int j = which[a];
			final double before = beta[j];
			if (before == 0 && length[j] > 0 && seen[j] + length[j] * distance < l1 * columns.penalty(j)) continue;
			if (before == 0) looks++;
			change = Math.max(change, update(j));
			if (beta[j] == before) continue;
			if (++steps % STEPS == 0) measure();
			else distance += ROUNDING * Math.abs(beta[j] - before) * Math.sqrt(largest * curvature[j]);
		}
		return change;
	}

	private void takeGradients(final int[] sweep) {
		System.arraycopy(r, 0, reference, 0, r.length);
		slack = 1e-14 * Math.sqrt(Dot.of(r, r));
		looks = 0;
		for (final int j : sweep) {
			if (length[j] == 0) length[j] = Math.sqrt(Dot.of(x[j], x[j]));
			seen[j] = beta[j] == 0 ? Math.abs(Dot.of(r, x[j])) : Double.POSITIVE_INFINITY;
		}
	}

	private void measure() {
		distance = ROUNDING * Math.sqrt(Dot.distance(r, reference)) + slack;
	}

	/** The active columns to convergence. */
	private boolean active() {
		for (int pass = 1;; pass++) {
			double change = pass(columns.active(), columns.count());
			change = Math.max(change, updateIntercept());
			passed(1);
			if (change < shrink || left <= 0) return true;
			if (columns.exhausted()) return false;
			// Products are worth their cost when passes on the residuals have cost as much.
			final long m = columns.count();
			if (m <= Math.min(MOST_PRODUCTS, 2 * r.length) && 4 * m * pass >= m * m - (long) known * known) return byProducts();
		}
	}

	private double update(final int j) {
		final double[] xj = x[j];
		final double before = beta[j], g = Dot.of(r, xj), u = before == 0 ? g : g + curvature(j) * before;
		final double over = Math.abs(u) - columns.penalty(j) * columns.sequence().l1();
		if (over <= 0 && before == 0) return 0;
		final double now = over <= 0 ? 0 : Math.copySign(over, u) / (curvature(j) + columns.penalty(j) * columns.sequence().l2()), d = now - before;
		if (d == 0) return 0;
		beta[j] = now;
		Dot.subtract(r, d, v, xj);
		columns.activate(j);
		return curvature[j] * d * d;
	}

	private double updateIntercept() {
		if (!free) return 0;
		final double d = Dot.sum(r) / information;
		if (d == 0) return 0;
		intercept += d;
		Dot.subtract(r, d, v);
		return information * d * d;
	}

	/** Goes on with inner products, and brings the residuals to where the coefficients then are. */
	private boolean byProducts() {
		final int m = columns.count();
		final int[] active = columns.active();
		products(m);
		final double[] start = new double[m], l1 = new double[m], l2 = new double[m];
		for (int a = 0; a < m; a++) {
			final int j = active[a];
			g[a] = Dot.of(r, x[j]);
			start[a] = beta[j];
			l1[a] = columns.penalty(j) * columns.sequence().l1();
			l2[a] = curvature(j) + columns.penalty(j) * columns.sequence().l2();
		}
		final int budget = Math.min(columns.budget(), Math.max(1, left));
		double g0 = Dot.sum(r), shift = 0, change = shrink;
		int passes = 0;
		while (change >= shrink && passes < budget) {
			change = 0;
			passes++;
			for (int a = 0; a < m; a++) {
				final int j = active[a];
				final double before = beta[j], u = g[a] + curvature[j] * before, over = Math.abs(u) - l1[a];
				final double now = over <= 0 ? 0 : Math.copySign(over, u) / l2[a], d = now - before;
				if (d == 0) continue;
				beta[j] = now;
				final double[] row = gram[a];
				for (int b = 0; b < m; b++) g[b] -= d * row[b];
				g0 -= d * c[a];
				change = Math.max(change, curvature[j] * d * d);
			}
			if (!free) continue;
			final double d = g0 / information;
			if (d == 0) continue;
			shift += d;
			for (int b = 0; b < m; b++) g[b] -= d * c[b];
			g0 -= d * information;
			change = Math.max(change, information * d * d);
		}
		passed(passes);
		intercept += shift;
		final double[] fit = weighted;
		Arrays.fill(fit, shift);
		for (int a = 0; a < m; a++) if (beta[active[a]] != start[a]) Dot.add(fit, beta[active[a]] - start[a], x[active[a]]);
		for (int i = 0; i < fit.length; i++) r[i] -= v[i] * fit[i];
		return change < shrink || left <= 0;
	}

	/** Inner products of the first m active columns, as far as they are not known. */
	private void products(final int m) {
		if (gram.length < m) {
			final int size = Math.min(x.length, Math.max(16, 3 * m / 2));
			final double[][] larger = new double[size][size];
			for (int a = 0; a < known; a++) System.arraycopy(gram[a], 0, larger[a], 0, known);
			gram = larger;
			c = Arrays.copyOf(c, size);
		}
		for (; known < m; known++) {
			final int j = columns.active()[known];
			for (int i = 0; i < weighted.length; i++) weighted[i] = v[i] * x[j][i];
			for (int b = 0; b < known; b++) gram[known][b] = gram[b][known] = Dot.of(weighted, x[columns.active()[b]]);
			gram[known][known] = curvature[j];
			c[known] = Dot.sum(weighted);
		}
	}

	private static double square(final double d) {
		return d * d;
	}
}
