package io.github.roi2roc.feature.texture;

import java.util.List;

import io.github.roi2roc.feature.Formula;
import io.github.roi2roc.feature.Levels;

/**
 * Neighbourhood grey tone difference matrix (IBSI IPET; Amadasun and King 1989). For each level that occurs: how many voxels have it, and
 * the sum over them of the absolute difference between the level and the mean level of the neighbours in the region. A voxel without
 * neighbours counts with difference 0 in PyRadiomics, and not at all in the IBSI's definition.
 *
 * @param level occurring levels i, ascending, Ngp of them
 * @param p share of the voxels that have level i
 * @param s sum of differences at level i
 * @param voxels number of voxels that count, Nvp
 */
record Ngtdm(int[] level, double[] p, double[] s, int voxels) {

	static final List<Formula<Ngtdm>> FORMULAS = List.of(//
		Formula.of("Coarseness", "QCDE", "1 / sum of p(i)·s(i); 10⁶ where the sum is 0.", Ngtdm::coarseness), //
		Formula.of("Contrast", "65HE", "Variance of the levels (sum of p(i)·p(j)·(i − j)² over Ngp·(Ngp − 1)) times the mean difference; 0 for a"
			+ " single level.", Ngtdm::contrast), //
		Formula.of("Busyness", "NQ30", "Sum of p(i)·s(i) over the sum of |i·p(i) − j·p(j)|; 0 where that is 0.", Ngtdm::busyness), //
		Formula.of("Complexity", "HDEZ", "Sum of |i − j|·(p(i)·s(i) + p(j)·s(j)) / (p(i) + p(j)), over the number of voxels.",
			Ngtdm::complexity), //
		Formula.of("Strength", "1X9X", "Sum of (p(i) + p(j))·(i − j)² over the sum of s(i); 0 where that is 0.", Ngtdm::strength));

	/**
	 * @param steps strides to all neighbours, both directions
	 * @param isolated whether voxels without neighbours count
	 */
	static Ngtdm count(final Levels l, final Window w, final int[] steps, final boolean isolated) {
		final char[] data = l.data();
		final int[] n = new int[l.highest() + 1];
		final double[] difference = new double[l.highest() + 1];
		int voxels = 0;
		for (int z = w.z0(); z < w.z1(); z++) {
			for (int y = w.y0(); y < w.y1(); y++) {
				final int row = w.row(l, y, z), end = row + w.width();
				for (int i = row; i < end; i++) {
					final int a = data[i];
					if (a == 0) continue;
					int sum = 0, neighbours = 0;
					for (final int step : steps) {
						final int b = data[i + step];
						sum += b;
						neighbours += b == 0 ? 0 : 1;
					}
					if (neighbours == 0 && !isolated) continue;
					n[a]++;
					voxels++;
					if (neighbours > 0) difference[a] += Math.abs(a - (double) sum / neighbours);
				}
			}
		}
		int present = 0;
		for (final int v : n) present += v == 0 ? 0 : 1;
		final int[] level = new int[present];
		final double[] p = new double[present], s = new double[present];
		int o = 0;
		for (int i = 1; i < n.length; i++) {
			if (n[i] == 0) continue;
			level[o] = i;
			p[o] = (double) n[i] / voxels;
			s[o++] = difference[i];
		}
		return new Ngtdm(level, p, s, voxels);
	}

	private double weighted() {
		double t = 0;
		for (int i = 0; i < p.length; i++) t += p[i] * s[i];
		return t;
	}

	private double differences() {
		double t = 0;
		for (final double v : s) t += v;
		return t;
	}

	private double coarseness() {
		final double t = weighted();
		return t == 0 ? 1e6 : 1 / t;
	}

	private double contrast() {
		final int n = level.length;
		if (n < 2) return 0;
		double t = 0;
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < i; j++) t += p[i] * p[j] * square(level[i] - level[j]);
		}
		return 2 * t * differences() / voxels / ((double) n * (n - 1));
	}

	private double busyness() {
		double t = 0;
		for (int i = 0; i < level.length; i++) {
			for (int j = 0; j < i; j++) t += Math.abs(level[i] * p[i] - level[j] * p[j]);
		}
		return t == 0 ? 0 : weighted() / (2 * t);
	}

	private double complexity() {
		double t = 0;
		for (int i = 0; i < level.length; i++) {
			for (int j = 0; j < i; j++) t += (level[i] - level[j]) * (p[i] * s[i] + p[j] * s[j]) / (p[i] + p[j]);
		}
		return 2 * t / voxels;
	}

	private double strength() {
		final double d = differences();
		if (d == 0) return 0;
		double t = 0;
		for (int i = 0; i < level.length; i++) {
			for (int j = 0; j < i; j++) t += (p[i] + p[j]) * square(level[i] - level[j]);
		}
		return 2 * t / d;
	}

	private static double square(final double d) {
		return d * d;
	}
}
