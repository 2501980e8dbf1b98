package io.github.roi2roc.filter;

import io.github.roi2roc.numeric.Parallel;

/**
 * A filter that is given by its transfer function: the spectrum of the image is multiplied by it. Frequencies run from −1 to 1, 1 being
 * Nyquist's; both ends are samples, as in the reference responses of IBSI-2 (so an even-sized grid has no exact 0, and of an asymmetry that
 * follows only the real part of the response is kept).
 *
 * @param gain value of the transfer function, without its power of −i
 * @param order the function carries the factor (−i)^order
 */
record SpectralKernel(Gain gain, int order) {

	/** Transfer function of a grid. */
	interface Gain {

		/**
		 * @param n size of the grid, 1 for axes that are not filtered
		 * @return value at frequency index (kx, ky, kz) in the order of the Fourier transform, frequencies given
		 */
		At on(int[] n);
	}

	/** Value at one frequency. */
	interface At {

		double value(int kx, int ky, int kz, double fx, double fy, double fz);
	}

	/** @param pad voxels added at each side of a filtered axis, filled as the boundary says; none for a periodic image */
	Field respond(final Field image, final int[] axes, final Boundary boundary, final int pad) {
		if (axes.length == 3) return block(image, axes, boundary, pad);
		final int across = 3 - axes[0] - axes[1], count = image.size(across);
		final double[] out = new double[image.v().length];
		Parallel.range(count, s -> {
			final double[] slice = new double[out.length / count];
			final int[] places = places(image, across, s);
			for (int i = 0; i < slice.length; i++) slice[i] = image.v()[places[i]];
			final Field f = new Field(across == 0 ? 1 : image.nx(), across == 1 ? 1 : image.ny(), across == 2 ? 1 : image.nz(), slice);
			final double[] r = block(f, axes, boundary, pad).v();
			for (int i = 0; i < r.length; i++) out[places[i]] = r[i];
		});
		return image.with(out);
	}

	/** Bytes for a field of n voxels along x, y, z: image and response, and one padded complex array, or one slice of it a thread. */
	static long memory(final int[] n, final int[] axes, final Boundary boundary, final int pad) {
		long padded = 16;
		for (final int a : axes) padded *= n[a] + (boundary == Boundary.PERIODIC || n[a] == 1 ? 0 : 2L * pad);
		return 16L * n[0] * n[1] * n[2] + padded * (axes.length == 3 ? 1 : Runtime.getRuntime().availableProcessors());
	}

	/** Where the voxels of a slice lie, x fastest. */
	static int[] places(final Field f, final int across, final int slice) {
		final int[] out = new int[f.v().length / f.size(across)];
		int o = 0;
		for (int z = across == 2 ? slice : 0; z < (across == 2 ? slice + 1 : f.nz()); z++) {
			for (int y = across == 1 ? slice : 0; y < (across == 1 ? slice + 1 : f.ny()); y++) {
				for (int x = across == 0 ? slice : 0; x < (across == 0 ? slice + 1 : f.nx()); x++) out[o++] = x + f.nx() * (y + f.ny() * z);
			}
		}
		return out;
	}

	private Field block(final Field image, final int[] axes, final Boundary boundary, final int pad) {
		final int[] n = { image.nx(), image.ny(), image.nz() }, before = new int[3];
		for (final int a : axes) {
			if (boundary == Boundary.PERIODIC || n[a] == 1) continue;
			before[a] = pad;
			n[a] += 2 * pad;
		}
		final double[] c = Padded.complex(image, n, before, boundary);
		Fourier.transform(c, n[0], n[1], n[2], false);
		multiply(c, n);
		Fourier.transform(c, n[0], n[1], n[2], true);
		final double[] out = new double[image.v().length];
		// (−i)^order turns the real into the imaginary part and signs
		final int part = order % 2, sign = order % 4 < 2 ? 1 : -1;
		Parallel.range(image.nz(), z -> {
			int o = image.nx() * image.ny() * z;
			for (int y = 0; y < image.ny(); y++) {
				for (int x = 0; x < image.nx(); x++, o++) {
					out[o] = sign * c[2 * (x + before[0] + n[0] * (y + before[1] + n[1] * (z + before[2]))) + part];
				}
			}
		});
		return image.with(out);
	}

	private void multiply(final double[] c, final int[] n) {
		final At at = gain.on(n);
		final double[] fx = frequencies(n[0]), fy = frequencies(n[1]), fz = frequencies(n[2]);
		Parallel.range(n[2], z -> {
			int o = 2 * n[0] * n[1] * z;
			for (int y = 0; y < n[1]; y++) {
				for (int x = 0; x < n[0]; x++, o += 2) {
					final double g = at.value(x, y, z, fx[x], fy[y], fz[z]);
					c[o] *= g;
					c[o + 1] *= g;
				}
			}
		});
	}

	private static double[] frequencies(final int n) {
		final double[] out = new double[n];
		for (int k = 0; n > 1 && k < n; k++) out[k] = -1 + 2.0 * ((k + n / 2) % n) / (n - 1);
		return out;
	}
}
