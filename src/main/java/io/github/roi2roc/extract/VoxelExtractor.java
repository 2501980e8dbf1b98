package io.github.roi2roc.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.extract.RegionExtractor.Images;
import io.github.roi2roc.extract.RegionExtractor.Job;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Levels;
import io.github.roi2roc.filter.ImageFilter;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.preprocess.Prepared;

/**
 * Feature maps, as PyRadiomics' voxel-based extraction makes them: around each voxel of the region the features of a cube of
 * 2·{@code kernelRadius} + 1 voxels, a square with {@code force2D}. Bin edges and the number of grey levels are those of the whole region,
 * not of the cube. With {@code maskedKernel} only the region's voxels count; without it all voxels of the region's bounding box and a margin
 * of {@code kernelRadius} do, and bin edges come from them. Shape has no maps. {@code voxelBatch} is accepted; kernels need no memory that
 * lasts. Immutable; one extractor serves several threads.
 */
public final class VoxelExtractor {

	/** Progress is reported, and a cancel heard, each time so many kernels are done. */
	private static final int STEP = 256;

	private final RegionExtractor region;
	private final Options voxel;

	/**
	 * @param maps image types in order, and the features of each in the order of columns
	 * @param warnings what the user should know
	 */
	public record Maps(List<FeatureMap> maps, List<String> warnings) {

		public Maps {
			maps = List.copyOf(maps);
			warnings = List.copyOf(warnings);
		}
	}

	private VoxelExtractor(final Settings settings) {
		if (settings.standard() == Standard.IBSI) throw new InputException("Feature maps follow PyRadiomics; with 'standard: ibsi' there are none."
			+ " Take 'standard' out of the settings.");
		region = RegionExtractor.of(settings);
		voxel = settings.options(SettingKeys.VOXEL, null);
	}

	/** @throws InputException if the settings cannot be used, whatever the image */
	public static VoxelExtractor of(final Settings settings) {
		return new VoxelExtractor(settings);
	}

	/** Names of the maps, in order; they follow from the settings alone. */
	public List<String> names() {
		return region.images().stream().flatMap(i -> i.jobs().values().stream()).flatMap(List::stream).flatMap(VoxelExtractor::names).toList();
	}

	private static java.util.stream.Stream<String> names(final Job job) {
		return job.request().features().stream().map(job::column);
	}

	/**
	 * @param image voxel values
	 * @param mask the region on a grid of the image's size
	 * @throws InputException if the region cannot be used, or the maps would not fit the memory
	 */
	public Maps extract(final Volume image, final Mask mask, final Progress progress) {
		if (mask.isEmpty()) throw new InputException("The region has no voxel.");
		GreyLevels.range(image, mask.on(image.geometry()), "image");
		MemoryEstimate.region(region.settings(), image.geometry(), mask.bounds()).require();
		final Map<String, String> unused = new HashMap<>();
		final Prepared prepared = region.chain().prepare(image, mask, unused);
		final Mask part = region.chain().resegment(prepared, unused);
		final int radius = voxel.integer("kernelRadius");
		final Box grid = part.bounds().grow(radius, radius, radius).intersect(prepared.image().geometry().box());
		MemoryEstimate.images(names().size(), grid, Double.BYTES).require();
		final List<FeatureMap> maps = new ArrayList<>();
		final List<String> warnings = new ArrayList<>();
		for (final Images some : region.images()) {
			some.filter().apply(new ImageFilter.Input(prepared.image(), part, grid, some.slices()), some.options(), response -> {
				progress.check();
				warnings.addAll(response.warnings());
				final List<Job> jobs = some.jobs().get(response.imageType());
				if (response.volume() == null) {
					warnings.add(response.imageType() + ": " + response.reason());
					final double[] nan = new double[grid.voxels()];
					Arrays.fill(nan, Double.NaN);
					jobs.stream().flatMap(VoxelExtractor::names).forEach(n -> maps.add(new FeatureMap(n, Volume.of(prepared.image().geometry().crop(grid),
						nan))));
				}
				else if (!jobs.isEmpty()) maps.addAll(maps(some, jobs, response, part.crop(grid), progress));
			});
		}
		return new Maps(maps, warnings);
	}

	/** The maps of one image. @param mask the region on the response's grid */
	private List<FeatureMap> maps(final Images some, final List<Job> jobs, final ImageFilter.FilteredImage response, final Mask mask,
		final Progress progress)
	{
		final Geometry grid = mask.geometry();
		final Volume image = new Volume(grid, response.volume().voxels());
		final Mask counting = voxel.flag("maskedKernel") ? mask : Mask.of(grid, i -> true);
		final Levels levels = GreyLevels.of(image, counting, some.discretisation(), 1, "image type " + response.imageType()).levels();
		final Kernels kernels = new Kernels(image, counting.bounds(), levels, voxel.integer("kernelRadius"), some.slices().force2D() ? some.slices()
			.axis() : -1, some.reach());
		final List<String> names = jobs.stream().flatMap(VoxelExtractor::names).toList();
		final double[][] values = new double[names.size()][grid.voxels()];
		for (final double[] v : values) Arrays.fill(v, voxel.number("initValue"));
		final int[] voxels = IntStream.range(0, grid.voxels()).filter(i -> mask.contains(i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.nx()
			/ grid.ny())).toArray();
		final AtomicInteger done = new AtomicInteger();
		Parallel.range(voxels.length, k -> {
			final int i = voxels[k];
			final Kernels.Kernel kernel = kernels.around(i % grid.nx(), i / grid.nx() % grid.ny(), i / grid.nx() / grid.ny());
			int map = 0;
			for (final Job job : jobs) {
				for (final FeatureValue v : job.family().compute(kernel.region(), job.request())) values[map++][i] = value(job.family(), v, kernel);
			}
			final int n = done.incrementAndGet();
			if (n % STEP != 0) return;
			progress.check();
			progress.report((double) n / voxels.length, response.imageType() + ": " + n + " of " + voxels.length + " voxels");
		});
		final List<FeatureMap> out = new ArrayList<>();
		for (int m = 0; m < values.length; m++) out.add(new FeatureMap(names.get(m), Volume.of(grid, values[m])));
		return out;
	}

	/**
	 * PyRadiomics' matrices keep the region's levels in every kernel, so a kernel of one level has more eigenvalues than one, all but one of
	 * them 0: MCC is 0 there, while it is 1 in a region of one level.
	 */
	private static double value(final FeatureFamily family, final FeatureValue v, final Kernels.Kernel kernel) {
		final boolean flat = kernel.flatInARegionThatIsNot() && family.name().equals("glcm") && v.feature().name().equals("MCC");
		return flat && !Double.isNaN(v.value()) ? 0 : v.value();
	}
}
