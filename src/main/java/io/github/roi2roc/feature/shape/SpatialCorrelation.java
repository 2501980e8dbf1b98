package io.github.roi2roc.feature.shape;

import java.util.Arrays;

import org.jtransforms.fft.DoubleFFT_1D;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.numeric.Parallel;

/**
 * Moran's I and Geary's C over all pairs of voxels of a region, weighted by the inverse of their distance in mm. The sums over pairs are
 * correlations with the weights, done exactly by Fourier transforms of the region's box, doubled so that nothing wraps around. They are
 * added up in the frequency domain (Parseval), one frequency along x at a time: so no transform of the whole doubled box is ever held, and
 * the memory needed is two numbers a voxel of the box.
 *
 * @param moran NaN if all intensities are equal or there is one voxel
 * @param geary NaN likewise
 */
record SpatialCorrelation(double moran, double geary) {

	/**
	 * @param image intensities, on the mask's grid
	 * @param mask region
	 */
	static SpatialCorrelation of(final Volume image, final Mask mask) {
		final Box box = mask.bounds();
		final byte[] inside = mask.inside();
		final double[] x = image.doubles(box);
		final int n = mask.count();
		double sum = 0, first = Double.NaN;
		boolean flat = true;
		for (int i = 0; i < x.length; i++) {
			if (inside[i] == 0) continue;
			sum += x[i];
			if (Double.isNaN(first)) first = x[i];
			flat &= x[i] == first;
		}
		if (flat) return new SpatialCorrelation(Double.NaN, Double.NaN);
		final double mean = sum / n;
		double squares = 0;
		for (int i = 0; i < x.length; i++) {
			x[i] = inside[i] == 0 ? 0 : x[i] - mean;
			squares += x[i] * x[i];
		}
		final double[] s = new Correlation(box, mask.geometry(), x, inside).sums();
		return new SpatialCorrelation(n / s[0] * s[1] / squares, (n - 1) / s[0] * (s[2] - s[1]) / squares);
	}

	/** The region's box, its doubled sizes, and the transforms. */
	private static final class Correlation {

		/** Columns that are gathered side by side, so that whole cache lines are read. */
		private static final int LANES = 8;

		private final int nx, ny, nz, mx, my, mz;
		private final Geometry g;
		private final double[] x;
		private final byte[] inside;
		/** First voxel of the region in each row of the box, and the place after the last. */
		private final int[] from, to;

		/** @param x deviations from the mean; 0 outside the region */
		Correlation(final Box box, final Geometry g, final double[] x, final byte[] inside) {
			this.g = g;
			this.x = x;
			this.inside = inside;
			nx = box.nx();
			ny = box.ny();
			nz = box.nz();
			mx = size(2 * nx - 1);
			my = size(2 * ny - 1);
			mz = size(2 * nz - 1);
			from = new int[ny * nz];
			to = new int[ny * nz];
			for (int r = 0; r < from.length; r++) {
				int a = 0, b = nx;
				while (a < b && inside[r * nx + a] == 0) a++;
				while (b > a && inside[r * nx + b - 1] == 0) b--;
				from[r] = a;
				to[r] = b;
			}
		}

		/** The next even number with no prime factor above 5, or 1: transforms of such lengths are fast. */
		private static int size(final int least) {
			if (least == 1) return 1;
			for (int n = least + least % 2;; n += 2) {
				int r = n;
				for (final int p : new int[] { 2, 3, 5 }) {
					while (r % p == 0) r /= p;
				}
				if (r == 1) return n;
			}
		}

		/** @return sums over ordered pairs of different voxels: of w, of w·xi·xj, of w·xi² */
		double[] sums() {
			final double[] weights = weights();
			final int hx = mx / 2 + 1;
			final double[][] parts = new double[hx][];
			Parallel.range(hx, kx -> parts[kx] = frequency(kx, weights));
			final double[] out = new double[3];
			for (int kx = 0; kx < hx; kx++) {
				// the other half of the frequencies has the same sums
				final double times = kx == 0 || 2 * kx == mx ? 1 : 2;
				for (int k = 0; k < 3; k++) out[k] += times * parts[kx][k];
			}
			for (int k = 0; k < 3; k++) out[k] /= (double) mx * my * mz;
			return out;
		}

