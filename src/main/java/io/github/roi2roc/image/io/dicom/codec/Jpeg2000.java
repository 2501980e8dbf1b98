package io.github.roi2roc.image.io.dicom.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * JPEG 2000 (ITU-T T.800, part 1), lossless and lossy, of one grey component: all progressions, tiles and tile-parts, layers, precincts,
 * styles of code-blocks, and maximum shift. What is kept in packed packet headers or changes its progression on the way is refused by name.
 */
public final class Jpeg2000 {

	private static final int SOC = 0xff4f, SIZ = 0xff51, COD = 0xff52, COC = 0xff53, QCD = 0xff5c, QCC = 0xff5d, RGN = 0xff5e, POC = 0xff5f, PPM = 0xff60,
			PPT = 0xff61, SOT = 0xff90, SOD = 0xff93, EOC = 0xffd9, CAP = 0xff50;
	private static final int MOST_TILES = 65_535, MOST_BITS = 16, MOST_SHIFT = 37;

	private final StreamBytes in;
	private final int columns, rows;
	/** Where image and tiles lie on the reference grid. */
	private int x0, y0, x1, y1, tileX, tileY, tileWidth, tileHeight, across, bits;
	private boolean signed;
	private final Settings main = new Settings(null, null, null, null, 0);
	private Part[] tiles;

	/** What main and tile headers say; null is not said. A component's own (COC, QCC) stands above the tile's. */
	private static final class Settings {

		private CodingStyle style, own;
		private Quantisation steps, ownSteps;
		private int shift;

		Settings(final CodingStyle style, final CodingStyle own, final Quantisation steps, final Quantisation ownSteps, final int shift) {
			this.style = style;
			this.own = own;
			this.steps = steps;
			this.ownSteps = ownSteps;
			this.shift = shift;
		}
	}

	/** A tile: what its headers say, and the packets of its parts. */
	private static final class Part {

		private final Settings settings;
		private final List<StreamBytes> data = new ArrayList<>();

		Part(final Settings settings) {
			this.settings = settings;
		}
	}

	private Jpeg2000(final byte[] stream, final int columns, final int rows) {
		in = new StreamBytes(stream);
		this.columns = columns;
		this.rows = rows;
	}

	/**
	 * @param stream one frame, a codestream from SOC to EOC
	 * @param columns what the DICOM file says; another size is an error
	 * @throws CodecException if the stream is damaged, of another size, in colour, or uses what is not read here
	 */
	public static GreyImage decode(final byte[] stream, final int columns, final int rows) throws CodecException {
		return new Jpeg2000(stream, columns, rows).image();
	}

	private GreyImage image() throws CodecException {
		if (in.marker() != SOC) throw CodecException.damaged("it does not begin as a JPEG 2000 codestream does");
		if (in.marker() != SIZ) throw CodecException.damaged("its size is missing");
		size(in.segment());
		for (int marker = in.marker(); marker != EOC; marker = in.marker()) {
			if (marker == SOT) tilePart();
			else header(marker, main);
		}
		final int[] out = new int[Math.multiplyExact(columns, rows)];
		for (int t = 0; t < tiles.length; t++) {
			if (tiles[t] == null) throw CodecException.damaged("tile " + (t + 1) + " of " + tiles.length + " is missing");
			paint(t, out);
		}
		return new GreyImage(columns, rows, bits, signed, out);
	}

	private void size(final StreamBytes s) throws CodecException {
		s.u16();
		final long[] n = new long[8];
		for (int i = 0; i < n.length; i++) n[i] = s.u32();
		final int components = s.u16(), depth = s.u8();
		if (components != 1) throw CodecException.unsupported(components + " colours");
		signed = depth > 127;
		bits = (depth & 127) + 1;
		if (s.u8() != 1 || s.u8() != 1) throw CodecException.unsupported("subsampling");
		if (bits > MOST_BITS) throw CodecException.unsupported(bits + " bits a sample");
		for (final long v : n) if (v > Integer.MAX_VALUE / 4) throw CodecException.damaged("its size is " + v);
		x1 = (int) n[0];
		y1 = (int) n[1];
		x0 = (int) n[2];
		y0 = (int) n[3];
		LosslessJpeg.requireSize((long) x1 - x0, (long) y1 - y0, columns, rows);
		tileWidth = (int) n[4];
		tileHeight = (int) n[5];
		tileX = (int) n[6];
		tileY = (int) n[7];
		if (tileWidth < 1 || tileHeight < 1 || tileX > x0 || tileY > y0 || tileX + tileWidth <= x0 || tileY + tileHeight <= y0) throw CodecException.damaged(
			"its tiles do not cover it");
		across = (x1 - tileX + tileWidth - 1) / tileWidth;
		final long all = (long) across * ((y1 - tileY + tileHeight - 1) / tileHeight);
		if (all > MOST_TILES) throw CodecException.damaged("it has " + all + " tiles");
		tiles = new Part[(int) all];
	}

