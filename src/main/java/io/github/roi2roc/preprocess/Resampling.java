package io.github.roi2roc.preprocess;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.numeric.Parallel;

/**
 * Resamples image and region to a new voxel spacing as PyRadiomics does with ITK: a grid aligned to the corner of the image, cut to the
 * region and a margin; the image's pixel type kept (integers are cut toward zero, not rounded); the mask by nearest neighbour. Voxels of
 * the new grid that lie beyond the image are 0. IBSI's own way is {@link IbsiResampling}.
 */
public final class Resampling {

	private Resampling() {}

	/**
	 * @param image voxel values
	 * @param mask the region; its grid has the image's size and, within the caller's tolerance, its place
	 * @param spacing mm along x, y, z; 0 keeps the old spacing of that axis, and so does an axis on which the region has a single slice
	 * @param interpolator for the image
	 * @param padDistance voxels of the new grid kept around the region's bounding box, as far as the image reaches
	 * @return image and mask on the new grid. Where the spacing stays as it is on every axis, both are only cropped
	 * @throws InputException if the region is empty, or loses its last voxel
	 */
	public static Prepared resample(final Volume image, final Mask mask, final double[] spacing, final Interpolator interpolator,
		final int padDistance)
	{
		if (mask.isEmpty()) throw new InputException("The region has no voxel, so there is nothing to resample around.");
		final Geometry old = mask.geometry();
		final double[] wanted = effectiveSpacing(mask, spacing);
		boolean same = true;
		for (int a = 0; a < 3; a++) {
			// numpy's allclose, by which PyRadiomics decides
			same &= Math.abs(old.spacing().get(a) - wanted[a]) <= 1e-8 + 1e-5 * wanted[a];
		}
		if (same) return Cropping.crop(image, mask, padDistance);
		final Geometry grid = grid(mask, wanted, padDistance);
		final double[] values = values(image, grid, interpolator);
		final Mask region = onto(mask, grid);
		if (region.isEmpty()) throw new InputException(String.format(Locale.ROOT,
			"The region's %d voxels vanish when resampled to %.6g×%.6g×%.6g mm. Choose a smaller 'resampledPixelSpacing'.", mask.count(), wanted[0],
			wanted[1], wanted[2]));
		requireFinite(values, region);
		return new Prepared(StoredAs.type(image.voxels().type(), grid, values), region);
	}

	/** A spline carries a NaN far, and a region must not be resampled into a hole unseen. */
	static void requireFinite(final double[] values, final Mask region) {
		final Box b = region.bounds(), all = region.geometry().box();
		int bad = 0;
		for (int z = b.z(); z < b.z() + b.nz(); z++) {
			for (int y = b.y(); y < b.y() + b.ny(); y++) {
				for (int x = b.x(); x < b.x() + b.nx(); x++) {
					if (!Double.isFinite(values[all.index(x, y, z)]) && region.contains(x, y, z)) bad++;
				}
			}
		}
		if (bad > 0) throw new InputException("The image holds NaN or infinite voxels, and resampling carries them into " + bad + " of the region's "
			+ region.count() + " voxels. Replace them in the image, or resample with 'interpolator' sitkLinear, which reaches one voxel only.");
	}

	/** The spacing an axis really gets: the old one where 0 is asked for, or where the region has one slice. */
	static double[] effectiveSpacing(final Mask mask, final double[] spacing) {
		if (spacing.length != 3) throw new InputException("'resampledPixelSpacing' needs three numbers (x, y, z in mm; 0 keeps an axis), found "
			+ Arrays.toString(spacing) + ".");
		final double[] out = new double[3];
		for (int a = 0; a < 3; a++) {
			if (!(spacing[a] >= 0) || Double.isInfinite(spacing[a])) throw new InputException("'resampledPixelSpacing' is " + Arrays.toString(spacing)
				+ "; each number must be 0 (keep) or a spacing in mm above 0.");
			out[a] = spacing[a] == 0 || mask.bounds().size(a) == 1 ? mask.geometry().spacing().get(a) : spacing[a];
		}
		return out;
	}

