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
 * convolutions with the weights, done exactly by Fourier transforms of the region's box, doubled so that nothing wraps around: one complex
 * transform carries the intensities (real part) and the region (imaginary part). Along z the doubled lines live only while they are
 * worked on, so the box is doubled in the plane only.
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
		final byte[] inside = mask.bytes(box);
		final double[] x = image.doubles(box);
		final int n = mask.count();
		double sum = 0;
		for (int i = 0; i < x.length; i++) sum += inside[i] == 0 ? 0 : x[i];
		final double mean = sum / n;
		double squares = 0;
		boolean flat = true;
		double first = Double.NaN;
		for (int i = 0; i < x.length; i++) {
			if (inside[i] == 0) continue;
			if (Double.isNaN(first)) first = x[i];
			flat &= x[i] == first;
			x[i] -= mean;
			squares += x[i] * x[i];
		}
		if (flat) return new SpatialCorrelation(Double.NaN, Double.NaN);
		final double[] s = new Convolution(box, mask.geometry()).sums(x, inside);
		return new SpatialCorrelation(n / s[0] * s[1] / squares, (n - 1) / (2 * s[0]) * (2 * s[2] - 2 * s[1]) / squares);
	}

	/** The box and its doubled sizes. */
	private static final class Convolution {

		private final int nx, ny, nz, mx, my, mz;
		private final Geometry g;

		Convolution(final Box box, final Geometry g) {
			nx = box.nx();
			ny = box.ny();
			nz = box.nz();
			mx = size(2 * nx - 1);
			my = size(2 * ny - 1);
			mz = size(2 * nz - 1);
			this.g = g;
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
		double[] sums(final double[] x, final byte[] inside) {
			final double[] weights = weights();
			final double[][] planes = new double[nz][];
			Parallel.range(nz, z -> planes[z] = forward(x, inside, z));
			Parallel.range(my, y -> alongZ(planes, weights, y));
			final double[][] parts = new double[nz][];
			Parallel.range(nz, z -> {
				parts[z] = back(planes[z], x, inside, z);
				planes[z] = null;
			});
			final double[] out = new double[3];
			for (final double[] p : parts) {
				for (int k = 0; k < 3; k++) out[k] += p[k];
			}
			return out;
		}

		/** A slice, doubled and transformed along x and y: complex, x fastest. */
		private double[] forward(final double[] x, final byte[] inside, final int z) {
			final double[] a = new double[2 * mx * my];
			final DoubleFFT_1D fx = new DoubleFFT_1D(mx);
			for (int y = 0, i = nx * ny * z; y < ny; y++) {
				for (int k = 0; k < nx; k++, i++) {
					if (inside[i] == 0) continue;
					a[2 * (k + mx * y)] = x[i];
					a[2 * (k + mx * y) + 1] = 1;
				}
				fx.complexForward(a, 2 * mx * y);
			}
			columns(a, true);
			return a;
		}

		/** Transforms a plane along y, eight columns at a time so that whole cache lines are read. */
		private void columns(final double[] a, final boolean forward) {
			final DoubleFFT_1D fy = new DoubleFFT_1D(my);
			final double[][] line = new double[8][2 * my];
			for (int x = 0; x < mx; x += 8) {
				final int lanes = Math.min(8, mx - x);
				for (int y = 0; y < my; y++) {
					for (int l = 0; l < lanes; l++) {
						line[l][2 * y] = a[2 * (x + l + mx * y)];
						line[l][2 * y + 1] = a[2 * (x + l + mx * y) + 1];
					}
				}
				for (int l = 0; l < lanes; l++) {
					if (forward) fy.complexForward(line[l]);
					else fy.complexInverse(line[l], true);
				}
				for (int y = 0; y < my; y++) {
					for (int l = 0; l < lanes; l++) {
						a[2 * (x + l + mx * y)] = line[l][2 * y];
						a[2 * (x + l + mx * y) + 1] = line[l][2 * y + 1];
					}
				}
			}
		}

		/** Convolves with the weights along z, for one frequency along y and all along x. */
		private void alongZ(final double[][] planes, final double[] weights, final int y) {
			final DoubleFFT_1D fz = new DoubleFFT_1D(mz);
			final double[] line = new double[2 * mz];
			final int hx = mx / 2 + 1, hy = my / 2 + 1, wy = Math.min(y, my - y);
			for (int x = 0; x < mx; x++) {
				final int at = 2 * (x + mx * y), wx = Math.min(x, mx - x);
				for (int z = 0; z < nz; z++) {
					line[2 * z] = planes[z][at];
					line[2 * z + 1] = planes[z][at + 1];
				}
				Arrays.fill(line, 2 * nz, line.length, 0);
				fz.complexForward(line);
				for (int z = 0; z < mz; z++) {
					final double w = weights[wx + hx * (wy + hy * Math.min(z, mz - z))];
					line[2 * z] *= w;
					line[2 * z + 1] *= w;
				}
				fz.complexInverse(line, true);
				for (int z = 0; z < nz; z++) {
					planes[z][at] = line[2 * z];
					planes[z][at + 1] = line[2 * z + 1];
				}
			}
		}

		private double[] back(final double[] a, final double[] x, final byte[] inside, final int z) {
			columns(a, false);
			final DoubleFFT_1D fx = new DoubleFFT_1D(mx);
			final double[] s = new double[3];
			for (int y = 0, i = nx * ny * z; y < ny; y++) {
				fx.complexInverse(a, 2 * mx * y, true);
				for (int k = 0; k < nx; k++, i++) {
					if (inside[i] == 0) continue;
					final double near = a[2 * (k + mx * y)], weight = a[2 * (k + mx * y) + 1];
					s[0] += weight;
					s[1] += x[i] * near;
					s[2] += x[i] * x[i] * weight;
				}
			}
			return s;
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
