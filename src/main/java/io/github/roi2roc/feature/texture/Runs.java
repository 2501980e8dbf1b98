package io.github.roi2roc.feature.texture;

import io.github.roi2roc.feature.Levels;

/** Counts runs along one direction. */
final class Runs {

	private static final SizeMatrix NONE = new SizeMatrix(new int[0], new int[0], new double[0], 0);

	private Runs() {}

	/**
	 * @param voxels number of voxels of the window at each level
	 * @return the run lengths of each level; empty if no line along the direction meets two voxels of the region, next to each other or not
	 */
	static SizeMatrix count(final Levels l, final Window w, final Offset o, final int[] voxels) {
		final char[] data = l.data();
		final int step = o.stride(l), width = longest(l, o) + 1;
		final int[] counts = new int[(l.highest() + 1) * width];
		// places of a row whose next voxel along the direction has the same level: few in most images, and found without branching
		final int[] pairs = new int[w.width()];
		final int[] longerVoxels = new int[l.highest() + 1];
		boolean longer = false;
		for (int z = w.z0(); z < w.z1(); z++) {
			for (int y = w.y0(); y < w.y1(); y++) {
				final int row = w.row(l, y, z), end = row + w.width();
				int n = 0;
				for (int i = row; i < end; i++) {
					final int a = data[i];
					pairs[n] = i;
					n += -a >>> 31 & (a ^ data[i + step]) - 1 >>> 31;
				}
				for (int k = 0; k < n; k++) {
					final int i = pairs[k], a = data[i];
					if (data[i - step] == a) continue;
					int length = 2;
					for (int j = i + 2 * step; data[j] == a; j += step) length++;
					counts[a * width + length]++;
					longerVoxels[a] += length;
				}
				longer |= n > 0;
			}
		}
		for (int a = 1; a <= l.highest(); a++) counts[a * width + 1] = voxels[a] - longerVoxels[a];
		if (!longer && !meetsTwo(l, w, o)) return NONE;
		return SizeMatrix.of(counts, width);
	}

	/** Longest possible run: the shortest extent of the region along the axes that the direction moves on. */
	private static int longest(final Levels l, final Offset o) {
		int n = Integer.MAX_VALUE;
		for (int a = 0; a < 3; a++) {
			if (o.along(a) != 0) n = Math.min(n, l.size(a) - 2 * l.margin(a));
		}
		return n;
	}

	/** Whether some line along the direction holds two voxels of the region: asked only where no run is longer than 1. */
	private static boolean meetsTwo(final Levels l, final Window w, final Offset o) {
		for (int z = w.z0(); z < w.z1(); z++) {
			for (int y = w.y0(); y < w.y1(); y++) {
				for (int x = w.x0(); x < w.x1(); x++) {
					if (l.data()[x + l.nx() * (y + l.ny() * z)] == 0) continue;
					for (int k = 1;; k++) {
						final int u = x + k * o.x(), v = y + k * o.y(), t = z + k * o.z();
						if (u < w.x0() || u >= w.x1() || v < w.y0() || v >= w.y1() || t < w.z0() || t >= w.z1()) break;
						if (l.data()[u + l.nx() * (v + l.ny() * t)] != 0) return true;
					}
				}
			}
		}
		return false;
	}
}
