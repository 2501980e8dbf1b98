package io.github.roi2roc.image.io;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Locale;

/** Numbers written as text, handed on as the big-endian bytes of their type. */
final class TextValues extends InputStream {

	private static final int LONGEST = 400;
	private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

	private final InputStream text;
	private final StoredType type;
	private final ByteBuffer value;

	TextValues(final InputStream text, final StoredType type) {
		this.text = text;
		this.type = type;
		this.value = ByteBuffer.allocate(type.bytes());
		value.position(value.limit());
	}

	@Override
	public int read() throws IOException {
		return value.hasRemaining() || next() ? value.get() & 0xff : -1;
	}

	@Override
	public int read(final byte[] b, final int off, final int len) throws IOException {
		int n = 0;
		while (n < len && (value.hasRemaining() || next())) {
			final int part = Math.min(len - n, value.remaining());
			value.get(b, off + n, part);
			n += part;
		}
		return n == 0 && len > 0 ? -1 : n;
	}

	private boolean next() throws IOException {
		final StringBuilder word = new StringBuilder();
		for (int c = text.read(); c >= 0; c = text.read()) {
			if (c > ' ' && c != ',') word.append((char) c);
			else if (word.length() > 0) break;
			if (word.length() > LONGEST) throw notANumber(word.toString());
		}
		if (word.length() == 0) return false;
		value.clear();
		if (type.integer()) putInteger(word.toString());
		else putReal(word.toString());
		value.flip();
		return true;
	}

	private void putInteger(final String word) throws IOException {
		if (!word.matches("[-+]?\\d{1,20}")) throw notANumber(word);
		final BigInteger v = new BigInteger(word);
		final boolean unsigned = type.name().startsWith("U");
		final BigInteger range = BigInteger.ONE.shiftLeft(8 * type.bytes());
		final BigInteger low = unsigned ? BigInteger.ZERO : range.shiftRight(1).negate(), high = unsigned ? range : range.shiftRight(1);
		if (v.compareTo(low) < 0 || v.compareTo(high) >= 0) throw new IOException("its value " + word + " does not fit the type " + type.name()
			.toLowerCase(Locale.ROOT));
		final long bits = v.mod(TWO_64).longValue();
		switch (type.bytes()) {
			case 1 -> value.put((byte) bits);
			case 2 -> value.putShort((short) bits);
			case 4 -> value.putInt((int) bits);
			default -> value.putLong(bits);
		}
	}

	private void putReal(final String word) throws IOException {
		final double v = switch (word.toLowerCase(Locale.ROOT)) {
			case "nan", "-nan", "+nan" -> Double.NaN;
			case "inf", "+inf" -> Double.POSITIVE_INFINITY;
			case "-inf" -> Double.NEGATIVE_INFINITY;
			default -> {
				if (!word.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) throw notANumber(word);
				yield Double.parseDouble(word);
			}
		};
		if (type == StoredType.FLOAT) value.putFloat((float) v);
		else value.putDouble(v);
	}

	private static IOException notANumber(final String word) {
		return new IOException("'" + NrrdHeader.shown(word) + "' among its values is no number of the type it says");
	}

	@Override
	public void close() throws IOException {
		text.close();
	}
}
