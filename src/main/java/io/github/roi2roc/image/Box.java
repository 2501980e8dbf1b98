package io.github.roi2roc.image;

/**
 * A box of voxels: first index and size along each axis.
 *
 * @param nx voxels along x; a box is empty when a size is 0
 */
public record Box(int x, int y, int z, int nx, int ny, int nz) {

	public Box {
		if (nx < 0 || ny < 0 || nz < 0) throw new IllegalArgumentException("negative size: " + nx + ", " + ny + ", " + nz);
	}

	public int size(final int axis) {
		return axis == 0 ? nx : axis == 1 ? ny : nz;
	}

	public int start(final int axis) {
		return axis == 0 ? x : axis == 1 ? y : z;
	}

	/** Number of voxels; a box inside a {@link Geometry} always fits an int. */
	public int voxels() {
		return Math.multiplyExact(Math.multiplyExact(nx, ny), nz);
	}

	/** Place of the voxel with absolute index (ax, ay, az) in an array of this box, x fastest. */
	public int index(final int ax, final int ay, final int az) {
		return ax - x + nx * (ay - y + ny * (az - z));
	}

	public boolean contains(final int ax, final int ay, final int az) {
		return ax >= x && ax < x + nx && ay >= y && ay < y + ny && az >= z && az < z + nz;
	}

	/** This box with a margin on every side; it may leave the image. */
	public Box grow(final int mx, final int my, final int mz) {
		return new Box(x - mx, y - my, z - mz, nx + 2 * mx, ny + 2 * my, nz + 2 * mz);
	}

	/** The common part; empty boxes have size 0. */
	public Box intersect(final Box o) {
		final int x0 = Math.max(x, o.x), y0 = Math.max(y, o.y), z0 = Math.max(z, o.z);
		return new Box(x0, y0, z0, Math.max(0, Math.min(x + nx, o.x + o.nx) - x0), Math.max(0, Math.min(y + ny, o.y + o.ny) - y0), Math.max(0,
			Math.min(z + nz, o.z + o.nz) - z0));
	}

	public boolean isEmpty() {
		return nx == 0 || ny == 0 || nz == 0;
	}
}
