package io.github.roi2roc.preprocess;

import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

/** Puts computed values into a pixel type as ITK does: clamped to the type's range, then cut toward zero. */
final class StoredAs {

	private StoredAs() {}

	/** @param v values, given away */
	static Volume type(final PixelType type, final Geometry g, final double[] v) {
		return new Volume(g, switch (type) {
			case DOUBLE -> new Voxels.Float64(v);
			case FLOAT -> {
				final float[] a = new float[v.length];
				for (int i = 0; i < a.length; i++) a[i] = (float) v[i];
				yield new Voxels.Float32(a);
			}
			case INT8 -> new Voxels.Int8(bytes(v, Byte.MIN_VALUE, Byte.MAX_VALUE));
			case UINT8 -> new Voxels.UInt8(bytes(v, 0, 255));
			case INT16 -> new Voxels.Int16(shorts(v, Short.MIN_VALUE, Short.MAX_VALUE));
			case UINT16 -> new Voxels.UInt16(shorts(v, 0, 65535));
			case INT32 -> new Voxels.Int32(ints(v, Integer.MIN_VALUE, Integer.MAX_VALUE));
			case UINT32 -> new Voxels.UInt32(ints(v, 0, 4294967295.0));
		});
	}

	private static byte[] bytes(final double[] v, final double min, final double max) {
		final byte[] a = new byte[v.length];
		for (int i = 0; i < a.length; i++) a[i] = (byte) (int) clamp(v[i], min, max);
		return a;
	}

	private static short[] shorts(final double[] v, final double min, final double max) {
		final short[] a = new short[v.length];
		for (int i = 0; i < a.length; i++) a[i] = (short) (int) clamp(v[i], min, max);
		return a;
	}

	private static int[] ints(final double[] v, final double min, final double max) {
		final int[] a = new int[v.length];
		for (int i = 0; i < a.length; i++) a[i] = (int) (long) clamp(v[i], min, max);
		return a;
	}

	private static double clamp(final double x, final double min, final double max) {
		return x < min ? min : x > max ? max : x;
	}
}
