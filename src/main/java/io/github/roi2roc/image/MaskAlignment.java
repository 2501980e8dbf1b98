package io.github.roi2roc.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.roi2roc.InputException;

/** Brings a mask onto the image's grid, or says what keeps it from lying there. */
public final class MaskAlignment {

	/** PyRadiomics' {@code geometryTolerance}, as a fraction of a voxel. */
	public static final double TOLERANCE = 1e-6;

	private MaskAlignment() {}

	/**
	 * @param mask the region on its own grid, not empty
	 * @param image the image's grid
	 * @param tolerance allowed difference of the grids as a fraction of a voxel, at most one half
	 * @param correct whether a mask on another grid is resampled onto the image's (nearest neighbour, PyRadiomics' {@code correctMask})
	 * @return the region on the image's grid, not empty
	 * @throws InputException if the grids differ and {@code correct} is false, printing both; if the region leaves the image; if the tolerance
	 *           is above half a voxel
	 */
	public static Mask onto(final Geometry image, final Mask mask, final double tolerance, final boolean correct) {
		if (!(tolerance >= 0 && tolerance <= 0.5)) throw new InputException("geometryTolerance is " + tolerance
			+ "; above half a voxel (0.5) a mask would lie on the wrong voxels. Set correctMask: true to resample the mask instead.");
		final Geometry own = mask.geometry();
		final List<String> differences = image.differences(own, tolerance);
		if (differences.isEmpty()) return mask.on(image);
		if (!correct) throw new InputException("image and mask lie on different grids: " + String.join("; ", differences) + ". Image: " + image
			.describe() + ". Mask: " + own.describe() + ". Set correctMask: true to resample the mask onto the image's grid.");
		checkInside(image, mask);
		final Mask out = nearest(image, mask);
		if (out.isEmpty()) throw new InputException("the mask, resampled onto the image's grid, covers no voxel centre: its " + mask.count()
			+ " voxels are smaller than the image's. Mask: " + own.describe() + ". Image: " + image.describe() + ".");
		return out;
	}

	/** The region's outermost voxel centres must lie in the image, as PyRadiomics asks. */
	private static void checkInside(final Geometry image, final Mask mask) {
		final Box b = mask.bounds();
		double lx = Double.POSITIVE_INFINITY, ly = lx, lz = lx, hx = Double.NEGATIVE_INFINITY, hy = hx, hz = hx;
		for (int corner = 0; corner < 8; corner++) {
			final Vec3 i = image.toIndex(mask.geometry().toWorld(b.x() + (corner & 1) * (b.nx() - 1), b.y() + (corner >> 1 & 1) * (b.ny() - 1), b
				.z() + (corner >> 2) * (b.nz() - 1)));
			lx = Math.min(lx, i.x());
			ly = Math.min(ly, i.y());
			lz = Math.min(lz, i.z());
			hx = Math.max(hx, i.x());
			hy = Math.max(hy, i.y());
			hz = Math.max(hz, i.z());
		}
		final double half = 0.5 + 1e-6;
		if (lx < -half || ly < -half || lz < -half || hx > image.nx() - 1 + half || hy > image.ny() - 1 + half || hz > image.nz() - 1 + half)
			throw new InputException(String.format(Locale.ROOT,
				"the mask reaches outside the image: it covers the image's voxels %.1f to %.1f (x), %.1f to %.1f (y), %.1f to %.1f (z), but the image"
					+ " has %d×%d×%d. Image: %s. Mask: %s. Check that both belong to the same scan.", lx, hx, ly, hy, lz, hz, image.nx(), image.ny(),
				image.nz(), image.describe(), mask.geometry().describe()));
	}

	private static Mask nearest(final Geometry image, final Mask mask) {
		final Geometry own = mask.geometry();
		final Vec3 zero = own.toIndex(image.toWorld(0, 0, 0));
		final Vec3 dx = own.toIndex(image.toWorld(1, 0, 0)).minus(zero), dy = own.toIndex(image.toWorld(0, 1, 0)).minus(zero);
		final Vec3 dz = own.toIndex(image.toWorld(0, 0, 1)).minus(zero);
		final int nx = image.nx(), ny = image.ny();
		return Mask.of(image, i -> {
			final int x = i % nx, y = i / nx % ny, z = i / nx / ny;
			return mask.contains(nearest(zero.x() + x * dx.x() + y * dy.x() + z * dz.x()), nearest(zero.y() + x * dx.y() + y * dy.y() + z * dz
				.y()), nearest(zero.z() + x * dx.z() + y * dy.z() + z * dz.z()));
		});
	}

	/** Halves go up, as ITK rounds; the small number keeps a half that arithmetic left just below. */
	private static int nearest(final double index) {
		return (int) Math.floor(index + 0.5 + 1e-9);
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
}
