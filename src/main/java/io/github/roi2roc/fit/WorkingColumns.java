package io.github.roi2roc.fit;

import java.util.Arrays;

/**
 * Which columns a penalised path works on at the current λ, for all its classes: those let in by the strong rule (Tibshirani et al. 2012) or
 * because they broke the optimality conditions, and among them those that have had a coefficient.
 */
final class WorkingColumns {

	private final StandardColumns standard;
	private final double[] penalty, gradient;
	private final boolean[] strong, ever;
	private final int[] active;
	private final int maxIterations;
	private final LambdaSequence sequence;
	private final double[][] x;
	private int[] sweep = {};
	private int count, iterations;

	WorkingColumns(final StandardColumns standard, final PenaltySettings settings, final int rows) {
		final int p = standard.size();
		this.standard = standard;
		penalty = settings.factors(p);
		gradient = new double[p];
		strong = new boolean[p];
		ever = new boolean[p];
		active = new int[p];
		x = new double[p][];
		maxIterations = settings.maxIterations();
		sequence = new LambdaSequence(settings, rows, p);
	}

	LambdaSequence sequence() {
		return sequence;
	}

	/** Goes to λ number k and lets in what the strong rule says. */
	void advance(final int k) {
		sequence.advance(k, gradient, penalty);
		letIn(sequence.strong());
	}

	/** Lets in every column whose gradient breaks the optimality conditions; whether there was one. */
	boolean admit() {
		return letIn(sequence.l1());
	}

	/** Lets in every column. */
	void admitAll() {
		letIn(Double.NEGATIVE_INFINITY);
	}

	private boolean letIn(final double threshold) {
		boolean any = false;
		for (int j = 0; j < strong.length; j++) {
			if (strong[j] || !usable(j) || threshold > Double.NEGATIVE_INFINITY && !(gradient[j] > threshold * penalty[j])) continue;
			strong[j] = any = true;
			x[j] = standard.x(j);
		}
		if (any) {
			int m = 0;
			final int[] all = new int[strong.length];
			for (int j = 0; j < strong.length; j++) if (strong[j]) all[m++] = j;
			sweep = Arrays.copyOf(all, m);
		}
		return any;
	}

	private boolean usable(final int j) {
		return standard.usable(j) && penalty[j] < Double.POSITIVE_INFINITY;
	}

	/** Absolute gradients of the columns outside, from the weighted residuals of each class: the largest of all classes counts. */
	void look(final double[]... residuals) {
		final double[] g = new double[gradient.length], most = new double[gradient.length];
		for (final double[] r : residuals) {
			standard.products(r, g);
			for (int j = 0; j < g.length; j++) most[j] = Math.max(most[j], Math.abs(g[j]));
		}
		for (int j = 0; j < g.length; j++) if (!strong[j]) gradient[j] = usable(j) ? most[j] : 0;
	}

	/** Columns let in, in their order. */
	int[] sweep() {
		return sweep;
	}

	/** Columns that have had a coefficient, in order of entry; the first {@link #count} of the array. */
	int[] active() {
		return active;
	}

	int count() {
		return count;
	}

	void activate(final int j) {
		if (ever[j]) return;
		ever[j] = true;
		active[count++] = j;
	}

	double penalty(final int j) {
		return penalty[j];
	}

	/** What coefficients cost at the current λ. */
	double penalty(final double[] beta) {
		final double l1 = sequence.l1(), l2 = sequence.l2() / 2;
		double sum = 0;
		for (int a = 0; a < count; a++) {
			final double b = beta[active[a]];
			if (b != 0) sum += penalty[active[a]] * (l1 * Math.abs(b) + l2 * b * b);
		}
		return sum;
	}

	/** The columns let in; null for others. */
	double[][] x() {
		return x;
	}

	/** Counts passes over the columns. */
	void passed(final int passes) {
		iterations += passes;
	}

	boolean exhausted() {
		return iterations > maxIterations;
	}

	/** Passes that are left, at least one. */
	int budget() {
		return Math.max(1, maxIterations - iterations);
	}

	/** Adds the active columns times their coefficients. */
	void addFit(final double[] beta, final double[] eta) {
		for (int a = 0; a < count; a++) {
			final double b = beta[active[a]];
			if (b != 0) Dot.add(eta, b, x[active[a]]);
		}
	}
}
