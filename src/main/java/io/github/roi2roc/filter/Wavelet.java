package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
	/** Pieces of a response that are computed side by side. */
	private static final int CHUNKS = 8;

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
		WaveletFilters.of(name(), options.text(WAVELET));
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
		final WaveletFilters filters = WaveletFilters.of(name(), options.text(WAVELET));
		final int before = options.integer(START_LEVEL), levels = options.integer(LEVEL), length = filters.low().length;
		final List<Integer> axes = new ArrayList<>(List.of(0, 1, 2));
		if (input.slices().force2D()) axes.remove(Integer.valueOf(input.slices().axis()));
		final Geometry g = input.image().geometry();
		Rows data = new Image(input.image());
		for (int i = 0; i < before; i++) data = band(data, needed(g, input.wanted(), axes, before + levels - 1 - i, length), 0, axes, filters);
		for (int level = 1; level <= levels; level++) {
			final int span = (before + level) * (length - 1) + 1;
			for (int band = 1; band < 1 << axes.size(); band++) {
				sink.accept(response(input, imageType(level, band, axes.size()), band(data, input.wanted(), band, axes, filters), axes, span));
			}
			data = band(data, needed(g, input.wanted(), axes, levels - level, length), 0, axes, filters);
		}
		sink.accept(response(input, imageType(levels, 0, axes.size()), (Signal) data, axes, (before + levels) * (length - 1) + 1));
	}

	/** @param span how many voxels along an axis decide one of the response */
	private static FilteredImage response(final Input input, final String type, final Signal s, final List<Integer> axes, final int span) {
		final Geometry g = input.image().geometry();
		final FilteredImage out = Finite.within(input, type, Volume.of(g.crop(s.box), s.v));
		int smallest = axes.get(0);
		for (final int a : axes) if (g.size(a) < g.size(smallest)) smallest = a;
		return span <= g.size(smallest) ? out : out.warn(String.format(Locale.ROOT,
			"a voxel of %s depends on %d voxels along %c, but the image has only %d and is taken to go on periodically; a lower 'level', a shorter 'wavelet' or"
				+ " 'force2D' would not need that", type, span, "xyz".charAt(smallest), g.size(smallest)));
	}

	/**
	 * The box from which so many further levels can be computed: each reads len − 1 more values, len/2 of them behind. Along an axis where
	 * that would be a whole period of the image, the period.
	 */
	private static Box needed(final Geometry g, final Box wanted, final List<Integer> axes, final int levels, final int length) {
		final int[] start = { wanted.x(), wanted.y(), wanted.z() }, size = { wanted.nx(), wanted.ny(), wanted.nz() };
		for (final int a : axes) {
			start[a] -= levels * (length - 1 - length / 2);
			size[a] += levels * (length - 1);
			if (size[a] < period(g.size(a))) continue;
			start[a] = 0;
			size[a] = period(g.size(a));
		}
		return new Box(start[0], start[1], start[2], size[0], size[1], size[2]);
	}

	/** After how many voxels an axis of n voxels starts again: an odd one is first lengthened by its first plane. */
	private static int period(final int n) {
		return n + n % 2;
	}

	/** Low- or high-pass along each axis, x first: out[i] = Σ_j f[j]·in[i + len/2 − j]. @param band one bit an axis, set = high-pass */
	private static Signal band(final Rows in, final Box out, final int band, final List<Integer> axes, final WaveletFilters filters) {
		final double[][] f = { { 1 }, { 1 }, { 1 } };
		for (int k = 0; k < axes.size(); k++) f[axes.get(k)] = (band >> axes.size() - 1 - k & 1) == 0 ? filters.low() : filters.high();
		final double[] v = new double[out.voxels()];
		final int chunks = Math.min(CHUNKS, out.nz());
		Parallel.range(chunks, c -> {
			final int from = (int) ((long) out.nz() * c / chunks), to = (int) ((long) out.nz() * (c + 1) / chunks);
			chunk(in, out, f, from, to, v);
		});
		return new Signal(out, in.periods(), v);
	}

	/** Slices from … to − 1 of the response. The slices that are filtered along x and y wait in a ring until they are used up along z. */
	private static void chunk(final Rows in, final Box out, final double[][] f, final int from, final int to, final double[] v) {
		final int nx = out.nx(), ny = out.ny(), depth = f[2].length, ahead = depth / 2;
		final double[][] ring = new double[depth][nx * ny];
		final double[] lines = new double[nx * (ny + f[1].length - 1)], line = new double[nx + f[0].length - 1];
		for (int z = from - (depth - 1 - ahead); z < to + ahead; z++) {
			final double[] slice = ring[Math.floorMod(z, depth)];
			final int first = out.y() - (f[1].length - 1 - f[1].length / 2);
			for (int y = 0; y < ny + f[1].length - 1; y++) {
				in.read(out.x() - (f[0].length - 1 - f[0].length / 2), first + y, out.z() + z, line);
				weigh(f[0], line, f[0].length - 1, 1, lines, y * nx, nx);
			}
			for (int y = 0; y < ny; y++) weigh(f[1], lines, (y + f[1].length - 1) * nx, nx, slice, y * nx, nx);
			final int done = z - ahead;
			if (done < from) continue;
			Arrays.fill(v, done * nx * ny, (done + 1) * nx * ny, 0);
			for (int j = 0; j < depth; j++) {
				if (f[2][j] != 0) add(f[2][j], ring[Math.floorMod(done + ahead - j, depth)], 0, v, done * nx * ny, nx * ny);
			}
		}
	}

	/** to[i] = Σ_j f[j]·in[at − j·step + i]. */
	private static void weigh(final double[] f, final double[] in, final int at, final int step, final double[] to, final int row, final int n) {
		Arrays.fill(to, row, row + n, 0);
		for (int j = 0; j < f.length; j++) {
			// a zero pads a biorthogonal filter: the voxel is not read
			if (f[j] != 0) add(f[j], in, at - j * step, to, row, n);
		}
	}

	private static void add(final double factor, final double[] in, final int at, final double[] to, final int row, final int n) {
		for (int i = 0; i < n; i++) to[row + i] += factor * in[at + i];
	}

	/** Values that can be read by rows; indices may lie beyond the image, where it goes on periodically. */
	private interface Rows {

		/** Fills a line with the values from (x, y, z) on. */
		void read(int x, int y, int z, double[] line);

		/** Along x, y and z. */
		int[] periods();
	}

	/** The image, periodic. */
	private record Image(Volume image) implements Rows {

		@Override
		public void read(final int x, final int y, final int z, final double[] line) {
			final Geometry g = image.geometry();
			final int row = g.index(0, place(y, g.ny()), place(z, g.nz())), period = period(g.nx());
			int i = 0;
			while (i < line.length) {
				// as much as lies side by side in the image; the first plane that lengthens an odd axis stands alone
				final int place = Math.floorMod(x + i, period), n = place == g.nx() ? 1 : Math.min(line.length - i, g.nx() - place);
				image.copy(row + place % g.nx(), line, i, n);
				i += n;
			}
		}

		private static int place(final int i, final int n) {
			return Math.floorMod(i, period(n)) % n;
		}

		@Override
		public int[] periods() {
			final Geometry g = image.geometry();
			return new int[] { period(g.nx()), period(g.ny()), period(g.nz()) };
		}
	}

	/**
	 * An approximation.
	 *
	 * @param box where its values lie; it may reach beyond the image
	 * @param periods of the image; an axis on which the box has one whole period goes on periodically
	 */
	private record Signal(Box box, int[] periods, double[] v) implements Rows {

		@Override
		public void read(final int x, final int y, final int z, final double[] line) {
			final int row = box.index(box.x(), place(1, y), place(2, z));
			for (int i = 0; i < line.length;) {
				final int place = place(0, x + i) - box.x(), n = Math.min(line.length - i, box.nx() - place);
				System.arraycopy(v, row + place, line, i, n);
				i += n;
			}
		}

		private int place(final int axis, final int i) {
			return box.size(axis) == periods[axis] ? Math.floorMod(i, periods[axis]) : i;
		}
	}
}
