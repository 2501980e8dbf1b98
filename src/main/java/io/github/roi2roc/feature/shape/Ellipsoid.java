package io.github.roi2roc.feature.shape;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * An ellipsoid by its semi-axes.
 *
 * @param a mm, the longest
 * @param b mm
 * @param c mm, the shortest
 */
record Ellipsoid(double a, double b, double c) {

	/** mm³. */
	double volume() {
		return 4 * Math.PI / 3 * a * b * c;
	}

	/** Terms of the series for the area, as the IBSI manual cuts it. */
	private static final int TERMS = 20;

	/**
	 * Area in mm² by the IBSI manual's series in Legendre polynomials, with α² = 1 − b²/a² and β² = 1 − c²/a². An ellipsoid's true area has
	 * α² = 1 − c²/a² and β² = 1 − c²/b² there (Maas 1994); but the IBSI's reference values are those of the series as the manual prints it,
	 * and they define the feature.
	 */
	double area() {
		final double alpha = 1 - b * b / (a * a), beta = 1 - c * c / (a * a), x = (alpha + beta) / 2, y = alpha * beta;
		// q is (αβ)^ν times the Legendre polynomial of degree ν, so that nothing is divided by αβ, which may be 0
		double before = 0, q = 1, sum = 0;
		for (int v = 0; v <= TERMS; v++) {
			sum += q / (1 - 4.0 * v * v);
			final double next = ((2 * v + 1) * x * q - v * y * before) / (v + 1);
			before = q;
			q = next;
		}
		return 4 * Math.PI * a * b * sum;
	}

	/** Gap to the optimum, relative, at which the search for the smallest ellipsoid ends. */
	private static final double GAP = 1e-8;
	private static final int ROUNDS = 200_000;

	/**
	 * The smallest ellipsoid around points in space, by Khachiyan's ascent with steps away from points that do not bear it (Todd and Yıldırım
	 * 2007), scaled so that it holds every point.
	 *
	 * @param p points {x, y, z} in mm, not all in one plane
	 */
	static Ellipsoid around(final double[][] p) {
		final int n = p.length;
		final double[] u = start(p), distance = new double[n];
		double[][] inverse = invert(scatter(p, u));
		for (int round = 0; round < ROUNDS; round++) {
			int in = 0, out = -1;
			for (int i = 0; i < n; i++) {
				distance[i] = form(inverse, p[i]);
				if (distance[i] > distance[in]) in = i;
				if (u[i] > 0 && (out < 0 || distance[i] < distance[out])) out = i;
			}
			final double above = distance[in] / 4 - 1, below = 1 - distance[out] / 4;
			if (above <= GAP && below <= GAP) break;
			final boolean towards = above > below;
			final int j = towards ? in : out;
			double step = (distance[j] - 4) / (4 * (distance[j] - 1));
			// taking a point away may at most use up its weight
			if (!towards) step = Math.max(distance[j] > 1 ? step : Double.NEGATIVE_INFINITY, -u[j] / (1 - u[j]));
			for (int i = 0; i < n; i++) u[i] *= 1 - step;
			u[j] = Math.max(0, u[j] + step);
			inverse = invert(scatter(p, u));
		}
		return enclosing(p, u);
	}

	/** Equal weights on the ends of the box's axes. */
	private static double[] start(final double[][] p) {
		final double[] u = new double[p.length];
		for (int axis = 0; axis < 3; axis++) {
			int low = 0, high = 0;
			for (int i = 0; i < p.length; i++) {
				if (p[i][axis] < p[low][axis]) low = i;
				if (p[i][axis] > p[high][axis]) high = i;
			}
			u[low]++;
			u[high]++;
		}
		// a tenth on all points, so that the scatter is regular whatever the six are
		for (int i = 0; i < u.length; i++) u[i] = 0.9 * u[i] / 6 + 0.1 / u.length;
		return u;
	}

	/** Weighted sum of q·qᵀ with q = (x, y, z, 1). */
	private static double[][] scatter(final double[][] p, final double[] u) {
		final double[][] s = new double[4][4];
		for (int i = 0; i < p.length; i++) {
			if (u[i] == 0) continue;
			for (int r = 0; r < 4; r++) {
				for (int c = 0; c <= r; c++) s[r][c] += u[i] * (r < 3 ? p[i][r] : 1) * (c < 3 ? p[i][c] : 1);
			}
		}
		for (int r = 0; r < 4; r++) {
			for (int c = r + 1; c < 4; c++) s[r][c] = s[c][r];
		}
		return s;
	}

	private static double[][] invert(final double[][] m) {
		return new LUDecomposition(new Array2DRowRealMatrix(m, false)).getSolver().getInverse().getData();
	}

	private static double form(final double[][] m, final double[] p) {
		double s = 0;
		for (int r = 0; r < 4; r++) {
			double row = 0;
			for (int c = 0; c < 4; c++) row += m[r][c] * (c < 3 ? p[c] : 1);
			s += row * (r < 3 ? p[r] : 1);
		}
		return s;
	}

	private static Ellipsoid enclosing(final double[][] p, final double[] u) {
		final double[][] s = scatter(p, u), spread = new double[3][3];
		for (int r = 0; r < 3; r++) {
			for (int c = 0; c < 3; c++) spread[r][c] = s[r][c] - s[r][3] * s[3][c];
		}
		final RealMatrix inverse = new Array2DRowRealMatrix(invert(spread), false);
		double most = 0;
		for (final double[] q : p) {
			final double[] d = { q[0] - s[0][3], q[1] - s[1][3], q[2] - s[2][3] }, m = inverse.operate(d);
			most = Math.max(most, d[0] * m[0] + d[1] * m[1] + d[2] * m[2]);
		}
		final double[] l = new EigenDecomposition(new Array2DRowRealMatrix(spread, false)).getRealEigenvalues().clone();
		Arrays.sort(l);
		return new Ellipsoid(Math.sqrt(l[2] * most), Math.sqrt(l[1] * most), Math.sqrt(l[0] * most));
	}
}
