package io.github.roi2roc.image.io.dicom.codec;

import java.util.Arrays;

/** The arithmetic decoder of JPEG 2000 (T.800 annex C). Behind the end of its data it reads ones, as the standard wants it. */
final class MqDecoder {

	static final int CONTEXTS = 19, RUN = 17, UNIFORM = 18;

	/** T.800 table C.2: probability, next state after the likelier and after the other symbol, and whether they change places. */
	private static final int[] QE = { 0x5601, 0x3401, 0x1801, 0x0ac1, 0x0521, 0x0221, 0x5601, 0x5401, 0x4801, 0x3801, 0x3001, 0x2401, 0x1c01, 0x1601,
			0x5601, 0x5401, 0x5101, 0x4801, 0x3801, 0x3401, 0x3001, 0x2801, 0x2401, 0x2201, 0x1c01, 0x1801, 0x1601, 0x1401, 0x1201, 0x1101, 0x0ac1,
			0x09c1, 0x08a1, 0x0521, 0x0441, 0x02a1, 0x0221, 0x0141, 0x0111, 0x0085, 0x0049, 0x0025, 0x0015, 0x0009, 0x0005, 0x0001, 0x5601 };
	private static final int[] LIKELY = { 1, 2, 3, 4, 5, 38, 7, 8, 9, 10, 11, 12, 13, 29, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
			31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 45, 46 };
	private static final int[] UNLIKELY = { 1, 6, 9, 12, 29, 33, 6, 14, 14, 14, 17, 18, 20, 21, 14, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 23, 24, 25, 26,
			27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 46 };

	private final int[] state = new int[CONTEXTS], likelier = new int[CONTEXTS];
	private byte[] data;
	private int at, a, c, count;

	/** All contexts as at the beginning (T.800 table D.7). */
	void reset() {
		Arrays.fill(state, 0);
		Arrays.fill(likelier, 0);
		state[0] = 4;
		state[RUN] = 3;
		state[UNIFORM] = 46;
	}

	/** Begins with new data; contexts stay. */
	void begin(final byte[] bytes) {
		data = bytes;
		at = 0;
		c = byteAt(0) << 16;
		next();
		c <<= 7;
		count -= 7;
		a = 0x8000;
	}

	private int byteAt(final int i) {
		return i < data.length ? data[i] & 0xff : 0xff;
	}

	private void next() {
		if (byteAt(at) == 0xff) {
			if (byteAt(at + 1) > 0x8f) {
				c += 0xff00;
				count = 8;
			}
			else {
				at++;
				c += byteAt(at) << 9;
				count = 7;
			}
		}
		else {
			at++;
			c += byteAt(at) << 8;
			count = 8;
		}
	}

	int decode(final int context) {
		final int s = state[context], q = QE[s];
		a -= q;
		int d = likelier[context];
		if (c >>> 16 < q) {
			if (a < q) state[context] = LIKELY[s];
			else d = unlikely(context, s, d);
			a = q;
		}
		else {
			c -= q << 16;
			if ((a & 0x8000) != 0) return d;
			if (a < q) d = unlikely(context, s, d);
			else state[context] = LIKELY[s];
		}
		do {
			if (count == 0) next();
			final int n = Math.min(count, Integer.numberOfLeadingZeros(a) - 16);
			a <<= n;
			c <<= n;
			count -= n;
		}
		while ((a & 0x8000) == 0);
		return d;
	}

	private int unlikely(final int context, final int s, final int likely) {
		// States 0, 6 and 14 change what is likelier.
		if (s == 0 || s == 6 || s == 14) likelier[context] = 1 - likely;
		state[context] = UNLIKELY[s];
		return 1 - likely;
	}
}
