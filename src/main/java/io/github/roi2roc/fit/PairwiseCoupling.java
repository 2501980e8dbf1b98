package io.github.roi2roc.fit;

import java.util.Arrays;

/**
 * Probabilities of several classes from those of every pair: the p that come nearest to r(j,i) p(i) = r(i,j) p(j) for all pairs, by least squares
 * (second method of Wu, Lin and Weng 2004, as LIBSVM has it).
 */
public final class PairwiseCoupling {

	private static final double LEAST = 1e-7, ENOUGH = 1e-12;
	private static final int MOST_ROUNDS = 10_000;

	private PairwiseCoupling() {}

	/**
	 * Couples the pairs.
	 *
	 * @param pair class × class: probability of the first against the second; the diagonal is not read
	 * @return probability of each class
	 */
	public static double[] of(final double[][] pair) {
		final int k = pair.length;
		final double[][] q = new double[k][k];
		for (int i = 0; i < k; i++) {
			for (int j = 0; j < k; j++) {
				if (i == j) continue;
				final double ij = limited(pair[i][j]), ji = limited(pair[j][i]);
				q[i][i] += ji * ji;
				q[i][j] = -ji * ij;
			}
		}
		final double[] p = new double[k], qp = new double[k];
		Arrays.fill(p, 1.0 / k);
		for (int round = 0; round < MOST_ROUNDS; round++) {
			double pqp = 0, worst = 0;
			for (int i = 0; i < k; i++) {
				qp[i] = Dot.of(q[i], p);
				pqp += p[i] * qp[i];
			}
			for (int i = 0; i < k; i++) worst = Math.max(worst, Math.abs(qp[i] - pqp));
			if (worst < ENOUGH) break;
			for (int i = 0; i < k; i++) {
				final double diff = (pqp - qp[i]) / q[i][i];
				p[i] += diff;
				pqp = (pqp + diff * (diff * q[i][i] + 2 * qp[i])) / ((1 + diff) * (1 + diff));
				for (int j = 0; j < k; j++) {
					qp[j] = (qp[j] + diff * q[i][j]) / (1 + diff);
					p[j] /= 1 + diff;
				}
			}
		}
		return p;
	}

	private static double limited(final double r) {
		return Math.min(Math.max(r, LEAST), 1 - LEAST);
	}
}
