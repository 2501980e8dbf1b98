package io.github.roi2roc.image.io;

import java.nio.ByteBuffer;

/** What one value is in a file. Wider than {@link io.github.roi2roc.image.PixelType}: 64-bit integers are checked and narrowed on reading. */
enum StoredType {
	UINT8(1, true), INT8(1, true), UINT16(2, true), INT16(2, true), UINT32(4, true), INT32(4, true), UINT64(8, true), INT64(8, true), FLOAT(4,
		false), DOUBLE(8, false);

	private final int bytes;
	private final boolean integer;

	StoredType(final int bytes, final boolean integer) {
		this.bytes = bytes;
		this.integer = integer;
	}

	/** Bytes per value. */
	int bytes() {
		return bytes;
	}

	boolean integer() {
		return integer;
	}

	/** The value at a place counted in values, in the buffer's byte order. */
	double get(final ByteBuffer b, final int i) {
		return switch (this) {
			case UINT8 -> b.get(i) & 0xff;
			case INT8 -> b.get(i);
			case UINT16 -> b.getShort(2 * i) & 0xffff;
			case INT16 -> b.getShort(2 * i);
			case UINT32 -> b.getInt(4 * i) & 0xffffffffL;
			case INT32 -> b.getInt(4 * i);
			case UINT64 -> unsigned(b.getLong(8 * i));
			case INT64 -> b.getLong(8 * i);
			case FLOAT -> b.getFloat(4 * i);
			case DOUBLE -> b.getDouble(8 * i);
		};
	}

	static double unsigned(final long v) {
		return v >= 0 ? v : ((v >>> 1) | (v & 1)) * 2.0;
	}
}
