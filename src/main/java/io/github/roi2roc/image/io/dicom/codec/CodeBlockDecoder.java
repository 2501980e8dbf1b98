package io.github.roi2roc.image.io.dicom.codec;

/**
 * The coefficients of a code-block, from its bit planes (T.800 annex D). A coefficient whose lower planes are missing, as in lossy files, is
 * put into the middle of what is open.
 */
final class CodeBlockDecoder {

	/** Planes that fit into an int, with a bit for halves and one for the sign. */
	static final int MOST_PLANES = 29;
	/** Flags of a coefficient: which neighbours are significant (below the others, so that a mask takes them away), which are negative, its own. */
	private static final int ABOVE = 1, LEFT = 2, RIGHT = 4, ABOVE_LEFT = 8, ABOVE_RIGHT = 16, BELOW = 32, BELOW_LEFT = 64, BELOW_RIGHT = 128,
			NEIGHBOURS = 255, NEXT_STRIPE = BELOW | BELOW_LEFT | BELOW_RIGHT | BELOW << 8, SIGNS = 8, SIGNIFICANT = 1 << 16, NEGATIVE = 1 << 17,
			REFINED = 1 << 18, VISITED = 1 << 19;
	private static final int SIGN = 9, MAGNITUDE = 14, STRIPE = 4, SYMBOL = 10;
	/** Contexts by neighbours: for bands that are high nowhere or along y, along x, and along both. */
	private static final byte[] ZERO_LOW = new byte[256], ZERO_HIGH = new byte[256], ZERO_DIAGONAL = new byte[256];
	static {
		for (int f = 0; f < 256; f++) {
			final int h = Integer.bitCount(f & (LEFT | RIGHT)), v = Integer.bitCount(f & (ABOVE | BELOW)), d = Integer.bitCount(f) - h - v;
			ZERO_LOW[f] = (byte) zero(h, v, d);
			ZERO_HIGH[f] = (byte) zero(v, h, d);
			ZERO_DIAGONAL[f] = (byte) diagonal(h + v, d);
		}
	}

	/** T.800 table D.1. @param h neighbours along the row @param v along the column @param d diagonal */
	private static int zero(final int h, final int v, final int d) {
		if (h == 2) return 8;
		if (h == 1) return v > 0 ? 7 : d > 0 ? 6 : 5;
		return v > 0 ? v + 2 : Math.min(d, 2);
	}

	private static int diagonal(final int straight, final int d) {
		if (d > 2) return 8;
		if (d == 2) return straight > 0 ? 7 : 6;
		return 3 * d + Math.min(straight, 2);
	}

	private final CodingStyle style;
	private final MqDecoder mq = new MqDecoder();
	private int width, height;
	private byte[] zero;
	/** Flags and twice the magnitude, with a border of one. */
	private int[] flags, values;
	private RawBits raw;

	CodeBlockDecoder(final CodingStyle style) {
		this.style = style;
	}

	/**
	 * @param high which frequencies of the band are high, see {@link TileGrid.Subband}
	 * @param planes of the band's coefficients
	 * @return row by row, twice the coefficients, so that halves are whole
	 */
	int[] decode(final CodeBlock block, final int high, final int planes) throws CodecException {
		width = block.width();
		height = block.height();
		zero = high == 3 ? ZERO_DIAGONAL : high == 1 ? ZERO_HIGH : ZERO_LOW;
		flags = new int[(width + 2) * (height + 2)];
		values = new int[flags.length];
		mq.reset();
		int plane = planes - 1 - Math.max(0, block.zeroPlanes), kind = 2;
		if (planes > MOST_PLANES || plane < 0 && !block.segments.isEmpty()) throw CodecException.damaged("a code-block has too many bit planes");
		int pass = 0;
		for (final CodeBlock.Segment s : block.segments) {
			final byte[] data = s.bytes.toByteArray();
			raw = style.has(CodingStyle.BYPASS) && pass >= 10 && kind < 2 ? new RawBits(data) : null;
			if (raw == null) mq.begin(data);
			for (int i = 0; i < s.passes; i++, pass++) {
				if (plane < 0) throw CodecException.damaged("a code-block has too many passes");
				pass(kind, plane);
				if (style.has(CodingStyle.RESET)) mq.reset();
				kind = (kind + 1) % 3;
				if (kind == 0) plane--;
			}
		}
		return values();
	}

	private int[] values() {
		final int[] out = new int[width * height];
		for (int y = 0, i = 0; y < height; y++) {
			for (int x = 0, at = (y + 1) * (width + 2) + 1; x < width; x++, at++) out[i++] = (flags[at] & NEGATIVE) != 0 ? -values[at] : values[at];
		}
		return out;
	}

	private void pass(final int kind, final int plane) throws CodecException {
		for (int y0 = 0; y0 < height; y0 += STRIPE) {
			final int y1 = Math.min(height, y0 + STRIPE);
			for (int x = 0; x < width; x++) {
				switch (kind) {
					case 0 -> significance(x, y0, y1, plane);
					case 1 -> refinement(x, y0, y1, plane);
					default -> cleanup(x, y0, y1, plane);
				}
			}
		}
		if (kind == 2 && style.has(CodingStyle.SYMBOLS)) {
			int symbol = 0;
			for (int i = 0; i < 4; i++) symbol = symbol << 1 | mq.decode(MqDecoder.UNIFORM);
			if (symbol != SYMBOL) throw CodecException.damaged("a code-block lost its mark");
		}
	}

