package io.github.roi2roc.filter;

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
 * Local binary pattern slice by slice (Ojala, Pietikäinen, Mäenpää, IEEE Trans Pattern Anal Mach Intell 24:971, 2002), with the sampling,
 * rounding and codes of scikit-image's {@code local_binary_pattern}: radius in voxels, bilinear samples, 0 outside the image. The slices lie
 * across the axis of {@code force2Ddimension}, whether or not features are 2D.
 */
@Plugin(type = ImageFilter.class, name = "LBP2D", priority = 50)
public final class LocalBinaryPattern2D implements ImageFilter {

	private static final String TYPE = "lbp-2D", RADIUS = "lbp2DRadius", SAMPLES = "lbp2DSamples", METHOD = "lbp2DMethod";

	@Override
	public String name() {
		return "LBP2D";
	}

	@Override
	public String about() {
		return "Local binary pattern in each slice: how many neighbours on a circle are at least as bright as the voxel. Few values: use a small"
			+ " bin width.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.number(RADIUS, 1.0, 0.01, 100, "voxels", "Radius of the circle of neighbours."), Parameter.integer(SAMPLES, 8, 1, 24,
			"Neighbours on the circle."), Parameter.choice(METHOD, "uniform", List.of("uniform", "default", "ror", "nri_uniform", "var"),
				"How the pattern becomes a number: ones of a uniform pattern, plain code, rotation-invariant code, uniform code with rotation, or variance."));
	}

	@Override
	public List<String> imageTypes(final Options options, final Slices slices) {
		return List.of(TYPE);
	}

	@Override
	public void apply(final Input input, final Options options, final Consumer<FilteredImage> sink) {
		final Pattern pattern = Pattern.of(options.number(RADIUS), options.integer(SAMPLES), options.text(METHOD));
		final long bytes = (input.single() ? 4L : 8L) * input.wanted().voxels(), room = input.room(0, bytes);
		final FilteredImage out = room < 0 ? FilteredImage.tooLarge(TYPE, bytes, bytes + room) : Finite.within(input, TYPE, response(input, pattern));
		sink.accept(input.slices().force2D() ? out : out.warn(
			"LBP2D works slice by slice, but features are extracted in 3D; set 'force2D' to true if that is not meant"));
	}

	private static Volume response(final Input input, final Pattern pattern) {
		final Geometry g = input.image().geometry();
		final Box w = input.wanted(), read = w.grow(pattern.reach(), pattern.reach(), pattern.reach()).intersect(g.box());
		final int across = input.slices().axis();
		final boolean integer = input.image().voxels().type().integer();
		final Block out = Block.empty(w, input.single());
		Parallel.range(w.size(across), k -> {
			final double[] texture = new double[pattern.samples()], codes = new double[1];
			final int[] at = new int[3];
			at[across] = w.start(across) + k;
			final Box slice = Pieces.span(read, across, at[across], 1);
			final Plane plane = Plane.of(across, slice, g, input.image().doubles(slice));
			for (int r = w.start(plane.row); r < w.start(plane.row) + w.size(plane.row); r++) {
				for (int c = w.start(plane.column); c < w.start(plane.column) + w.size(plane.column); c++) {
					at[plane.row] = r;
					at[plane.column] = c;
					pattern.sample(plane, at[across], r, c, texture);
					final double code = pattern.code(texture, plane.get(at[across], r, c));
					// the code goes into an image of the input's type; a flat neighbourhood has variance NaN there, which becomes 0
					codes[0] = integer && pattern.method().equals("var") ? (long) code : code;
					out.put(codes, 0, w.index(at[0], at[1], at[2]), 1);
				}
			}
		});
		return out.volume(input.image());
	}

	/** Voxels of a box seen as slices of rows and columns. */
	private record Plane(int across, int row, int column, Box box, Geometry g, double[] v) {

		/** Rows and columns as numpy has them after PyRadiomics swapped the slice axis to the front. */
		static Plane of(final int across, final Box box, final Geometry g, final double[] v) {
			return new Plane(across, across == 1 ? 2 : 1, across == 0 ? 2 : 0, box, g, v);
		}

		/** 0 outside the image. */
		double get(final int slice, final int r, final int c) {
			if (r < 0 || c < 0 || r >= g.size(row) || c >= g.size(column)) return 0;
			final int x = across == 0 ? slice : c, y = across == 1 ? slice : r;
			final int z = across == 2 ? slice : across == 1 ? r : c;
			return v[box.index(x, y, z)];
		}
	}

	/**
	 * Where the samples lie and how they become a number.
	 *
	 * @param dr row offsets, rounded to 5 decimals
	 * @param dc column offsets, likewise
	 */
	private record Pattern(double[] dr, double[] dc, String method) {

		static Pattern of(final double radius, final int samples, final String method) {
			final double[] dr = new double[samples], dc = new double[samples];
			for (int k = 0; k < samples; k++) {
				dr[k] = Math.rint(-radius * Math.sin(2 * Math.PI * k / samples) * 1e5) / 1e5;
				dc[k] = Math.rint(radius * Math.cos(2 * Math.PI * k / samples) * 1e5) / 1e5;
			}
			return new Pattern(dr, dc, method);
		}

		int samples() {
			return dr.length;
		}

		/** Voxels read to each side. */
		int reach() {
			double max = 0;
			for (int k = 0; k < dr.length; k++) max = Math.max(max, Math.max(Math.abs(dr[k]), Math.abs(dc[k])));
			return (int) Math.ceil(max) + 1;
		}

		/** The offset is added to the index before the fraction is taken: taken from the offset alone, the fraction would turn ties. */
		void sample(final Plane p, final int slice, final int row, final int column, final double[] texture) {
			for (int k = 0; k < dr.length; k++) {
				final double r = row + dr[k], c = column + dc[k];
				final int r0 = (int) Math.floor(r), c0 = (int) Math.floor(c), r1 = (int) Math.ceil(r), c1 = (int) Math.ceil(c);
				final double fr = r - r0, fc = c - c0;
				final double top = (1 - fc) * p.get(slice, r0, c0) + fc * p.get(slice, r0, c1);
				final double bottom = (1 - fc) * p.get(slice, r1, c0) + fc * p.get(slice, r1, c1);
				texture[k] = (1 - fr) * top + fr * bottom;
			}
		}

		/** NaN where a sample or the centre is NaN: a comparison would hide it. */
		double code(final double[] texture, final double centre) {
			int bits = 0;
			double sum = 0;
			for (int k = 0; k < texture.length; k++) {
				if (texture[k] - centre >= 0) bits |= 1 << k;
				sum += texture[k];
			}
			if (Double.isNaN(sum - centre)) return Double.NaN;
			final int n = texture.length, ones = Integer.bitCount(bits);
			return switch (method) {
				case "default" -> bits;
				case "ror" -> smallestRotation(bits, n);
				case "uniform" -> changes(bits, n) <= 2 ? ones : n + 1;
				case "nri_uniform" -> changes(bits, n) <= 2 ? uniformCode(bits, ones, n) : n * (n - 1) + 2;
				case "var" -> variance(texture, sum);
				default -> throw new IllegalArgumentException(method);
			};
		}

		/** Changes between 0 and 1 along the samples; the step from the last to the first does not count. */
		private static int changes(final int bits, final int n) {
			return Integer.bitCount((bits ^ bits >> 1) & (1 << n - 1) - 1);
		}

		private static int smallestRotation(final int bits, final int n) {
			int least = bits, turned = bits;
			for (int i = 1; i < n; i++) {
				turned = turned >> 1 | (turned & 1) << n - 1;
				least = Math.min(least, turned);
			}
			return least;
		}

		/** A number of its own for each uniform pattern: 0 without ones, then n for each number of ones by rotation, the last all ones. */
		private static int uniformCode(final int bits, final int ones, final int n) {
			if (ones == 0) return 0;
			if (ones == n) return n * (n - 1) + 1;
			final int firstOne = Integer.numberOfTrailingZeros(bits), firstZero = Integer.numberOfTrailingZeros(~bits);
			return 1 + (ones - 1) * n + (firstOne == 0 ? ones - firstZero : n - firstOne);
		}

		/** Population variance of the samples; NaN where they are all equal. */
		private static double variance(final double[] texture, final double sum) {
			double squares = 0;
			for (final double t : texture) squares += t * t;
			final double v = (squares - sum * sum / texture.length) / texture.length;
			return v == 0 ? Double.NaN : v;
		}
	}
}
