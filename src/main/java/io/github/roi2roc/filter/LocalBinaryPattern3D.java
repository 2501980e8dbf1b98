package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.numeric.CubicSpline;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * Local binary pattern on a sphere, as PyRadiomics has it (after Banerjee, Moelker, Niessen, van Walsum, 3D LBP-based rotationally invariant
 * region description, ACCV 2012 workshops): the signs of samples at the vertices of an icosphere around each voxel, as the norm of their
 * spherical-harmonic parts of degree 0, 1, … ({@code m1}, {@code m2}, …), and the kurtosis of the samples ({@code k}). The radius is in
 * voxels. Defined in the region alone; elsewhere 0. For display without a region it is computed everywhere.
 */
@Plugin(type = ImageFilter.class, name = "LBP3D", priority = 49)
public final class LocalBinaryPattern3D implements ImageFilter {

	private static final String LEVELS = "lbp3DLevels", RADIUS = "lbp3DIcosphereRadius", SUBDIVISION = "lbp3DIcosphereSubdivision";

	@Override
	public String name() {
		return "LBP3D";
	}

	@Override
	public String about() {
		return "Local binary pattern on a sphere around each voxel of the region, one image for each degree of spherical harmonics, and the kurtosis"
			+ " on the sphere. Few values: use a small bin width.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.integer(LEVELS, 2, 1, 10, "How many degrees of spherical harmonics: images m1 to m of this number."), Parameter.number(
			RADIUS, 1.0, 0.01, 100, "voxels", "Radius of the sphere."), Parameter.integer(SUBDIVISION, 1, 0, 5,
				"How often the icosahedron's faces are split in four: 12, 42, 162, … points on the sphere."));
	}

	@Override
	public List<String> imageTypes(final Options options, final Slices slices) {
		final List<String> out = new ArrayList<>();
		for (int n = 1; n <= options.integer(LEVELS); n++) out.add("lbp-3D-m" + n);
		out.add("lbp-3D-k");
		return out;
	}

	@Override
	public void apply(final Input input, final Options options, final Consumer<FilteredImage> sink) {
		final int levels = options.integer(LEVELS);
		final List<String> names = imageTypes(options, input.slices());
		final Maps maps = new Maps(input, Icosphere.vertices(options.integer(SUBDIVISION), options.number(RADIUS)), options.number(RADIUS), levels);
		final long bytes = (input.single() ? 4L : 8L) * input.wanted().voxels(), spline = 8L * maps.box.voxels();
		final long most = spline + levels * bytes, room = input.room(most, bytes);
		if (room < spline) {
			names.forEach(n -> sink.accept(FilteredImage.tooLarge(n, bytes + spline, bytes + room)));
			return;
		}
		maps.prepare();
		// all at once, or one after the other where the memory holds but one
		final int together = room < most ? 1 : names.size();
		for (int first = 0; first < names.size(); first += together) {
			final Block[] some = maps.make(first, together);
			for (int i = 0; i < together; i++) {
				final FilteredImage out = Finite.within(input, names.get(first + i), some[i].volume(input.image()));
				some[i] = null;
				sink.accept(input.slices().force2D() ? out.warn("LBP3D works in 3D, but features are extracted in 2D ('force2D')") : out);
			}
		}
	}

	/** The spline through the image, and the maps that are made of it. */
	private static final class Maps {

		private final Input input;
		private final double[][] vertices;
		private final int levels;
		private final Harmonics harmonics;
		private final Box box;
		private double[] spline;

		Maps(final Input input, final double[][] vertices, final double radius, final int levels) {
			this.input = input;
			this.vertices = vertices;
			this.levels = levels;
			harmonics = Harmonics.of(vertices, radius, levels);
			final int reach = (int) Math.ceil(radius) + 2 + CubicSpline.MARGIN;
			box = input.wanted().grow(reach, reach, reach).intersect(input.image().geometry().box());
		}

		void prepare() {
			spline = input.image().doubles(box);
			CubicSpline.coefficients(spline, box.nx(), box.ny(), box.nz());
		}

		/** Maps number first … first + count − 1. */
		Block[] make(final int first, final int count) {
			final Box w = input.wanted();
			final boolean integer = input.image().voxels().type().integer();
			final Mask region = input.region();
			final Block[] out = new Block[count];
			for (int i = 0; i < count; i++) out[i] = Block.empty(w, input.single());
			Parallel.range(w.nz(), k -> {
				final double[] f = new double[vertices.length], values = new double[levels + 1];
				final boolean[] sign = new boolean[vertices.length];
				final Sphere sphere = new Sphere(spline, box, input.image().geometry(), integer);
				final int z = w.z() + k;
				for (int y = w.y(); y < w.y() + w.ny(); y++) {
					for (int x = w.x(); x < w.x() + w.nx(); x++) {
						if (!region.isEmpty() && !region.contains(x, y, z)) continue;
						final double centre = input.image().get(x, y, z);
						double sum = 0;
						for (int i = 0; i < f.length; i++) {
							// the vertex' x goes to the slice axis
							f[i] = sphere.at(x + vertices[i][2], y + vertices[i][1], z + vertices[i][0]);
							sign[i] = f[i] >= centre;
							sum += f[i];
						}
						harmonics.norms(sign, values);
						values[levels] = excessKurtosis(f, sum / f.length);
						// comparisons hide a NaN
						if (Double.isNaN(sum - centre)) Arrays.fill(values, Double.NaN);
						for (int i = 0; i < count; i++) out[i].put(values, first + i, w.index(x, y, z), 1);
					}
				}
			});
			return out;
		}
	}

	/** Population kurtosis − 3; −3 where all samples are equal, as scipy 1.10 has it. */
	private static double excessKurtosis(final double[] f, final double mean) {
		double m2 = 0, m4 = 0;
		for (final double v : f) {
			final double d = (v - mean) * (v - mean);
			m2 += d;
			m4 += d * d;
		}
		m2 /= f.length;
		m4 /= f.length;
		return m2 == 0 ? -3 : m4 / (m2 * m2) - 3;
	}

	/** Samples between voxels by cubic B-spline; 0 beyond the outermost voxel centres; of an integer image rounded, halves away from 0. */
	private static final class Sphere {

		private final double[] c;
		private final Box b;
		private final Geometry g;
		private final boolean integer;
		private final double[][] w = new double[3][4];
		private final int[][] at = new int[3][4];

		Sphere(final double[] c, final Box b, final Geometry g, final boolean integer) {
			this.c = c;
			this.b = b;
			this.g = g;
			this.integer = integer;
		}

		double at(final double x, final double y, final double z) {
			if (!place(x, 0, 1) || !place(y, 1, b.nx()) || !place(z, 2, b.nx() * b.ny())) return 0;
			double sum = 0;
			for (int k = 0; k < 4; k++) {
				for (int j = 0; j < 4; j++) {
					final int row = at[2][k] + at[1][j];
					double line = 0;
					for (int i = 0; i < 4; i++) line += w[0][i] * c[row + at[0][i]];
					sum += w[2][k] * w[1][j] * line;
				}
			}
			return integer ? Math.signum(sum) * Math.floor(Math.abs(sum) + 0.5) : sum;
		}

		private boolean place(final double p, final int axis, final int stride) {
			final int n = g.size(axis);
			if (p < 0 || p > n - 1) return false;
			final int first = (int) Math.floor(p) - 1;
			CubicSpline.weights(p - (first + 1), w[axis]);
			for (int i = 0; i < 4; i++) at[axis][i] = (CubicSpline.mirror(first + i, n) - b.start(axis)) * stride;
			return true;
		}
	}

	/**
	 * Real forms of the spherical harmonics at the vertices. PyRadiomics hands the two angles over in swapped order, so the polar angle is
	 * atan2(y, x) and the azimuth arccos(z / radius); kept, because its values are what users compare with.
	 *
	 * @param gram for each degree the matrix G, so that the squared norm over the vertices is Σ over bits i, j of G[i][j]
	 */
	private record Harmonics(double[][][] gram) {

		static Harmonics of(final double[][] v, final double radius, final int levels) {
			final int n = v.length;
			final double[][][] gram = new double[levels][][];
			for (int degree = 0; degree < levels; degree++) {
				// kernel K[i][u] = Σ_m Y_m(i)·Y_m(u), real; the norm of Σ_i s_i·K[i][·] is what is reported
				final double[][] kernel = new double[n][n];
				for (int i = 0; i < n; i++) {
					for (int u = 0; u < n; u++) kernel[i][u] = kernel(v[i], v[u], radius, degree);
				}
				gram[degree] = new double[n][n];
				for (int i = 0; i < n; i++) {
					for (int j = 0; j < n; j++) {
						for (int u = 0; u < n; u++) gram[degree][i][j] += kernel[i][u] * kernel[j][u];
					}
				}
			}
			return new Harmonics(gram);
		}

		/** Σ over m of Y_m(a)·Y_m(b): the terms of m and −m are conjugates, so it is real. */
		private static double kernel(final double[] a, final double[] b, final double radius, final int degree) {
			final double ta = Math.acos(clip(a[2] / radius)), tb = Math.acos(clip(b[2] / radius));
			final double pa = Math.atan2(a[1], a[0]), pb = Math.atan2(b[1], b[0]);
			double sum = legendre(degree, 0, pa) * legendre(degree, 0, pb);
			for (int m = 1; m <= degree; m++) sum += 2 * legendre(degree, m, pa) * legendre(degree, m, pb) * Math.cos(m * (ta + tb));
			return sum;
		}

		private static double clip(final double x) {
			return Math.max(-1, Math.min(1, x));
		}

		/** Normalised associated Legendre function of cos p, without the sign that cancels in the product. */
		private static double legendre(final int n, final int m, final double p) {
			final double x = Math.cos(p), s = Math.abs(Math.sin(p));
			double pmm = 1;
			for (int i = 1; i <= m; i++) pmm *= (2 * i - 1) * s;
			double before = 0, at = pmm;
			for (int l = m + 1; l <= n; l++) {
				final double next = ((2 * l - 1) * x * at - (l + m - 1) * before) / (l - m);
				before = at;
				at = next;
			}
			double factor = (2 * n + 1) / (4 * Math.PI);
			for (int i = n - m + 1; i <= n + m; i++) factor /= i;
			return Math.sqrt(factor) * at;
		}

		void norms(final boolean[] sign, final double[] out) {
			for (int degree = 0; degree < gram.length; degree++) {
				double sum = 0;
				for (int i = 0; i < sign.length; i++) {
					if (!sign[i]) continue;
					final double[] row = gram[degree][i];
					for (int j = 0; j < sign.length; j++) {
						if (sign[j]) sum += row[j];
					}
				}
				out[degree] = Math.sqrt(Math.max(0, sum));
			}
		}
	}
}
