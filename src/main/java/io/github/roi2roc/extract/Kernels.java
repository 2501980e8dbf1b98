package io.github.roi2roc.extract;

import io.github.roi2roc.feature.Levels;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

/**
 * Cuts the cubes around voxels out of an image and its grey levels.
 *
 * @param image voxel values
 * @param box where the levels lie in the image
 * @param levels of all voxels that count, 0 elsewhere
 * @param radius half the size of the cube, less the voxel itself
 * @param flat axis along which the cube is one voxel thick, or −1
 * @param reach longest distance to a neighbour: the margin that kernels get
 */
record Kernels(Volume image, Box box, Levels levels, int radius, int flat, int reach) {

	/**
	 * @param region the voxels that count in the cube, with levels numbered as in the whole region
	 * @param flatInARegionThatIsNot whether the cube has one level, the whole region several
	 */
	record Kernel(Region region, boolean flatInARegionThatIsNot) {}

	/** @param x index of a voxel that counts, on the image's grid */
	Kernel around(final int x, final int y, final int z) {
		final Box cube = tight(new Box(x, y, z, 1, 1, 1).grow(along(0), along(1), along(2)).intersect(box));
		final int px = margin(cube.nx()), py = margin(cube.ny()), pz = margin(cube.nz());
		final Box padded = cube.grow(px, py, pz);
		final char[] data = new char[padded.voxels()];
		final int[] histogram = new int[levels.highest() + 1];
		final byte[] inside = new byte[cube.voxels()];
		int present = 0, o = 0;
		for (int k = cube.z(); k < cube.z() + cube.nz(); k++) {
			for (int j = cube.y(); j < cube.y() + cube.ny(); j++) {
				final int from = place(cube.x(), j, k), to = padded.index(cube.x(), j, k);
				for (int i = 0; i < cube.nx(); i++, o++) {
					final char l = levels.data()[from + i];
					if (l == 0) continue;
					data[to + i] = l;
					inside[o] = 1;
					if (histogram[l]++ == 0) present++;
				}
			}
		}
		final Volume part = image.crop(cube);
		final Mask mask = Mask.of(part.geometry(), i -> inside[i] != 0);
		final Levels own = new Levels(data, padded.nx(), padded.ny(), padded.nz(), px, py, pz, levels.highest(), histogram);
		return new Kernel(new Region(mask, part, own), present == 1 && levels.present() > 1);
	}

	private int along(final int axis) {
		return axis == flat ? 0 : radius;
	}

	private int margin(final int size) {
		return Math.max(1, Math.min(reach, size - 1));
	}

	/** Place in the levels' array of a voxel of the image. */
	private int place(final int x, final int y, final int z) {
		return x - box.x() + levels.px() + levels.nx() * (y - box.y() + levels.py() + levels.ny() * (z - box.z() + levels.pz()));
	}

	/** The smallest box that holds the voxels that count in a cube; the voxel in its middle always does. */
	private Box tight(final Box cube) {
		int x0 = Integer.MAX_VALUE, x1 = -1, y0 = Integer.MAX_VALUE, y1 = -1, z0 = Integer.MAX_VALUE, z1 = -1;
		for (int k = cube.z(); k < cube.z() + cube.nz(); k++) {
			for (int j = cube.y(); j < cube.y() + cube.ny(); j++) {
				final int from = place(0, j, k);
				for (int i = cube.x(); i < cube.x() + cube.nx(); i++) {
					if (levels.data()[from + i] == 0) continue;
					x0 = Math.min(x0, i);
					x1 = Math.max(x1, i);
					y0 = Math.min(y0, j);
					y1 = Math.max(y1, j);
					z0 = Math.min(z0, k);
					z1 = k;
				}
			}
		}
		return new Box(x0, y0, z0, x1 - x0 + 1, y1 - y0 + 1, z1 - z0 + 1);
	}
}
