package io.github.roi2roc.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;

import io.github.roi2roc.Progress;
import io.github.roi2roc.extract.RegionExtractor;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.image.io.VolumeFiles;

/**
 * How long features take, beside what PyRadiomics' C core takes for the same on a two-core machine with one thread (version 3.1, bin width
 * 25, images in memory). Run by {@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=io.github.roi2roc.benchmark.FeatureBenchmark -Dexec.args=FOLDER}, FOLDER being the reference data. Prints seconds (median
 * of the repeats, warm) and ratios; asserts nothing.
 */
public final class FeatureBenchmark {

	private static final List<String> FAMILIES = List.of("shape", "firstorder", "glcm", "glrlm", "glszm", "gldm", "ngtdm");

	/** What PyRadiomics needs: total, then families where they were measured. */
	private static final Map<String, Map<String, Double>> PYRADIOMICS = Map.of("brain1", Map.of("total", 0.218), "brain1 + coif1", Map.of("total",
		0.61), "CT phantom", Map.of("total", 1.36), "ellipsoid", Map.of("total", 13.5, "shape", 10.1, "firstorder", 0.68, "glrlm", 0.52, "glszm",
			0.47, "gldm", 0.34, "ngtdm", 0.34, "glcm", 0.28));

	private record Case(String name, Volume image, Mask mask, String imageTypes) {}

	private FeatureBenchmark() {}

	public static void main(final String[] args) throws Exception {
		final Path reference = Path.of(args.length > 0 ? args[0] : "../shared/reference");
		final int cores = Runtime.getRuntime().availableProcessors();
		System.out.printf(Locale.ROOT, "%-16s %-12s %10s %10s %12s %9s%n", "case", "part", "1 thread", cores + " threads", "PyRadiomics",
			"ratio");
		for (final Case c : cases(reference)) {
			total(c, cores);
			if (c.imageTypes.isEmpty()) {
				for (final String family : FAMILIES) family(c, family);
			}
		}
	}

	private static List<Case> cases(final Path reference) {
		final List<Case> out = new ArrayList<>();
		final Volume brain = VolumeFiles.read(reference.resolve("pyradiomics/brain1_image.nrrd"));
		final Mask brainMask = Mask.of(VolumeFiles.read(reference.resolve("pyradiomics/brain1_label.nrrd")), 1).on(brain.geometry());
		out.add(new Case("brain1", brain, brainMask, ""));
		out.add(new Case("brain1 + coif1", brain, brainMask, "imageType: {Original: {}, Wavelet: {}}\n"));
		final Path phantom = reference.resolve("ibsi1/ibsi_1_ct_radiomics_phantom/nifti");
		final Volume ct = VolumeFiles.read(phantom.resolve("image/phantom.nii.gz"));
		out.add(new Case("CT phantom", ct, Mask.of(VolumeFiles.read(phantom.resolve("mask/mask.nii.gz")), 1).on(ct.geometry()), ""));
		out.add(ellipsoid());
		return out;
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
		return new Case("ellipsoid", new Volume(g, new Voxels.Int16(a)), m, "");
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

	private static void total(final Case c, final int cores) throws Exception {
		final RegionExtractor e = RegionExtractor.of(Settings.parse(c.imageTypes + "setting: {binWidth: 25}\n", "benchmark"));
		final double one = median(c, e, 1), all = median(c, e, cores);
		print(c, "total", one, all, PYRADIOMICS.get(c.name).get("total"), all);
		resetPeak();
		final long before = used();
		extract(c, e, cores);
		System.out.printf(Locale.ROOT, "%-16s %-12s %10.1f MiB above the input (%d voxels)%n", c.name, "peak heap", (peak() - before) / 1048576.0,
			c.mask.count());
	}

	private static void family(final Case c, final String family) throws Exception {
		final RegionExtractor e = RegionExtractor.of(Settings.parse("featureClass: {" + family + ": []}\nsetting: {binWidth: 25}\n", "benchmark"));
		final double one = median(c, e, 1);
		print(c, family, one, Double.NaN, PYRADIOMICS.get(c.name).getOrDefault(family, Double.NaN), one);
	}

	private static void print(final Case c, final String part, final double one, final double all, final double theirs, final double ours) {
		System.out.printf(Locale.ROOT, "%-16s %-12s %10.4f %10.4f %12.3f %9.1f%n", c.name, part, one, all, theirs, theirs / ours);
	}

	private static double median(final Case c, final RegionExtractor e, final int threads) throws Exception {
		final List<Double> times = new ArrayList<>();
		final long until = System.nanoTime() + 3_000_000_000L;
		while (times.size() < 7 || System.nanoTime() < until && times.size() < 200) {
			final long t = System.nanoTime();
			extract(c, e, threads);
			times.add((System.nanoTime() - t) / 1e9);
		}
		final List<Double> warm = new ArrayList<>(times.subList(times.size() / 2, times.size()));
		warm.sort(null);
		return warm.get(warm.size() / 2);
	}

	private static void extract(final Case c, final RegionExtractor e, final int threads) throws Exception {
		final ForkJoinPool pool = new ForkJoinPool(threads);
		try {
			pool.submit((Callable<Object>) () -> e.extract(c.image, c.mask, Progress.NONE)).get();
		}
		finally {
			pool.shutdown();
		}
	}

	private static long used() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private static List<MemoryPoolMXBean> heap() {
		return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP).toList();
	}

	private static void resetPeak() {
		System.gc();
		heap().forEach(MemoryPoolMXBean::resetPeakUsage);
	}

	private static long peak() {
		long sum = 0;
		for (final MemoryPoolMXBean p : heap()) sum += p.getPeakUsage().getUsed();
		return sum;
	}
}
