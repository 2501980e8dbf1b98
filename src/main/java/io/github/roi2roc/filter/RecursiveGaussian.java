package io.github.roi2roc.filter;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.numeric.Parallel;

/**
 * Deriche's fourth-order recursive approximation of a Gaussian and of its second derivative along one axis (Deriche, INRIA report 1893,
 * 1993; Farnebäck and Westin, Improving Deriche-style recursive Gaussian filters, J Math Imaging Vis 26:293, 2006), with the constants,
 * normalisation and border rule of ITK's RecursiveGaussianImageFilter. Its cost does not depend on sigma.
 *
 * @param n numerator of the causal pass, N0 … N3
 * @param d denominator of both passes, D1 … D4
 * @param m numerator of the anticausal pass, M1 … M4
 * @param causalEdge response of the causal pass to a constant 1, by which it is started at the border
 * @param anticausalEdge the same of the anticausal pass
 */
record RecursiveGaussian(double[] n, double[] d, double[] m, double causalEdge, double anticausalEdge) {

	/** Fewest voxels along an axis. */
	static final int MIN_SIZE = 4;
	/**
	 * How many sigmas away a voxel's influence ends: the slowest pole decays with exp(−1.3732/sigma) a voxel, which leaves 8e-14 there.
	 */
	static final double REACH = 22;

	private static final double W1 = 0.6681, L1 = -1.3932, W2 = 2.0787, L2 = -1.3732;
	/** A1, B1, A2, B2 of smoothing and of the second derivative. */
	private static final double[] SMOOTH = { 1.3530, 1.8151, -0.3531, 0.0902 }, SECOND = { -1.3563, 5.2318, 0.3446, -2.2355 };
	/**
	 * Lines filtered side by side: the recursion runs along a line, the processor's lanes across. A constant everywhere, since only then does
	 * the compiler know that a value and those before it lie apart, and uses the lanes (four times as fast).
	 */
	private static final int LANES = 16;

	/** Smoothing that keeps a constant. @param s sigma in voxels */
	static RecursiveGaussian smoothing(final double s) {
		final double[] d = denominator(s), n = numerator(s, SMOOTH);
		final double alpha = 2 * sum(n) / (1 + sum(d)) - n[0];
		for (int k = 0; k < 4; k++) n[k] /= alpha;
		return of(n, d);
	}

	/**
	 * Second derivative by voxel index, times sigma² in mm² (normalised across scale).
	 *
	 * @param sigma mm
	 * @param spacing mm
	 */
	static RecursiveGaussian secondDerivative(final double sigma, final double spacing) {
		final double s = sigma / spacing;
		final double[] d = denominator(s), n0 = numerator(s, SMOOTH), n = numerator(s, SECOND);
		final double sd = 1 + sum(d), dd = moment(d, 1, 1), ed = moment(d, 1, 2);
		final double beta = -(2 * sum(n) - sd * n[0]) / (2 * sum(n0) - sd * n0[0]);
		for (int k = 0; k < 4; k++) n[k] += beta * n0[k];
		final double sn = sum(n), dn = moment(n, 0, 1), en = moment(n, 0, 2);
		final double alpha = (en * sd * sd - ed * sn * sd - 2 * dn * dd * sd + 2 * dd * dd * sn) / (sd * sd * sd);
		final double factor = sigma * sigma / alpha;
		for (int k = 0; k < 4; k++) n[k] *= factor;
		return of(n, d);
	}

	private static RecursiveGaussian of(final double[] n, final double[] d) {
		final double[] m = { n[1] - d[0] * n[0], n[2] - d[1] * n[0], n[3] - d[2] * n[0], -d[3] * n[0] };
		final double sd = 1 + sum(d);
		return new RecursiveGaussian(n, d, m, sum(n) / sd, sum(m) / sd);
	}

	private static double[] denominator(final double s) {
		final double c1 = Math.cos(W1 / s), c2 = Math.cos(W2 / s), e1 = Math.exp(L1 / s), e2 = Math.exp(L2 / s);
		return new double[] { -2 * (e2 * c2 + e1 * c1), 4 * c2 * c1 * e1 * e2 + e1 * e1 + e2 * e2, -2 * c1 * e1 * e2 * e2 - 2 * c2 * e2 * e1 * e1,
			e1 * e1 * e2 * e2 };
	}

