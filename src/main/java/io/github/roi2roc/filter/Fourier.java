package io.github.roi2roc.filter;

import org.jtransforms.fft.DoubleFFT_1D;

import io.github.roi2roc.numeric.Parallel;

/**
 * Complex Fourier transform of one, two or three dimensions on one array, axis by axis; JTransforms does the lines, the shared threads the
 * spreading.
 */
final class Fourier {

	/** Lines gathered at once along y and z, so that whole cache lines are read. */
	private static final int LANES = 8;

	private Fourier() {}

	/**
	 * Transforms in place; the inverse divides by the number of values.
	 *
	 * @param c nx·ny·nz complex numbers, real and imaginary part in turn, x fastest
	 */
	static void transform(final double[] c, final int nx, final int ny, final int nz, final boolean inverse) {
		if (nx > 1) {
			final DoubleFFT_1D fft = new DoubleFFT_1D(nx);
			Parallel.range(nz, z -> {
				for (int y = 0; y < ny; y++) run(fft, c, 2 * nx * (y + ny * z), inverse);
			});
		}
		if (ny > 1) {
			final DoubleFFT_1D fft = new DoubleFFT_1D(ny);
			Parallel.range(nz, z -> {
				for (int x = 0; x < nx; x += LANES) lines(fft, c, x + nx * ny * z, nx, ny, Math.min(LANES, nx - x), inverse);
			});
		}
		if (nz > 1) {
			final DoubleFFT_1D fft = new DoubleFFT_1D(nz);
			Parallel.range(ny, y -> {
				for (int x = 0; x < nx; x += LANES) lines(fft, c, x + nx * y, nx * ny, nz, Math.min(LANES, nx - x), inverse);
			});
		}
	}

	private static void run(final DoubleFFT_1D fft, final double[] c, final int at, final boolean inverse) {
		if (inverse) fft.complexInverse(c, at, true);
		else fft.complexForward(c, at);
	}

	private static void lines(final DoubleFFT_1D fft, final double[] c, final int from, final int step, final int n, final int lanes,
		final boolean inverse)
	{
		final double[] t = new double[2 * n * lanes];
		for (int i = 0; i < n; i++) {
			for (int l = 0; l < lanes; l++) {
				final int s = 2 * (from + i * step + l), d = 2 * (l * n + i);
				t[d] = c[s];
				t[d + 1] = c[s + 1];
			}
		}
		for (int l = 0; l < lanes; l++) run(fft, t, 2 * n * l, inverse);
		for (int i = 0; i < n; i++) {
			for (int l = 0; l < lanes; l++) {
				final int d = 2 * (from + i * step + l), s = 2 * (l * n + i);
				c[d] = t[s];
				c[d + 1] = t[s + 1];
			}
		}
	}

	/** The smallest size from n on that has no prime factor above 5. */
	static int fastSize(final int n) {
		for (int size = n;; size++) {
			int rest = size;
			for (final int p : new int[] { 2, 3, 5 }) {
				while (rest % p == 0) rest /= p;
			}
			if (rest == 1) return size;
		}
	}
}
