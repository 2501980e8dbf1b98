package io.github.roi2roc.filter;

import java.util.Arrays;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
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

	/** @param box inside the image, or beyond it, where the image starts again */
	static Field of(final Volume image, final Box box) {
		final Geometry g = image.geometry();
		if (box.intersect(g.box()).equals(box)) return new Field(box.nx(), box.ny(), box.nz(), image.doubles(box));
		final double[] v = new double[box.voxels()];
		Parallel.range(box.nz(), k -> {
			final int z = Math.floorMod(box.z() + k, g.nz());
			for (int j = 0; j < box.ny(); j++) {
				final int row = g.index(0, Math.floorMod(box.y() + j, g.ny()), z), to = box.nx() * (j + box.ny() * k);
				for (int i = 0; i < box.nx();) {
					final int x = Math.floorMod(box.x() + i, g.nx()), n = Math.min(box.nx() - i, g.nx() - x);
					image.copy(row + x, v, to + i, n);
					i += n;
				}
			}
		});
		return new Field(box.nx(), box.ny(), box.nz(), v);
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
		Parallel.range(nz, z -> {
			final double[] line = new double[axis == 0 ? n + len - 1 : 0], part = new double[nx], sum = new double[nx];
			for (int y = 0; y < ny; y++) {
				final int row = nx * (y + ny * z), at = axis == 1 ? y : z;
				Arrays.fill(sum, 0);
				for (int i = 0; i < line.length; i++) line[i] = from[i] < 0 ? 0 : v[row + from[i]];
				for (int j = 0; j < len; j++) {
					if (w[j] == 0) continue;
					if (axis == 0) {
						add(w[j], line, len - 1 - j, part, sum);
						continue;
					}
					final int i = from[at + len - 1 - j];
					if (i >= 0) add(w[j], v, axis == 1 ? nx * (i + ny * z) : nx * (y + ny * i), part, sum);
				}
				System.arraycopy(sum, 0, out, row, nx);
			}
		});
		return with(out);
	}

	/** sum += factor · from[at …]. Values first move to the places of their sums: only then does the compiler use the processor's lanes. */
	static void add(final double factor, final double[] from, final int at, final double[] part, final double[] sum) {
		final int n = sum.length;
		System.arraycopy(from, at, part, 0, n);
		for (int i = 0; i < n; i++) sum[i] += factor * part[i];
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
