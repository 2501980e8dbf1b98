package io.github.roi2roc.feature.texture;

import java.util.Arrays;
import java.util.List;

import io.github.roi2roc.feature.Levels;

/** Counts zones: connected voxels of one level. */
final class Zones {

	private Zones() {}

	/** @param flat axis along which zones do not connect (0 = x, 1 = y, 2 = z), or −1 */
	static SizeMatrix count(final Levels l, final Window w, final int flat) {
		return count(l, w, flat, null);
	}

	/**
	 * @param distance of each voxel of the padded box: a zone then counts by the smallest distance of its voxels instead of by its size; null
	 *          for sizes
	 */
	static SizeMatrix count(final Levels l, final Window w, final int flat, final int[] distance) {
		final int[] steps = Offset.strides(Offset.all(List.of(1), l, flat), l);
		// a copy that is emptied while zones are found
		final char[] left = l.data().clone();
		int[] stack = new int[1024];
		long[] zones = new long[1024];
		int n = 0;
		for (int z = w.z0(); z < w.z1(); z++) {
			for (int y = w.y0(); y < w.y1(); y++) {
				final int row = w.row(l, y, z), end = row + w.width();
				for (int i = row; i < end; i++) {
					final char a = left[i];
					if (a == 0) continue;
					int top = 0, size = 0, nearest = Integer.MAX_VALUE;
					stack[top++] = i;
					left[i] = 0;
					while (top > 0) {
						final int j = stack[--top];
						size++;
						if (distance != null && distance[j] < nearest) nearest = distance[j];
						if (top + steps.length > stack.length) stack = Arrays.copyOf(stack, 2 * stack.length);
						for (final int step : steps) {
							if (left[j + step] != a) continue;
							left[j + step] = 0;
							stack[top++] = j + step;
						}
					}
					if (n == zones.length) zones = Arrays.copyOf(zones, 2 * n);
					zones[n++] = (long) a << 32 | (distance == null ? size : nearest);
				}
			}
		}
		return SizeMatrix.of(zones, n);
	}
}
