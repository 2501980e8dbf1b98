package io.github.roi2roc.feature.texture;

import java.util.Arrays;
import java.util.List;

import io.github.roi2roc.feature.Levels;

/** Counts zones: connected voxels of one level. Each window is counted once. */
final class Zones {

	/** Zones of fewer voxels are counted in a table. */
	private static final int SMALL = 64;

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
		// few zones are large and very many may be small: those are counted at once rather than listed
		final long voxels = (long) w.width() * (w.y1() - w.y0()) * (w.z1() - w.z0());
		final int width = (int) Math.min(SMALL, voxels / (4L * (levels.highest() + 1)));
		final int[] small = new int[(levels.highest() + 1) * width];
		// a ring: the front of a growing zone is far smaller than the zone
		int[] front = new int[1024];
		long[] zones = new long[256];
		int n = 0;
		for (int z = w.z0(); z < w.z1(); z++) {
			for (int y = w.y0(); y < w.y1(); y++) {
				final int row = w.row(levels, y, z), end = row + w.width();
				for (int i = row; i < end; i++) {
					final char a = left[i];
					if (a == 0) continue;
					int first = 0, size = 1, nearest = Integer.MAX_VALUE, mask = front.length - 1;
					front[0] = i;
					left[i] = 0;
					while (first < size) {
						final int j = front[first++ & mask];
						if (distance != null && distance[j] < nearest) nearest = distance[j];
						if (size - first + steps.length > front.length) {
							front = twice(front, first, size);
							mask = front.length - 1;
						}
						for (final int step : steps) {
							final int k = j + step;
							if (left[k] != a) continue;
							left[k] = 0;
							front[size++ & mask] = k;
						}
					}
					final int counted = distance == null ? size : nearest;
					if (counted < width) small[a * width + counted]++;
					else {
						if (n == zones.length) zones = Arrays.copyOf(zones, 2 * n);
						zones[n++] = (long) a << 32 | counted;
					}
				}
			}
		}
		return SizeMatrix.of(small, width, zones, n);
	}

	/** A ring of twice the length with the entries from {@code first} up to {@code end}, each at its number modulo the length. */
	private static int[] twice(final int[] ring, final int first, final int end) {
		final int[] out = new int[2 * ring.length];
		for (int i = first; i < end; i++) out[i & out.length - 1] = ring[i & ring.length - 1];
		return out;
	}
}
