package io.github.roi2roc.feature.texture;

import java.util.Arrays;
import java.util.List;

import io.github.roi2roc.feature.Levels;

/** Counts zones: connected voxels of one level. Each window is counted once. */
final class Zones {

	private final Levels levels;
	private final int[] steps;
	/** A copy of the levels that is emptied while zones are found: one look says whether a neighbour belongs to the zone and is new. */
	private final char[] left;

	/** @param flat axis along which zones do not connect (0 = x, 1 = y, 2 = z), or −1 */
	Zones(final Levels levels, final int flat) {
		this.levels = levels;
		steps = Offset.strides(Offset.all(List.of(1), levels, flat), levels);
		left = levels.data().clone();
	}

	/** Zones of a window by level and size. */
	SizeMatrix count(final Window w) {
		return count(w, null);
	}

	/**
	 * @param distance of each voxel of the padded box: a zone then counts by the smallest distance of its voxels instead of by its size; null
	 *          for sizes
	 */
	SizeMatrix count(final Window w, final int[] distance) {
		final char[] left = this.left;
		final int[] steps = this.steps;
		int[] stack = new int[1024];
		long[] zones = new long[1024];
		int n = 0;
		for (int z = w.z0(); z < w.z1(); z++) {
			for (int y = w.y0(); y < w.y1(); y++) {
				final int row = w.row(levels, y, z), end = row + w.width();
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
							final int k = j + step;
							if (left[k] != a) continue;
							left[k] = 0;
							stack[top++] = k;
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
