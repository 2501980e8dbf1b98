package io.github.roi2roc.image.io.dicom.codec;

import java.util.ArrayList;
import java.util.List;

import io.github.roi2roc.image.io.dicom.codec.TileGrid.BandPart;
import io.github.roi2roc.image.io.dicom.codec.TileGrid.Precinct;

/** Hands the packets of a tile out to its code-blocks (T.800 B.9, B.10, B.12). */
final class PacketReader {

	private static final int SOP = 0xff91, EPH = 0xff92, SOP_BYTES = 6, MOST_LENGTH_BITS = 31;

	private final CodingStyle style;
	private final List<StreamBytes> parts;
	private int part;

	/** @param parts of the tile, in the stream's order */
	PacketReader(final CodingStyle style, final List<StreamBytes> parts) {
		this.style = style;
		this.parts = parts;
	}

	/** @throws CodecException if packets are missing, or more follow than there should be */
	void read(final TileGrid grid) throws CodecException {
		switch (style.order()) {
			case 0 -> {
				for (int layer = 0; layer < style.layers(); layer++) {
					for (final TileGrid.Resolution r : grid.resolutions) for (final Precinct p : r.precincts()) packet(p, layer);
				}
			}
			case 1 -> {
				for (final TileGrid.Resolution r : grid.resolutions) {
					for (int layer = 0; layer < style.layers(); layer++) for (final Precinct p : r.precincts()) packet(p, layer);
				}
			}
			case 2 -> {
				for (final TileGrid.Resolution r : grid.resolutions) for (final Precinct p : r.precincts()) layers(p);
			}
			default -> {
				for (final Precinct p : grid.byPlace()) layers(p);
			}
		}
		for (; part < parts.size(); part++) if (parts.get(part).remaining() > 0) throw CodecException.damaged("a tile goes on behind its last packet");
	}

	private void layers(final Precinct p) throws CodecException {
		for (int layer = 0; layer < style.layers(); layer++) packet(p, layer);
	}

	/** What a packet brings for one code-block. */
	private record Piece(CodeBlock.Segment segment, int length) {}

	private void packet(final Precinct p, final int layer) throws CodecException {
		while (part < parts.size() && parts.get(part).remaining() == 0) part++;
		if (part == parts.size()) throw CodecException.cutShort();
		final StreamBytes in = parts.get(part);
		if (style.startMarkers() && in.isNext(SOP)) in.position(in.position() + SOP_BYTES);
		final PacketBits bits = new PacketBits(in);
		final List<Piece> pieces = new ArrayList<>();
		if (bits.bit() == 1) {
			for (final BandPart b : p.parts()) {
				for (int i = 0; i < b.blocks().size(); i++) block(b, i, layer, bits, pieces);
			}
		}
		bits.end();
		if (style.endMarkers() && in.isNext(EPH)) in.position(in.position() + 2);
		for (final Piece piece : pieces) in.copy(piece.length, piece.segment.bytes);
	}

	private void block(final BandPart b, final int i, final int layer, final PacketBits bits, final List<Piece> pieces) throws CodecException {
		final CodeBlock block = b.blocks().get(i);
		final int x = i % b.across(), y = i / b.across();
		if (block.zeroPlanes >= 0) {
			if (bits.bit() == 0) return;
		}
		else {
			if (!b.included().isBelow(x, y, layer + 1, bits)) return;
			int planes = 0;
			while (!b.empty().isBelow(x, y, planes + 1, bits)) if (++planes > CodeBlockDecoder.MOST_PLANES) throw CodecException.damaged(
				"a code-block has too many bit planes");
			block.zeroPlanes = planes;
		}
		int passes = passes(bits);
		while (bits.bit() == 1) if (++block.lengthBits > MOST_LENGTH_BITS) throw CodecException.damaged("a code-block is too long");
		while (passes > 0) {
			final CodeBlock.Segment segment = block.open(style);
			final int here = Math.min(passes, segment.most - segment.passes), n = block.lengthBits + 31 - Integer.numberOfLeadingZeros(here);
			if (n > MOST_LENGTH_BITS) throw CodecException.damaged("a code-block is too long");
			pieces.add(new Piece(segment, bits.bits(n)));
			segment.passes += here;
			passes -= here;
		}
	}

	/** T.800 table B.4. */
	private static int passes(final PacketBits bits) throws CodecException {
		if (bits.bit() == 0) return 1;
		if (bits.bit() == 0) return 2;
		int n = bits.bits(2);
		if (n < 3) return 3 + n;
		n = bits.bits(5);
		if (n < 31) return 6 + n;
		return 37 + bits.bits(7);
	}
}