	/** The new grid: the corner of its first voxel lies a whole number of new voxels from the corner of the image. */
	static Geometry grid(final Mask mask, final double[] spacing, final int padDistance) {
		final Geometry old = mask.geometry();
		final Box bounds = mask.bounds();
		final int[] size = new int[3];
		final double[] origin = new double[3];
		for (int a = 0; a < 3; a++) {
			final double before = old.spacing().get(a), ratio = before / spacing[a];
			final double lower = Math.max(0, Math.floor((bounds.start(a) - 0.5) * ratio - padDistance));
			final double upper = Math.min(Math.ceil(old.size(a) * ratio) - 1, Math.ceil((bounds.start(a) + bounds.size(a) - 0.5) * ratio
				+ padDistance));
			final double n = upper - lower + 1;
			if (n > Geometry.MAX_VOXELS) throw new InputException("Resampling to " + spacing[a] + " mm needs " + n + " voxels along " + "xyz".charAt(
				a) + ". Is 'resampledPixelSpacing' given in mm?");
			size[a] = (int) n;
			origin[a] = 0.5 * (spacing[a] - before) / before + lower / ratio;
		}
		return new Geometry(size[0], size[1], size[2], new Vec3(spacing[0], spacing[1], spacing[2]), Lattice.of(old).toWorld(origin), old
			.direction());
	}

	/** Values of an image at the voxel centres of another grid, before they are put into a pixel type; 0 beyond the image. */
	static double[] values(final Volume image, final Geometry grid, final Interpolator interpolator) {
		final Walk walk = new Walk(grid, image.geometry());
		final Supplier<Sampler> samplers = Sampler.over(image, interpolator, walk.touched());
		final double[] out = new double[grid.voxels()];
		Parallel.range(grid.nz(), z -> {
			final Sampler s = samplers.get();
			for (int y = 0; y < grid.ny(); y++) walk.line(y, z, (i, x, yy, zz) -> out[i] = s.at(x, yy, zz));
		});
		return out;
	}

	/** The region on another grid: a voxel is in where the nearest voxel of the old grid is. */
	static Mask onto(final Mask mask, final Geometry grid) {
		final Geometry old = mask.geometry();
		final Box b = mask.bounds();
		final byte[] label = mask.bytes(b), out = new byte[grid.voxels()];
		final Walk walk = new Walk(grid, old);
		Parallel.range(grid.nz(), z -> {
			for (int y = 0; y < grid.ny(); y++) walk.line(y, z, (i, fx, fy, fz) -> {
				final int ix = (int) Math.floor(fx + 0.5), iy = (int) Math.floor(fy + 0.5), iz = (int) Math.floor(fz + 0.5);
				if (b.contains(ix, iy, iz)) out[i] = label[b.index(ix, iy, iz)];
			});
		});
		return Mask.of(grid, i -> out[i] != 0);
	}

	/** What to do at a voxel of the new grid that lies inside the old image: its place in the new array, its continuous index in the old. */
	private interface Visit {

		void at(int i, double x, double y, double z);
	}

	/**
	 * Where the voxels of a new grid lie in an old one. The index is formed as ITK forms it: both ends of a line through mm, and between
	 * them start + (k/n)·(end − start). Ties between two voxels depend on that.
	 */
	private static final class Walk {

		private final Geometry grid;
		private final Geometry old;
		private final Lattice to;
		private final Lattice from;

		Walk(final Geometry grid, final Geometry old) {
			this.grid = grid;
			this.old = old;
			to = Lattice.of(grid);
			from = Lattice.of(old);
		}

		void line(final int y, final int z, final Visit visit) {
			final int n = grid.nx(), at = grid.index(0, y, z);
			final double[] start = from.toIndex(to.toWorld(0, y, z)), end = from.toIndex(to.toWorld(n, y, z));
			for (int k = 0; k < n; k++) {
				final double alpha = k / (double) n;
				final double fx = start[0] + alpha * (end[0] - start[0]), fy = start[1] + alpha * (end[1] - start[1]), fz = start[2] + alpha * (end[2]
					- start[2]);
				if (inside(fx, old.nx()) && inside(fy, old.ny()) && inside(fz, old.nz())) visit.at(at + k, fx, fy, fz);
			}
		}

		private static boolean inside(final double index, final int n) {
			return index >= -0.5 && index < n - 0.5;
		}

		/** The old voxels between which the new ones lie, clipped to the image. */
		Box touched() {
			final int[] low = { Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE }, high = { 0, 0, 0 };
			for (int corner = 0; corner < 8; corner++) {
				final double[] i = from.toIndex(to.toWorld((corner & 1) * grid.nx(), (corner >> 1 & 1) * grid.ny(), (corner >> 2) * grid.nz()));
				for (int a = 0; a < 3; a++) {
					final int last = old.size(a) - 1;
					low[a] = Math.min(low[a], (int) Math.max(0, Math.min(last, Math.floor(i[a]))));
					high[a] = Math.max(high[a], (int) Math.max(0, Math.min(last, Math.ceil(i[a]))));
				}
			}
			return new Box(low[0], low[1], low[2], high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1);
		}
	}
}
