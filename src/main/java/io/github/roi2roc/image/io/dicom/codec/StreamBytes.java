package io.github.roi2roc.image.io.dicom.codec;

import java.io.ByteArrayOutputStream;

/** The bytes of a stream made of markers (FFxx) and segments with a length, read from front to back. */
final class StreamBytes {

	private final byte[] bytes;
	private int at;
	private int end;

	StreamBytes(final byte[] bytes) {
		this.bytes = bytes;
		end = bytes.length;
	}

	int position() {
		return at;
	}

	void position(final int to) throws CodecException {
		if (to < 0 || to > bytes.length) throw CodecException.cutShort();
		at = to;
	}

	int remaining() {
		return end - at;
	}

	int u8() throws CodecException {
		if (at >= end) throw CodecException.cutShort();
		return bytes[at++] & 0xff;
	}

	int u16() throws CodecException {
		return u8() << 8 | u8();
	}

	long u32() throws CodecException {
		return (long) u16() << 16 | u16();
	}

	/** Copies the next bytes. */
	void copy(final int length, final ByteArrayOutputStream into) throws CodecException {
		if (length > end - at) throw CodecException.cutShort();
		into.write(bytes, at, length);
		at += length;
	}

	/** Whether a marker stands here; fill bytes before it are not stepped over. */
	boolean isNext(final int marker) {
		return end - at >= 2 && ((bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff) == marker;
	}

	/** The next marker, after any number of fill bytes FF. */
	int marker() throws CodecException {
		if (u8() != 0xff) throw CodecException.damaged("a marker is missing at byte " + (at - 1));
		int second = u8();
		while (second == 0xff) second = u8();
		return 0xff00 | second;
	}

	/** The segment that begins here with its length; this one goes on behind it. */
	StreamBytes segment() throws CodecException {
		final int length = u16() - 2;
		if (length < 0 || length > remaining()) throw CodecException.cutShort();
		final StreamBytes out = part(at, length);
		at += length;
		return out;
	}

	StreamBytes part(final int from, final int length) {
		final StreamBytes out = new StreamBytes(bytes);
		out.at = from;
		out.end = from + length;
		return out;
	}
}
