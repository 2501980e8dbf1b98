package io.github.roi2roc.image;

/**
 * An image: voxel values on a grid. Values are in the image's own unit (HU for CT, SUV for PET). Immutable by agreement: nobody writes
 * to the array behind {@code voxels} after the volume is made.
 *
 * @param geometry the grid
 * @param voxels values, x fastest; as many as the grid has voxels
 */
public record Volume(Geometry geometry, Voxels voxels) {

	public Volume {
		if (voxels.length() != geometry.voxels()) throw new IllegalArgumentException(voxels.length() + " values for " + geometry.describe());
	}

	public static Volume of(final Geometry geometry, final double[] values) {
		return new Volume(geometry, new Voxels.Float64(values));
	}

	public static Volume of(final Geometry geometry, final float[] values) {
		return new Volume(geometry, new Voxels.Float32(values));
	}

	public double get(final int x, final int y, final int z) {
		return voxels.get(geometry.index(x, y, z));
	}

	/** Values of a box inside the image, x fastest, as a new array. */
	public double[] doubles(final Box box) {
		final double[] out = new double[box.voxels()];
		int o = 0;
		for (int z = box.z(); z < box.z() + box.nz(); z++) {
			for (int y = box.y(); y < box.y() + box.ny(); y++) {
				copy(geometry.index(box.x(), y, z), out, o, box.nx());
				o += box.nx();
			}
		}
		return out;
	}

	/** All values, x fastest, as a new array. */
	public double[] doubles() {
		return doubles(geometry.box());
	}

	/** The part of the image inside a box, in the same type, on the box's grid. */
	public Volume crop(final Box box) {
		if (box.equals(geometry.box())) return this;
		final int n = box.voxels(), row = box.nx();
		final Object out = switch (voxels.type()) {
			case UINT8, INT8 -> new byte[n];
			case INT16, UINT16 -> new short[n];
			case INT32, UINT32 -> new int[n];
			case FLOAT -> new float[n];
			case DOUBLE -> new double[n];
		};
		int o = 0;
		for (int z = box.z(); z < box.z() + box.nz(); z++) {
			for (int y = box.y(); y < box.y() + box.ny(); y++) {
				System.arraycopy(array(), geometry.index(box.x(), y, z), out, o, row);
				o += row;
			}
		}
		return new Volume(geometry.crop(box), wrap(out));
	}

	private Object array() {
		if (voxels instanceof final Voxels.UInt8 v) return v.a();
		if (voxels instanceof final Voxels.Int8 v) return v.a();
		if (voxels instanceof final Voxels.Int16 v) return v.a();
		if (voxels instanceof final Voxels.UInt16 v) return v.a();
		if (voxels instanceof final Voxels.Int32 v) return v.a();
		if (voxels instanceof final Voxels.UInt32 v) return v.a();
		if (voxels instanceof final Voxels.Float32 v) return v.a();
		return ((Voxels.Float64) voxels).a();
	}

	private Voxels wrap(final Object array) {
		return switch (voxels.type()) {
			case UINT8 -> new Voxels.UInt8((byte[]) array);
			case INT8 -> new Voxels.Int8((byte[]) array);
			case INT16 -> new Voxels.Int16((short[]) array);
			case UINT16 -> new Voxels.UInt16((short[]) array);
			case INT32 -> new Voxels.Int32((int[]) array);
			case UINT32 -> new Voxels.UInt32((int[]) array);
			case FLOAT -> new Voxels.Float32((float[]) array);
			case DOUBLE -> new Voxels.Float64((double[]) array);
		};
	}

	/**
	 * Copies values that lie side by side. One typed loop: a virtual call for each voxel would cost more than the copy.
	 *
	 * @param from place of the first value, x fastest
	 * @param out receives the values from {@code to} on
	 * @param n number of values
	 */
	public void copy(final int from, final double[] out, final int to, final int n) {
		switch (voxels.type()) {
			case DOUBLE -> System.arraycopy(((Voxels.Float64) voxels).a(), from, out, to, n);
			case FLOAT -> {
				final float[] a = ((Voxels.Float32) voxels).a();
				for (int i = 0; i < n; i++) out[to + i] = a[from + i];
			}
			case INT16 -> {
				final short[] a = ((Voxels.Int16) voxels).a();
				for (int i = 0; i < n; i++) out[to + i] = a[from + i];
			}
			default -> {
				for (int i = 0; i < n; i++) out[to + i] = voxels.get(from + i);
			}
		}
	}
}
