package io.github.roi2roc.image.io.dicom.codec;

/**
 * How a tile is coded (T.800 A.6.1, A.6.2).
 *
 * @param order of packets: 0 by layer and resolution, 1 by resolution and layer, 2 by resolution and place, 3 and 4 by place
 * @param levels of the wavelet
 * @param blockWidth of code-blocks, as a power of two
 * @param blockStyle flags {@link #BYPASS} …
 * @param reversible whole numbers (5/3), else 9/7
 * @param precincts for each resolution the powers of two of width (low four bits) and height
 */
record CodingStyle(boolean startMarkers, boolean endMarkers, int order, int layers, int levels, int blockWidth, int blockHeight, int blockStyle,
	boolean reversible, int[] precincts)
{

	static final int BYPASS = 1, RESET = 2, TERMINATE = 4, CAUSAL = 8, SYMBOLS = 32;
	private static final int OWN_PRECINCTS = 1, SOP = 2, EPH = 4, MOST_LEVELS = 32;

	static CodingStyle read(final StreamBytes s) throws CodecException {
		final int flags = s.u8(), order = s.u8(), layers = s.u16();
		s.u8();
		if (order > 4 || layers == 0) throw CodecException.damaged("its order of packets is not understood");
		return read(s, flags, (flags & SOP) != 0, (flags & EPH) != 0, order, layers);
	}

	/** @param base what holds for all components */
	static CodingStyle ofComponent(final StreamBytes s, final CodingStyle base) throws CodecException {
		if (base == null || s.u8() != 0) throw CodecException.damaged("it codes a component that it has not");
		return read(s, s.u8(), base.startMarkers, base.endMarkers, base.order, base.layers);
	}

	private static CodingStyle read(final StreamBytes s, final int flags, final boolean sop, final boolean eph, final int order, final int layers)
		throws CodecException
	{
		final int levels = s.u8(), width = s.u8() + 2, height = s.u8() + 2, style = s.u8(), wavelet = s.u8();
		if (levels > MOST_LEVELS || width > 10 || height > 10 || width + height > 12 || wavelet > 1) throw CodecException.damaged(
			"its coding style is not understood");
		if (style > 63) throw CodecException.unsupported("high throughput or other later parts of the standard");
		final int[] precincts = new int[levels + 1];
		for (int r = 0; r <= levels; r++) {
			precincts[r] = (flags & OWN_PRECINCTS) != 0 ? s.u8() : 0xff;
			if (r > 0 && ((precincts[r] & 15) == 0 || precincts[r] >> 4 == 0)) throw CodecException.damaged("its precincts are empty");
		}
		return new CodingStyle(sop, eph, order, layers, levels, width, height, style, wavelet == 1, precincts);
	}

	boolean has(final int flag) {
		return (blockStyle & flag) != 0;
	}
}
