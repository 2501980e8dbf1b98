package io.github.roi2roc.filter;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

/**
 * Values of a box of voxels while they are being filtered: float32 where that holds them exactly or where a filter rounds to it, else
 * double.
 *
 * @param box the part of the image
 * @param values {@code float[]} or {@code double[]}, x fastest
 */
record Block(Box box, Object values) {

	/** The image's values without loss. */
	static Block of(final Volume image, final Box box) {
		final boolean single = switch (image.voxels().type()) {
			case UINT8, INT8, INT16, UINT16, FLOAT -> true;
			case INT32, UINT32, DOUBLE -> false;
		};
		if (!single) return new Block(box, image.doubles(box));
		final Voxels v = image.crop(box).voxels();
		if (v instanceof final Voxels.Float32 f) return new Block(box, f.a());
		final float[] out = new float[v.length()];
		if (v instanceof final Voxels.Int16 s) {
			final short[] a = s.a();
			for (int i = 0; i < out.length; i++) out[i] = a[i];
			return new Block(box, out);
		}
		for (int i = 0; i < out.length; i++) out[i] = (float) v.get(i);
		return new Block(box, out);
	}

	static Block empty(final Box box, final boolean single) {
		return new Block(box, single ? new float[box.voxels()] : new double[box.voxels()]);
	}

	/** Copies {@code lanes} lines side by side: value i of lane l goes to {@code to[at + i * lanes + l]}. */
	void load(final int from, final int step, final int across, final int n, final int lanes, final double[] to, final int at) {
		int o = at;
		if (values instanceof final float[] f) {
			for (int i = 0; i < n; i++) {
				for (int l = 0; l < lanes; l++, o++) to[o] = f[from + i * step + l * across];
			}
			return;
		}
		final double[] d = (double[]) values;
		for (int i = 0; i < n; i++) {
			for (int l = 0; l < lanes; l++, o++) to[o] = d[from + i * step + l * across];
		}
	}

	/** The reverse of {@link #load}. */
	void store(final int to, final int step, final int across, final int n, final int lanes, final double[] from, final int at) {
		int o = at;
		if (values instanceof final float[] f) {
			for (int i = 0; i < n; i++) {
				for (int l = 0; l < lanes; l++, o++) f[to + i * step + l * across] = (float) from[o];
			}
			return;
		}
		final double[] d = (double[]) values;
		for (int i = 0; i < n; i++) {
			for (int l = 0; l < lanes; l++, o++) d[to + i * step + l * across] = from[o];
		}
	}

	/** As a volume on the grid of this box. */
	Volume volume(final Volume image) {
		final var g = image.geometry().crop(box);
		return values instanceof final float[] f ? Volume.of(g, f) : Volume.of(g, (double[]) values);
	}
}
