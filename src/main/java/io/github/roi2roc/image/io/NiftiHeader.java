package io.github.roi2roc.image.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import io.github.roi2roc.InputException;

/**
 * The fields of a NIfTI-1 or NIfTI-2 header that concern grid and voxels (nifti1.h, nifti2.h), as they stand in the file.
 *
 * @param version 1 or 2
 * @param order byte order of header and voxels
 * @param single whether voxels follow in the same file (magic {@code n+1}), or lie in a twin (magic {@code ni1})
 * @param dim 8 numbers: how many dimensions, then the sizes
 * @param pixdim 8 numbers: sign of the third quaternion axis (qfac), then spacings
 * @param srow affine matrix, 3 rows of 4
 */
record NiftiHeader(int version, ByteOrder order, boolean single, long[] dim, int datatype, double[] pixdim, long voxOffset, double slope,
	double intercept, int units, int qformCode, int sformCode, double[] quaternion, double[] qoffset, double[][] srow)
{

	static final int SIZE_1 = 348, SIZE_2 = 540;

	/** @throws InputException if the bytes are no NIfTI header */
	static NiftiHeader read(final Source source) {
		final byte[] bytes;
		try (InputStream in = source.unpacked()) {
			bytes = in.readNBytes(SIZE_2);
		}
		catch (final IOException e) {
			throw source.failure(e);
		}
		final String file = source.file().toString();
		if (bytes.length < SIZE_1) throw new InputException(file + " is truncated: " + bytes.length + " bytes do not make a NIfTI header of "
			+ SIZE_1 + ". Copy or export it again.");
		for (final ByteOrder order : new ByteOrder[] { ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN }) {
			final ByteBuffer b = ByteBuffer.wrap(bytes).order(order);
			if (b.getInt(0) == SIZE_1) return first(b, file);
			if (b.getInt(0) == SIZE_2) {
				if (bytes.length < SIZE_2) throw new InputException(file + " is truncated: " + bytes.length
					+ " bytes do not make a NIfTI-2 header of " + SIZE_2 + ". Copy or export it again.");
				return second(b, file);
			}
		}
		throw new InputException(file + " is not a NIfTI file: it begins with " + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(
			0) + " where the header's size, 348 or 540, belongs. Check what kind of file it is, and its extension.");
	}

	private static NiftiHeader first(final ByteBuffer b, final String file) {
		final boolean single = single(b, 344, "n+1\0", "ni1\0", file);
		final long[] dim = new long[8];
		final double[] pixdim = new double[8];
		for (int i = 0; i < 8; i++) {
			dim[i] = b.getShort(40 + 2 * i);
			pixdim[i] = b.getFloat(76 + 4 * i);
		}
		final double[][] srow = new double[3][4];
		for (int i = 0; i < 12; i++) srow[i / 4][i % 4] = b.getFloat(280 + 4 * i);
		return new NiftiHeader(1, b.order(), single, dim, b.getShort(70), pixdim, offset(b.getFloat(108), file), b.getFloat(112), b.getFloat(116),
			b.get(123), b.getShort(252), b.getShort(254), new double[] { b.getFloat(256), b.getFloat(260), b.getFloat(264) }, new double[] { b
				.getFloat(268), b.getFloat(272), b.getFloat(276) }, srow);
	}

	private static NiftiHeader second(final ByteBuffer b, final String file) {
		final boolean single = single(b, 4, "n+2\0\r\n\032\n", "ni2\0\r\n\032\n", file);
		final long[] dim = new long[8];
		final double[] pixdim = new double[8];
		for (int i = 0; i < 8; i++) {
			dim[i] = b.getLong(16 + 8 * i);
			pixdim[i] = b.getDouble(104 + 8 * i);
		}
		final double[][] srow = new double[3][4];
		for (int i = 0; i < 12; i++) srow[i / 4][i % 4] = b.getDouble(400 + 8 * i);
		return new NiftiHeader(2, b.order(), single, dim, b.getShort(12), pixdim, b.getLong(168), b.getDouble(176), b.getDouble(184), b.getInt(500),
			b.getInt(344), b.getInt(348), new double[] { b.getDouble(352), b.getDouble(360), b.getDouble(368) }, new double[] { b.getDouble(376), b
				.getDouble(384), b.getDouble(392) }, srow);
	}

	private static boolean single(final ByteBuffer b, final int at, final String single, final String pair, final String file) {
		final byte[] magic = new byte[single.length()];
		b.get(at, magic);
		final String found = new String(magic, StandardCharsets.ISO_8859_1);
		if (found.equals(single)) return true;
		if (found.equals(pair)) return false;
		if (found.startsWith("\0\0\0")) throw new InputException(file
			+ " is an ANALYZE 7.5 header, which does not say where the patient's left is. Convert the image to NIfTI.");
		throw new InputException(file + " is not a NIfTI file: the magic at byte " + at + " is '" + printable(found) + "', not '" + printable(
			single) + "' or '" + printable(pair) + "'. Check what kind of file it is, or copy it again.");
	}

	private static String printable(final String s) {
		return s.replaceAll("\0|\r|\n|\032", "").replaceAll("[^ -~]", "?");
	}

	private static long offset(final float f, final String file) {
		if (!(f >= 0 && f < 1e15f)) throw new InputException(file + ": the header's vox_offset is " + f
			+ ", which is no place in a file. The header is corrupt; copy or export the file again.");
		return (long) f;
	}

	/** What the type of the voxels is. */
	StoredType type(final String file) {
		return switch (datatype) {
			case 2 -> StoredType.UINT8;
			case 4 -> StoredType.INT16;
			case 8 -> StoredType.INT32;
			case 16 -> StoredType.FLOAT;
			case 64 -> StoredType.DOUBLE;
			case 256 -> StoredType.INT8;
			case 512 -> StoredType.UINT16;
			case 768 -> StoredType.UINT32;
			case 1024 -> StoredType.INT64;
			case 1280 -> StoredType.UINT64;
			case 32, 1792, 2048 -> throw new InputException(file + " holds complex numbers (NIfTI datatype " + datatype
				+ "). Save the magnitude as a float image.");
			case 128, 2304 -> throw new InputException(file + " holds RGB colours (NIfTI datatype " + datatype
				+ "). Choose a channel, or convert the image to grey levels.");
			default -> throw new InputException(file + ": NIfTI datatype " + datatype
				+ " is not read; integers of 8 to 64 bits, float32 and float64 are. Convert the image to one of these.");
		};
	}
}
