package io.github.roi2roc.image.io.dicom.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers of a grid, coded from coarse to fine, each level holding the least of four (T.800 B.10.2). */
final class TagTree {

	private static final int UNKNOWN = Integer.MAX_VALUE;

	/** @param value as far as it is known @param least what it is at least */
	private record Level(int across, int[] value, int[] least) {}

	private final List<Level> levels = new ArrayList<>();

	TagTree(final int width, final int height) {
		for (int w = width, h = height; w > 0 && h > 0; w = w + 1 >> 1, h = h + 1 >> 1) {
			final int[] value = new int[w * h];
			Arrays.fill(value, UNKNOWN);
			levels.add(new Level(w, value, new int[w * h]));
			if (w == 1 && h == 1) break;
		}
	}

	/** Reads on until it is known whether a number is below a threshold. */
	boolean isBelow(final int x, final int y, final int threshold, final PacketBits bits) throws CodecException {
		int least = 0;
		for (int l = levels.size() - 1; l >= 0; l--) {
			final Level level = levels.get(l);
			final int i = (y >> l) * level.across + (x >> l);
			least = Math.max(least, level.least[i]);
			while (least < threshold && level.value[i] == UNKNOWN) {
				if (bits.bit() == 1) level.value[i] = least;
				else least++;
			}
			if (level.value[i] != UNKNOWN) least = Math.min(least, level.value[i]);
			level.least[i] = least;
			if (l == 0) return level.value[i] < threshold;
		}
		return false;
	}
}
