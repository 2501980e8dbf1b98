package io.github.roi2roc.image;

import java.util.Arrays;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.BooleanType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import io.github.roi2roc.InputException;

/** Volumes from and to ImgLib2, so that scripts hand over what they have. Values are copied both ways. */
public final class ImgLib2Volumes {

	private ImgLib2Volumes() {}

	/**
	 * A volume at the origin with axes along the patient's.
	 *
	 * @param image 2D or 3D, dimensions x, y, z; where its interval begins does not matter
	 * @param spacing mm between voxel centres; for a 2D image z is its thickness
	 * @throws InputException if the image has other dimensions, is too large, or holds integers beyond 2^53
	 */
	public static Volume of(final RandomAccessibleInterval<? extends RealType<?>> image, final Vec3 spacing) {
		final int[] n = size(image);
		return of(image, new Geometry(n[0], n[1], n[2], spacing, Vec3.ZERO, Direction.IDENTITY));
	}

	/**
	 * A volume on a given grid.
	 *
	 * @throws InputException as the other one, and if the sizes differ
	 */
	public static Volume of(final RandomAccessibleInterval<? extends RealType<?>> image, final Geometry geometry) {
		final int[] n = size(image);
		if (n[0] != geometry.nx() || n[1] != geometry.ny() || n[2] != geometry.nz()) throw new InputException("The image has " + n[0] + "×" + n[1]
			+ "×" + n[2] + " voxels, but the grid it should lie on has " + geometry.nx() + "×" + geometry.ny() + "×" + geometry.nz() + ".");
		return new Volume(geometry, voxels(image, geometry.voxels()));
	}

	/** A new array image of the same type and values: 3D, or 2D if the volume has one slice. */
	public static RandomAccessibleInterval<? extends RealType<?>> image(final Volume volume) {
		final Geometry g = volume.geometry();
		final long[] n = g.nz() == 1 ? new long[] { g.nx(), g.ny() } : new long[] { g.nx(), g.ny(), g.nz() };
		final Voxels v = volume.voxels();
		if (v instanceof final Voxels.UInt8 u) return ArrayImgs.unsignedBytes(u.a().clone(), n);
		if (v instanceof final Voxels.Int8 u) return ArrayImgs.bytes(u.a().clone(), n);
		if (v instanceof final Voxels.UInt16 u) return ArrayImgs.unsignedShorts(u.a().clone(), n);
		if (v instanceof final Voxels.Int16 u) return ArrayImgs.shorts(u.a().clone(), n);
		if (v instanceof final Voxels.UInt32 u) return ArrayImgs.unsignedInts(u.a().clone(), n);
		if (v instanceof final Voxels.Int32 u) return ArrayImgs.ints(u.a().clone(), n);
		if (v instanceof final Voxels.Float32 u) return ArrayImgs.floats(u.a().clone(), n);
		return ArrayImgs.doubles(((Voxels.Float64) v).a().clone(), n);
	}

	private static int[] size(final RandomAccessibleInterval<?> image) {
		final int d = image.numDimensions();
		if (d < 2 || d > 3) throw new InputException("The image has " + d + " dimensions; a volume has 2 or 3. Choose a channel and a frame first"
			+ " (Views.hyperSlice).");
		final int[] out = { 1, 1, 1 };
		for (int i = 0; i < d; i++) {
			if (image.dimension(i) > Geometry.MAX_VOXELS) throw new InputException("The image is " + Arrays.toString(image.dimensionsAsLongArray())
				+ " voxels large, more than fit into one array. Crop it.");
			out[i] = (int) image.dimension(i);
		}
		return out;
	}

	private static Voxels voxels(final RandomAccessibleInterval<? extends RealType<?>> image, final int count) {
		final RealType<?> type = image.getType();
		int i = 0;
		if (type instanceof UnsignedByteType || type instanceof ByteType || type instanceof BooleanType) {
			final byte[] a = new byte[count];
			for (final RealType<?> t : Views.flatIterable(image)) a[i++] = (byte) (int) t.getRealDouble();
			return type instanceof ByteType ? new Voxels.Int8(a) : new Voxels.UInt8(a);
		}
		if (type instanceof ShortType || type instanceof UnsignedShortType) {
			final short[] a = new short[count];
			for (final RealType<?> t : Views.flatIterable(image)) a[i++] = (short) (int) t.getRealDouble();
			return type instanceof ShortType ? new Voxels.Int16(a) : new Voxels.UInt16(a);
		}
		if (type instanceof IntType || type instanceof UnsignedIntType) {
			final int[] a = new int[count];
			for (final RealType<?> t : Views.flatIterable(image)) a[i++] = (int) (long) t.getRealDouble();
			return type instanceof IntType ? new Voxels.Int32(a) : new Voxels.UInt32(a);
		}
		if (type instanceof FloatType) {
			final float[] a = new float[count];
			for (final RealType<?> t : Views.flatIterable(image)) a[i++] = t.getRealFloat();
			return new Voxels.Float32(a);
		}
		final double[] a = new double[count];
		for (final RealType<?> t : Views.flatIterable(image)) {
			a[i] = t.getRealDouble();
			if (type instanceof IntegerType && Math.abs(a[i]) > 0x1p53) throw new InputException("The image holds the integer " + t
				+ ", which is beyond ±2^53 and cannot be computed with exactly. Rescale the image.");
			i++;
		}
		return new Voxels.Float64(a);
	}
}
