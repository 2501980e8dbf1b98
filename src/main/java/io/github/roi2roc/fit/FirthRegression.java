package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

import io.github.roi2roc.InputException;

/**
 * Logistic regression with Firth's penalty, half the logarithm of the information's determinant (Firth 1993), whose coefficients are finite
 * where classes are separated. Tests and intervals are by the profile of the penalised likelihood (Heinze and Schemper 2002), as those of R's
 * {@code logistf}; the information is that of all columns also where some coefficients are held. Standard errors come from the information
 * itself, as in both papers (later versions of {@code logistf} take the information of the augmented data, which is larger).
 */
public final class FirthRegression {

	private static final double LARGEST_STEP = 5, SMALL = 1e-10, ALIASED = 1e-11;
	private static final int MOST_STEPS = 500, MOST_HALVINGS = 40;
	/** Half of the 95 % point of χ² with one degree of freedom. */
	private static final double FALL = new ChiSquaredDistribution(null, 1).inverseCumulativeProbability(0.95) / 2;

	private final double[][] design;
	private final boolean[] positive;
	private final int[] used;
	private final int columns;
	private final double[] scale;
	private final Point best;

	/** Coefficients of the scaled columns, what they give, and whether no step gains anything more. */
	private record Point(double[] beta, double logLikelihood, double[][] inverse, double[] probability, double[] score, boolean converged) {}

	private FirthRegression(final double[][] columns, final boolean[] positive) {
		final int n = positive.length;
		final double[][] all = new double[columns.length + 1][];
		all[0] = new double[n];
		Arrays.fill(all[0], 1);
		System.arraycopy(columns, 0, all, 1, columns.length);
		int cases = 0;
		for (final boolean b : positive) if (b) cases++;
		if (cases == 0 || cases == n) throw new InputException("All " + n + " rows are of one class; logistic regression needs both.");
		for (int j = 0; j < columns.length; j++) for (final double d : columns[j]) if (!Double.isFinite(d)) throw new InputException("Column " + (j + 1)
			+ " holds " + d + "; logistic regression needs finite numbers.");
		final double[] independent = LeastSquares.solve(Arrays.stream(all).map(double[]::clone).toArray(double[][]::new), new double[n], ALIASED)
			.coefficients();
		this.columns = all.length;
		this.positive = positive;
		used = IntStream.range(0, all.length).filter(j -> !Double.isNaN(independent[j])).toArray();
		scale = Arrays.stream(used).mapToDouble(j -> Math.sqrt(Dot.of(all[j], all[j]) / n)).toArray();
		design = IntStream.range(0, used.length).mapToObj(k -> Arrays.stream(all[used[k]]).map(d -> d / scale[k]).toArray()).toArray(double[][]::new);
		best = maximum(new double[used.length], IntStream.range(0, used.length).toArray());
	}

	/**
	 * Fits an intercept and the columns.
	 *
	 * @param columns column × row
	 * @throws InputException if a class is absent or a number is not finite
	 */
	public static FirthRegression fit(final double[][] columns, final boolean[] positive) {
		return new FirthRegression(columns, positive);
	}

	/**
	 * The fit in the form of an ordinary one: its deviances are −2 times the penalised log likelihoods of this model and of the one in which
	 * only the intercept is free. Columns that earlier ones determine have NaN.
	 */
	public LogisticRegression regression() {
		final double[] beta = new double[columns], se = new double[columns];
		final double[][] covariance = new double[columns][columns];
		Arrays.fill(beta, Double.NaN);
		Arrays.fill(se, Double.NaN);
		for (final double[] row : covariance) Arrays.fill(row, Double.NaN);
		for (int k = 0; k < used.length; k++) {
			beta[used[k]] = best.beta[k] / scale[k];
			se[used[k]] = Math.sqrt(best.inverse[k][k]) / scale[k];
			for (int l = 0; l < used.length; l++) covariance[used[k]][used[l]] = best.inverse[k][l] / scale[k] / scale[l];
		}
		final double units = Arrays.stream(scale).map(Math::log).sum(), none = maximum(new double[used.length], new int[] { 0 }).logLikelihood;
		return new LogisticRegression(beta, se, covariance, best.probability, -2 * (best.logLikelihood + units), -2 * (none + units), used.length,
			best.converged, false);
	}

	/** P of the penalised likelihood ratio for some coefficients being 0, the intercept having number 0; NaN if an earlier column determines one. */
	public double p(final int... coefficients) {
		final int[] held = Arrays.stream(coefficients).map(this::place).toArray();
		if (Arrays.stream(held).anyMatch(k -> k < 0)) return Double.NaN;
		final int[] free = IntStream.range(0, used.length).filter(k -> Arrays.stream(held).noneMatch(h -> h == k)).toArray();
		final double[] start = best.beta.clone();
		for (final int h : held) start[h] = 0;
		final double gain = Math.max(0, 2 * (best.logLikelihood - maximum(start, free).logLikelihood));
		return 1 - new ChiSquaredDistribution(null, held.length).cumulativeProbability(gain);
	}

	private int place(final int coefficient) {
		return Arrays.binarySearch(used, coefficient);
	}

	/** 95 % interval of a coefficient by the profile of the penalised likelihood; NaN if an earlier column determines it. */
	public Interval profile(final int coefficient) {
		final int k = place(coefficient);
		return k < 0 ? new Interval(Double.NaN, Double.NaN) : new Interval(end(k, -1) / scale[k], end(k, 1) / scale[k]);
	}

