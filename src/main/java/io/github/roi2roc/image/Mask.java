package io.github.roi2roc.image;

import java.util.function.IntPredicate;

/**
 * A region on a grid: for each voxel, in or out. Only the bounding box of the region is stored, one byte a voxel. Immutable.
 */
public final class Mask {

	private final Geometry geometry;
	private final Box bounds;
	private final byte[] inside;
	private final int count;

	private Mask(final Geometry geometry, final Box bounds, final byte[] inside, final int count) {
		this.geometry = geometry;
		this.bounds = bounds;
		this.inside = inside;
		this.count = count;
	}

	/**
	 * @param geometry the grid
	 * @param inside whether the voxel at this place (x fastest) belongs to the region
	 */
	public static Mask of(final Geometry geometry, final IntPredicate inside) {
		return of(geometry, geometry.box(), inside);
	}

	/**
	 * A region that lies within a box.
	 *
	 * @param box part of the grid
	 * @param inside asked for each place in the box, counted from the box's first voxel, x fastest
	 */
	public static Mask of(final Geometry geometry, final Box box, final IntPredicate inside) {
		int x0 = Integer.MAX_VALUE, y0 = Integer.MAX_VALUE, z0 = Integer.MAX_VALUE, x1 = -1, y1 = -1, z1 = -1, n = 0, i = 0;
		for (int z = 0; z < box.nz(); z++) {
			for (int y = 0; y < box.ny(); y++) {
				for (int x = 0; x < box.nx(); x++, i++) {
					if (!inside.test(i)) continue;
					n++;
					if (x < x0) x0 = x;
					if (x > x1) x1 = x;
					if (y < y0) y0 = y;
					if (y > y1) y1 = y;
					if (z < z0) z0 = z;
					z1 = z;
				}
			}
		}
		if (n == 0) return new Mask(geometry, new Box(0, 0, 0, 0, 0, 0), new byte[0], 0);
		final Box bounds = new Box(box.x() + x0, box.y() + y0, box.z() + z0, x1 - x0 + 1, y1 - y0 + 1, z1 - z0 + 1);
		final byte[] a = new byte[bounds.voxels()];
		int o = 0;
		for (int z = z0; z <= z1; z++) {
			for (int y = y0; y <= y1; y++) {
				for (int x = x0; x <= x1; x++, o++) {
					if (inside.test(x + box.nx() * (y + box.ny() * z))) a[o] = 1;
				}
			}
		}
		return new Mask(geometry, bounds, a, n);
	}

	/** The region where a label image has one value. */
	public static Mask of(final Volume labels, final double label) {
		final Voxels v = labels.voxels();
		return of(labels.geometry(), i -> v.get(i) == label);
	}

	public Geometry geometry() {
		return geometry;
	}

	/** Smallest box that holds the region; all zero for an empty region. */
	public Box bounds() {
		return bounds;
	}

	/** Number of voxels in the region. */
	public int count() {
		return count;
	}

	public boolean isEmpty() {
		return count == 0;
	}

	public boolean contains(final int x, final int y, final int z) {
		return bounds.contains(x, y, z) && inside[bounds.index(x, y, z)] != 0;
	}

	/**
	 * The region in {@link #bounds()}: 1 inside the region, 0 elsewhere, x fastest. The mask's own array, so that families side by side do not
	 * hold a copy each; nobody writes to it.
	 */
	public byte[] inside() {
		return inside;
	}

	/** The region in a box that may reach beyond {@link #bounds()} or the image: 1 inside the region, 0 elsewhere, x fastest, a new array. */
	public byte[] bytes(final Box box) {
		final byte[] out = new byte[box.voxels()];
		final Box common = bounds.intersect(box);
		if (common.isEmpty()) return out;
		for (int z = common.z(); z < common.z() + common.nz(); z++) {
			for (int y = common.y(); y < common.y() + common.ny(); y++) {
				System.arraycopy(inside, bounds.index(common.x(), y, z), out, box.index(common.x(), y, z), common.nx());
			}
		}
		return out;
	}

	/** The same region on another grid of the same size, such as the image's own when both agree within tolerance. */
	public Mask on(final Geometry other) {
		if (other.nx() != geometry.nx() || other.ny() != geometry.ny() || other.nz() != geometry.nz()) throw new IllegalArgumentException(
			"sizes differ: " + geometry.describe() + " and " + other.describe());
		return new Mask(other, bounds, inside, count);
	}

	/** The region within a box, on the box's grid. */
	public Mask crop(final Box box) {
		if (box.equals(bounds)) return new Mask(geometry.crop(box), new Box(0, 0, 0, box.nx(), box.ny(), box.nz()), inside, count);
		final byte[] a = bytes(box);
		return of(geometry.crop(box), i -> a[i] != 0);
	}
}
