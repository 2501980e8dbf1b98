package io.github.roi2roc.feature;

/**
 * Grey levels of a region in its bounding box, with a margin of zeros so that neighbours need no bounds test. Level 0 means outside.
 *
 * @param data level of each voxel of the padded box, x fastest; 16 bits, unsigned
 * @param nx size of the padded box along x
 * @param ny size along y
 * @param nz size along z
 * @param px margin on each side along x, at least 1
 * @param py margin along y
 * @param pz margin along z
 * @param highest the highest level in the region
 * @param histogram number of voxels at each level, index 0 to {@code highest}; index 0 is 0
 */
public record Levels(char[] data, int nx, int ny, int nz, int px, int py, int pz, int highest, int[] histogram) {

	/** More levels than this do not fit the storage. */
	public static final int MAX = 65_535;

	/** Size of the padded box along an axis. */
	public int size(final int axis) {
		return axis == 0 ? nx : axis == 1 ? ny : nz;
	}

	/** Margin along an axis. */
	public int margin(final int axis) {
		return axis == 0 ? px : axis == 1 ? py : pz;
	}

	/** Distance in {@link #data} between a voxel and its neighbour at an offset. */
	public int stride(final int dx, final int dy, final int dz) {
		return dx + nx * (dy + ny * dz);
	}

	/** Number of levels that occur. */
	public int present() {
		int n = 0;
		for (final int h : histogram) {
			if (h > 0) n++;
		}
		return n;
	}

	/** Number of voxels in the region. */
	public int count() {
		int n = 0;
		for (final int h : histogram) n += h;
		return n;
	}

	/** Levels that occur, ascending. */
	public int[] occurring() {
		final int[] out = new int[present()];
		int o = 0;
		for (int l = 1; l <= highest; l++) {
			if (histogram[l] > 0) out[o++] = l;
		}
		return out;
	}
}
