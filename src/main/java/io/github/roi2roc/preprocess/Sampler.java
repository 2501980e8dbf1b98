package io.github.roi2roc.preprocess;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.numeric.CubicSpline;

/**
 * Reads an image between its voxels. One sampler serves one thread: it keeps the weights of the last position, because along a line only
 * one coordinate changes. Positions are continuous voxel indices within half a voxel of the image.
 */
abstract class Sampler {

	/** Voxels on each side that a windowed sinc reads; the radius SimpleITK compiles in. */
	private static final int SINC_RADIUS = 5;

	abstract double at(double x, double y, double z);

	/**
	 * @param need voxels around which positions will lie (floor of the smallest to ceiling of the largest index); only these and the
	 *          interpolator's margin are read
	 * @return makes samplers that share their data
	 */
	static Supplier<Sampler> over(final Volume image, final Interpolator interpolator, final Box need) {
		final Geometry g = image.geometry();
		return switch (interpolator) {
			case NEAREST -> () -> new Nearest(image);
			case LINEAR -> {
				final Box box = grown(need, 1, g);
				final double[] v = image.doubles(box);
				yield () -> new Linear(v, box);
			}
			case BSPLINE -> {
				final Box box = grown(need, 2 + CubicSpline.MARGIN, g);
				final double[] c = image.doubles(box);
				CubicSpline.coefficients(c, box.nx(), box.ny(), box.nz());
				yield () -> new Spline(c, box, g);
			}
			default -> {
				final Box box = grown(need, SINC_RADIUS + 1, g);
				final double[] v = image.doubles(box);
				final DoubleUnaryOperator window = window(interpolator);
				yield () -> new Sinc(v, box, g, window);
			}
		};
	}

	private static Box grown(final Box need, final int margin, final Geometry g) {
		return need.grow(margin, margin, margin).intersect(g.box());
	}

	/** The window over −radius … radius by which the sinc is multiplied. */
	private static DoubleUnaryOperator window(final Interpolator i) {
		final double m = SINC_RADIUS;
		return switch (i) {
			case HAMMING_SINC -> x -> 0.54 + 0.46 * Math.cos(Math.PI * x / m);
			case COSINE_SINC -> x -> Math.cos(Math.PI * x / (2 * m));
			case WELCH_SINC -> x -> 1 - x * x / (m * m);
			case LANCZOS_SINC -> x -> sinc(x / m);
			case BLACKMAN_SINC -> x -> 0.42 + 0.5 * Math.cos(Math.PI * x / m) + 0.08 * Math.cos(2 * Math.PI * x / m);
			default -> throw new IllegalArgumentException(i + " has no window");
		};
	}

	private static double sinc(final double x) {
		return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
	}

	private static final class Nearest extends Sampler {

		private final Volume image;

		Nearest(final Volume image) {
			this.image = image;
		}

		@Override
		double at(final double x, final double y, final double z) {
			return image.get((int) Math.floor(x + 0.5), (int) Math.floor(y + 0.5), (int) Math.floor(z + 0.5));
		}
	}

	/** Interpolates as v0 + (v1 − v0)·d, axis by axis, so that a flat area keeps its exact value and truncation does not lower it. */
	private static final class Linear extends Sampler {

		private final double[] v;
		private final Box box;

		Linear(final double[] v, final Box box) {
			this.v = v;
			this.box = box;
		}

		@Override
		double at(final double x, final double y, final double z) {
			final int x0 = floor(x, 0), y0 = floor(y, 1), z0 = floor(z, 2);
			final double dx = x - box.x() - x0, dy = y - box.y() - y0, dz = z - box.z() - z0;
			final int sx = step(dx, x0, 0, 1), sy = step(dy, y0, 1, box.nx()), sz = step(dz, z0, 2, box.nx() * box.ny());
			final int i = x0 + box.nx() * (y0 + box.ny() * z0);
			final double low = plane(i, dx, dy, sx, sy);
			return sz == 0 ? low : low + (plane(i + sz, dx, dy, sx, sy) - low) * dz;
		}

