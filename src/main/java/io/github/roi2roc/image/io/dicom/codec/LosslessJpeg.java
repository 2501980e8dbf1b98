package io.github.roi2roc.image.io.dicom.codec;

import java.util.Locale;

/**
 * Lossless JPEG with Huffman coding (ITU-T T.81, process 14): each sample is foretold from its neighbours above and to the left, and the
 * difference is coded. All seven predictors, 2 to 16 bits, restarts and point transforms.
 */
public final class LosslessJpeg {

	static final int START = 0xffd8, END = 0xffd9;
	private static final int HUFFMAN = 0xffc4, LOSSLESS = 0xffc3, SCAN = 0xffda, RESTART_INTERVAL = 0xffdd, RESTART = 0xffd0, LINES = 0xffdc;

	private final StreamBytes in;
	private final HuffmanTable[] tables = new HuffmanTable[4];
	private int bits, restart, component;
	private final int columns, rows;

	private LosslessJpeg(final byte[] stream, final int columns, final int rows) {
		in = new StreamBytes(stream);
		this.columns = columns;
		this.rows = rows;
	}

	/**
	 * @param stream one frame, from SOI to EOI
	 * @param columns what the DICOM file says; another size is an error
	 * @throws CodecException if the stream is damaged, of another size, in colour, or another process of JPEG
	 */
	public static GreyImage decode(final byte[] stream, final int columns, final int rows) throws CodecException {
		return new LosslessJpeg(stream, columns, rows).image();
	}

	private GreyImage image() throws CodecException {
		if (in.marker() != START) throw CodecException.damaged("it does not begin as a JPEG does");
		while (true) {
			final int marker = in.marker();
			if (marker == END || marker == START || marker == LINES) throw CodecException.damaged("it holds no picture");
			final StreamBytes segment = in.segment();
			switch (marker) {
				case HUFFMAN -> huffman(segment);
				case LOSSLESS -> frame(segment);
				case RESTART_INTERVAL -> restart = segment.u16();
				case SCAN -> {
					final int[] samples = scan(segment);
					if (in.marker() != END) throw CodecException.damaged("it goes on behind its last pixel");
					return new GreyImage(columns, rows, bits, false, samples);
				}
				default -> {
					// SOF of the other processes; C8 is reserved, CC holds arithmetic conditions.
					if (marker >= 0xffc0 && marker <= 0xffcf) throw CodecException.unsupported("another process than lossless with Huffman codes (marker "
						+ Integer.toHexString(marker).toUpperCase(Locale.ROOT) + ")");
				}
			}
		}
	}

	private void huffman(final StreamBytes s) throws CodecException {
		while (s.remaining() > 0) {
			final int place = s.u8();
			if (place > 3) throw CodecException.damaged("it has a Huffman table for " + place);
			tables[place] = HuffmanTable.read(s);
		}
	}

	private void frame(final StreamBytes s) throws CodecException {
		bits = s.u8();
		final int y = s.u16(), x = s.u16(), count = s.u8();
		if (bits < 2 || bits > 16) throw CodecException.damaged("it has " + bits + " bits a sample");
		if (y == 0) throw CodecException.unsupported("a number of lines that stands behind the pixels");
		requireSize(x, y, columns, rows);
		if (count != 1) throw CodecException.unsupported(count + " colours");
		component = s.u8();
	}

	static void requireSize(final long x, final long y, final int columns, final int rows) throws CodecException {
		if (x != columns || y != rows) throw CodecException.damaged("it has " + x + "×" + y + " pixels, the file " + columns + "×" + rows);
	}

	private int[] scan(final StreamBytes s) throws CodecException {
		if (bits == 0) throw CodecException.damaged("its frame header is missing");
		if (s.u8() != 1 || s.u8() != component) throw CodecException.damaged("its scan is of no component that it has");
		final HuffmanTable table = tables[s.u8() >> 4 & 3];
		final int predictor = s.u8();
		s.u8();
		final int shift = s.u8() & 15;
		if (table == null || predictor < 1 || predictor > 7 || shift >= bits) throw CodecException.damaged("its scan header is not understood");
		if (restart % columns != 0) throw CodecException.damaged("it restarts within a line");
		final int[] out = samples(table, predictor, shift);
		final int limit = 1 << bits - shift;
		for (int i = 0; i < out.length; i++) {
			if (out[i] >= limit) throw CodecException.damaged("a sample has more than " + bits + " bits");
			out[i] <<= shift;
		}
		return out;
	}

