package io.github.roi2roc.preprocess;

import java.util.Arrays;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Vec3;

/**
 * How far each voxel's centre lies from a region's surface, in mm: negative inside. The surface is made of the faces of the region's voxels,
 * so that the next voxel outside is half a spacing away, along each axis its own. What lies beyond the image is unknown and no surface.
 *
 * @param box the voxels that have a distance: the region's bounds with as much around as the reach asks for, within the image
 * @param mm one number per voxel of the box, x fastest; exact up to the reach, beyond it only known to be larger
 */
record SurfaceDistance(Box box, double[] mm) {

	/** @param reach mm, how far from the surface distances are needed */
	static SurfaceDistance of(final Mask mask, final double reach) {
		final Geometry g = mask.geometry();
		final Vec3 s = g.spacing();
		final int[] w = { window(reach, s.x()), window(reach, s.y()), window(reach, s.z()) };
		final Box box = mask.bounds().grow(w[0], w[1], w[2]).intersect(g.box());
		final byte[] in = mask.bytes(box);
		final double[] outside = new double[in.length], inside = new double[in.length];
		for (int i = 0; i < in.length; i++) {
			outside[i] = in[i] != 0 ? 0 : Double.POSITIVE_INFINITY;
			inside[i] = in[i] != 0 ? Double.POSITIVE_INFINITY : 0;
		}
		final double[] toRegion = squares(outside, box, s, w), toRest = squares(inside, box, s, w);
		final double[] mm = new double[in.length];
		for (int i = 0; i < mm.length; i++) mm[i] = in[i] != 0 ? -Math.sqrt(toRest[i]) : Math.sqrt(toRegion[i]);
		return new SurfaceDistance(box, mm);
	}

	/** Neighbours along an axis whose near face may lie within reach. */
	private static int window(final double reach, final double spacing) {
		return (int) Math.floor(reach / spacing + 0.5) + 1;
	}

	/** Squared distance to the nearest voxel (not its centre) of a set that has 0 and infinity elsewhere, one axis after the other. */
	private static double[] squares(final double[] set, final Box box, final Vec3 spacing, final int[] windows) {
		double[] from = set;
		int stride = 1;
		for (int axis = 0; axis < 3; axis++) {
			final int n = box.size(axis), w = Math.min(windows[axis], n - 1);
			final double[] cost = new double[w + 1], to = new double[from.length];
			for (int k = 1; k <= w; k++) cost[k] = (k - 0.5) * spacing.get(axis) * (k - 0.5) * spacing.get(axis);
			for (int i = 0; i < to.length; i++) {
				final int at = i / stride % n;
				double best = from[i];
				for (int k = 1; k <= w; k++) {
					if (cost[k] >= best) break;
					if (at >= k) best = Math.min(best, from[i - k * stride] + cost[k]);
					if (at + k < n) best = Math.min(best, from[i + k * stride] + cost[k]);
				}
				to[i] = best;
			}
			from = to;
			stride *= n;
		}
		return from == set ? Arrays.copyOf(set, set.length) : from;
	}
}
