package io.github.roi2roc.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;

import io.github.roi2roc.Progress;
import io.github.roi2roc.Reference;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.image.io.VolumeFiles;

/**
 * Times feature extraction, warm: brain1, the IBSI CT phantom and a synthetic ellipsoid of 1.5 million voxels; each family with one
 * thread, then everything with one thread and with all cores. Beside each total stands what PyRadiomics' C core needs with one thread on
 * a two-core machine of this kind. Run it with
 * {@code mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.github.roi2roc.extract.ExtractionBenchmark}.
 */
public final class ExtractionBenchmark {

	private ExtractionBenchmark() {}

	public static void main(final String[] args) throws Exception {
		final Map<String, Object[]> cases = new LinkedHashMap<>();
		final Volume brain = VolumeFiles.read(Reference.file("pyradiomics/brain1_image.nrrd"));
		cases.put("brain1", new Object[] { brain, Mask.of(VolumeFiles.read(Reference.file("pyradiomics/brain1_label.nrrd")), 1), 0.218 });
		final String ct = "ibsi1/ibsi_1_ct_radiomics_phantom/nifti/";
		cases.put("CT phantom", new Object[] { VolumeFiles.read(Reference.file(ct + "image/phantom.nii.gz")), Mask.of(VolumeFiles.read(Reference
			.file(ct + "mask/mask.nii.gz")), 1), 1.36 });
		final Volume ellipsoid = ellipsoid();
		cases.put("ellipsoid", new Object[] { ellipsoid, ellipsoidMask(ellipsoid.geometry()), 13.5 });
		for (final Map.Entry<String, Object[]> c : cases.entrySet()) {
			if (args.length > 0 && !c.getKey().startsWith(args[0])) continue;
			run(c.getKey(), (Volume) c.getValue()[0], (Mask) c.getValue()[1], (Double) c.getValue()[2]);
		}
	}

	private static void run(final String name, final Volume image, final Mask mask, final double pyradiomics) throws Exception {
		System.out.printf(Locale.ROOT, "%s, %d voxels%n", name, mask.count());
		for (final FeatureFamily f : Catalogue.families()) {
			if (f.initial()) time("  " + f.name(), "featureClass: {" + f.name() + ": }", image, mask, 1, 0);
		}
		time("  all, 1 thread", "", image, mask, 1, pyradiomics);
		time("  all, " + Runtime.getRuntime().availableProcessors() + " threads", "", image, mask, Runtime.getRuntime().availableProcessors(),
			pyradiomics);
	}

	private static void time(final String what, final String settings, final Volume image, final Mask mask, final int threads,
		final double reference) throws Exception
	{
		final RegionExtractor extractor = RegionExtractor.of(Settings.parse(settings, what));
		final ForkJoinPool pool = new ForkJoinPool(threads);
		final List<Double> seconds = new ArrayList<>();
		final long until = System.nanoTime() + 3_000_000_000L;
		do {
			final long start = System.nanoTime();
			pool.submit(() -> extractor.extract(image, mask, Progress.NONE)).get();
			seconds.add((System.nanoTime() - start) / 1e9);
		}
		while (System.nanoTime() < until || seconds.size() < 3);
		pool.shutdown();
		final double[] s = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		System.out.printf(Locale.ROOT, "%-18s %9.4f s (best %.4f, %d runs)%s%n", what, s[s.length / 2], s[0], s.length, reference == 0 ? ""
			: String.format(Locale.ROOT, ", PyRadiomics %.3f s, ratio %.1f", reference, reference / s[s.length / 2]));
	}

	/** 200×200×120 voxels of 0.9×0.9×1.5 mm: noise smoothed over 9 voxels, 0 to 400, plus noise from 0 to 15. */
	private static Volume ellipsoid() {
		final Geometry g = Geometry.of(200, 200, 120, 0.9, 0.9, 1.5);
		final int n = g.voxels();
		int[] s = new int[n];
		for (int i = 0; i < n; i++) s[i] = (int) (mix(i) >>> 56);
		final int[] step = { 1, g.nx(), g.nx() * g.ny() };
		for (int axis = 0; axis < 3; axis++) {
			final int[] t = new int[n];
			final int size = g.size(axis);
			for (int i = 0; i < n; i++) {
				final int at = i / step[axis] % size, base = i - at * step[axis];
				for (int k = -4; k <= 4; k++) t[i] += s[base + Math.floorMod(at + k, size) * step[axis]];
			}
			s = t;
		}
		final int min = Arrays.stream(s).min().getAsInt(), max = Arrays.stream(s).max().getAsInt();
		final short[] v = new short[n];
		for (int i = 0; i < n; i++) v[i] = (short) ((long) (s[i] - min) * 400 / (max - min) + Long.remainderUnsigned(mix(i + (1L << 32)), 16));
		return new Volume(g, new Voxels.Int16(v));
	}

	private static Mask ellipsoidMask(final Geometry g) {
		return Mask.of(g, i -> {
			final double x = (i % g.nx() - 100) / 85.0, y = (i / g.nx() % g.ny() - 100) / 85.0, z = (i / g.nx() / g.ny() - 60) / 50.0;
			return x * x + y * y + z * z <= 1;
		});
	}

	private static long mix(final long i) {
		long z = (i + 1) * 0x9E3779B97F4A7C15L;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}
}
