package io.github.roi2roc.image.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Makes NIfTI files byte by byte, after nifti1.h and nifti2.h, so that the reader is not tested against our own writer. */
final class NiftiBytes {

	private final boolean two;
	private final ByteBuffer head;

	private NiftiBytes(final boolean two, final ByteOrder order) {
		this.two = two;
		this.head = ByteBuffer.allocate(two ? 544 : 352).order(order);
	}

	static NiftiBytes one(final ByteOrder order) {
		final NiftiBytes n = new NiftiBytes(false, order);
		n.head.putInt(0, 348).put(344, ascii("n+1\0"));
		n.head.putFloat(108, 352).put(123, (byte) 2);
		return n;
	}

	static NiftiBytes two(final ByteOrder order) {
		final NiftiBytes n = new NiftiBytes(true, order);
		n.head.putInt(0, 540).put(4, ascii("n+2\0\r\n\032\n"));
		n.head.putLong(168, 544).putInt(500, 2);
		return n;
	}

	static NiftiBytes little() {
		return one(ByteOrder.LITTLE_ENDIAN);
	}

	private static byte[] ascii(final String s) {
		return s.getBytes(StandardCharsets.ISO_8859_1);
	}

	NiftiBytes size(final long... n) {
		dim(0, n.length);
		for (int i = 0; i < n.length; i++) dim(i + 1, n[i]);
		for (int i = 1; i <= n.length; i++) spacing(i, 1);
		return this;
	}

	NiftiBytes dim(final int i, final long n) {
		if (two) head.putLong(16 + 8 * i, n);
		else head.putShort(40 + 2 * i, (short) n);
		return this;
	}

	/** pixdim[i]; 0 is qfac. */
	NiftiBytes spacing(final int i, final double mm) {
		if (two) head.putDouble(104 + 8 * i, mm);
		else head.putFloat(76 + 4 * i, (float) mm);
		return this;
	}

	NiftiBytes type(final int code) {
		head.putShort(two ? 12 : 70, (short) code);
		return this;
	}

	NiftiBytes scale(final double slope, final double intercept) {
		if (two) head.putDouble(176, slope).putDouble(184, intercept);
		else head.putFloat(112, (float) slope).putFloat(116, (float) intercept);
		return this;
	}

	NiftiBytes units(final int code) {
		if (two) head.putInt(500, code);
		else head.put(123, (byte) code);
		return this;
	}

	NiftiBytes qform(final int code, final double b, final double c, final double d, final double x, final double y, final double z) {
		final double[] v = { b, c, d, x, y, z };
		if (two) head.putInt(344, code);
		else head.putShort(252, (short) code);
		for (int i = 0; i < 6; i++) {
			if (two) head.putDouble(352 + 8 * i, v[i]);
			else head.putFloat(256 + 4 * i, (float) v[i]);
		}
		return this;
	}

	/** @param m 12 numbers, row by row */
	NiftiBytes sform(final int code, final double... m) {
		if (two) head.putInt(348, code);
		else head.putShort(254, (short) code);
		for (int i = 0; i < 12; i++) {
			if (two) head.putDouble(400 + 8 * i, m[i]);
			else head.putFloat(280 + 4 * i, (float) m[i]);
		}
		return this;
	}

	NiftiBytes magic(final String magic) {
		head.put(two ? 4 : 344, ascii(magic));
		return this;
	}

	NiftiBytes offset(final long bytes) {
		if (two) head.putLong(168, bytes);
		else head.putFloat(108, bytes);
		return this;
	}

	byte[] header() {
		return head.array().clone();
	}

	/** Header and data in one. */
	byte[] with(final byte[] data) {
		final byte[] out = Arrays.copyOf(head.array(), head.capacity() + data.length);
		System.arraycopy(data, 0, out, head.capacity(), data.length);
		return out;
	}

	Path write(final Path file, final byte[] data) throws IOException {
		return Files.write(file, file.toString().endsWith(".gz") ? gzip(with(data)) : with(data));
	}

	static byte[] gzip(final byte[] bytes) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
			gz.write(bytes);
		}
		return out.toByteArray();
	}
}