	/** Where the profile has fallen by {@link #FALL}: steps outward until it has, then halving with the secant's help. */
	private double end(final int k, final int side) {
		double in = best.beta[k], above = FALL, step = Math.sqrt(best.inverse[k][k]), out = in, below = FALL;
		double[] start = best.beta;
		for (int i = 0; below > 0; i++) {
			if (i == 60) return Double.NaN;
			in = out;
			above = below;
			out = in + side * step;
			final Point at = held(k, out, start);
			below = at.logLikelihood - best.logLikelihood + FALL;
			start = at.beta;
			step *= 1.5;
		}
		for (int i = 0; i < 200 && Math.abs(out - in) > 1e-11 * Math.max(1, Math.abs(out)); i++) {
			final double secant = in + (out - in) * above / (above - below), middle = (in + out) / 2;
			final double at = i % 3 == 2 ? middle : secant;
			final double height = held(k, at, start).logLikelihood - best.logLikelihood + FALL;
			if (Math.abs(height) < 1e-12) return at;
			if (height > 0) {
				in = at;
				above = height;
			}
			else {
				out = at;
				below = height;
			}
		}
		return (in + out) / 2;
	}

	private Point held(final int k, final double value, final double[] from) {
		final double[] start = from.clone();
		start[k] = value;
		return maximum(start, IntStream.range(0, used.length).filter(j -> j != k).toArray());
	}

	/** Newton's steps on the free coefficients from a start, halved while they lose. */
	private Point maximum(final double[] start, final int[] free) {
		Point now = at(start);
		if (free.length == 0) return now;
		for (int step = 0; step < MOST_STEPS; step++) {
			final double[] d = direction(now, free);
			final double largest = Arrays.stream(d).map(Math::abs).max().orElse(0);
			if (largest < SMALL) return new Point(now.beta, now.logLikelihood, now.inverse, now.probability, now.score, true);
			double part = Math.min(1, LARGEST_STEP / largest);
			Point next = null;
			for (int half = 0; half < MOST_HALVINGS; half++, part /= 2) {
				final double[] b = now.beta.clone();
				for (int f = 0; f < free.length; f++) b[free[f]] += part * d[f];
				next = at(b);
				if (next.logLikelihood >= now.logLikelihood - 1e-12 * Math.abs(now.logLikelihood)) break;
			}
			now = next;
		}
		return now;
	}

	private double[] direction(final Point now, final int[] free) {
		final double[][] information = information(now.probability);
		final double[][] part = Arrays.stream(free).mapToObj(j -> Arrays.stream(free).mapToDouble(k -> information[j][k]).toArray()).toArray(
			double[][]::new);
		final double[][] inverse = inverse(cholesky(part));
		return IntStream.range(0, free.length).mapToDouble(a -> {
			double s = 0;
			for (int b = 0; b < free.length; b++) s += inverse[a][b] * now.score[free[b]];
			return s;
		}).toArray();
	}

	/** Penalised likelihood and its derivative at some coefficients. */
	private Point at(final double[] beta) {
		final int n = positive.length, p = used.length;
		final double[] probability = new double[n], score = new double[p];
		final double[] eta = new double[n];
		for (int j = 0; j < p; j++) Dot.add(eta, beta[j], design[j]);
		double likelihood = 0;
		for (int i = 0; i < n; i++) {
			probability[i] = LogisticRegression.probability(eta[i]);
			likelihood += Math.log(positive[i] ? probability[i] : 1 - probability[i]);
		}
		final double[][] root = cholesky(information(probability)), inverse = inverse(root);
		for (int j = 0; j < p; j++) likelihood += Math.log(root[j][j]);
		for (int i = 0; i < n; i++) {
			final double q = probability[i];
			double hat = 0;
			for (int j = 0; j < p; j++) {
				for (int k = 0; k < p; k++) hat += design[j][i] * inverse[j][k] * design[k][i];
			}
			final double r = (positive[i] ? 1 : 0) - q + q * (1 - q) * hat * (0.5 - q);
			for (int j = 0; j < p; j++) score[j] += r * design[j][i];
		}
		return new Point(beta, likelihood, inverse, probability, score, false);
	}

	private double[][] information(final double[] probability) {
		final int p = design.length;
		final double[][] out = new double[p][p];
		final double[] weighted = new double[probability.length];
		for (int j = 0; j < p; j++) {
			for (int i = 0; i < weighted.length; i++) weighted[i] = probability[i] * (1 - probability[i]) * design[j][i];
			for (int k = 0; k <= j; k++) out[j][k] = out[k][j] = Dot.of(weighted, design[k]);
		}
		return out;
	}

	/** Lower triangle whose product with its transpose is the matrix. */
	private static double[][] cholesky(final double[][] a) {
		final int p = a.length;
		final double[][] l = new double[p][p];
		for (int j = 0; j < p; j++) {
			for (int i = j; i < p; i++) {
				double s = a[i][j];
				for (int k = 0; k < j; k++) s -= l[i][k] * l[j][k];
				// Fitted probabilities that are all but 0 or 1 leave no information; a trace of it keeps the determinant finite.
				l[i][j] = i == j ? Math.sqrt(Math.max(s, Double.MIN_NORMAL)) : s / l[j][j];
			}
		}
		return l;
	}

	/** Inverse of the matrix of which this is the lower triangle. */
	private static double[][] inverse(final double[][] l) {
		final int p = l.length;
		final double[][] m = new double[p][p], out = new double[p][p];
		for (int j = 0; j < p; j++) {
			m[j][j] = 1 / l[j][j];
			for (int i = j + 1; i < p; i++) {
				double s = 0;
				for (int k = j; k < i; k++) s -= l[i][k] * m[k][j];
				m[i][j] = s / l[i][i];
			}
		}
		for (int i = 0; i < p; i++) {
			for (int j = 0; j < p; j++) {
				for (int k = Math.max(i, j); k < p; k++) out[i][j] += m[k][i] * m[k][j];
			}
		}
		return out;
	}
}
