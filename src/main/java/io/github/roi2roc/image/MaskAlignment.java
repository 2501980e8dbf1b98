package io.github.roi2roc.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.roi2roc.InputException;

/**
 * Brings a region onto the grid of the image it belongs to. Grids that agree within tolerance are taken as the same, voxel for voxel;
 * others are an error, or the region is resampled with nearest neighbour (what PyRadiomics calls {@code correctMask}).
 */
public final class MaskAlignment {

	/** PyRadiomics' {@code geometryTolerance}, a fraction of the spacing. */
	public static final double TOLERANCE = 1e-6;
	/** Beyond half a voxel "the same grid" means another voxel. */
	public static final double LARGEST_TOLERANCE = 0.5;
	/** A centre that lies between two voxels up to rounding goes to the upper one, whatever the last bits are. */
	private static final double TIE = 1e-9;

	private MaskAlignment() {}

	/**
	 * @param tolerance allowed difference as {@link Geometry#differences} takes it, 0 to 0.5
	 * @param correct whether to resample a region that lies on another grid (PyRadiomics' {@code correctMask})
	 * @return the region on the image's grid, never empty
	 * @throws InputException if the region is empty, lies on another grid and {@code correct} is false (both grids are printed), or
	 *           reaches beyond the image
	 */
	public static Mask onto(final Geometry image, final Mask mask, final double tolerance, final boolean correct) {
		requireTolerance(tolerance);
		if (mask.isEmpty()) throw new InputException("the mask is empty: no voxel belongs to the region. Draw the region, or choose another mask.");
		final List<String> differences = image.differences(mask.geometry(), tolerance);
		if (differences.isEmpty()) return mask.on(image);
		if (!correct) throw new InputException("image and mask lie on different grids: " + String.join("; ", differences) + ". Image: " + image
			.describe() + ". Mask: " + mask.geometry().describe() + ". Set correctMask: true to resample the mask onto the image's grid (nearest"
			+ " neighbour), or check that they belong together.");
		requireInside(image, mask);
		final Mask out = resample(image, mask);
		if (out.isEmpty()) throw new InputException("the mask's region of " + mask.count()
			+ " voxels falls between the voxels of the image: nothing is left when it is resampled. Image: " + image.describe() + ". Mask: " + mask
				.geometry().describe() + ". Draw the region on the image's own grid.");
		return out;
	}

	/**
	 * Brings a region whose voxels are voxels of the image, only of a part of it or in another order of its axes, onto the image's grid.
	 *
	 * @param tolerance how far, in voxels, centres may differ
	 * @return the region on the image's grid; the region as it is if its voxels are not the image's
	 * @throws InputException if it reaches beyond the image
	 */
	public static Mask placed(final Geometry image, final Mask mask, final double tolerance) {
		final Geometry g = mask.geometry();
		for (int corner = 0; corner < 8; corner++) {
			final double[] at = new double[3];
			for (int a = 0; a < 3; a++) at[a] = (corner >> a & 1) == 0 ? 0 : g.size(a) - 1;
			final Vec3 i = image.toIndex(g.toWorld(at[0], at[1], at[2]));
			for (int a = 0; a < 3; a++) if (Math.abs(i.get(a) - Math.rint(i.get(a))) > tolerance) return mask;
		}
		for (int a = 0; a < 3; a++) {
			final Vec3 step = image.direction().unapply(g.direction().column(a).times(g.spacing().get(a)));
			int along = 0;
			for (int b = 0; b < 3; b++) {
				final double size = Math.abs(step.get(b)) / image.spacing().get(b);
				if (Math.abs(size - 1) <= tolerance) along++;
				else if (size > tolerance) return mask;
			}
			if (along != 1) return mask;
		}
		requireInside(image, mask);
		return resample(image, mask);
	}

	/** @throws InputException for a tolerance that would take other voxels for the same (PyRadiomics' {@code geometryTolerance}) */
	public static void requireTolerance(final double tolerance) {
		if (!(tolerance >= 0 && tolerance <= LARGEST_TOLERANCE)) throw new InputException("geometryTolerance is " + tolerance
			+ "; it is a fraction of a voxel, 0 to 0.5 (default 1e-6): above half a voxel the region would be measured at other voxels than it was"
			+ " drawn at. Set correctMask: true to resample the mask instead.");
	}

	private static void requireInside(final Geometry image, final Mask mask) {
		final Affine toImage = Affine.between(mask.geometry(), image);
		final Box b = mask.bounds();
		int outside = 0;
		for (int z = b.z(); z < b.z() + b.nz(); z++) {
			for (int y = b.y(); y < b.y() + b.ny(); y++) {
				for (int x = b.x(); x < b.x() + b.nx(); x++) {
					if (mask.contains(x, y, z) && !image.box().contains(toImage.x(x, y, z), toImage.y(x, y, z), toImage.z(x, y, z))) outside++;
				}
			}
		}
		if (outside > 0) throw new InputException("the mask's region lies " + (outside == mask.count() ? "outside the image" : "partly outside the"
			+ " image (" + outside + " of its " + mask.count() + " voxels)") + ". The image covers " + extent(image, image.box())
			+ "; the region covers " + extent(mask.geometry(), b) + " (mm, LPS). Check that image and mask belong together.");
	}

