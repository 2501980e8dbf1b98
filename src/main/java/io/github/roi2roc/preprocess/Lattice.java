package io.github.roi2roc.preprocess;

import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Vec3;

/**
 * Index to mm and back in ITK's order of operations: one matrix (direction times spacing) and its inverse. {@link Geometry#toWorld} gives
 * the same up to the last bits; nearest-neighbour ties are decided by those.
 */
record Lattice(double[] matrix, double[] inverse, double[] origin) {

	static Lattice of(final Geometry g) {
		final double[] m = new double[9];
		for (int c = 0; c < 3; c++) {
			final Vec3 column = g.direction().column(c);
			for (int r = 0; r < 3; r++) m[3 * r + c] = column.get(r) * g.spacing().get(c);
		}
		return new Lattice(m, invert(m), new double[] { g.origin().x(), g.origin().y(), g.origin().z() });
	}

	private static double[] invert(final double[] m) {
		boolean diagonal = true;
		for (int i = 0; i < 9; i++) diagonal &= i % 4 == 0 || m[i] == 0;
		final double[] out = new double[9];
		if (diagonal) {
			for (int i = 0; i < 9; i += 4) out[i] = 1 / m[i];
			return out;
		}
		for (int r = 0; r < 3; r++) {
			for (int c = 0; c < 3; c++) out[3 * c + r] = cofactor(m, r, c);
		}
		final double det = m[0] * out[0] + m[1] * out[3] + m[2] * out[6];
		for (int i = 0; i < 9; i++) out[i] /= det;
		return out;
	}

	private static double cofactor(final double[] m, final int r, final int c) {
		final int r1 = (r + 1) % 3, r2 = (r + 2) % 3, c1 = (c + 1) % 3, c2 = (c + 2) % 3;
		return m[3 * r1 + c1] * m[3 * r2 + c2] - m[3 * r1 + c2] * m[3 * r2 + c1];
	}

	Vec3 toWorld(final double[] index) {
		final double[] w = toWorld(index[0], index[1], index[2]);
		return new Vec3(w[0], w[1], w[2]);
	}

	double[] toWorld(final double x, final double y, final double z) {
		final double[] out = new double[3];
		for (int r = 0; r < 3; r++) {
			double sum = origin[r];
			sum += matrix[3 * r] * x;
			sum += matrix[3 * r + 1] * y;
			sum += matrix[3 * r + 2] * z;
			out[r] = sum;
		}
		return out;
	}

	double[] toIndex(final double[] world) {
		final double x = world[0] - origin[0], y = world[1] - origin[1], z = world[2] - origin[2];
		final double[] out = new double[3];
		for (int r = 0; r < 3; r++) out[r] = inverse[3 * r] * x + inverse[3 * r + 1] * y + inverse[3 * r + 2] * z;
		return out;
	}
}
