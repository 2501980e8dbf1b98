package io.github.roi2roc.ij;

import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Voxels;

/** The same values in another pixel type, if that type can hold every one of them exactly. */
final class Retyped {

	private Retyped() {}

	/** @return null if a value would change */
	static Voxels as(final double[] values, final PixelType type) {
		return as(new Voxels.Float64(values), type);
	}

	/** @return null if a value would change */
	static Voxels as(final Voxels v, final PixelType type) {
		final int n = v.length();
		for (int i = 0; i < n; i++) if (!holds(type, v.get(i))) return null;
		return switch (type) {
			case UINT8 -> new Voxels.UInt8(bytes(v));
			case INT8 -> new Voxels.Int8(bytes(v));
			case INT16 -> new Voxels.Int16(shorts(v));
			case UINT16 -> new Voxels.UInt16(shorts(v));
			case INT32 -> new Voxels.Int32(ints(v));
			case UINT32 -> new Voxels.UInt32(ints(v));
			case FLOAT -> {
				final float[] a = new float[n];
				for (int i = 0; i < n; i++) a[i] = (float) v.get(i);
				yield new Voxels.Float32(a);
			}
			case DOUBLE -> {
				final double[] a = new double[n];
				for (int i = 0; i < n; i++) a[i] = v.get(i);
				yield new Voxels.Float64(a);
			}
		};
	}

	private static boolean holds(final PixelType type, final double d) {
		return switch (type) {
			case UINT8 -> within(d, 0, 0xff);
			case INT8 -> within(d, Byte.MIN_VALUE, Byte.MAX_VALUE);
			case INT16 -> within(d, Short.MIN_VALUE, Short.MAX_VALUE);
			case UINT16 -> within(d, 0, 0xffff);
			case INT32 -> within(d, Integer.MIN_VALUE, Integer.MAX_VALUE);
			case UINT32 -> within(d, 0, 0xffffffffL);
			case FLOAT -> Double.isNaN(d) || (float) d == d;
			case DOUBLE -> true;
		};
	}

	private static boolean within(final double d, final double min, final double max) {
		return d >= min && d <= max && d == Math.rint(d);
	}

	private static byte[] bytes(final Voxels v) {
		final byte[] a = new byte[v.length()];
		for (int i = 0; i < a.length; i++) a[i] = (byte) v.get(i);
		return a;
	}

	private static short[] shorts(final Voxels v) {
		final short[] a = new short[v.length()];
		for (int i = 0; i < a.length; i++) a[i] = (short) v.get(i);
		return a;
	}

	private static int[] ints(final Voxels v) {
		final int[] a = new int[v.length()];
		for (int i = 0; i < a.length; i++) a[i] = (int) (long) v.get(i);
		return a;
	}
}
