package io.github.roi2roc.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.roi2roc.InputException;

/**
 * A penalised regression fitted at a falling sequence of λ (glmnet: Friedman, Hastie and Tibshirani 2010). Coefficients are on the scale
 * of the data.
 */
public final class PenalizedPath {

	/** Coefficients at one λ for one class: which columns, and their values. */
	private record Sparse(int[] columns, double[] values) {}

	private final int columns, classes;
	private final double[] lambdas, devianceRatios;
	private final double[][] intercepts;
	private final List<Sparse[]> coefficients;
	private final double nullDeviance;
	private final boolean complete;

	/**
	 * @param intercepts λ × class
	 * @param coefficients λ × class × column
	 */
	private PenalizedPath(final int columns, final int classes, final double[] lambdas, final double[] devianceRatios,
		final double[][] intercepts, final List<Sparse[]> coefficients, final double nullDeviance, final boolean complete)
	{
		this.complete = complete;
		this.columns = columns;
		this.classes = classes;
		this.lambdas = lambdas;
		this.devianceRatios = devianceRatios;
		this.intercepts = intercepts;
		this.coefficients = coefficients;
		this.nullDeviance = nullDeviance;
	}

	/** Collects the path λ by λ, turning coefficients of standardised columns into those of the data. */
	static final class Builder {

		private final StandardColumns standard;
		private final int classes;
		private final List<Double> lambdas = new ArrayList<>(), ratios = new ArrayList<>();
		private final List<double[]> intercepts = new ArrayList<>();
		private final List<Sparse[]> coefficients = new ArrayList<>();
		private boolean cut;

		Builder(final StandardColumns standard, final int classes) {
			this.standard = standard;
			this.classes = classes;
		}

		/** One class; {@code scale} multiplies the coefficients (gaussian: the scale of the outcome). */
		void add(final double lambda, final double ratio, final double intercept, final double[] beta, final double scale) {
			add(lambda, ratio, new double[] { intercept }, new double[][] { beta }, scale);
		}

		void add(final double lambda, final double ratio, final double[] intercept, final double[][] beta, final double scale) {
			final Sparse[] sparse = new Sparse[classes];
			final double[] a = intercept.clone();
			for (int c = 0; c < classes; c++) {
				int k = 0;
				for (final double b : beta[c]) if (b != 0) k++;
				final int[] which = new int[k];
				final double[] values = new double[k];
				k = 0;
				for (int j = 0; j < beta[c].length; j++) {
					if (beta[c][j] == 0) continue;
					which[k] = j;
					values[k] = beta[c][j] * scale / standard.sd(j);
					a[c] -= values[k++] * standard.mean(j);
				}
				sparse[c] = new Sparse(which, values);
			}
			lambdas.add(lambda);
			ratios.add(ratio);
			intercepts.add(a);
			coefficients.add(sparse);
		}

		/** Without an intercept (Cox): the linear predictor is that of the data as they are. */
		void addWithoutIntercept(final double lambda, final double ratio, final double[] beta) {
			add(lambda, ratio, 0, beta, 1);
			intercepts.get(intercepts.size() - 1)[0] = 0;
		}

		/** Intercepts of all classes are centred after they have come back to the scale of the data. */
		void addCentred(final double lambda, final double ratio, final double[] intercept, final double[][] beta) {
			add(lambda, ratio, intercept, beta, 1);
			final double[] a = intercepts.get(intercepts.size() - 1);
			final double mean = Dot.sum(a) / a.length;
			for (int c = 0; c < a.length; c++) a[c] -= mean;
		}

		/** The passes are used up: the path ends with the λ before. */
		void cut() {
			if (lambdas.isEmpty()) throw new InputException("Penalised regression did not converge at its first lambda. Raise the threshold (1e-7 is "
				+ "glmnet's own), or begin with a larger lambda.");
			cut = true;
		}

		double ratio(final int lambda) {
			return ratios.get(lambda);
		}

		double lastRatio() {
			return ratios.get(ratios.size() - 1);
		}

		int size() {
			return lambdas.size();
		}

		/** @param automatic whether the first λ stands for "infinite" and is to be replaced by the start of the geometric sequence */
		PenalizedPath build(final double nullDeviance, final boolean automatic) {
			final double[] l = lambdas.stream().mapToDouble(d -> d).toArray();
			if (automatic && l.length > 2) l[0] = Math.exp(2 * Math.log(l[1]) - Math.log(l[2]));
			return new PenalizedPath(standard.size(), classes, l, ratios.stream().mapToDouble(d -> d).toArray(), intercepts.toArray(
				new double[0][]), coefficients, nullDeviance, !cut);
		}
	}

