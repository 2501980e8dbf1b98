package io.github.roi2roc.filter;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.numeric.Parallel;

/**
 * Values of a box of voxels while they are being filtered: the image's own to read, or float32 or double to write.
 *
 * @param box the part of the image
 * @param values {@code float[]}, {@code double[]} or {@code short[]} (signed), x fastest, or {@link Voxels} of another type
 */
record Block(Box box, Object values) {

	/** The image's values; the image's own array where the box is all of it. */
	static Block of(final Volume image, final Box box) {
		final Voxels v = image.crop(box).voxels();
		if (v instanceof final Voxels.Float32 f) return new Block(box, f.a());
		if (v instanceof final Voxels.Float64 d) return new Block(box, d.a());
		return new Block(box, v instanceof final Voxels.Int16 s ? s.a() : v);
	}

	static Block empty(final Box box, final boolean single) {
		return new Block(box, single ? new float[box.voxels()] : new double[box.voxels()]);
	}

	/**
	 * Copies {@code lanes} lines side by side: value i of lane l goes to {@code to[at + i * width + l]}.
	 *
	 * @param width place between two values of a line, at least {@code lanes}
	 */
	void load(final int from, final int step, final int across, final int n, final int lanes, final double[] to, final int at, final int width) {
		if (values instanceof final float[] f) {
			for (int i = 0; i < n; i++) {
				for (int l = 0; l < lanes; l++) to[at + i * width + l] = f[from + i * step + l * across];
			}
		}
		else if (values instanceof final short[] s) {
			for (int i = 0; i < n; i++) {
				for (int l = 0; l < lanes; l++) to[at + i * width + l] = s[from + i * step + l * across];
			}
		}
		else if (values instanceof final double[] d) {
			for (int i = 0; i < n; i++) {
				for (int l = 0; l < lanes; l++) to[at + i * width + l] = d[from + i * step + l * across];
			}
		}
		else {
			final Voxels v = (Voxels) values;
			for (int i = 0; i < n; i++) {
				for (int l = 0; l < lanes; l++) to[at + i * width + l] = v.get(from + i * step + l * across);
			}
		}
	}

	/** The reverse of {@link #load}. */
	void store(final int to, final int step, final int across, final int n, final int lanes, final double[] from, final int at, final int width) {
		if (values instanceof final float[] f) {
			for (int i = 0; i < n; i++) {
				for (int l = 0; l < lanes; l++) f[to + i * step + l * across] = (float) from[at + i * width + l];
			}
			return;
		}
		final double[] d = (double[]) values;
		for (int i = 0; i < n; i++) {
			for (int l = 0; l < lanes; l++) d[to + i * step + l * across] = from[at + i * width + l];
		}
	}

	/** Writes n values from place {@code to} on. */
	void put(final double[] from, final int at, final int to, final int n) {
		if (values instanceof final float[] f) {
			for (int i = 0; i < n; i++) f[to + i] = (float) from[at + i];
		}
		else System.arraycopy(from, at, values, to, n);
	}

	/** Takes over the part of a field that lies in a piece of this block. @param place where the field lies */
	void put(final Field field, final Box place, final Box piece) {
		Parallel.range(piece.nz(), k -> {
			for (int y = piece.y(), z = piece.z() + k; y < piece.y() + piece.ny(); y++) {
				put(field.v(), place.index(piece.x(), y, z), box.index(piece.x(), y, z), piece.nx());
			}
		});
	}

	/** Adds the part of a field that lies in a piece of this block of doubles. */
	void add(final Field field, final Box place, final Box piece) {
		final double[] to = (double[]) values;
		Parallel.range(piece.nz(), k -> {
			for (int y = piece.y(), z = piece.z() + k; y < piece.y() + piece.ny(); y++) {
				final int from = place.index(piece.x(), y, z), row = box.index(piece.x(), y, z);
				for (int x = 0; x < piece.nx(); x++) to[row + x] += field.v()[from + x];
			}
		});
	}

	/** As float32 if that is asked for, each value divided by n. */
	Block mean(final int n, final boolean single) {
		final double[] v = (double[]) values;
		for (int i = 0; i < v.length; i++) v[i] /= n;
		if (!single) return this;
		final Block out = empty(box, true);
		out.put(v, 0, 0, v.length);
		return out;
	}

	/** As a volume on the grid of this box. */
	Volume volume(final Volume image) {
		final var g = image.geometry().crop(box);
		return values instanceof final float[] f ? Volume.of(g, f) : Volume.of(g, (double[]) values);
	}
}
