package io.github.roi2roc.image.io.dicom;

import java.nio.file.Path;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Voxels;

/**
 * The values of slices: stored numbers, of which only the bits that count, times rescale slope plus intercept. Whole slopes and intercepts
 * keep an integer type; others give doubles, as ITK reads them.
 */
final class PixelValues {

	private PixelValues() {}

	/** @throws InputException if a file is in colour, of an unknown depth or cut short */
	static Voxels of(final Iterable<Plane> planes, final int pixelsPerPlane, final int count) {
		final double[] out = new double[Math.multiplyExact(pixelsPerPlane, count)];
		boolean whole = true;
		int at = 0;
		for (final Plane p : planes) {
			whole &= p.slope() == Math.rint(p.slope()) && p.intercept() == Math.rint(p.intercept());
			read(p, pixelsPerPlane, out, at);
			at += pixelsPerPlane;
		}
		if (!whole) return new Voxels.Float64(out);
		double min = 0, max = 0;
		for (final double d : out) {
			min = Math.min(min, d);
			max = Math.max(max, d);
		}
		return integers(out, min < 0 ? min < Short.MIN_VALUE || max > Short.MAX_VALUE ? PixelType.INT32 : PixelType.INT16 : max > 0xffff ? PixelType.INT32
			: max > 0xff ? PixelType.UINT16 : PixelType.UINT8);
	}

	private static Voxels integers(final double[] a, final PixelType type) {
		if (type == PixelType.INT32) {
			final int[] out = new int[a.length];
			for (int i = 0; i < a.length; i++) out[i] = (int) a[i];
			return new Voxels.Int32(out);
		}
		if (type == PixelType.UINT8) {
			final byte[] out = new byte[a.length];
			for (int i = 0; i < a.length; i++) out[i] = (byte) a[i];
			return new Voxels.UInt8(out);
		}
		final short[] out = new short[a.length];
		for (int i = 0; i < a.length; i++) out[i] = (short) (int) a[i];
		return type == PixelType.INT16 ? new Voxels.Int16(out) : new Voxels.UInt16(out);
	}

	/** Refuses what is no grey image of 8, 16 or 32 bits. */
	static void require(final DicomFile f) {
		final Dataset e = f.elements();
		final int bits = e.number(Tag.BITS_ALLOCATED, 0);
		requireGrey(f.path(), e);
		if (bits != 8 && bits != 16 && bits != 32) throw new InputException("The DICOM file " + f.path() + " has " + bits
			+ " bits a pixel; 8, 16 or 32 belong there.");
	}

	/** @throws InputException if an image is in colour */
	static void requireGrey(final Path file, final Dataset e) {
		if (e.number(Tag.SAMPLES_PER_PIXEL, 1) != 1 || e.text(Tag.PHOTOMETRIC).startsWith("PALETTE")) throw new InputException("The DICOM file " + file
			+ " is in colour (" + e.text(Tag.PHOTOMETRIC) + "); radiomics needs one number a pixel.");
	}

	private static void read(final Plane p, final int n, final double[] out, final int at) {
		final DicomFile f = p.file();
		final Dataset e = f.elements();
		final int bytes = e.number(Tag.BITS_ALLOCATED, 16) / 8, stored = e.number(Tag.BITS_STORED, 8 * bytes), high = e.number(Tag.HIGH_BIT, stored - 1);
		final boolean signed = e.number(Tag.SIGNED, 0) == 1;
		if (stored < 1 || stored > 8 * bytes || high < stored - 1 || high >= 8 * bytes) throw new InputException("The DICOM file " + f.path()
			+ " says that " + stored + " of " + 8 * bytes + " bits are used, the highest being " + high + ". It is damaged.");
		if ((p.frame() + 1L) * n * bytes > f.pixelBytes()) throw new InputException("The DICOM file " + f.path() + " is cut short: " + f.pixelBytes()
			+ " bytes of pixels, but " + (p.frame() + 1L) * n * bytes + " are needed. Copy it again.");
		final byte[] a = f.bytes();
		int from = f.pixels() + p.frame() * n * bytes;
		for (int i = 0; i < n; i++, from += bytes) {
			int v = 0;
			for (int b = 0; b < bytes; b++) v |= (a[from + b] & 0xff) << 8 * (e.littleEndian ? b : bytes - 1 - b);
			// Bits above the stored ones may hold overlays.
			final int shifted = v << 31 - high;
			out[at + i] = p.intercept() + p.slope() * (signed ? shifted >> 32 - stored : stored == 32 ? shifted & 0xffffffffL : shifted >>> 32
				- stored);
		}
	}
}
