package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Goes through the times of death of each stratum, from the last to the first, and tells who is at risk: weighted sums of risk, of the
 * columns and of their products. Whatever a Cox regression needs is a sum over these steps. With Efron's ties, d who die together make d
 * steps, in step k (from 0) of which a part k/d of their own risk has left (Efron 1977); with Breslow's they make one.
 */
final class CoxSweep {

	/**
	 * One step. The arrays are used again for the next.
	 *
	 * @param time of death
	 * @param stratum the time's stratum
	 * @param weight what the step counts: with Efron's ties the mean weight of those who die, with Breslow's their sum
	 * @param left the part k/d of the risk of those who die that has left
	 * @param risk sum of weight · exp(linear predictor − {@code shift}) at risk
	 * @param shift largest linear predictor of the stratum
	 * @param mean of each column at risk
	 * @param variance of the columns at risk, row after row; the lower triangle is set
	 */
	record Step(double time, int stratum, double weight, double left, double risk, double shift, double[] mean, double[] variance) {}

	private final CoxData data;
	private final double[][] rows;
	private final boolean efron;
	private final int p;
	/** Rows that count, by stratum and falling time. */
	private final int[] order;

	/** @param columns column × row */
	CoxSweep(final double[][] columns, final CoxData data, final CoxRegression.Ties ties) {
		this.data = data;
		efron = ties == CoxRegression.Ties.EFRON;
		p = columns.length;
		rows = new double[data.rows()][p];
		for (int j = 0; j < p; j++) for (int i = 0; i < rows.length; i++) rows[i][j] = columns[j][i];
		order = IntStream.range(0, rows.length).filter(i -> data.weight()[i] > 0).boxed().sorted(Comparator.comparingInt((Integer i) -> data
			.stratum()[i]).thenComparingDouble(i -> -data.time()[i])).mapToInt(i -> i).toArray();
	}

	/**
	 * Takes all steps.
	 *
	 * @param eta linear predictor of each row
	 */
	void run(final double[] eta, final Consumer<Step> steps) {
		for (int a = 0; a < order.length;) {
			int b = a;
			double shift = Double.NEGATIVE_INFINITY;
			for (; b < order.length && data.stratum()[order[b]] == data.stratum()[order[a]]; b++) shift = Math.max(shift, eta[order[b]]);
			stratum(a, b, eta, shift, steps);
			a = b;
		}
	}

	private void stratum(final int from, final int to, final double[] eta, final double shift, final Consumer<Step> steps) {
		final Sums all = new Sums(p), dying = new Sums(p);
		for (int a = from, b; a < to; a = b) {
			final double time = data.time()[order[a]];
			dying.clear();
			int d = 0;
			double weights = 0;
			for (b = a; b < to && data.time()[order[b]] == time; b++) {
				final int i = order[b];
				final double risk = data.weight()[i] * Math.exp(eta[i] - shift);
				all.add(risk, rows[i]);
				if (!data.event()[i]) continue;
				dying.add(risk, rows[i]);
				d++;
				weights += data.weight()[i];
			}
			final int count = efron ? d : Math.min(d, 1);
			for (int k = 0; k < count; k++) {
				final double left = k / (double) d, risk = all.moments(dying, left);
				steps.accept(new Step(time, data.stratum()[order[a]], weights / count, left, risk, shift, all.mean, all.variance));
			}
		}
	}

	/** Sums over rows, and the moments that follow. */
	private static final class Sums {

		private final int p;
		private final double[] first, second, mean, variance;
		private double risk;

		Sums(final int p) {
			this.p = p;
			first = new double[p];
			second = new double[p * p];
			mean = new double[p];
			variance = new double[p * p];
		}

		void clear() {
			risk = 0;
			Arrays.fill(first, 0);
			Arrays.fill(second, 0);
		}

		void add(final double r, final double[] x) {
			risk += r;
			for (int j = 0; j < p; j++) {
				final double rx = r * x[j];
				first[j] += rx;
				for (int k = 0, at = j * p; k <= j; k++) second[at + k] += rx * x[k];
			}
		}

		/** Mean and variance of those at risk less a part of those who die; returns what risk is left. */
		double moments(final Sums dying, final double left) {
			final double s = risk - left * dying.risk;
			for (int j = 0; j < p; j++) mean[j] = (first[j] - left * dying.first[j]) / s;
			for (int j = 0; j < p; j++) {
				for (int k = 0, at = j * p; k <= j; k++) variance[at + k] = (second[at + k] - left * dying.second[at + k]) / s - mean[j] * mean[k];
			}
			return s;
		}
	}
}
