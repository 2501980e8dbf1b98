package io.github.roi2roc.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

import io.github.roi2roc.Progress;
import io.github.roi2roc.extract.Catalogue;
import io.github.roi2roc.extract.FilterBank;
import io.github.roi2roc.extract.Preprocessing;
import io.github.roi2roc.extract.RegionExtractor;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.image.io.VolumeFiles;

/**
 * How long features take and how much memory, beside what PyRadiomics' C core takes for the same on a two-core machine with one thread
 * (version 3.1, bin width 25, images in memory). Run by
 *
 * <pre>
 * MAVEN_OPTS=-XX:+UseParallelGC mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=io.github.roi2roc.benchmark.FeatureBenchmark
 * </pre>
 *
 * with {@code -Dexec.args="FOLDER CASE"} for reference data elsewhere than in ../shared/reference, and for the cases that begin so. Prints
 * seconds, warm (the median of the later half of the repeats, the fastest in brackets), apart for reading, for everything before the
 * families, for each family, and for an extraction as a whole; then {@link LiveHeap} over an extraction with all cores, in bytes for each
 * voxel of the region's box padded by one voxel. (The JVM's usual collector, G1, rounds
 * large arrays up to whole regions of the heap and so tells more than is held.) Asserts nothing.
 */
public final class FeatureBenchmark {

	/** What PyRadiomics needs: total, then families where they were measured. */
	private static final Map<String, Map<String, Double>> PYRADIOMICS = Map.of("brain1", Map.of("total", 0.218), "brain1 + coif1", Map.of("total",
		0.61), "CT phantom", Map.of("total", 1.36), "ellipsoid", Map.of("total", 13.5, "shape", 10.1, "firstorder", 0.68, "glrlm", 0.52, "glszm",
			0.47, "gldm", 0.34, "ngtdm", 0.34, "glcm", 0.28));

	/**
	 * @param imageTypes entry of the settings, or empty for the original image alone
	 * @param read reads image and mask once more; null where they are made up
	 */
	private record Case(String name, Volume image, Mask mask, String imageTypes, Supplier<Object> read) {

		Settings settings() {
			return Settings.parse(imageTypes + "setting: {binWidth: 25}\n", "benchmark");
		}

		static Case read(final String name, final Path image, final Path mask, final String imageTypes) {
			final Volume v = VolumeFiles.read(image);
			return new Case(name, v, Mask.of(VolumeFiles.read(mask), 1).on(v.geometry()), imageTypes, () -> List.of(VolumeFiles.read(image), Mask.of(
				VolumeFiles.read(mask), 1)));
		}

		/** Everything that comes before the families: check, prepare, filter, discretise. One region for each image. */
		List<Region> prepare() {
			final Preprocessing p = Preprocessing.of(settings(), image, mask);
			if (imageTypes.isEmpty()) return List.of(p.forFamilies());
			final Mask part = p.part().crop(p.part().bounds());
			final List<Region> out = new ArrayList<>();
			FilterBank.of(settings()).apply(p.image(), p.part().bounds(), false, Progress.NONE, response -> out.add(new Preprocessing(response.volume(),
				part, part, p.discretisation(), Map.of()).forFamilies()));
			return out;
		}
	}

	/** Seconds: the median of the later half of the repeats, and the least of all. */
	private record Seconds(double median, double least) {

		static Seconds of(final int threads, final Supplier<Object> work) throws Exception {
			final List<Double> times = new ArrayList<>();
			final ForkJoinPool pool = new ForkJoinPool(threads);
			try {
				final long until = System.nanoTime() + 2_000_000_000L;
				while (times.size() < 5 || System.nanoTime() < until && times.size() < 200) {
					final long t = System.nanoTime();
					pool.submit(work::get).get();
					times.add((System.nanoTime() - t) / 1e9);
				}
			}
			finally {
				pool.shutdown();
			}
			final double[] late = times.stream().skip(times.size() / 2).mapToDouble(Double::doubleValue).sorted().toArray();
			return new Seconds(late[late.length / 2], times.stream().mapToDouble(Double::doubleValue).min().getAsDouble());
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%8.4f (%.4f)", median, least);
		}
	}

	private FeatureBenchmark() {}

