package io.github.roi2roc.image.io.dicom.codec;

/**
 * Steps of the subbands (T.800 A.6.4, annex E).
 *
 * @param guard bits
 * @param reversible no steps, exponents only
 * @param derived all steps follow from the first
 */
record Quantisation(int guard, boolean reversible, boolean derived, int[] exponents, int[] mantissas) {

	static Quantisation read(final StreamBytes s) throws CodecException {
		final int style = s.u8(), kind = style & 31;
		if (kind > 2) throw CodecException.damaged("its quantisation is not understood");
		final int n = kind == 0 ? s.remaining() : s.remaining() / 2;
		if (n == 0) throw CodecException.damaged("its quantisation is empty");
		final int[] exponents = new int[n], mantissas = new int[n];
		for (int i = 0; i < n; i++) {
			final int v = kind == 0 ? s.u8() << 8 : s.u16();
			exponents[i] = v >> 11;
			mantissas[i] = v & 0x7ff;
		}
		return new Quantisation(style >> 5, kind == 0, kind == 1, exponents, mantissas);
	}

	/** @param band 0 for the lowest, then in threes @param level how often the band was halved */
	int exponent(final int band, final int level, final int levels) throws CodecException {
		if (derived) return exponents[0] - levels + level;
		if (band >= exponents.length) throw CodecException.damaged("it has a subband without a step");
		return exponents[band];
	}

	/** T.800 E-3. @param range bits of the band's values */
	double step(final int band, final int level, final int levels, final int range) throws CodecException {
		return Math.scalb(1 + mantissas[derived ? 0 : band] / 2048.0, range - exponent(band, level, levels));
	}
}
