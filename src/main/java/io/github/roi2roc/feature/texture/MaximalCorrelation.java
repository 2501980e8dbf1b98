package io.github.roi2roc.feature.texture;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The maximal correlation coefficient of a co-occurrence matrix: the root of the second largest eigenvalue of
 * Q(i,j) = Σ_k p(i,k)·p(j,k) / (px(i)·py(k) + ε). The ε is PyRadiomics'; it moves the result in the tenth digit when rare levels meet.
 */
final class MaximalCorrelation {

	private MaximalCorrelation() {}

	/** @return 1 for a single level; NaN if the eigenvalue is negative beyond rounding */
	static double of(final int n, final double[] p, final double[] px, final double[] py) {
		if (n < 2) return 1;
		final double[] l = new EigenDecomposition(new Array2DRowRealMatrix(q(n, p, px, py), false)).getRealEigenvalues().clone();
		Arrays.sort(l);
		return Math.sqrt(l[n - 2]);
	}

	private static double[][] q(final int n, final double[] p, final double[] px, final double[] py) {
		final double[][] q = new double[n][n];
		for (int i = 0; i < n; i++) {
			for (int k = 0; k < n; k++) {
				final double a = p[i * n + k];
				if (a == 0) continue;
				final double f = a / (px[i] * py[k] + Texture.EPS);
				for (int j = 0; j < n; j++) q[i][j] += f * p[j * n + k];
			}
		}
		return q;
	}
}