	private static double[] numerator(final double s, final double[] ab) {
		final double s1 = Math.sin(W1 / s), s2 = Math.sin(W2 / s), c1 = Math.cos(W1 / s), c2 = Math.cos(W2 / s);
		final double e1 = Math.exp(L1 / s), e2 = Math.exp(L2 / s), a1 = ab[0], b1 = ab[1], a2 = ab[2], b2 = ab[3];
		return new double[] { a1 + a2, e2 * (b2 * s2 - (a2 + 2 * a1) * c2) + e1 * (b1 * s1 - (a1 + 2 * a2) * c1), 2 * e1 * e2 * ((a1 + a2) * c2 * c1
			- b1 * c2 * s1 - b2 * c1 * s2) + a2 * e1 * e1 + a1 * e2 * e2, e2 * e1 * e1 * (b2 * s2 - a2 * c2) + e1 * e2 * e2 * (b1 * s1 - a1 * c1) };
	}

	private static double sum(final double[] v) {
		return v[0] + v[1] + v[2] + v[3];
	}

	/** Σ k^power·v, with k counted from {@code first}. */
	private static double moment(final double[] v, final int first, final int power) {
		double sum = 0;
		for (int i = 0; i < 4; i++) sum += Math.pow(first + i, power) * v[i];
		return sum;
	}

	/**
	 * Filters a block along one axis.
	 *
	 * @param axis 0 = x, 1 = y, 2 = z
	 * @param out the input's box, cut along the axis to what is needed
	 * @param single store as float32
	 */
	Block pass(final Block in, final int axis, final Box out, final boolean single) {
		final Block to = Block.empty(out, single);
		pass(in, axis, to);
		return to;
	}

	/** @param to receives the response; the input itself where it is no longer needed, since each line is read before it is written */
	void pass(final Block in, final int axis, final Block to) {
		final Box b = in.box(), out = to.box();
		final int[] stride = { 1, b.nx(), b.nx() * b.ny() }, toStride = { 1, out.nx(), out.nx() * out.ny() };
		// lanes run along x, or along y for lines along x
		final int lane = axis == 0 ? 1 : 0, other = axis == 2 ? 1 : 2, size = b.size(axis);
		Parallel.range(b.size(other), o -> {
			final double[] x = new double[(size + 8) * LANES], y = new double[x.length], z = new double[x.length];
			for (int first = 0; first < b.size(lane); first += LANES) {
				final int lanes = Math.min(LANES, b.size(lane) - first);
				in.load(first * stride[lane] + o * stride[other], stride[axis], stride[lane], size, lanes, x, 4 * LANES, LANES);
				filter(x, y, z, size);
				to.store(first * toStride[lane] + o * toStride[other], toStride[axis], toStride[lane], out.size(axis), lanes, y, (4 + out.start(axis)
					- b.start(axis)) * LANES, LANES);
			}
		});
	}

	/** @param x lines with room for four values before and behind. @param y receives the response in the same layout. @param z scratch */
	private void filter(final double[] x, final double[] y, final double[] z, final int size) {
		final int first = 4 * LANES, end = (4 + size) * LANES;
		for (int i = 0; i < first; i++) {
			final int l = i % LANES;
			x[i] = x[first + l];
			y[i] = x[first + l] * causalEdge;
			x[end + i] = x[end - LANES + l];
			z[end + i] = x[end - LANES + l] * anticausalEdge;
		}
		final double n0 = n[0], n1 = n[1], n2 = n[2], n3 = n[3], d1 = d[0], d2 = d[1], d3 = d[2], d4 = d[3];
		final double m1 = m[0], m2 = m[1], m3 = m[2], m4 = m[3];
		for (int row = first; row < end; row += LANES) {
			for (int i = row; i < row + LANES; i++) {
				y[i] = x[i] * n0 + x[i - LANES] * n1 + x[i - 2 * LANES] * n2 + x[i - 3 * LANES] * n3 - (y[i - LANES] * d1 + y[i - 2 * LANES] * d2 + y[i - 3
					* LANES] * d3 + y[i - 4 * LANES] * d4);
			}
		}
		for (int row = end - LANES; row >= first; row -= LANES) {
			for (int i = row; i < row + LANES; i++) {
				final double back = x[i + LANES] * m1 + x[i + 2 * LANES] * m2 + x[i + 3 * LANES] * m3 + x[i + 4 * LANES] * m4 - (z[i + LANES] * d1 + z[i
					+ 2 * LANES] * d2 + z[i + 3 * LANES] * d3 + z[i + 4 * LANES] * d4);
				z[i] = back;
				y[i] += back;
			}
		}
	}
}
