package io.github.roi2roc.image.io.dicom.codec;

/** From code-blocks to the samples of a tile: dequantisation (T.800 annex E), region of interest (H), and the inverse wavelet (F). */
final class TileSamples {

	private final CodingStyle style;
	private final Quantisation steps;
	private final int shift, bits;

	/** @param shift of the region of interest, 0 for none @param bits of a sample */
	TileSamples(final CodingStyle style, final Quantisation steps, final int shift, final int bits) {
		this.style = style;
		this.steps = steps;
		this.shift = shift;
		this.bits = bits;
	}

	/** Where a rectangle of a band lies among a resolution's samples: low and high frequencies take turns, by even and odd coordinates. */
	private record Places(int from, int stepX, int stepY) {

		static Places of(final TileGrid.Resolution r, final int x, final int y, final int high, final boolean lowest) {
			final int step = lowest ? 1 : 2;
			return new Places((step * y + (high >> 1) - r.y0()) * r.width() + step * x + (high & 1) - r.x0(), step, step * r.width());
		}
	}

	/** @return row by row, before the level shift */
	int[] of(final TileGrid grid) throws CodecException {
		return style.reversible() ? whole(grid) : rounded(real(grid));
	}

	private int[] whole(final TileGrid grid) throws CodecException {
		final CodeBlockDecoder decoder = new CodeBlockDecoder(style);
		int[] image = null;
		TileGrid.Resolution lower = null;
		for (final TileGrid.Resolution r : grid.resolutions) {
			final int[] out = new int[Math.multiplyExact(r.width(), r.height())];
			if (lower != null) {
				final Places p = Places.of(r, lower.x0(), lower.y0(), 0, false);
				for (int y = 0, i = 0; y < lower.height(); y++) for (int x = 0; x < lower.width(); x++) out[p.from + y * p.stepY + x * p.stepX] = image[i++];
			}
			for (final TileGrid.Subband b : r.bands()) for (final CodeBlock block : b.blocks()) {
				final int[] c = coefficients(decoder, block, b);
				final Places p = Places.of(r, block.x0, block.y0, b.high(), lower == null);
				for (int y = 0, i = 0; y < block.height(); y++) for (int x = 0; x < block.width(); x++) out[p.from + y * p.stepY + x * p.stepX] = c[i++] / 2;
			}
			if (lower != null) InverseWavelet.reversible(out, r);
			image = out;
			lower = r;
		}
		return image;
	}

	private double[] real(final TileGrid grid) throws CodecException {
		final CodeBlockDecoder decoder = new CodeBlockDecoder(style);
		double[] image = null;
		TileGrid.Resolution lower = null;
		for (final TileGrid.Resolution r : grid.resolutions) {
			final double[] out = new double[Math.multiplyExact(r.width(), r.height())];
			if (lower != null) {
				final Places p = Places.of(r, lower.x0(), lower.y0(), 0, false);
				for (int y = 0, i = 0; y < lower.height(); y++) for (int x = 0; x < lower.width(); x++) out[p.from + y * p.stepY + x * p.stepX] = image[i++];
			}
			for (final TileGrid.Subband b : r.bands()) {
				// A band that is high along one axis has one bit more, along both two.
				final double half = steps.step(b.index(), b.level(), style.levels(), bits + Integer.bitCount(b.high())) / 2;
				for (final CodeBlock block : b.blocks()) {
					final int[] c = coefficients(decoder, block, b);
					final Places p = Places.of(r, block.x0, block.y0, b.high(), lower == null);
					for (int y = 0, i = 0; y < block.height(); y++) for (int x = 0; x < block.width(); x++) out[p.from + y * p.stepY + x * p.stepX] = c[i++]
						* half;
				}
			}
			if (lower != null) InverseWavelet.irreversible(out, r);
			image = out;
			lower = r;
		}
		return image;
	}

	private static int[] rounded(final double[] a) {
		final int[] out = new int[a.length];
		for (int i = 0; i < a.length; i++) out[i] = (int) Math.rint(a[i]);
		return out;
	}

	/** Twice the coefficients. */
	private int[] coefficients(final CodeBlockDecoder decoder, final CodeBlock block, final TileGrid.Subband b) throws CodecException {
		final int planes = steps.guard() + steps.exponent(b.index(), b.level(), style.levels()) - 1 + shift;
		final int[] out = decoder.decode(block, b.high(), planes);
		if (shift == 0) return out;
		// T.800 H.1: what lies above the shift is the region of interest.
		final long least = 2L << shift;
		for (int i = 0; i < out.length; i++) if (Math.abs((long) out[i]) >= least) out[i] = out[i] < 0 ? -(-out[i] >> shift) : out[i] >> shift;
		return out;
	}
}
