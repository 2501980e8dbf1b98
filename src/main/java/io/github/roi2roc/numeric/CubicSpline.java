package io.github.roi2roc.numeric;

/**
 * The cubic B-spline that runs through the values of a box of voxels, mirrored about the centres of its border voxels. Its coefficients
 * come from one recursion forward and one back along each axis (Unser, Aldroubi, Eden, IEEE Trans Signal Process 41:821, 1993), with ITK's
 * pole, gain and start values.
 */
public final class CubicSpline {

	/** |pole|^64 is 2e-37: a crop with this margin has the coefficients of the whole image, to the last bit or one beside it. */
	public static final int MARGIN = 64;

	private static final double POLE = Math.sqrt(3) - 2;
	private static final double GAIN = (1 - POLE) * (1 - 1 / POLE);
	/** Terms of the start value's series on long lines: |pole|^18 is below ITK's tolerance of 1e-10. */
	private static final int HORIZON = 18;
	/** Lines that are filtered side by side, so that passes along y and z read whole cache lines. */
	private static final int LANES = 16;

	private CubicSpline() {}

	/**
	 * Replaces values by the spline's coefficients.
	 *
	 * @param c nx·ny·nz values, x fastest
	 */
	public static void coefficients(final double[] c, final int nx, final int ny, final int nz) {
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

	/**
	 * Weights of the four coefficients around a position: those at first, first + 1, first + 2, first + 3.
	 *
	 * @param d position − (first + 1), usually 0 ≤ d &lt; 1
	 * @param w receives four weights that add up to 1
	 */
	public static void weights(final double d, final double[] w) {
		w[3] = d * d * d / 6;
		w[0] = 1.0 / 6 + 0.5 * d * (d - 1) - w[3];
		w[2] = d + w[0] - 2 * w[3];
		w[1] = 1 - w[0] - w[2] - w[3];
	}

	/** The index in 0 … n − 1 that stands for index i when the line is mirrored about the centres of its border voxels. */
	public static int mirror(final int i, final int n) {
		if (n == 1) return 0;
		final int m = Math.floorMod(i, 2 * n - 2);
		return m < n ? m : 2 * n - 2 - m;
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