	private int at(final int x, final int y) {
		return (y + 1) * (width + 2) + x + 1;
	}

	/** The flags that count: from the last row of a stripe not those of the next, where the style leaves it out. */
	private int seen(final int i, final int y, final int y1) {
		return y + 1 < y1 || !style.has(CodingStyle.CAUSAL) ? flags[i] : flags[i] & ~NEXT_STRIPE;
	}

	private void significance(final int x, final int y0, final int y1, final int plane) {
		for (int y = y0, i = at(x, y0); y < y1; y++, i += width + 2) {
			if ((flags[i] & SIGNIFICANT) != 0) continue;
			final int f = seen(i, y, y1);
			if ((f & NEIGHBOURS) == 0) continue;
			flags[i] |= VISITED;
			if ((raw != null ? raw.bit() : mq.decode(zero[f & NEIGHBOURS])) == 1) become(i, plane, f);
		}
	}

	private void refinement(final int x, final int y0, final int y1, final int plane) {
		for (int y = y0, i = at(x, y0); y < y1; y++, i += width + 2) {
			if ((flags[i] & (SIGNIFICANT | VISITED)) != SIGNIFICANT) continue;
			final int context = (flags[i] & REFINED) != 0 ? MAGNITUDE + 2 : (seen(i, y, y1) & NEIGHBOURS) != 0 ? MAGNITUDE + 1 : MAGNITUDE;
			values[i] += (raw != null ? raw.bit() : mq.decode(context)) == 1 ? 1 << plane : -(1 << plane);
			flags[i] |= REFINED;
		}
	}

	private void cleanup(final int x, final int y0, final int y1, final int plane) {
		int y = y0, i = at(x, y0);
		if (y1 - y0 == STRIPE && isQuiet(i, y0, y1)) {
			if (mq.decode(MqDecoder.RUN) == 0) return;
			final int run = mq.decode(MqDecoder.UNIFORM) << 1 | mq.decode(MqDecoder.UNIFORM);
			y += run;
			i += run * (width + 2);
			become(i, plane, seen(i, y, y1));
			y++;
			i += width + 2;
		}
		for (; y < y1; y++, i += width + 2) {
			if ((flags[i] & (SIGNIFICANT | VISITED)) != 0) continue;
			final int f = seen(i, y, y1);
			if (mq.decode(zero[f & NEIGHBOURS]) == 1) become(i, plane, f);
		}
		i = at(x, y0);
		for (y = y0; y < y1; y++, i += width + 2) flags[i] &= ~VISITED;
	}

	private boolean isQuiet(final int first, final int y0, final int y1) {
		for (int y = y0, i = first; y < y1; y++, i += width + 2) {
			if ((flags[i] & (SIGNIFICANT | VISITED)) != 0 || (seen(i, y, y1) & NEIGHBOURS) != 0) return false;
		}
		return true;
	}

	/** A coefficient's first bit that is not 0, and its sign (T.800 D.3.2). @param f the flags that count */
	private void become(final int i, final int plane, final int f) {
		final int negative;
		if (raw != null) negative = raw.bit();
		else {
			final int h = Integer.signum(sign(f, LEFT) + sign(f, RIGHT)), v = Integer.signum(sign(f, ABOVE) + sign(f, BELOW));
			final int context = h == 0 ? Math.abs(v) : 3 + h * v, turned = h < 0 || h == 0 && v < 0 ? 1 : 0;
			negative = mq.decode(SIGN + context) ^ turned;
		}
		values[i] = 3 << plane;
		flags[i] |= negative == 1 ? SIGNIFICANT | NEGATIVE : SIGNIFICANT;
		final int w = width + 2, signs = negative == 1 ? 1 | 1 << SIGNS : 1;
		flags[i - w] |= BELOW * signs;
		flags[i + w] |= ABOVE * signs;
		flags[i - 1] |= RIGHT * signs;
		flags[i + 1] |= LEFT * signs;
		flags[i - w - 1] |= BELOW_RIGHT;
		flags[i - w + 1] |= BELOW_LEFT;
		flags[i + w - 1] |= ABOVE_RIGHT;
		flags[i + w + 1] |= ABOVE_LEFT;
	}

	/** Of a neighbour: 1, −1, or 0 as long as it is not significant. */
	private static int sign(final int f, final int neighbour) {
		return (f & neighbour) == 0 ? 0 : (f & neighbour << SIGNS) == 0 ? 1 : -1;
	}

	/** Bits that are stored as they are: the byte behind FF has seven (T.800 D.6). */
	private static final class RawBits {

		private final byte[] data;
		private int at, current, left;

		RawBits(final byte[] data) {
			this.data = data;
		}

		int bit() {
			if (left == 0) {
				left = current == 0xff ? 7 : 8;
				current = at < data.length ? data[at++] & 0xff : 0xff;
			}
			return current >> --left & 1;
		}
	}
}
