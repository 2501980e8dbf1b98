package io.github.roi2roc.image;

/** Three numbers along x, y, z: a position or a spacing in mm, or a continuous voxel index. */
public record Vec3(double x, double y, double z) {

	public static final Vec3 ZERO = new Vec3(0, 0, 0);

	/** @param axis 0 (x), 1 (y) or 2 (z) */
	public double get(final int axis) {
		return switch (axis) {
			case 0 -> x;
			case 1 -> y;
			case 2 -> z;
			default -> throw new IndexOutOfBoundsException(axis);
		};
	}

	public Vec3 plus(final Vec3 o) {
		return new Vec3(x + o.x, y + o.y, z + o.z);
	}

	public Vec3 minus(final Vec3 o) {
		return new Vec3(x - o.x, y - o.y, z - o.z);
	}

	public double dot(final Vec3 o) {
		return x * o.x + y * o.y + z * o.z;
	}

	public Vec3 cross(final Vec3 o) {
		return new Vec3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
	}

	public double length() {
		return Math.sqrt(dot(this));
	}

	public Vec3 times(final double factor) {
		return new Vec3(x * factor, y * factor, z * factor);
	}

	public boolean isFinite() {
		return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
	}
}
