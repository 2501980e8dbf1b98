package io.github.roi2roc.feature.texture;

import io.github.roi2roc.feature.Levels;

/** Counts runs along one direction. */
final class Runs {

	private static final SizeMatrix NONE = new SizeMatrix(new int[0], new int[0], new double[0], 0);

	private Runs() {}

	/**
	 * Voxel by voxel, the length of the run that has come so far follows from the previous voxel along the direction; where the next one
	 * differs, the run is counted. Nothing branches on whether levels are equal: that cannot be predicted.
	 *
	 * @return the run lengths of each level; empty if no line along the direction meets two voxels of the region, next to each other or not
	 */
	static SizeMatrix count(final Levels l, final Window w, final Offset o) {
		final char[] data = l.data();
		final int step = o.stride(l), back = o.y() * l.nx() + o.x(), width = longest(l, o) + 1;
		final int[] counts = new int[(l.highest() + 1) * width], ends = new int[w.width()];
		// lengths so far in this plane and the one before
		char[] before = new char[l.nx() * l.ny()], now = new char[l.nx() * l.ny()];
		for (int z = w.z0(); z < w.z1(); z++) {
			final char[] from = o.z() > 0 ? before : now;
			for (int y = w.y0(); y < w.y1(); y++) {
				int i = w.row(l, y, z), end = i + w.width();
				while (i < end && data[i] == 0) i++;
				while (end > i && data[end - 1] == 0) end--;
				final int plane = l.nx() * l.ny() * z;
				int n = 0;
				for (; i < end; i++) {
					final int a = data[i], j = i - plane, same = (a ^ data[i - step]) - 1 >>> 31;
					final int length = 1 + (-same & from[j - back]);
					now[j] = (char) length;
					ends[n] = a * width + length;
					n += -a >>> 31 & -(a ^ data[i + step]) >>> 31;
				}
				for (int k = 0; k < n; k++) counts[ends[k]]++;
			}
			final char[] swap = before;
			before = now;
			now = swap;
		}
		final SizeMatrix m = SizeMatrix.of(counts, width);
		for (final int length : m.size()) {
			if (length > 1) return m;
		}
		return meetsTwo(l, w, o) ? m : NONE;
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
