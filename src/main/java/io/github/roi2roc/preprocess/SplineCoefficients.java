package io.github.roi2roc.preprocess;

import io.github.roi2roc.numeric.Parallel;

/**
 * Coefficients of the cubic B-spline that runs through the values of a box of voxels, mirrored about the centres of its border voxels:
 * one recursion forward and one back along each axis (Unser, Aldroubi, Eden, IEEE Trans Signal Process 41:821, 1993), with ITK's pole,
 * gain and start values.
 */
final class SplineCoefficients {

	private static final double POLE = Math.sqrt(3) - 2;
	private static final double GAIN = (1 - POLE) * (1 - 1 / POLE);
	/** Terms of the start value's series on long lines: |pole|^18 is below ITK's tolerance of 1e-10. */
	private static final int HORIZON = 18;
	/** Lines that are filtered side by side, so that passes along y and z read whole cache lines. */
	private static final int LANES = 16;

	private SplineCoefficients() {}

	/**
	 * Replaces values by coefficients.
	 *
	 * @param c nx·ny·nz values, x fastest
	 */
	static void compute(final double[] c, final int nx, final int ny, final int nz) {
		if (nx > 1) Parallel.range(nz, z -> {
			for (int y = 0; y < ny; y++) lines(c, nx * (y + ny * z), 1, nx, 1, 1);
		});
		if (ny > 1) Parallel.range(nz, z -> {
			for (int x = 0; x < nx; x += LANES) lines(c, x + nx * ny * z, nx, ny, 1, Math.min(LANES, nx - x));
		});
		if (nz > 1) Parallel.range(ny, y -> {
			for (int x = 0; x < nx; x += LANES) lines(c, x + nx * y, nx * ny, nz, 1, Math.min(LANES, nx - x));
		});
	}

	/** Filters {@code lanes} lines of n values; values of a line lie {@code step} apart, lines lie {@code across} apart. */
	private static void lines(final double[] c, final int from, final int step, final int n, final int across, final int lanes) {
		final double[] s = new double[n * lanes];
		for (int i = 0, o = 0; i < n; i++) {
			for (int l = 0; l < lanes; l++, o++) s[o] = c[from + i * step + l * across] * GAIN;
		}
		for (int l = 0; l < lanes; l++) s[l] = causalStart(s, l, lanes, n);
		for (int o = lanes; o < s.length; o++) s[o] += POLE * s[o - lanes];
		final int last = (n - 1) * lanes;
		for (int l = 0; l < lanes; l++) s[last + l] = POLE / (POLE * POLE - 1) * (POLE * s[last - lanes + l] + s[last + l]);
		for (int o = last - 1; o >= 0; o--) s[o] = POLE * (s[o + lanes] - s[o]);
		for (int i = 0, o = 0; i < n; i++) {
			for (int l = 0; l < lanes; l++, o++) c[from + i * step + l * across] = s[o];
		}
	}

	private static double causalStart(final double[] s, final int at, final int step, final int n) {
		double zn = POLE, sum = s[at];
		if (HORIZON < n) {
			for (int i = 1; i < HORIZON; i++) {
				sum += zn * s[at + i * step];
				zn *= POLE;
			}
			return sum;
		}
		final double inverse = 1 / POLE;
		double z2n = Math.pow(POLE, n - 1);
		sum += z2n * s[at + (n - 1) * step];
		z2n *= z2n * inverse;
		for (int i = 1; i <= n - 2; i++) {
			sum += (zn + z2n) * s[at + i * step];
			zn *= POLE;
			z2n *= inverse;
		}
		return sum / (1 - zn * zn);
	}
}
