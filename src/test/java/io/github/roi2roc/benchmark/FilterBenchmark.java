package io.github.roi2roc.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.sun.management.OperatingSystemMXBean;

import io.github.roi2roc.Plugins;
import io.github.roi2roc.Progress;
import io.github.roi2roc.extract.RegionExtractor;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.filter.ImageFilter;
import io.github.roi2roc.filter.ImageFilter.Input;
import io.github.roi2roc.filter.ImageFilter.Slices;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.param.Options;

/**
 * How long filters take on whole images, beside the physical floor: one copy of the volume (float32) through memory for each response. And
 * how long 1,688 features of a small region in a large CT take, where filters compute no more than the region needs. Run like
 * {@link FeatureBenchmark}; give the JVM 2 GB for the large image. Prints seconds (best of the repeats, all cores, warm), seconds of processor
 * time of all threads in that repeat, the ratio of the latter to copies by one thread, and the peak of the heap above the input, garbage
 * included; asserts nothing.
 */
public final class FilterBenchmark {

	private static final Map<String, Object> SIGMAS = Map.of("sigma", List.of(1.0, 2.0, 3.0, 4.0, 5.0));
	private static final OperatingSystemMXBean OS = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
	private static final List<String> OTHERS = List.of("Square", "SquareRoot", "Logarithm", "Exponential");

	private FilterBenchmark() {}

	public static void main(final String[] args) {
		study();
		for (final Geometry g : List.of(Geometry.of(256, 256, 25, 0.78, 0.78, 6.5), Geometry.of(512, 512, 200, 0.8, 0.8, 1))) {
			final Volume image = image(g);
			final int repeats = g.voxels() < 10_000_000 ? 7 : 2;
			final double copy = copy(g.voxels());
			System.out.printf(Locale.ROOT, "%d×%d×%d: one copy %.4f s%n", g.nx(), g.ny(), g.nz(), copy);
			whole(image, "LoG, 5 sigmas", Map.of("LoG", SIGMAS), 5, copy, repeats);
			whole(image, "coif1, 8 bands", Map.of("Wavelet", Map.of()), 8, copy, repeats);
			final Map<String, Map<String, ?>> all = new TreeMap<>(Map.of("LoG", SIGMAS, "Wavelet", Map.of()));
			OTHERS.forEach(name -> all.put(name, Map.of()));
			whole(image, "all 17", all, 17, copy, repeats);
		}
	}

	/** Smooth waves and noise as 16-bit integers. */
	private static Volume image(final Geometry g) {
		final short[] v = new short[g.voxels()];
		for (int i = 0; i < v.length; i++) {
			final int x = i % g.nx(), y = i / g.nx() % g.ny(), z = i / (g.nx() * g.ny());
			v[i] = (short) (300 * Math.sin(x * 0.05) * Math.cos(y * 0.07) + 100 * Math.sin(z * 0.3) + (i * 2654435761L >>> 24 & 63));
		}
		return new Volume(g, new Voxels.Int16(v));
	}

	private static double copy(final int n) {
		final float[] from = new float[n], to = new float[n];
		// untouched pages would be copied from one page of zeros
		Arrays.fill(from, 1);
		Arrays.fill(to, 1);
		double best = Double.POSITIVE_INFINITY;
		for (int i = 0; i < 5; i++) {
			final long t = System.nanoTime();
			System.arraycopy(from, 0, to, 0, n);
			best = Math.min(best, (System.nanoTime() - t) / 1e9);
		}
		return best;
	}

	private static void whole(final Volume image, final String what, final Map<String, ? extends Map<String, ?>> filters, final int responses,
		final double copy, final int repeats)
	{
		final Input input = Input.whole(image, Mask.of(image.geometry(), i -> false), Slices.ALL_3D);
		double best = Double.POSITIVE_INFINITY, processor = 0;
		resetPeak();
		final long before = used();
		for (int i = 0; i < repeats; i++) {
			final long t = System.nanoTime(), c = OS.getProcessCpuTime();
			for (final ImageFilter f : Plugins.all(ImageFilter.class)) {
				if (filters.containsKey(f.name())) f.apply(input, Options.of(f.name(), f.parameters(), filters.get(f.name())), r -> {});
			}
			final double seconds = (System.nanoTime() - t) / 1e9;
			if (seconds > best) continue;
			best = seconds;
			processor = (OS.getProcessCpuTime() - c) / 1e9;
		}
		System.out.printf(Locale.ROOT, "  %-16s %8.3f s %8.3f s of processor %8.1f × %d copies %8.0f MiB%n", what, best, processor, processor / copy
			/ responses, responses, (peak() - before) / 1048576.0);
	}

	/** 14 shape + 18 first-order + 75 texture features, and 93 on each of 17 derived images: 1,688. */
	private static void study() {
		final Geometry g = Geometry.of(512, 512, 60, 1, 1, 1);
		final Volume image = image(g);
		final Mask mask = Mask.of(g, i -> {
			final double x = i % 512 - 200, y = i / 512 % 512 - 260, z = i / (512 * 512) - 30;
			return x * x + y * y + z * z <= 16.84 * 16.84;
		});
		final RegionExtractor e = RegionExtractor.of(Settings.parse("imageType: {Original: {}, LoG: {sigma: [1.0, 2.0, 3.0, 4.0, 5.0]}, Wavelet: {},"
			+ " Square: {}, SquareRoot: {}, Logarithm: {}, Exponential: {}}\nsetting: {binWidth: 25}\n", "benchmark"));
		final List<Double> times = new ArrayList<>(), processor = new ArrayList<>();
		resetPeak();
		final long before = used();
		for (int i = 0; i < 6; i++) {
			final long t = System.nanoTime(), c = OS.getProcessCpuTime();
			e.extract(image, mask, Progress.NONE);
			times.add((System.nanoTime() - t) / 1e9);
			processor.add((OS.getProcessCpuTime() - c) / 1e9);
		}
		System.out.printf(Locale.ROOT, "%d features of %d voxels in 512×512×60: %.3f s cold, %.3f s warm (%.3f s of processor), %.0f MiB%n", e.columns()
			.size(), mask.count(), times.get(0), Collections.min(times), Collections.min(processor), (peak() - before) / 1048576.0);
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
