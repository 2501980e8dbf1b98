package io.github.roi2roc.image.io.dicom.codec;

/**
 * One level of the inverse wavelet transform (T.800 annex F), in place: low and high frequencies stand in turns, by even and odd coordinates;
 * first all rows, then all columns. Lines are mirrored at their ends.
 */
final class InverseWavelet {

	/** T.800 table F.4, and K. */
	private static final double ALPHA = -1.586134342059924, BETA = -0.052980118572961, GAMMA = 0.882911075530934, DELTA = 0.443506852043971,
			K = 1.230174104914001;

	private InverseWavelet() {}

	/** 5/3 in whole numbers. */
	static void reversible(final int[] a, final TileGrid.Resolution r) {
		final int w = r.width(), h = r.height();
		final int[] line = new int[Math.max(w, h)];
		for (int y = 0; y < h; y++) {
			System.arraycopy(a, y * w, line, 0, w);
			reversible(line, w, r.x0() & 1);
			System.arraycopy(line, 0, a, y * w, w);
		}
		for (int x = 0; x < w; x++) {
			for (int y = 0; y < h; y++) line[y] = a[y * w + x];
			reversible(line, h, r.y0() & 1);
			for (int y = 0; y < h; y++) a[y * w + x] = line[y];
		}
	}

	/** 9/7. */
	static void irreversible(final double[] a, final TileGrid.Resolution r) {
		final int w = r.width(), h = r.height();
		final double[] line = new double[Math.max(w, h)];
		for (int y = 0; y < h; y++) {
			System.arraycopy(a, y * w, line, 0, w);
			irreversible(line, w, r.x0() & 1);
			System.arraycopy(line, 0, a, y * w, w);
		}
		for (int x = 0; x < w; x++) {
			for (int y = 0; y < h; y++) line[y] = a[y * w + x];
			irreversible(line, h, r.y0() & 1);
			for (int y = 0; y < h; y++) a[y * w + x] = line[y];
		}
	}

	/** @param odd 1 if the first of the line has an odd coordinate */
	private static void reversible(final int[] a, final int n, final int odd) {
		if (n == 1) {
			if (odd == 1) a[0] /= 2;
			return;
		}
		for (int i = odd; i < n; i += 2) a[i] -= a[mirrored(i - 1, n)] + a[mirrored(i + 1, n)] + 2 >> 2;
		for (int i = 1 - odd; i < n; i += 2) a[i] += a[mirrored(i - 1, n)] + a[mirrored(i + 1, n)] >> 1;
	}

	private static void irreversible(final double[] a, final int n, final int odd) {
		if (n == 1) {
			if (odd == 1) a[0] /= 2;
			return;
		}
		for (int i = odd; i < n; i += 2) a[i] *= K;
		for (int i = 1 - odd; i < n; i += 2) a[i] /= K;
		lift(a, n, odd, DELTA);
		lift(a, n, 1 - odd, GAMMA);
		lift(a, n, odd, BETA);
		lift(a, n, 1 - odd, ALPHA);
	}

	private static void lift(final double[] a, final int n, final int from, final double factor) {
		for (int i = from; i < n; i += 2) a[i] -= factor * (a[mirrored(i - 1, n)] + a[mirrored(i + 1, n)]);
	}

	private static int mirrored(final int i, final int n) {
		return i < 0 ? -i : i < n ? i : 2 * n - 2 - i;
	}
}
