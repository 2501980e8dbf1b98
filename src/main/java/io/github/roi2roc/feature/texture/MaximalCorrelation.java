package io.github.roi2roc.feature.texture;

import java.util.Arrays;

/**
 * The maximal correlation coefficient of a co-occurrence matrix: the root of the second largest eigenvalue of
 * Q(i,j) = Σ_k p(i,k)·p(j,k) / (px(i)·py(k) + ε). The ε is PyRadiomics'; where rare levels meet it moves the tenth digit.
 *
 * <p>
 * Scaled by √(px(i)/px(j)), which leaves the eigenvalues alone, Q is symmetric but for ε. Its symmetric part has the same eigenvalues, up to
 * the square of the antisymmetric part over the gap to the next eigenvalue, and never more than the antisymmetric part itself; where both
 * matter, the matrix is treated as general. Levels that no chain of pairs connects make blocks, each with an eigenvalue close to 1; a
 * large block is left sparse and searched by Lanczos' method, so that thousands of levels take seconds.
 */
final class MaximalCorrelation {

	/** Allowed change of the eigenvalue, relative: by the bound that holds always, and by the one that needs a gap. */
	private static final double ALWAYS = 2e-11, BY_GAP = 1e-13;

	/** Blocks up to this size are solved as full matrices. */
	private static final int SMALL = 200;

	private final int n;
	/** Row by row, the columns where p is not zero, from {@code start[i]} to {@code start[i + 1]}. */
	private final int[] start;
	private final int[] column;
	/** p / √(px·py) and the same with ε in the divisor. */
	private final double[] b;
	private final double[] c;

	private MaximalCorrelation(final int n, final double[] p, final double[] px, final double[] py) {
		this.n = n;
		int filled = 0;
		for (final double v : p) filled += v == 0 ? 0 : 1;
		start = new int[n + 1];
		column = new int[filled];
		b = new double[filled];
		c = new double[filled];
		int o = 0;
		for (int i = 0; i < n; i++) {
			for (int k = 0; k < n; k++) {
				final double v = p[i * n + k];
				if (v == 0) continue;
				final double w = px[i] * py[k], root = Math.sqrt(w);
				column[o] = k;
				b[o] = v / root;
				c[o++] = v * root / (w + Texture.EPS);
			}
			start[i + 1] = o;
		}
	}

	/** @return 1 for a single level */
	static double of(final int levels, final double[] p, final double[] px, final double[] py) {
		if (levels < 2) return 1;
		return Math.sqrt(Math.max(0, new MaximalCorrelation(levels, p, px, py).second()));
	}

	/** The second largest eigenvalue of all blocks; a level without a partner along this direction adds a 0. */
	private double second() {
		final int[] block = blocks();
		final double[] largest = { 0, 0 };
		final int[] rows = new int[n];
		for (int k = 0; k < n; k++) {
			int m = 0;
			for (int i = 0; i < n; i++) {
				if (block[i] == k && start[i + 1] > start[i]) rows[m++] = i;
			}
			if (m == 0) continue;
			for (final double l : top(Arrays.copyOf(rows, m))) {
				if (l > largest[0]) {
					largest[1] = largest[0];
					largest[0] = l;
				}
				else if (l > largest[1]) largest[1] = l;
			}
		}
		return largest[1];
	}

	/** For each row the smallest row that a chain of shared columns connects it to. */
	private int[] blocks() {
		final int[] parent = new int[n], owner = new int[n];
		Arrays.fill(owner, -1);
		for (int i = 0; i < n; i++) parent[i] = i;
		for (int i = 0; i < n; i++) {
			for (int e = start[i]; e < start[i + 1]; e++) {
				if (owner[column[e]] < 0) owner[column[e]] = i;
				final int x = root(parent, i), y = root(parent, owner[column[e]]);
				parent[Math.max(x, y)] = Math.min(x, y);
			}
		}
		for (int i = 0; i < n; i++) parent[i] = root(parent, i);
		return parent;
	}

	private static int root(final int[] parent, final int i) {
		int r = i;
		while (parent[r] != r) r = parent[r] = parent[parent[r]];
		return r;
	}

	/** The two largest eigenvalues of one block, or its only one. */
	private double[] top(final int[] rows) {
		if (rows.length > SMALL) return Lanczos.largestTwo(rows.length, (x, y) -> multiply(rows, x, y));
		final int m = rows.length;
		final double[][] s = full(rows), symmetric = new double[m][m];
		if (m == 1) return new double[] { s[0][0] };
		double odd = 0;
		for (int i = 0; i < m; i++) {
			for (int j = 0; j < m; j++) {
				symmetric[i][j] = (s[i][j] + s[j][i]) / 2;
				odd += (s[i][j] - s[j][i]) * (s[i][j] - s[j][i]) / 4;
			}
		}
		final SymmetricSpectrum spectrum = SymmetricSpectrum.of(symmetric);
		final double first = spectrum.largest(1), second = spectrum.largest(2);
		final double gap = Math.min(first - second, m > 2 ? second - spectrum.largest(3) : second);
		if (Math.sqrt(odd) <= ALWAYS * second || odd <= BY_GAP * gap * second) return new double[] { first, second };
		final double[] all = GeneralSpectrum.realParts(s);
		return new double[] { all[m - 1], all[m - 2] };
	}

	/** √px(i) · Q(i,j) / √px(j) = Σ_k c(i,k)·b(j,k) over the rows of a block. */
	private double[][] full(final int[] rows) {
		final int m = rows.length;
		final double[][] s = new double[m][m];
		final double[] row = new double[n];
		for (int i = 0; i < m; i++) {
			for (int e = start[rows[i]]; e < start[rows[i] + 1]; e++) row[column[e]] = c[e];
			for (int j = 0; j < m; j++) {
				double sum = 0;
				for (int e = start[rows[j]]; e < start[rows[j] + 1]; e++) sum += row[column[e]] * b[e];
				s[i][j] = sum;
			}
			for (int e = start[rows[i]]; e < start[rows[i] + 1]; e++) row[column[e]] = 0;
		}
		return s;
	}

	/** y = (C·Bᵗ + B·Cᵗ)·x / 2 on one block. */
	private void multiply(final int[] rows, final double[] x, final double[] y) {
		final double[] u = new double[n], v = new double[n];
		for (int i = 0; i < rows.length; i++) {
			for (int e = start[rows[i]]; e < start[rows[i] + 1]; e++) {
				u[column[e]] += b[e] * x[i];
				v[column[e]] += c[e] * x[i];
			}
		}
		for (int i = 0; i < rows.length; i++) {
			double sum = 0;
			for (int e = start[rows[i]]; e < start[rows[i] + 1]; e++) sum += c[e] * u[column[e]] + b[e] * v[column[e]];
			y[i] = sum / 2;
		}
	}
}