	/** The span of a box along the patient's axes, from voxel edge to voxel edge. */
	private static String extent(final Geometry g, final Box b) {
		double[] low = { Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE }, high = { -Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE };
		for (int corner = 0; corner < 8; corner++) {
			final Vec3 w = g.toWorld(b.x() - 0.5 + ((corner & 1) == 0 ? 0 : b.nx()), b.y() - 0.5 + ((corner & 2) == 0 ? 0 : b.ny()), b.z() - 0.5
				+ ((corner & 4) == 0 ? 0 : b.nz()));
			for (int a = 0; a < 3; a++) {
				low[a] = Math.min(low[a], w.get(a));
				high[a] = Math.max(high[a], w.get(a));
			}
		}
		return String.format(Locale.ROOT, "x %.2f to %.2f, y %.2f to %.2f, z %.2f to %.2f", low[0], high[0], low[1], high[1], low[2], high[2]);
	}

	/** Every voxel of the image within reach of the region asks which voxel of the mask its centre lies in. */
	private static Mask resample(final Geometry image, final Mask mask) {
		final Box box = reach(image, mask).intersect(image.box());
		final Affine toMask = Affine.between(image, mask.geometry());
		return Mask.of(image, box, i -> {
			final int x = box.x() + i % box.nx(), yz = i / box.nx(), y = box.y() + yz % box.ny(), z = box.z() + yz / box.ny();
			return mask.contains(toMask.x(x, y, z), toMask.y(x, y, z), toMask.z(x, y, z));
		});
	}

	/** A box of the image's voxels that holds the region's, with room to spare. */
	private static Box reach(final Geometry image, final Mask mask) {
		final Box b = mask.bounds();
		final Affine toImage = Affine.between(mask.geometry(), image);
		int[] low = { Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE }, high = { Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE };
		for (int corner = 0; corner < 8; corner++) {
			final int x = (corner & 1) == 0 ? b.x() - 1 : b.x() + b.nx(), y = (corner & 2) == 0 ? b.y() - 1 : b.y() + b.ny(), z = (corner & 4) == 0 ? b
				.z() - 1 : b.z() + b.nz();
			final int[] at = { toImage.x(x, y, z), toImage.y(x, y, z), toImage.z(x, y, z) };
			for (int a = 0; a < 3; a++) {
				low[a] = Math.min(low[a], Math.max(-1, at[a] - 1));
				high[a] = Math.max(high[a], Math.min(image.size(a), at[a] + 1));
			}
		}
		return new Box(low[0], low[1], low[2], Math.max(0, high[0] - low[0] + 1), Math.max(0, high[1] - low[1] + 1), Math.max(0, high[2] - low[2]
			+ 1));
	}

	/**
	 * Sizes that look like a unit error: spacing above 50 mm or below 0.01 mm, an extent above 5 m.
	 *
	 * @return one sentence for each; empty if the grid looks like a medical image
	 */
	public static List<String> oddSizes(final Geometry g) {
		final List<String> out = new ArrayList<>();
		for (int a = 0; a < 3; a++) {
			final double s = g.spacing().get(a), extent = s * g.size(a);
			if (g.size(a) == 1) continue;
			if (s > 50 || s < 0.01) out.add(String.format(Locale.ROOT,
				"the spacing along %c is %.6g mm, which looks like a unit error; check the image's properties", "xyz".charAt(a), s));
			else if (extent > 5000) out.add(String.format(Locale.ROOT,
				"the image is %.6g mm long along %c, which looks like a unit error; check the image's properties", extent, "xyz".charAt(a)));
		}
		return out;
	}

	/** From the voxel indices of one grid to the nearest of another; halves go up, as ITK rounds them. */
	private record Affine(Vec3 zero, Vec3 dx, Vec3 dy, Vec3 dz) {

		static Affine between(final Geometry from, final Geometry to) {
			final Vec3 zero = to.toIndex(from.toWorld(0, 0, 0));
			return new Affine(zero, step(from, to, 0), step(from, to, 1), step(from, to, 2));
		}

		private static Vec3 step(final Geometry from, final Geometry to, final int axis) {
			final Vec3 v = to.direction().unapply(from.direction().column(axis).times(from.spacing().get(axis)));
			return new Vec3(v.x() / to.spacing().x(), v.y() / to.spacing().y(), v.z() / to.spacing().z());
		}

		int x(final int x, final int y, final int z) {
			return nearest(zero.x() + x * dx.x() + y * dy.x() + z * dz.x());
		}

		int y(final int x, final int y, final int z) {
			return nearest(zero.y() + x * dx.y() + y * dy.y() + z * dz.y());
		}

		int z(final int x, final int y, final int z) {
			return nearest(zero.z() + x * dx.z() + y * dy.z() + z * dz.z());
		}

		private static int nearest(final double v) {
			return (int) Math.floor(v + 0.5 + TIE);
		}
	}
}
