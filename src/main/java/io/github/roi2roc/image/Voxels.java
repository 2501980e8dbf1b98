package io.github.roi2roc.image;

/**
 * The voxel values of a volume in the type they came in, x fastest. The type matters: PyRadiomics truncates after resampling an integer
 * image, and an 8-bit mask should not cost eight bytes a voxel. The array is shared, not copied: whoever makes a {@code Voxels} gives
 * the array away and writes to it no more.
 */
public sealed interface Voxels {

	int length();

	double get(int i);

	PixelType type();

	record UInt8(byte[] a) implements Voxels {

		@Override
		public int length() {
			return a.length;
		}

		@Override
		public double get(final int i) {
			return a[i] & 0xff;
		}

		@Override
		public PixelType type() {
			return PixelType.UINT8;
		}
	}

	record Int8(byte[] a) implements Voxels {

		@Override
		public int length() {
			return a.length;
		}

		@Override
		public double get(final int i) {
			return a[i];
		}

		@Override
		public PixelType type() {
			return PixelType.INT8;
		}
	}

	record Int16(short[] a) implements Voxels {

		@Override
		public int length() {
			return a.length;
		}

		@Override
		public double get(final int i) {
			return a[i];
		}

		@Override
		public PixelType type() {
			return PixelType.INT16;
		}
	}

	record UInt16(short[] a) implements Voxels {

		@Override
		public int length() {
			return a.length;
		}

		@Override
		public double get(final int i) {
			return a[i] & 0xffff;
		}

		@Override
		public PixelType type() {
			return PixelType.UINT16;
		}
	}

	record Int32(int[] a) implements Voxels {

		@Override
		public int length() {
			return a.length;
		}

		@Override
		public double get(final int i) {
			return a[i];
		}

		@Override
		public PixelType type() {
			return PixelType.INT32;
		}
	}

	record UInt32(int[] a) implements Voxels {

		@Override
		public int length() {
			return a.length;
		}

		@Override
		public double get(final int i) {
			return a[i] & 0xffffffffL;
		}

		@Override
		public PixelType type() {
			return PixelType.UINT32;
		}
	}

	record Float32(float[] a) implements Voxels {

		@Override
		public int length() {
			return a.length;
		}

		@Override
		public double get(final int i) {
			return a[i];
		}

		@Override
		public PixelType type() {
			return PixelType.FLOAT;
		}
	}

	record Float64(double[] a) implements Voxels {

		@Override
		public int length() {
			return a.length;
		}

		@Override
		public double get(final int i) {
			return a[i];
		}

		@Override
		public PixelType type() {
			return PixelType.DOUBLE;
		}
	}
}
