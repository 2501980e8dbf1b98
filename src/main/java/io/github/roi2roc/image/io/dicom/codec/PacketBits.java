package io.github.roi2roc.image.io.dicom.codec;

/** Bits of packet headers: the byte behind FF has seven (T.800 B.10.1). */
final class PacketBits {

	private final StreamBytes in;
	private int current, left;

	PacketBits(final StreamBytes in) {
		this.in = in;
	}

	int bit() throws CodecException {
		if (left == 0) {
			left = current == 0xff ? 7 : 8;
			current = in.u8();
		}
		return current >> --left & 1;
	}

	int bits(final int n) throws CodecException {
		int out = 0;
		for (int i = 0; i < n; i++) out = out << 1 | bit();
		return out;
	}

	/** Steps over what fills the last byte, and over the byte that has to follow FF. */
	void end() throws CodecException {
		if (current == 0xff) in.u8();
		left = 0;
	}
}
