package io.github.roi2roc.image;

/**
 * Direction cosines of a voxel grid, as ITK and DICOM have them: each column is the unit vector, in patient coordinates (LPS), along
 * which one voxel index grows.
 *
 * @param x direction of growing x index (column 0)
 * @param y direction of growing y index (column 1)
 * @param z direction of growing z index (column 2)
 */
public record Direction(Vec3 x, Vec3 y, Vec3 z) {

	public static final Direction IDENTITY = new Direction(new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1));

	/** @param axis 0 (x), 1 (y) or 2 (z) */
	public Vec3 column(final int axis) {
		return switch (axis) {
			case 0 -> x;
			case 1 -> y;
			case 2 -> z;
			default -> throw new IndexOutOfBoundsException(axis);
		};
	}

	/** The matrix times a vector. */
	public Vec3 apply(final Vec3 v) {
		return x.times(v.x()).plus(y.times(v.y())).plus(z.times(v.z()));
	}

	/** The inverse matrix times a vector; for orthonormal columns this equals the transpose. */
	public Vec3 unapply(final Vec3 v) {
		final double det = determinant();
		return new Vec3(v.dot(y.cross(z)) / det, v.dot(z.cross(x)) / det, v.dot(x.cross(y)) / det);
	}

	/** +1 or −1 for orthonormal columns; 0 for a degenerate grid. */
	public double determinant() {
		return x.dot(y.cross(z));
	}

	/** Largest absolute difference between corresponding cosines. */
	public double maxDifference(final Direction o) {
		double d = 0;
		for (int a = 0; a < 3; a++) {
			final Vec3 delta = column(a).minus(o.column(a));
			d = Math.max(d, Math.max(Math.abs(delta.x()), Math.max(Math.abs(delta.y()), Math.abs(delta.z()))));
		}
		return d;
	}
}
