package io.github.roi2roc.filter;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.numeric.Parallel;

/**
 * Values on a box of voxels while a filter works on them; the box has borders of its own, beyond which a {@link Boundary} goes on.
 *
 * @param nx voxels along x
 * @param ny voxels along y
 * @param nz voxels along z
 * @param v values, x fastest; nobody writes to them after the field is made
 */
record Field(int nx, int ny, int nz, double[] v) {

	static Field of(final Volume image, final Box box) {
		return new Field(box.nx(), box.ny(), box.nz(), image.doubles(box));
	}

	int size(final int axis) {
		return axis == 0 ? nx : axis == 1 ? ny : nz;
	}

	int stride(final int axis) {
		return axis == 0 ? 1 : axis == 1 ? nx : nx * ny;
	}

	Field with(final double[] values) {
		return new Field(nx, ny, nz, values);
	}

	/** Convolution along one axis. */
	Field convolve(final int axis, final Taps taps, final Boundary boundary) {
		final double[] w = taps.weights(), out = new double[v.length];
		final int n = size(axis), len = w.length;
		// where the image's voxel for position i of the lengthened line lies: line position = index + len − 1 − centre
		final int[] from = boundary.indices(taps.centre() - len + 1, n + len - 1, n);
		if (axis == 0) Parallel.range(nz, z -> {
			final double[] line = new double[n + len - 1];
			for (int y = 0; y < ny; y++) {
				final int row = nx * (y + ny * z);
				for (int i = 0; i < line.length; i++) line[i] = from[i] < 0 ? 0 : v[row + from[i]];
				for (int j = 0; j < len; j++) {
					if (w[j] != 0) add(w[j], line, len - 1 - j, out, row, nx);
				}
			}
		});
		else Parallel.range(nz, z -> {
			for (int y = 0; y < ny; y++) {
				final int row = nx * (y + ny * z), at = axis == 1 ? y : z;
				for (int j = 0; j < len; j++) {
					final int i = from[at + len - 1 - j];
					if (w[j] != 0 && i >= 0) add(w[j], v, axis == 1 ? nx * (i + ny * z) : nx * (y + ny * i), out, row, nx);
				}
			}
		});
		return with(out);
	}

	private static void add(final double factor, final double[] from, final int at, final double[] to, final int row, final int n) {
		for (int x = 0; x < n; x++) to[row + x] += factor * from[at + x];
	}

	Field plus(final Field o, final double factor) {
		final double[] out = v.clone();
		for (int i = 0; i < out.length; i++) out[i] += factor * o.v[i];
		return with(out);
	}

	Field abs() {
		final double[] out = new double[v.length];
		for (int i = 0; i < out.length; i++) out[i] = Math.abs(v[i]);
		return with(out);
	}
}