	public static void main(final String[] args) throws Exception {
		final Path reference = Path.of(args.length > 0 ? args[0] : "../shared/reference");
		final int cores = Runtime.getRuntime().availableProcessors();
		System.out.printf(Locale.ROOT, "%-16s %-12s %18s %18s %12s %9s%n", "case", "part", "1 thread", cores + " threads", "PyRadiomics", "ratio");
		for (final Case c : cases(reference)) {
			if (args.length > 1 && !c.name.startsWith(args[1])) continue;
			final RegionExtractor extractor = RegionExtractor.of(c.settings());
			final Supplier<Object> extract = () -> extractor.extract(c.image, c.mask, Progress.NONE);
			if (c.read != null) print(c, "reading", cores, c.read);
			print(c, "preparation", cores, c::prepare);
			final List<Region> regions = c.prepare();
			for (final FeatureFamily f : Catalogue.families()) {
				if (f.initial()) print(c, f.name(), cores, () -> compute(f, regions));
			}
			print(c, "total", cores, extract);
			heap(c, cores, extract);
		}
	}

	private static List<Case> cases(final Path reference) {
		final Path brain = reference.resolve("pyradiomics/brain1_image.nrrd"), label = reference.resolve("pyradiomics/brain1_label.nrrd"),
				phantom = reference.resolve("ibsi1/ibsi_1_ct_radiomics_phantom/nifti");
		return List.of(Case.read("brain1", brain, label, ""), Case.read("brain1 + coif1", brain, label,
			"imageType: {Original: {}, Wavelet: {}}\n"), Case.read("CT phantom", phantom.resolve("image/phantom.nii.gz"), phantom.resolve(
				"mask/mask.nii.gz"), ""), ellipsoid());
	}

	/** Smoothed noise of a few hundred grey values in 200×200×120 voxels; the region has semi-axes of 85, 85 and 50 voxels (1,513,113). */
	private static Case ellipsoid() {
		final int nx = 200, ny = 200, nz = 120;
		final Geometry g = Geometry.of(nx, ny, nz, 0.9, 0.9, 1.5);
		long[] s = new long[g.voxels()];
		for (int i = 0; i < s.length; i++) s[i] = splitmix(i) >>> 56;
		for (int axis = 0; axis < 3; axis++) s = smooth(s, g, axis);
		long min = Long.MAX_VALUE, max = Long.MIN_VALUE;
		for (final long v : s) {
			min = Math.min(min, v);
			max = Math.max(max, v);
		}
		final short[] a = new short[s.length];
		for (int i = 0; i < a.length; i++) a[i] = (short) ((s[i] - min) * 400 / (max - min) + (splitmix(i + (1L << 32)) & 15));
		final Mask m = Mask.of(g, i -> {
			final double x = (i % nx - 100) / 85.0, y = (i / nx % ny - 100) / 85.0, z = (i / nx / ny - 60) / 50.0;
			return x * x + y * y + z * z <= 1;
		});
		return new Case("ellipsoid", new Volume(g, new Voxels.Int16(a)), m, "", null);
	}

	private static long splitmix(final long i) {
		long z = (i + 1) * 0x9E3779B97F4A7C15L;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}

	/** Sum over the offsets −4 to 4 along an axis, periodic. */
	private static long[] smooth(final long[] s, final Geometry g, final int axis) {
		final long[] out = new long[s.length];
		final int stride = axis == 0 ? 1 : axis == 1 ? g.nx() : g.nx() * g.ny(), n = g.size(axis);
		for (int i = 0; i < s.length; i++) {
			final int at = i / stride % n, line = i - at * stride;
			for (int k = -4; k <= 4; k++) out[i] += s[line + Math.floorMod(at + k, n) * stride];
		}
		return out;
	}

	/** A family's features of all images; of the first where it looks at the mask alone. */
	private static Object compute(final FeatureFamily family, final List<Region> regions) {
		final Request request = Request.defaults(family);
		if (family.input() == FeatureFamily.Input.MASK) return family.compute(regions.get(0), request);
		return regions.stream().map(r -> family.compute(r, request)).toList();
	}

	/** A family is compared with one thread, a total with all cores. */
	private static void print(final Case c, final String part, final int cores, final Supplier<Object> work) throws Exception {
		final Seconds one = Seconds.of(1, work), all = Seconds.of(cores, work);
		final Double theirs = PYRADIOMICS.get(c.name).get(part);
		System.out.printf(Locale.ROOT, "%-16s %-12s %18s %18s %s%n", c.name, part, one, all, theirs == null ? "" : String.format(Locale.ROOT,
			"%12.3f %9.1f", theirs, theirs / (part.equals("total") ? all : one).median));
	}

	private static void heap(final Case c, final int cores, final Supplier<Object> work) throws Exception {
		final LiveHeap live = LiveHeap.during(cores, work);
		final int padded = c.mask.bounds().grow(1, 1, 1).voxels();
		System.out.printf(Locale.ROOT, "%-16s %-12s %10.2f bytes/voxel of %d in the padded box (region: %d voxels; %d collections)%n", c.name,
			"peak heap", (double) live.peak() / padded, padded, c.mask.count(), live.collections());
	}
}