	/** False if the fit did not converge at some λ and the path ends before it. */
	public boolean complete() {
		return complete;
	}

	/** Number of lambdas; an automatic sequence may have ended early. */
	public int size() {
		return lambdas.length;
	}

	/** Number of columns of the data. */
	public int columns() {
		return columns;
	}

	/** 1, or the number of classes of a multinomial fit. */
	public int classes() {
		return classes;
	}

	public double[] lambdas() {
		return lambdas.clone();
	}

	/** Part of the null deviance that is explained at each λ. */
	public double[] devianceRatios() {
		return devianceRatios.clone();
	}

	public double nullDeviance() {
		return nullDeviance;
	}

	public double intercept(final int lambda) {
		return intercepts[lambda][0];
	}

	public double intercept(final int lambda, final int ofClass) {
		return intercepts[lambda][ofClass];
	}

	/** One coefficient per column. */
	public double[] coefficients(final int lambda) {
		return coefficients(lambda, 0);
	}

	public double[] coefficients(final int lambda, final int ofClass) {
		final double[] out = new double[columns];
		final Sparse s = coefficients.get(lambda)[ofClass];
		for (int k = 0; k < s.columns.length; k++) out[s.columns[k]] = s.values[k];
		return out;
	}

	/** Number of columns with a coefficient other than 0 in any class. */
	public int df(final int lambda) {
		if (classes == 1) return coefficients.get(lambda)[0].columns.length;
		return (int) Arrays.stream(coefficients.get(lambda)).flatMapToInt(s -> Arrays.stream(s.columns)).distinct().count();
	}

	/** Number of coefficients other than 0 of one class. */
	int nonZero(final int lambda, final int ofClass) {
		return coefficients.get(lambda)[ofClass].columns.length;
	}

	/**
	 * Where a λ lies on the path: between two neighbours, of which the first counts {@code part}; beyond the ends, the end.
	 */
	record Position(int left, int right, double part) {}

	Position position(final double lambda) {
		if (lambdas.length == 1 || lambda >= lambdas[0]) return new Position(0, 0, 1);
		final int last = lambdas.length - 1;
		if (lambda <= lambdas[last]) return new Position(last, last, 1);
		int k = 0;
		while (lambdas[k + 1] > lambda) k++;
		return new Position(k, k + 1, (lambda - lambdas[k + 1]) / (lambdas[k] - lambdas[k + 1]));
	}

	/** Linear predictors of some rows of {@code x} (column × row) at any λ, by straight lines between those of the path. */
	double[] predict(final Position at, final int ofClass, final double[][] x, final int[] rows) {
		final double[] out = new double[rows.length];
		add(at.left, at.part, ofClass, x, rows, out);
		if (at.part != 1) add(at.right, 1 - at.part, ofClass, x, rows, out);
		return out;
	}

	private void add(final int lambda, final double part, final int ofClass, final double[][] x, final int[] rows, final double[] out) {
		final Sparse s = coefficients.get(lambda)[ofClass];
		for (int i = 0; i < out.length; i++) out[i] += part * intercepts[lambda][ofClass];
		for (int k = 0; k < s.columns.length; k++) {
			final double[] c = x[s.columns[k]];
			final double b = part * s.values[k];
			for (int i = 0; i < out.length; i++) out[i] += b * c[rows[i]];
		}
	}

	/** Coefficients at any λ, by straight lines between those of the path. */
	public double[] coefficientsAt(final double lambda) {
		return coefficientsAt(lambda, 0);
	}

	/** Of a class of several, coefficients at any λ. */
	public double[] coefficientsAt(final double lambda, final int ofClass) {
		final Position at = position(lambda);
		final double[] left = coefficients(at.left, ofClass), right = coefficients(at.right, ofClass);
		for (int j = 0; j < columns; j++) left[j] = at.part * left[j] + (1 - at.part) * right[j];
		return left;
	}

	/** Intercept at any λ. */
	public double interceptAt(final double lambda) {
		return interceptAt(lambda, 0);
	}

	/** Of a class of several, intercept at any λ. */
	public double interceptAt(final double lambda, final int ofClass) {
		final Position at = position(lambda);
		return at.part * intercepts[at.left][ofClass] + (1 - at.part) * intercepts[at.right][ofClass];
	}
}
