package io.github.roi2roc.preprocess;

import java.util.Arrays;
import java.util.function.Supplier;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.numeric.Parallel;

/**
 * Interpolation as the IBSI reference manual (section 2.4) has it: the whole image, the new grid aligned by the image's centre, the mask
 * interpolated linearly and cut at a partial volume of one half. Beyond the outermost voxel centres the border continues.
 */
public final class IbsiResampling {

	/** A weight that should be exactly one half may come out a few bits below it. */
	private static final double ROUNDING = 1e-9;

	private IbsiResampling() {}

	/**
	 * @param image voxel values
	 * @param mask the region on a grid of the image's size
	 * @param spacing mm along x, y, z; 0 keeps an axis, so that a 2D interpolation leaves the slices alone
	 * @param interpolator linear (bi- or trilinear) or B-spline (bi- or tricubic), for the image
	 * @param round round to the nearest integer afterwards, as for HU
	 * @return image (double) and mask on the new grid
	 * @throws InputException if the region is empty before or afterwards
	 */
	public static Prepared resample(final Volume image, final Mask mask, final double[] spacing, final Interpolator interpolator,
		final boolean round)
	{
		if (mask.isEmpty()) throw new InputException("The region has no voxel.");
		final Geometry old = image.geometry(), grid = grid(old, spacing);
		final double[] v = values(image, grid, old.box(), interpolator);
		if (round) {
			for (int i = 0; i < v.length; i++) v[i] = Math.rint(v[i]);
		}
		final Box bounds = mask.bounds();
		final Box box = bounds.grow(2, 2, 2).intersect(old.box());
		final Volume inside = new Volume(old.crop(box), new Voxels.UInt8(mask.bytes(box)));
		final double[] part = partialVolume(inside, box, grid, old);
		final Mask region = Mask.of(grid, i -> part[i] >= 0.5 - ROUNDING);
		if (region.isEmpty()) throw new InputException("The region's " + mask.count() + " voxels vanish when interpolated to " + Arrays.toString(
			spacing) + " mm. Choose a smaller spacing.");
		Resampling.requireFinite(v, region);
		return new Prepared(Volume.of(grid, v), region);
	}

	/** The new grid: as many voxels as cover the old extent, its centre at the old one's centre. */
	static Geometry grid(final Geometry old, final double[] spacing) {
		final int[] size = new int[3];
		final double[] s = new double[3];
		for (int a = 0; a < 3; a++) {
			final double before = old.spacing().get(a);
			if (!(spacing[a] >= 0) || Double.isInfinite(spacing[a])) throw new InputException("The new spacing is " + Arrays.toString(spacing)
				+ "; each number must be 0 (keep) or a spacing in mm above 0.");
			s[a] = spacing[a] == 0 ? before : spacing[a];
			// a header's 0.9999999 mm must not add a voxel
			final double n = Math.ceil(old.size(a) * before / s[a] - 1e-6);
			if (n > Geometry.MAX_VOXELS) throw new InputException("Interpolation to " + s[a] + " mm needs " + n + " voxels along " + "xyz".charAt(a)
				+ ". Is the spacing given in mm?");
			size[a] = (int) Math.max(1, n);
		}
		final double[] first = new double[3];
		for (int a = 0; a < 3; a++) first[a] = index(0, a, size[a], s[a], old);
		return new Geometry(size[0], size[1], size[2], new Vec3(s[0], s[1], s[2]), old.toWorld(first[0], first[1], first[2]), old.direction());
	}

	/** Continuous index in the old grid of voxel k of the new one. */
	private static double index(final int k, final int axis, final int n, final double spacing, final Geometry old) {
		return (old.size(axis) - 1) / 2.0 + (k - (n - 1) / 2.0) * spacing / old.spacing().get(axis);
	}

	/** @param box part of the old grid that the image covers; positions beyond it take its border */
	private static double[] values(final Volume image, final Geometry grid, final Box box, final Interpolator interpolator) {
		final Geometry old = image.geometry();
		final double[][] at = new double[3][];
		for (int a = 0; a < 3; a++) at[a] = positions(a, grid, old);
		final Supplier<Sampler> samplers = Sampler.over(image, interpolator, box);
		final double[] out = new double[grid.voxels()];
		Parallel.range(grid.nz(), z -> {
			final Sampler s = samplers.get();
			int i = grid.index(0, 0, z);
			for (int y = 0; y < grid.ny(); y++) {
				for (int x = 0; x < grid.nx(); x++, i++) out[i] = s.at(at[0][x], at[1][y], at[2][z]);
			}
		});
		return out;
	}

	private static double[] positions(final int axis, final Geometry grid, final Geometry old) {
		final double[] out = new double[grid.size(axis)];
		for (int k = 0; k < out.length; k++) {
			// up to half a voxel beyond the last centre: the border continues
			out[k] = Math.max(0, Math.min(old.size(axis) - 1, index(k, axis, out.length, grid.spacing().get(axis), old)));
		}
		return out;
	}

	/** Fraction of each new voxel's neighbourhood that lies in the region, by linear interpolation; 0 away from the region. */
	private static double[] partialVolume(final Volume inside, final Box box, final Geometry grid, final Geometry old) {
		final double[][] at = new double[3][];
		for (int a = 0; a < 3; a++) at[a] = positions(a, grid, old);
		final Supplier<Sampler> samplers = Sampler.over(inside, Interpolator.LINEAR, inside.geometry().box());
		final double[] out = new double[grid.voxels()];
		Parallel.range(grid.nz(), z -> {
			final Sampler s = samplers.get();
			final double fz = at[2][z] - box.z();
			for (int y = 0; y < grid.ny() && within(fz, box.nz()); y++) {
				final double fy = at[1][y] - box.y();
				for (int x = 0; x < grid.nx() && within(fy, box.ny()); x++) {
					final double fx = at[0][x] - box.x();
					if (within(fx, box.nx())) out[grid.index(x, y, z)] = s.at(fx, fy, fz);
				}
			}
		});
		return out;
	}

	private static boolean within(final double index, final int n) {
		return index >= -0.5 && index <= n - 0.5;
	}
}
