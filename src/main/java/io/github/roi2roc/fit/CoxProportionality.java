package io.github.roi2roc.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.roi2roc.stats.Moments;

/**
 * Whether hazards stay proportional: the score test of adding each column times the transformed time to the model, as R's {@code cox.zph}
 * has it from {@code survival} 3.0 on. Time is transformed to 1 − the Kaplan–Meier curve of all rows just before it, without weights.
 */
final class CoxProportionality {

	private final CoxRegression fit;
	/** Columns that have a coefficient, and how far each is scaled. */
	private final int[] used;
	private final double[] different, transformed;

	CoxProportionality(final CoxRegression fit) {
		this.fit = fit;
		used = IntStream.range(0, fit.coefficients().length).filter(j -> !Double.isNaN(fit.coefficients()[j])).toArray();
		final double[] time = fit.data().time();
		final int n = time.length;
		different = Arrays.stream(time).sorted().distinct().toArray();
		final int[] dying = new int[different.length], leaving = new int[different.length];
		for (int i = 0; i < n; i++) {
			final int k = Arrays.binarySearch(different, time[i]);
			leaving[k]++;
			if (fit.data().event()[i]) dying[k]++;
		}
		transformed = new double[different.length];
		double survival = 1, mean = 0, events = 0;
		for (int k = 0, at = n; k < transformed.length; at -= leaving[k++]) {
			transformed[k] = 1 - survival;
			survival *= 1 - dying[k] / (double) at;
			mean += dying[k] * transformed[k];
			events += dying[k];
		}
		for (int k = 0; k < transformed.length; k++) transformed[k] -= mean / events;
	}

	private double g(final double time) {
		return transformed[Arrays.binarySearch(different, time)];
	}

	List<CoxRegression.Test> tests(final List<int[]> terms) {
		final int p = used.length;
		final CoxData data = fit.data();
		final double[] scale = new double[p], score = new double[2 * p];
		final double[][] columns = new double[p][], information = new double[2 * p][2 * p];
		for (int j = 0; j < p; j++) {
			final double[] x = fit.columns()[used[j]];
			final double sd = Moments.sd(x), middle = Moments.mean(x);
			scale[j] = sd > 0 ? 1 / sd : 1;
			final double s = scale[j];
			columns[j] = Arrays.stream(x).map(d -> (d - middle) * s).toArray();
			for (int i = 0; i < x.length; i++) if (data.event()[i]) score[p + j] += data.weight()[i] * columns[j][i] * g(data.time()[i]);
		}
		new CoxSweep(columns, data, fit.ties()).run(fit.linearPredictors(), step -> {
			final double g = g(step.time());
			for (int j = 0; j < p; j++) {
				score[p + j] -= step.weight() * step.mean()[j] * g;
				for (int k = 0; k < p; k++) {
					final double v = step.weight() * step.variance()[Math.max(j, k) * p + Math.min(j, k)];
					information[j][k] += v;
					information[p + j][k] += v * g;
					information[j][p + k] += v * g;
					information[p + j][p + k] += v * g * g;
				}
			}
		});
		if (fit.ridge() > 0) for (int j = 0; j < p; j++) {
			final double theta = fit.ridge() * Moments.variance(columns[j]);
			information[j][j] += theta;
			information[p + j][p + j] += theta;
		}
		final double[][] rest = withoutModel(information);
		final double[] u = Arrays.copyOfRange(score, p, 2 * p);
		final List<CoxRegression.Test> out = new ArrayList<>();
		for (final int[] term : (Iterable<int[]>) Stream.concat(terms.stream(), Stream.of(used))::iterator) {
			out.add(test(Arrays.stream(term).map(c -> Arrays.binarySearch(used, c)).filter(j -> j >= 0).toArray(), u, rest));
		}
		return out;
	}

	/** Of the information on all coefficients, what the added ones have beyond those of the model; null where those of the model have none. */
	private static double[][] withoutModel(final double[][] information) {
		final int p = information.length / 2;
		final Information model = new Information(Arrays.stream(information, 0, p).map(r -> Arrays.copyOf(r, p)).toArray(double[][]::new));
		if (model.rank() < p) return null;
		final double[][] solved = IntStream.range(0, p).mapToObj(k -> model.solve(Arrays.copyOf(information[p + k], p))).toArray(double[][]::new);
		final double[][] out = new double[p][p];
		for (int j = 0; j < p; j++) {
			for (int k = 0; k <= j; k++) out[j][k] = out[k][j] = information[p + j][p + k] - Dot.of(Arrays.copyOf(information[p + j], p), solved[k]);
			// All deaths at one time leave rounding alone.
			if (!(out[j][j] > Information.TOLERANCE * information[j][j])) for (int k = 0; k < p; k++) out[j][k] = out[k][j] = 0;
		}
		return out;
	}

	private CoxRegression.Test test(final int[] term, final double[] score, final double[][] information) {
		if (term.length == 0) return new CoxRegression.Test(Double.NaN, 0);
		final double[] u = Arrays.stream(term).mapToDouble(j -> score[j]).toArray();
		if (information == null) return new CoxRegression.Test(Double.NaN, freedom(term));
		final Information factor = new Information(Arrays.stream(term).mapToObj(r -> Arrays.stream(term).mapToDouble(c -> information[r][c]).toArray())
			.toArray(double[][]::new));
		return new CoxRegression.Test(factor.rank() < term.length ? Double.NaN : Dot.of(u, factor.solve(u)), freedom(term));
	}

	/** With a penalty the effective number: the trace of (covariance of the term)⁻¹ · (covariance · information · covariance), of its block. */
	private double freedom(final int[] term) {
		if (fit.freedom() == null) return term.length;
		if (term.length == used.length) return fit.df();
		final int[] columns = Arrays.stream(term).map(j -> used[j]).toArray();
		final double[][] v = fit.covariance(), block = new double[columns.length][columns.length];
		for (int a = 0; a < columns.length; a++) for (int b = 0; b < columns.length; b++) block[a][b] = v[columns[a]][columns[b]];
		final Information inverse = new Information(block);
		double out = 0;
		for (int b = 0; b < columns.length; b++) {
			final double[] right = new double[columns.length];
			for (int a = 0; a < columns.length; a++) right[a] = sandwich(columns[a], columns[b]);
			out += inverse.solve(right)[b];
		}
		return out;
	}

	/** An element of covariance · information · covariance. */
	private double sandwich(final int a, final int b) {
		double s = 0;
		for (final int k : used) s += fit.freedom()[a][k] * fit.covariance()[k][b];
		return s;
	}
}