		/** The sums at one frequency along x and all along y and z. */
		private double[] frequency(final int kx, final double[] weights) {
			final double[] cos = new double[nx], sin = new double[nx];
			for (int i = 0; i < nx; i++) {
				// the angle is reduced in whole numbers, where it is exact
				final double angle = 2 * Math.PI * ((long) kx * i % mx) / mx;
				cos[i] = Math.cos(angle);
				sin[i] = -Math.sin(angle);
			}
			final double[][] lines = new double[3][2 * ny * mz];
			final DoubleFFT_1D fz = new DoubleFFT_1D(mz), fy = new DoubleFFT_1D(my);
			for (int y = 0; y < ny; y++) {
				for (int z = 0; z < nz; z++) row(y + ny * z, cos, sin, lines, 2 * (z + mz * y));
				for (final double[] line : lines) fz.complexForward(line, 2 * mz * y);
			}
			final double[] out = new double[3];
			final double[][][] column = new double[3][LANES][2 * my];
			final int hx = mx / 2 + 1, hy = my / 2 + 1;
			for (int kz = 0; kz < mz; kz += LANES) {
				final int lanes = Math.min(LANES, mz - kz);
				for (int f = 0; f < 3; f++) {
					for (final double[] c : column[f]) Arrays.fill(c, 0);
					for (int y = 0; y < ny; y++) {
						for (int l = 0; l < lanes; l++) {
							column[f][l][2 * y] = lines[f][2 * (kz + l + mz * y)];
							column[f][l][2 * y + 1] = lines[f][2 * (kz + l + mz * y) + 1];
						}
					}
					for (int l = 0; l < lanes; l++) fy.complexForward(column[f][l]);
				}
				for (int l = 0; l < lanes; l++) {
					final double[] m = column[0][l], d = column[1][l], q = column[2][l];
					final int wz = hx * hy * Math.min(kz + l, mz - kz - l);
					for (int ky = 0; ky < my; ky++) {
						final double w = weights[kx + hx * Math.min(ky, my - ky) + wz];
						final int r = 2 * ky, i = r + 1;
						out[0] += w * (m[r] * m[r] + m[i] * m[i]);
						out[1] += w * (d[r] * d[r] + d[i] * d[i]);
						out[2] += w * (q[r] * m[r] + q[i] * m[i]);
					}
				}
			}
			return out;
		}

		/** One frequency of one row: of the region, of the deviations, of their squares. */
		private void row(final int r, final double[] cos, final double[] sin, final double[][] lines, final int at) {
			double mr = 0, mi = 0, dr = 0, di = 0, qr = 0, qi = 0;
			for (int k = from[r], i = r * nx + k; k < to[r]; k++, i++) {
				final double c = cos[k], s = sin[k], v = x[i], vc = v * c, vs = v * s;
				if (inside[i] != 0) {
					mr += c;
					mi += s;
				}
				dr += vc;
				di += vs;
				qr += v * vc;
				qi += v * vs;
			}
			lines[0][at] = mr;
			lines[0][at + 1] = mi;
			lines[1][at] = dr;
			lines[1][at + 1] = di;
			lines[2][at] = qr;
			lines[2][at + 1] = qi;
		}

		/**
		 * The transform of 1 / distance over the doubled box. It is real and even along each axis, so an eighth of it is enough: frequencies 0 …
		 * m/2, x fastest.
		 */
		private double[] weights() {
			final int hx = mx / 2 + 1, hy = my / 2 + 1, hz = mz / 2 + 1;
			final double[] w = new double[hx * hy * hz];
			for (int z = 0, i = 0; z < hz; z++) {
				for (int y = 0; y < hy; y++) {
					for (int x = 0; x < hx; x++, i++) {
						final double dx = x * g.spacing().x(), dy = y * g.spacing().y(), dz = z * g.spacing().z();
						if (i > 0 && x < nx && y < ny && z < nz) w[i] = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
					}
				}
			}
			Parallel.range(hz, z -> even(w, hx * hy * z, 1, hx, mx, hx, hy));
			Parallel.range(hz, z -> even(w, hx * hy * z, hx, hy, my, 1, hx));
			Parallel.range(hy, y -> even(w, hx * y, hx * hy, hz, mz, 1, hx));
			return w;
		}

		/** Transforms {@code lines} even lines, {@code across} apart, whose h = m/2 + 1 values stand {@code step} apart. */
		private static void even(final double[] w, final int from, final int step, final int h, final int m, final int across, final int lines) {
			if (m == 1) return;
			final DoubleFFT_1D f = new DoubleFFT_1D(m);
			final double[] line = new double[m];
			for (int l = 0; l < lines; l++) {
				final int start = from + l * across;
				for (int k = 0; k < h; k++) line[k] = line[(m - k) % m] = w[start + k * step];
				f.realForward(line);
				// packed: real parts at even places, the last one at place 1
				for (int k = 0; k < h - 1; k++) w[start + k * step] = line[2 * k];
				w[start + (h - 1) * step] = line[1];
			}
		}
	}
}
