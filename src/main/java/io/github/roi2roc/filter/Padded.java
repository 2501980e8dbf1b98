package io.github.roi2roc.filter;

import io.github.roi2roc.numeric.Parallel;

/** Copies a field into a larger complex array, with the boundary condition around it. */
final class Padded {

	private Padded() {}

	/**
	 * @param n size of the array along x, y, z
	 * @param before voxels before the image's first, along x, y, z
	 * @return real and imaginary part (0) in turn, x fastest
	 */
	static double[] complex(final Field f, final int[] n, final int[] before, final Boundary boundary) {
		final int[][] from = new int[3][];
		for (int a = 0; a < 3; a++) from[a] = boundary.indices(-before[a], n[a], f.size(a));
		final double[] out = new double[Math.multiplyExact(2, Math.multiplyExact(n[0], Math.multiplyExact(n[1], n[2])))];
		Parallel.range(n[2], z -> {
			for (int y = 0; y < n[1]; y++) {
				if (from[1][y] < 0 || from[2][z] < 0) continue;
				final int row = f.nx() * (from[1][y] + f.ny() * from[2][z]);
				int o = 2 * n[0] * (y + n[1] * z);
				for (int x = 0; x < n[0]; x++, o += 2) out[o] = from[0][x] < 0 ? 0 : f.v()[row + from[0][x]];
			}
		});
		return out;
	}
}
