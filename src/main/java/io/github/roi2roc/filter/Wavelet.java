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
	/** Pieces along z, at least where they are not too thin, so that all threads have work. */
	private static final int CHUNKS = 8;
	/** Rings that threads are taken to hold at once, in the estimate of the memory. */
	private static final int RINGS = 16;

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
		final int before = options.integer(START_LEVEL), levels = options.integer(LEVEL);
		final List<Integer> axes = new ArrayList<>(List.of(0, 1, 2));
		if (input.slices().force2D()) axes.remove(Integer.valueOf(input.slices().axis()));
		final Approximations data = new Approximations(input.image(), axes, filters, before + levels);
		for (int level = 1; level <= levels; level++) {
			for (int band = 1; band < 1 << axes.size(); band++) sink.accept(response(input, imageType(level, band, axes.size()), before + level, band, data));
		}
		sink.accept(response(input, imageType(levels, 0, axes.size()), before + levels, 0, data));
	}

	/** One band of a level, in slabs where the approximation of the level before does not fit the memory. @param level start levels included */
	private static FilteredImage response(final Input input, final String type, final int level, final int band, final Approximations data) {
		final Geometry g = input.image().geometry();
		final List<Integer> axes = data.axes;
		final Box w = input.wanted();
		final int along = w.ny() > w.nz() ? 1 : 2;
		final long bytes = (input.single() ? 4L : 8L) * w.voxels(), room = input.room(data.memory(w), bytes);
		final List<Box> slabs = Pieces.fitting(w, along, data::memory, room);
		final long least = slabs.stream().mapToLong(data::memory).max().orElse(0);
		if (least > room) return FilteredImage.tooLarge(type, bytes + least, bytes + room);
		final Block response = Block.empty(w, input.single());
		for (final Box slab : slabs) band(data.before(level, slab), slab, band, axes, data.filters, response);
		final FilteredImage out = Finite.within(input, type, response.volume(input.image()));
		int smallest = axes.get(0);
		for (final int a : axes) if (g.size(a) < g.size(smallest)) smallest = a;
		final int span = level * (data.filters.low().length - 1) + 1;
		return span <= g.size(smallest) ? out : out.warn(String.format(Locale.ROOT,
			"a voxel of %s depends on %d voxels along %c, but the image has only %d and is taken to go on periodically; a lower 'level', a shorter 'wavelet' or"
				+ " 'force2D' would not need that", type, span, "xyz".charAt(smallest), g.size(smallest)));
	}

	/** The approximations that bands are made of; the last one is kept, since several bands and the next level begin with it. */
	private static final class Approximations {

		private final Volume image;
		private final List<Integer> axes;
		private final WaveletFilters filters;
		private final int levels;
		private Box slab;
		private int level;
		private Rows data;

		/** @param levels the deepest one */
		Approximations(final Volume image, final List<Integer> axes, final WaveletFilters filters, final int levels) {
			this.image = image;
			this.axes = axes;
			this.filters = filters;
			this.levels = levels;
		}

		/** What a level's bands in a slab are made of: the image at level 1. */
		Rows before(final int wanted, final Box piece) {
			if (!piece.equals(slab) || level > wanted - 1) {
				slab = piece;
				level = 0;
				data = new Image(image);
			}
			for (; level < wanted - 1; level++) {
				final Block next = Block.empty(box(level + 1, piece), false);
				band(data, next.box(), 0, axes, filters, next);
				data = new Signal(next.box(), data.periods(), (double[]) next.values());
			}
			return data;
		}

		private Box box(final int done, final Box piece) {
			return needed(image.geometry(), piece, axes, levels - done, filters.low().length);
		}

		/** Bytes for the approximations that a slab needs: from the second on one is made of another; and for the rings of a few threads. */
		long memory(final Box piece) {
			long out = 0;
			for (int i = 1; i < levels; i++) {
				final Box b = box(i, piece);
				out = Math.max(out, (i == 1 ? 8L : 16L) * b.nx() * b.ny() * b.nz());
			}
			return out + RINGS * filters.low().length * piece.nx() * 8L * rows(filters.low().length);
		}
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

	/**
	 * Low- or high-pass along each axis, x first: out[i] = Σ_j f[j]·in[i + len/2 − j].
	 *
	 * @param out the box to make, within that of {@code to}
	 * @param band one bit an axis, set = high-pass
	 */
	private static void band(final Rows in, final Box out, final int band, final List<Integer> axes, final WaveletFilters filters, final Block to) {
		final double[][] f = { { 1 }, { 1 }, { 1 } };
		for (int k = 0; k < axes.size(); k++) f[axes.get(k)] = (band >> axes.size() - 1 - k & 1) == 0 ? filters.low() : filters.high();
		final List<Box> tiles = new ArrayList<>();
		for (final Box t : Pieces.of(out, 1, rows(f[1].length))) tiles.addAll(Pieces.of(t, 2, Math.max(4 * f[2].length, out.nz() / CHUNKS + 1)));
		Parallel.range(tiles.size(), t -> tile(in, tiles.get(t), f, to));
	}

	/** Rows of a tile: few, so that the ring stays in the processor's cache, yet several times the filter's length, since margins are made twice. */
	private static int rows(final int length) {
		return Math.max(24, 4 * length);
	}

	/** One tile of the response. The slices that are filtered along x and y wait in a ring until they are used up along z. */
	private static void tile(final Rows in, final Box out, final double[][] f, final Block to) {
		final int nx = out.nx(), ny = out.ny(), depth = f[2].length, ahead = depth / 2, more = f[1].length - 1;
		final double[][][] ring = new double[depth][ny][nx];
		final double[][] lines = new double[ny + more][nx];
		final double[] line = new double[nx + f[0].length - 1], part = new double[nx], sum = new double[nx];
		for (int z = out.z() - (depth - 1 - ahead); z < out.z() + out.nz() + ahead; z++) {
			final double[][] slice = ring[Math.floorMod(z, depth)];
			for (int y = 0; y < ny + more; y++) {
				in.read(out.x() - (f[0].length - 1 - f[0].length / 2), out.y() - (more - f[1].length / 2) + y, z, line);
				Arrays.fill(lines[y], 0);
				for (int j = 0; j < f[0].length; j++) {
					// a zero pads a biorthogonal filter: the voxel is not read
					if (f[0][j] != 0) Field.add(f[0][j], line, f[0].length - 1 - j, part, lines[y]);
				}
			}
			for (int y = 0; y < ny; y++) weigh(f[1], lines, y + more, slice[y]);
			final int done = z - ahead;
			if (done < out.z()) continue;
			final double[][] across = new double[depth][];
			for (int y = 0; y < ny; y++) {
				for (int j = 0; j < depth; j++) across[depth - 1 - j] = ring[Math.floorMod(done + ahead - j, depth)][y];
				weigh(f[2], across, depth - 1, sum);
				to.put(sum, 0, to.box().index(out.x(), out.y() + y, done), nx);
			}
		}
	}

	/** to[i] = Σ_j f[j]·in[at − j][i], in the order of j. */
	private static void weigh(final double[] f, final double[][] in, final int at, final double[] to) {
		Arrays.fill(to, 0);
		int j = 0;
		for (; j + 1 < f.length && f[j] != 0 && f[j + 1] != 0; j += 2) add(f[j], in[at - j], f[j + 1], in[at - j - 1], to);
		for (; j < f.length; j++) {
			if (f[j] != 0) add(f[j], in[at - j], to);
		}
	}

	private static void add(final double f, final double[] a, final double[] to) {
		for (int i = 0; i < to.length; i++) to[i] += f * a[i];
	}

	private static void add(final double f, final double[] a, final double g, final double[] b, final double[] to) {
		for (int i = 0; i < to.length; i++) to[i] = to[i] + f * a[i] + g * b[i];
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
