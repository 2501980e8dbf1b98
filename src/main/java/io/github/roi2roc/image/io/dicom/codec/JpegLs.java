package io.github.roi2roc.image.io.dicom.codec;

import java.util.Arrays;

/**
 * JPEG-LS (ITU-T T.87), lossless and near-lossless: a sample is foretold from four neighbours, what is left is Golomb coded by how it went in
 * the same surroundings before, and flat stretches are coded as runs.
 */
public final class JpegLs {

	private static final int FRAME = 0xfff7, PRESET = 0xfff8, SCAN = 0xffda, RESTART_INTERVAL = 0xffdd, RUN = 365;
	/** T.87 A.2.1: by how many bits the length of a run is coded. */
	private static final int[] J = { 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
	private static final int LEAST_BIAS = -128, GREATEST_BIAS = 127;

	private final StreamBytes in;
	private final int columns, rows;
	private int bits, component, maximum, t1, t2, t3, reset, near, range, codedBits, limit, runIndex;
	/** Of each surrounding: sum of magnitudes, sum of errors, correction, and count; the last two are of runs' ends. */
	private final int[] a = new int[RUN + 2], b = new int[RUN], c = new int[RUN], n = new int[RUN + 2], negative = new int[2];

	private JpegLs(final byte[] stream, final int columns, final int rows) {
		in = new StreamBytes(stream);
		this.columns = columns;
		this.rows = rows;
	}

	/**
	 * @param stream one frame, from SOI to EOI
	 * @param columns what the DICOM file says; another size is an error
	 * @throws CodecException if the stream is damaged, of another size, in colour, or uses restarts or palettes
	 */
	public static GreyImage decode(final byte[] stream, final int columns, final int rows) throws CodecException {
		return new JpegLs(stream, columns, rows).image();
	}

	private GreyImage image() throws CodecException {
		if (in.marker() != LosslessJpeg.START) throw CodecException.damaged("it does not begin as a JPEG does");
		while (true) {
			final int marker = in.marker();
			if (marker == LosslessJpeg.END || marker == LosslessJpeg.START) throw CodecException.damaged("it holds no picture");
			final StreamBytes segment = in.segment();
			switch (marker) {
				case FRAME -> frame(segment);
				case PRESET -> preset(segment);
				case RESTART_INTERVAL -> {
					if (segment.u16() != 0) throw CodecException.unsupported("restarts");
				}
				case SCAN -> {
					header(segment);
					final GolombBits data = new GolombBits(in);
					final int[] samples = samples(data);
					data.end();
					if (in.marker() != LosslessJpeg.END) throw CodecException.damaged("it goes on behind its last pixel");
					return new GreyImage(columns, rows, bits, false, samples);
				}
				default -> {
					if (marker >= 0xffc0 && marker <= 0xffcf) throw CodecException.damaged("it is no JPEG-LS, but another JPEG");
				}
			}
		}
	}

	private void frame(final StreamBytes s) throws CodecException {
		bits = s.u8();
		final int y = s.u16(), x = s.u16(), count = s.u8();
		if (bits < 2 || bits > 16) throw CodecException.damaged("it has " + bits + " bits a sample");
		LosslessJpeg.requireSize(x, y, columns, rows);
		if (count != 1) throw CodecException.unsupported(count + " colours");
		component = s.u8();
	}

	private void preset(final StreamBytes s) throws CodecException {
		if (s.u8() != 1) throw CodecException.unsupported("palettes or a size of more than 16 bits");
		maximum = s.u16();
		t1 = s.u16();
		t2 = s.u16();
		t3 = s.u16();
		reset = s.u16();
	}

	private void header(final StreamBytes s) throws CodecException {
		if (bits == 0) throw CodecException.damaged("its frame header is missing");
		if (s.u8() != 1 || s.u8() != component) throw CodecException.damaged("its scan is of no component that it has");
		if (s.u8() != 0) throw CodecException.unsupported("palettes");
		near = s.u8();
		s.u8();
		if ((s.u8() & 15) != 0) throw CodecException.unsupported("a point transform");
		if (maximum == 0) maximum = (1 << bits) - 1;
		if (reset == 0) reset = 64;
		thresholds();
		if (maximum >= 1 << bits || near > Math.min(255, maximum / 2) || reset < 3 || t1 <= near || t2 < t1 || t3 < t2 || t3 > maximum)
			throw CodecException.damaged("its coding parameters contradict each other");
		range = (maximum + 2 * near) / (2 * near + 1) + 1;
		codedBits = 32 - Integer.numberOfLeadingZeros(range - 1);
		final int bpp = Math.max(2, 32 - Integer.numberOfLeadingZeros(maximum));
		limit = 2 * (bpp + Math.max(8, bpp));
		Arrays.fill(a, Math.max(2, (range + 32) / 64));
		Arrays.fill(n, 1);
	}

	/** T.87 C.2.4.1.1.1, where the stream leaves them open. */
	private void thresholds() {
		if (maximum >= 128) {
			final int f = (Math.min(maximum, 4095) + 128) / 256;
			if (t1 == 0) t1 = clamped(f + 2 + 3 * near, near + 1);
			if (t2 == 0) t2 = clamped(4 * f + 3 + 5 * near, t1);
			if (t3 == 0) t3 = clamped(17 * f + 4 + 7 * near, t2);
		}
		else {
			final int f = 256 / (maximum + 1);
			if (t1 == 0) t1 = clamped(Math.max(2, 3 / f + 3 * near), near + 1);
			if (t2 == 0) t2 = clamped(Math.max(3, 7 / f + 5 * near), t1);
			if (t3 == 0) t3 = clamped(Math.max(4, 21 / f + 7 * near), t2);
		}
	}

	private int clamped(final int value, final int least) {
		return value > maximum || value < least ? least : value;
	}

	private int[] samples(final GolombBits data) throws CodecException {
		final int[] out = new int[Math.multiplyExact(columns, rows)];
		// Lines with one more sample at either end (T.87 A.2.1).
		int[] above = new int[columns + 2], line = new int[columns + 2];
		for (int y = 0; y < rows; y++) {
			above[columns + 1] = above[columns];
			line[0] = above[1];
			line(data, above, line);
			System.arraycopy(line, 1, out, y * columns, columns);
			final int[] other = above;
			above = line;
			line = other;
		}
		return out;
	}

	private void line(final GolombBits data, final int[] above, final int[] line) throws CodecException {
		int x = 1;
		while (x <= columns) {
			final int ra = line[x - 1], rb = above[x], rc = above[x - 1], rd = above[x + 1];
			final int surrounding = 81 * quantised(rd - rb) + 9 * quantised(rb - rc) + quantised(rc - ra);
			if (surrounding != 0) {
				line[x++] = regular(data, surrounding, foretold(ra, rb, rc));
				continue;
			}
			final int length = run(data, columns + 1 - x), end = x + length;
			while (x < end) line[x++] = ra;
			if (x <= columns) {
				line[x] = runEnd(data, ra, above[x]);
				x++;
				if (runIndex > 0) runIndex--;
			}
		}
	}

	private static int foretold(final int ra, final int rb, final int rc) {
		if (rc >= Math.max(ra, rb)) return Math.min(ra, rb);
		return rc <= Math.min(ra, rb) ? Math.max(ra, rb) : ra + rb - rc;
	}

	private int quantised(final int d) {
		if (d <= -t3) return -4;
		if (d <= -t2) return -3;
		if (d <= -t1) return -2;
		if (d < -near) return -1;
		if (d <= near) return 0;
		if (d < t1) return 1;
		if (d < t2) return 2;
		return d < t3 ? 3 : 4;
	}

	/** T.87 A.4 to A.6. */
	private int regular(final GolombBits data, final int surrounding, final int foretold) throws CodecException {
		final int sign = surrounding < 0 ? -1 : 1, q = Math.abs(surrounding);
		final int middle = Math.min(maximum, Math.max(0, foretold + sign * c[q]));
		int k = 0;
		while (n[q] << k < a[q]) k++;
		final int mapped = possible(data.golomb(k, limit, codedBits));
		int error = (mapped & 1) == 0 ? mapped >> 1 : -(mapped + 1 >> 1);
		if (near == 0 && k == 0 && 2 * b[q] <= -n[q]) error = -error - 1;
		b[q] += error * (2 * near + 1);
		a[q] += Math.abs(error);
		if (n[q] == reset) {
			a[q] >>= 1;
			b[q] >>= 1;
			n[q] >>= 1;
		}
		n[q]++;
		if (b[q] <= -n[q]) {
			b[q] = Math.max(b[q] + n[q], 1 - n[q]);
			if (c[q] > LEAST_BIAS) c[q]--;
		}
		else if (b[q] > 0) {
			b[q] = Math.min(b[q] - n[q], 0);
			if (c[q] < GREATEST_BIAS) c[q]++;
		}
		return sample(middle, sign * error);
	}

	/** An error is smaller than half of the range, and its sign is the last bit. */
	private int possible(final int mapped) throws CodecException {
		if (mapped < 0 || mapped > range) throw CodecException.damaged("an error is larger than the range of its samples");
		return mapped;
	}

	private int sample(final int foretold, final int error) {
		final int step = 2 * near + 1;
		int out = foretold + error * step;
		if (out < -near) out += range * step;
		else if (out > maximum + near) out -= range * step;
		return Math.min(maximum, Math.max(0, out));
	}

	/** T.87 A.7.1.2: how long the run is; up to {@code left} it reaches the line's end. */
	private int run(final GolombBits data, final int left) throws CodecException {
		int length = 0;
		while (data.bit() == 1) {
			final int step = Math.min(1 << J[runIndex], left - length);
			length += step;
			if (step == 1 << J[runIndex] && runIndex < J.length - 1) runIndex++;
			if (length == left) return length;
		}
		length += data.bits(J[runIndex]);
		if (length >= left) throw CodecException.damaged("a run is longer than its line");
		return length;
	}

	/** T.87 A.7.2: the sample behind a run. */
	private int runEnd(final GolombBits data, final int ra, final int rb) throws CodecException {
		final int type = Math.abs(ra - rb) <= near ? 1 : 0, q = RUN + type;
		final int sum = a[q] + (type == 1 ? n[q] >> 1 : 0);
		int k = 0;
		while (n[q] << k < sum) k++;
		final int coded = possible(data.golomb(k, limit - J[runIndex] - 1, codedBits)), mapped = coded + type, odd = mapped & 1;
		final int magnitude = mapped + odd >> 1;
		final int error = (k != 0 || 2 * negative[type] >= n[q] ? 1 : 0) == odd ? -magnitude : magnitude;
		if (error < 0) negative[type]++;
		a[q] += coded + 1 - type >> 1;
		if (n[q] == reset) {
			a[q] >>= 1;
			n[q] >>= 1;
			negative[type] >>= 1;
		}
		n[q]++;
		return type == 1 ? sample(ra, error) : sample(rb, ra > rb ? -error : error);
	}

	/** Bits of coded data: the byte behind FF has seven (T.87 A.1). */
	private static final class GolombBits {

		private final StreamBytes in;
		private int current, left;

		GolombBits(final StreamBytes in) {
			this.in = in;
		}

		int bit() throws CodecException {
			if (left == 0) {
				left = current == 0xff ? 7 : 8;
				current = in.u8();
				if (left == 7 && current > 0x7f) throw CodecException.cutShort();
			}
			return current >> --left & 1;
		}

		int bits(final int count) throws CodecException {
			int out = 0;
			for (int i = 0; i < count; i++) out = out << 1 | bit();
			return out;
		}

		/** T.87 A.5.3: zeros count, then k bits; after too many zeros the number itself. */
		int golomb(final int k, final int limit, final int codedBits) throws CodecException {
			int zeros = 0;
			while (bit() == 0) if (++zeros > limit) throw CodecException.damaged("it holds a code that is too long");
			if (zeros < limit - codedBits - 1) return zeros << k | bits(k);
			return bits(codedBits) + 1;
		}

		/** Steps over what fills the last byte, and over the byte that has to follow FF. */
		void end() throws CodecException {
			left = 0;
			if (current == 0xff && !in.isNext(LosslessJpeg.END)) in.u8();
		}
	}
}