		private double plane(final int i, final double dx, final double dy, final int sx, final int sy) {
			final double low = row(i, dx, sx);
			return sy == 0 ? low : low + (row(i + sy, dx, sx) - low) * dy;
		}

		private double row(final int i, final double dx, final int sx) {
			return sx == 0 ? v[i] : v[i] + (v[i + sx] - v[i]) * dx;
		}

		private int floor(final double c, final int axis) {
			return Math.max(0, (int) Math.floor(c) - box.start(axis));
		}

		private int step(final double d, final int i, final int axis, final int stride) {
			return d <= 0 || i + 1 >= box.size(axis) ? 0 : stride;
		}
	}

	/** A weighted sum over the same number of voxels along each axis, x fastest; subclasses say which and with what weights. */
	private abstract static class Weighted extends Sampler {

		private final int taps;
		private final double[] v;
		private final Box box;
		private final int[][] at;
		private final double[][] weight;
		private final double[] last = { Double.NaN, Double.NaN, Double.NaN };
		private final Geometry g;

		Weighted(final int taps, final double[] v, final Box box, final Geometry g) {
			this.taps = taps;
			this.v = v;
			this.box = box;
			this.g = g;
			at = new int[3][taps];
			weight = new double[3][taps];
		}

		/** Fills the voxels' indices (n in all, border rule applied) and weights for a coordinate. */
		abstract void weigh(double c, int n, int[] index, double[] w);

		private void move(final double c, final int axis, final int stride) {
			if (c == last[axis]) return;
			last[axis] = c;
			weigh(c, g.size(axis), at[axis], weight[axis]);
			for (int k = 0; k < taps; k++) at[axis][k] = (at[axis][k] - box.start(axis)) * stride;
		}

		@Override
		double at(final double x, final double y, final double z) {
			move(x, 0, 1);
			move(y, 1, box.nx());
			move(z, 2, box.nx() * box.ny());
			final double[] wx = weight[0];
			final int[] ax = at[0];
			double sum = 0;
			for (int k = 0; k < taps; k++) {
				final double wz = weight[2][k];
				for (int j = 0; j < taps; j++) {
					final int row = at[2][k] + at[1][j];
					final double wy = weight[1][j];
					for (int i = 0; i < taps; i++) sum += wx[i] * wy * wz * v[row + ax[i]];
				}
			}
			return sum;
		}
	}

	private static final class Spline extends Weighted {

		Spline(final double[] coefficients, final Box box, final Geometry g) {
			super(4, coefficients, box, g);
		}

		@Override
		void weigh(final double c, final int n, final int[] index, final double[] w) {
			// ITK picks the voxels in float: just below a voxel centre it may take the next four, which moves the last bits, and those decide
			// what truncation makes of a position on a voxel centre
			final int first = (int) Math.floor((float) c) - 1;
			final double d = c - (first + 1);
			CubicSpline.weights(d, w);
			for (int k = 0; k < 4; k++) index[k] = CubicSpline.mirror(first + k, n);
		}
	}

	private static final class Sinc extends Weighted {

		private final DoubleUnaryOperator window;

		Sinc(final double[] v, final Box box, final Geometry g, final DoubleUnaryOperator window) {
			super(2 * SINC_RADIUS, v, box, g);
			this.window = window;
		}

		@Override
		void weigh(final double c, final int n, final int[] index, final double[] w) {
			final int base = (int) Math.floor(c);
			final double d = c - base;
			Arrays.fill(w, 0);
			for (int k = 0; k < w.length; k++) {
				final double x = d + SINC_RADIUS - 1 - k;
				w[k] = d == 0 ? x == 0 ? 1 : 0 : sinc(x) * window.applyAsDouble(x);
				index[k] = Math.max(0, Math.min(n - 1, base - SINC_RADIUS + 1 + k));
			}
		}
	}
}