	/** A marker of a main or tile header. */
	private void header(final int marker, final Settings into) throws CodecException {
		switch (marker) {
			case COD -> into.style = CodingStyle.read(in.segment());
			case COC -> into.own = CodingStyle.ofComponent(in.segment(), into.style == null ? main.style : into.style);
			case QCD -> into.steps = Quantisation.read(in.segment());
			case QCC -> {
				final StreamBytes s = in.segment();
				if (s.u8() == 0) into.ownSteps = Quantisation.read(s);
			}
			case RGN -> {
				final StreamBytes s = in.segment();
				if (s.u8() != 0 || s.u8() != 0 || (into.shift = s.u8()) > MOST_SHIFT) throw CodecException.damaged("its region of interest is not understood");
			}
			case POC -> throw CodecException.unsupported("changes of progression");
			case PPM, PPT -> throw CodecException.unsupported("packed packet headers");
			case CAP -> throw CodecException.unsupported("high throughput or other later parts of the standard");
			default -> {
				if (marker == SOC || marker == SIZ || marker == SOD || marker < 0xff50 || marker > 0xff6f) throw CodecException.damaged("it holds a marker "
					+ Integer.toHexString(marker).toUpperCase(Locale.ROOT) + " where none belongs");
				in.segment();
			}
		}
	}

	private void tilePart() throws CodecException {
		final int begin = in.position() - 2;
		final StreamBytes s = in.segment();
		final int tile = s.u16();
		final long length = s.u32();
		s.u8();
		if (tile >= tiles.length) throw CodecException.damaged("it has a tile " + (tile + 1) + " of " + tiles.length);
		if (tiles[tile] == null) tiles[tile] = new Part(new Settings(null, null, null, null, -1));
		for (int marker = in.marker(); marker != SOD; marker = in.marker()) {
			if (marker == EOC || marker == SOT) throw CodecException.damaged("tile " + (tile + 1) + " has no data");
			header(marker, tiles[tile].settings);
		}
		// A length of 0 is that of the last part, which reaches to the end mark.
		final int from = in.position();
		final long to = length == 0 ? end(from) : begin + length;
		if (to < from || to > from + in.remaining()) throw CodecException.cutShort();
		tiles[tile].data.add(in.part(from, (int) (to - from)));
		in.position((int) to);
	}

	/** Where the last end mark stands. */
	private int end(final int from) throws CodecException {
		for (int at = from + in.remaining() - 2; at >= from; at--) {
			final StreamBytes s = in.part(at, 2);
			if (s.isNext(EOC)) return at;
		}
		throw CodecException.cutShort();
	}

	private void paint(final int tile, final int[] out) throws CodecException {
		final Settings s = tiles[tile].settings;
		final CodingStyle style = first(s.own, s.style, main.own, main.style);
		final Quantisation steps = first(s.ownSteps, s.steps, main.ownSteps, main.steps);
		if (style == null || steps == null) throw CodecException.damaged("it does not say how it is coded");
		if (style.reversible() != steps.reversible()) throw CodecException.unsupported("a quantisation that does not belong to its wavelet");
		final int left = Math.max(tileX + tile % across * tileWidth, x0), top = Math.max(tileY + tile / across * tileHeight, y0);
		final int right = (int) Math.min((long) tileX + (tile % across + 1L) * tileWidth, x1), bottom = (int) Math.min((long) tileY + (tile / across + 1L)
			* tileHeight, y1);
		final TileGrid grid = new TileGrid(left, top, right, bottom, style);
		new PacketReader(style, tiles[tile].data).read(grid);
		final TileSamples samples = new TileSamples(style, steps, s.shift >= 0 ? s.shift : main.shift, bits);
		final int[] values = samples.of(grid);
		final int middle = signed ? 0 : 1 << bits - 1, least = signed ? -(1 << bits - 1) : 0, greatest = least + (1 << bits) - 1;
		for (int y = top, i = 0; y < bottom; y++) {
			for (int x = left, at = (y - y0) * columns + left - x0; x < right; x++) out[at++] = Math.min(greatest, Math.max(least, values[i++] + middle));
		}
	}

	@SafeVarargs
	private static <T> T first(final T... values) {
		for (final T v : values) if (v != null) return v;
		return null;
	}
}
