package io.github.roi2roc.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.roi2roc.param.Parameter;

/** What an image is taken to be beyond its border (IBSI-2, section 2.2: boundary conditions). */
enum Boundary {
	/** 0. */
	ZERO,
	/** The border voxel goes on. */
	NEAREST,
	/** The image starts again. */
	PERIODIC,
	/** The image is mirrored at the outer face of the border voxel: c b a | a b c. */
	MIRROR;

	static final String KEY = "boundary";

	static Parameter parameter() {
		return Parameter.choice(KEY, "mirror", Arrays.stream(values()).map(b -> b.name().toLowerCase(Locale.ROOT)).toList(),
			"What lies beyond the border: zeros, the nearest voxel, the image again (periodic), or its mirror image.");
	}

	static Boundary of(final String name) {
		return valueOf(name.toUpperCase(Locale.ROOT));
	}

	/** The index in 0 … n − 1 that stands for index i; −1 for a zero. */
	int index(final int i, final int n) {
		if (i >= 0 && i < n) return i;
		return switch (this) {
			case ZERO -> -1;
			case NEAREST -> i < 0 ? 0 : n - 1;
			case PERIODIC -> Math.floorMod(i, n);
			case MIRROR -> {
				final int m = Math.floorMod(i, 2 * n);
				yield m < n ? m : 2 * n - 1 - m;
			}
		};
	}

	/** The indices that stand for from … from + count − 1. */
	int[] indices(final int from, final int count, final int n) {
		final int[] out = new int[count];
		for (int k = 0; k < count; k++) out[k] = index(from + k, n);
		return out;
	}

	static List<String> names() {
		return parameter().choices();
	}
}
