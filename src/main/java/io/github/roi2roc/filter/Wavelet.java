package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * Undecimated wavelet bands as PyRadiomics makes them with PyWavelets: periodic, odd sizes lengthened by one wrapped plane that is cut off
 * afterwards, nothing renormalised (a constant comes out of the low-pass √2 times as large for each axis). Each further level filters the
 * previous approximation with the same, undilated filters. Letters run x, y, z; with {@code force2D} the axis across the slices is left
 * out. The arithmetic is double.
 */
@Plugin(type = ImageFilter.class, name = "Wavelet", priority = 80)
public final class Wavelet implements ImageFilter {

	private static final String WAVELET = "wavelet", LEVEL = "level", START_LEVEL = "start_level";

	@Override
	public String name() {
		return "Wavelet";
	}

	@Override
	public String about() {
		return "Wavelet decomposition without down-sampling: one image for each combination of low (L) and high (H) pass along x, y and z.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.text(WAVELET, "coif1", "Name as in PyWavelets: haar, db1-38, sym2-20, coif1-17, bior1.1-6.8, rbio1.1-6.8, dmey."),
			Parameter.integer(START_LEVEL, 0, 0, 16, "Levels that are computed first and not reported."), Parameter.integer(LEVEL, 1, 1, 16,
				"Levels that are reported: 7 bands each in 3D (3 in 2D), and the approximation of the last."));
	}

	@Override
	public List<String> imageTypes(final Options options, final Slices slices) {
		WaveletFilters.of(options.text(WAVELET));
		final int axes = slices.force2D() ? 2 : 3, levels = options.integer(LEVEL);
		final List<String> out = new ArrayList<>();
		for (int level = 1; level <= levels; level++) {
			for (int band = 1; band < 1 << axes; band++) out.add(imageType(level, band, axes));
		}
		out.add(imageType(levels, 0, axes));
		return out;
	}

	/** @param band one bit an axis, the first axis highest; set = high-pass */
	private static String imageType(final int level, final int band, final int axes) {
		final StringBuilder b = new StringBuilder(level == 1 ? "wavelet-" : "wavelet" + level + "-");
		for (int a = axes - 1; a >= 0; a--) b.append((band >> a & 1) == 0 ? 'L' : 'H');
		return b.toString();
	}

	@Override
	public void apply(final Input input, final Options options, final Consumer<FilteredImage> sink) {
		final WaveletFilters filters = WaveletFilters.of(options.text(WAVELET));
		final int before = options.integer(START_LEVEL), levels = options.integer(LEVEL);
		final List<Integer> axes = new ArrayList<>(List.of(0, 1, 2));
		if (input.slices().force2D()) axes.remove(Integer.valueOf(input.slices().axis()));
		final int reach = filters.low().length - 1;
		Signal data = Signal.of(input, axes, (before + levels) * reach, (before + levels) * (filters.low().length / 2));
		for (int i = 0; i < before; i++) data = data.band(0, axes, filters);
		for (int level = 1; level <= levels; level++) {
			for (int band = 1; band < 1 << axes.size(); band++) {
				sink.accept(Finite.within(input, imageType(level, band, axes.size()), data.band(band, axes, filters).cut(input)));
			}
			data = data.band(0, axes, filters);
		}
		sink.accept(Finite.within(input, imageType(levels, 0, axes.size()), data.cut(input)));
	}

	/**
	 * Values of a box that may reach beyond the image, where the image goes on periodically; each pass makes it shorter.
	 *
	 * @param box absolute indices
	 */
	private record Signal(Box box, double[] v) {

		/** @param after how many of the {@code margin} voxels lie behind the wanted box, the rest before it */
		static Signal of(final Input input, final List<Integer> axes, final int margin, final int after) {
			final Geometry g = input.image().geometry();
			final Box w = input.wanted();
			final int[] start = { w.x(), w.y(), w.z() }, size = { w.nx(), w.ny(), w.nz() };
			for (final int a : axes) {
				start[a] -= margin - after;
				size[a] += margin;
			}
			final Box box = new Box(start[0], start[1], start[2], size[0], size[1], size[2]);
			final int[][] from = new int[3][];
			for (int a = 0; a < 3; a++) from[a] = periodic(box.start(a), box.size(a), g.size(a));
			final double[] out = new double[box.voxels()];
			final Volume image = input.image();
			Parallel.range(box.nz(), z -> {
				for (int y = 0, o = z * box.nx() * box.ny(); y < box.ny(); y++) {
					final int row = g.index(0, from[1][y], from[2][z]);
					for (int x = 0; x < box.nx(); x++, o++) out[o] = image.voxels().get(row + from[0][x]);
				}
			});
			return new Signal(box, out);
		}

		/** Where indices lie in a line of n voxels that goes on periodically; an odd line is first lengthened by its first voxel. */
		private static int[] periodic(final int start, final int size, final int n) {
			final int period = n + n % 2;
			final int[] out = new int[size];
			for (int i = 0; i < size; i++) out[i] = Math.floorMod(start + i, period) % n;
			return out;
		}

		/** Low- or high-pass along each axis, x first. */
		Signal band(final int band, final List<Integer> axes, final WaveletFilters filters) {
			Signal s = this;
			for (int k = 0; k < axes.size(); k++) {
				s = s.pass(axes.get(k), (band >> axes.size() - 1 - k & 1) == 0 ? filters.low() : filters.high());
			}
			return s;
		}

		/** out[i] = Σ f[j]·in[i + len/2 − j], where all of it is known. */
		private Signal pass(final int axis, final double[] f) {
			final int cut = f.length - 1, half = f.length / 2;
			final Box b = box;
			final Box to = switch (axis) {
				case 0 -> new Box(b.x() + cut - half, b.y(), b.z(), b.nx() - cut, b.ny(), b.nz());
				case 1 -> new Box(b.x(), b.y() + cut - half, b.z(), b.nx(), b.ny() - cut, b.nz());
				default -> new Box(b.x(), b.y(), b.z() + cut - half, b.nx(), b.ny(), b.nz() - cut);
			};
			final int stride = axis == 0 ? 1 : axis == 1 ? b.nx() : b.nx() * b.ny();
			final double[] out = new double[to.voxels()];
			Parallel.range(to.nz(), z -> {
				for (int y = 0; y < to.ny(); y++) {
					final int o = to.nx() * (y + to.ny() * z), i = b.nx() * (y + b.ny() * z);
					for (int j = 0; j < f.length; j++) {
						final double c = f[j];
						// a zero at the end of a padded biorthogonal filter: the voxel is not read
						if (c == 0) continue;
						final int from = i + (cut - j) * stride;
						for (int x = 0; x < to.nx(); x++) out[o + x] += c * v[from + x];
					}
				}
			});
			return new Signal(to, out);
		}

		/** The wanted part as a volume. */
		Volume cut(final Input input) {
			final Box w = input.wanted();
			if (w.equals(box)) return Volume.of(input.image().geometry().crop(w), v);
			final double[] out = new double[w.voxels()];
			for (int z = w.z(); z < w.z() + w.nz(); z++) {
				for (int y = w.y(); y < w.y() + w.ny(); y++) System.arraycopy(v, box.index(w.x(), y, z), out, w.index(w.x(), y, z), w.nx());
			}
			return Volume.of(input.image().geometry().crop(w), out);
		}
	}
}
