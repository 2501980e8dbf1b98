package io.github.roi2roc.image.io.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Voxels;

/**
 * The values of slices: stored numbers, of which only the bits that count, times rescale slope plus intercept, or through the file's table.
 * Whole slopes and intercepts keep an integer type; others give doubles, as ITK reads them. Pixels that are stored as floating-point numbers
 * (parametric maps) are doubles, too.
 */
final class PixelValues {

	private PixelValues() {}

	/** @throws InputException if a file is in colour, of an unknown depth or cut short */
	static Voxels of(final List<Plane> planes, final int pixelsPerPlane) {
		final int all = Math.multiplyExact(pixelsPerPlane, planes.size());
		boolean whole = true;
		for (final Plane p : planes) whole &= p.slope() == Math.rint(p.slope()) && p.intercept() == Math.rint(p.intercept()) && !isReal(p.file());
		final double[] plane = new double[pixelsPerPlane];
		if (!whole) {
			final double[] out = new double[all];
			for (int i = 0; i < planes.size(); i++) {
				read(planes.get(i), plane);
				System.arraycopy(plane, 0, out, i * pixelsPerPlane, pixelsPerPlane);
			}
			return new Voxels.Float64(out);
		}
		// Read twice, because a whole series as doubles may not fit where its values do.
		double min = 0, max = 0;
		for (final Plane p : planes) {
			read(p, plane);
			for (final double d : plane) {
				min = Math.min(min, d);
				max = Math.max(max, d);
			}
		}
		return integers(planes, plane, all, min < 0 ? min < Short.MIN_VALUE || max > Short.MAX_VALUE ? PixelType.INT32 : PixelType.INT16
			: max > 0xffff ? PixelType.INT32 : max > 0xff ? PixelType.UINT16 : PixelType.UINT8, min < Integer.MIN_VALUE || max > Integer.MAX_VALUE);
	}

	private static Voxels integers(final List<Plane> planes, final double[] plane, final int all, final PixelType type, final boolean large) {
		int at = 0;
		if (large) {
			final double[] out = new double[all];
			for (final Plane p : planes) {
				read(p, plane);
				for (final double d : plane) out[at++] = d;
			}
			return new Voxels.Float64(out);
		}
		if (type == PixelType.INT32) {
			final int[] out = new int[all];
			for (final Plane p : planes) {
				read(p, plane);
				for (final double d : plane) out[at++] = (int) d;
			}
			return new Voxels.Int32(out);
		}
		if (type == PixelType.UINT8) {
			final byte[] out = new byte[all];
			for (final Plane p : planes) {
				read(p, plane);
				for (final double d : plane) out[at++] = (byte) d;
			}
			return new Voxels.UInt8(out);
		}
		final short[] out = new short[all];
		for (final Plane p : planes) {
			read(p, plane);
			for (final double d : plane) out[at++] = (short) (int) d;
		}
		return type == PixelType.INT16 ? new Voxels.Int16(out) : new Voxels.UInt16(out);
	}

	/** Refuses what is no grey image of 8, 16 or 32 bits, or of floating-point numbers. */
	static void require(final DicomFile f) {
		final Dataset e = f.elements();
		final int bits = bits(f);
		requireGrey(f.path(), e);
		if (!isReal(f) && bits != 8 && bits != 16 && bits != 32) throw new InputException("The DICOM file " + f.path() + " has " + bits
			+ " bits a pixel; 8, 16 or 32 belong there.");
	}

	/** @throws InputException if an image is in colour */
	static void requireGrey(final Path file, final Dataset e) {
		if (e.number(Tag.SAMPLES_PER_PIXEL, 1) != 1 || e.text(Tag.PHOTOMETRIC).startsWith("PALETTE")) throw new InputException("The DICOM file " + file
			+ " is in colour (" + e.text(Tag.PHOTOMETRIC) + "); radiomics needs one number a pixel.");
	}

	private static boolean isReal(final DicomFile f) {
		return f.elements().bytes(Tag.FLOAT_PIXELS) != null || f.elements().bytes(Tag.DOUBLE_PIXELS) != null;
	}

	private static int bits(final DicomFile f) {
		final Dataset e = f.elements();
		return e.bytes(Tag.FLOAT_PIXELS) != null ? Float.SIZE : e.bytes(Tag.DOUBLE_PIXELS) != null ? Double.SIZE : e.number(Tag.BITS_ALLOCATED, 0);
	}

	private static void read(final Plane p, final double[] out) {
		final DicomFile f = p.file();
		final Dataset e = f.elements();
		final int n = out.length, bytes = bits(f) / 8;
		if ((p.frame() + 1L) * n * bytes > f.pixelBytes()) throw new InputException("The DICOM file " + f.path() + " is cut short: " + f.pixelBytes()
			+ " bytes of pixels, but " + (p.frame() + 1L) * n * bytes + " are needed. Copy it again.");
		final int from = f.pixels() + p.frame() * n * bytes;
		if (isReal(f)) {
			final ByteBuffer b = ByteBuffer.wrap(f.bytes(), from, n * bytes).order(e.littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
			for (int i = 0; i < n; i++) out[i] = p.intercept() + p.slope() * (bytes == Float.BYTES ? b.getFloat() : b.getDouble());
			return;
		}
		stored(f, from, bytes, out);
		final ModalityLut lut = ModalityLut.of(f);
		boolean any = false;
		for (int i = 0; i < n; i++) {
			any |= out[i] != 0;
			out[i] = p.intercept() + p.slope() * (lut == null ? out[i] : lut.value((int) out[i]));
		}
		if (any && p.slope() == 0) throw new InputException("The DICOM file " + f.path() + ": its Rescale Slope " + Tag.text(Tag.RESCALE_SLOPE)
			+ " is 0, although its pixels are not. Export it again.");
	}

	/** The stored numbers. */
	private static void stored(final DicomFile f, final int first, final int bytes, final double[] out) {
		final Dataset e = f.elements();
		final int bits = e.number(Tag.BITS_STORED, 8 * bytes), high = e.number(Tag.HIGH_BIT, bits - 1);
		final boolean signed = e.number(Tag.SIGNED, 0) == 1;
		if (bits < 1 || bits > 8 * bytes || high < bits - 1 || high >= 8 * bytes) throw new InputException("The DICOM file " + f.path() + " says that "
			+ bits + " of " + 8 * bytes + " bits are used, the highest being " + high + ". It is damaged.");
		final byte[] a = f.bytes();
		int from = first;
		for (int i = 0; i < out.length; i++, from += bytes) {
			int v = 0;
			for (int b = 0; b < bytes; b++) v |= (a[from + b] & 0xff) << 8 * (e.littleEndian ? b : bytes - 1 - b);
			// Bits above the stored ones may hold overlays.
			final int shifted = v << 31 - high;
			out[i] = signed ? shifted >> 32 - bits : bits == 32 ? shifted & 0xffffffffL : shifted >>> 32 - bits;
		}
	}
}