	private int[] samples(final HuffmanTable table, final int predictor, final int shift) throws CodecException {
		final int[] out = new int[Math.multiplyExact(columns, rows)];
		final JpegBits data = new JpegBits(in);
		final int lines = restart == 0 ? rows : restart / columns, first = 1 << bits - shift - 1;
		for (int y = 0, n = 0; y < rows; y++) {
			final boolean fresh = y % lines == 0;
			if (fresh && y > 0) {
				data.end();
				if (in.marker() != RESTART + (n++ & 7)) throw CodecException.damaged("a restart marker is missing");
			}
			for (int x = 0, i = y * columns; x < columns; x++, i++) {
				final int foretold = x == 0 ? fresh ? first : out[i - columns] : fresh ? out[i - 1] : predict(predictor, out[i - 1], out[i - columns], out[i
					- columns - 1]);
				out[i] = foretold + difference(table, data) & 0xffff;
			}
		}
		data.end();
		return out;
	}

	/** T.81 table H.1. @param a to the left @param b above @param c above to the left */
	private static int predict(final int predictor, final int a, final int b, final int c) {
		return switch (predictor) {
			case 1 -> a;
			case 2 -> b;
			case 3 -> c;
			case 4 -> a + b - c;
			case 5 -> a + (b - c >> 1);
			case 6 -> b + (a - c >> 1);
			default -> a + b >> 1;
		};
	}

	/** T.81 H.1.2.2: the code is the number of bits that follow; 16 stands for 32768 by itself. */
	private static int difference(final HuffmanTable table, final JpegBits data) throws CodecException {
		final int n = table.decode(data);
		if (n == 0) return 0;
		if (n == 16) return 32768;
		final int v = data.bits(n);
		return v < 1 << n - 1 ? v - (1 << n) + 1 : v;
	}

	/** A Huffman code (T.81 annexes C and F): codes of one length are consecutive numbers. */
	private record HuffmanTable(int[] first, int[] count, int[] values) {

		static HuffmanTable read(final StreamBytes s) throws CodecException {
			final int[] first = new int[17], count = new int[17];
			int all = 0;
			for (int n = 1; n <= 16; n++) all += count[n] = s.u8();
			final int[] values = new int[all];
			for (int i = 0; i < all; i++) if ((values[i] = s.u8()) > 16) throw CodecException.damaged("a Huffman table codes differences of " + values[i]
				+ " bits");
			for (int n = 1, code = 0; n <= 16; n++, code <<= 1) {
				first[n] = code;
				code += count[n];
				if (code > 1 << n) throw CodecException.damaged("a Huffman table has too many codes");
			}
			return new HuffmanTable(first, count, values);
		}

		int decode(final JpegBits data) throws CodecException {
			for (int n = 1, code = 0, before = 0; n <= 16; n++) {
				code = code << 1 | data.bit();
				if (code - first[n] < count[n]) return values[before + code - first[n]];
				before += count[n];
			}
			throw CodecException.damaged("it holds a code that no table has");
		}
	}

	/** Bits of coded data: FF is followed by a 0 that counts for nothing (T.81 B.1.1.5). */
	private static final class JpegBits {

		private final StreamBytes in;
		private int current, left;

		JpegBits(final StreamBytes in) {
			this.in = in;
		}

		int bit() throws CodecException {
			if (left == 0) {
				if ((current = in.u8()) == 0xff && in.u8() != 0) throw CodecException.cutShort();
				left = 8;
			}
			return current >> --left & 1;
		}

		int bits(final int n) throws CodecException {
			int out = 0;
			for (int i = 0; i < n; i++) out = out << 1 | bit();
			return out;
		}

		/** What is left of the last byte is filling, with ones by the standard and with zeros by some writers. */
		void end() {
			left = 0;
		}
	}
}
