package io.github.roi2roc.image.io;

import java.util.List;
import java.util.Locale;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.SingularValueDecomposition;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Direction;
import io.github.roi2roc.image.Vec3;

/**
 * Where a NIfTI grid lies, as ITK 5 derives it (itk::NiftiImageIO, so that PyRadiomics sees the same): spacing always from pixdim; axes
 * and origin from sform where it is orthonormal and either alone, or for scanner coordinates, or the same as qform within 1e-4, else
 * from qform; neither: the patient's axes, origin 0. NIfTI's +x is right and +y anterior (RAS), ours left and posterior (LPS).
 *
 * @param origin position of the first voxel, LPS, in the header's unit of length
 * @param direction LPS
 */
record NiftiOrientation(Vec3 origin, Direction direction) {

	/** Largest deviation from right angles (cosine) that is repaired with a warning: what rounding and sloppy writers leave. */
	private static final double REPAIRED = 0.01;
	private static final double ORTHONORMAL = 1e-4, SAME = 1e-4, ITK_SCALE = 1e-3;

	/** @param warnings what the user should know is added here */
	static NiftiOrientation of(final NiftiHeader h, final String file, final List<String> warnings) {
		final boolean q = h.qformCode() > 0, s = h.sformCode() > 0;
		if (!q && !s) return new NiftiOrientation(Vec3.ZERO, Direction.IDENTITY);
		if (!s) return fromRas(qform(h, file));
		final double[][] sform = h.srow();
		final double skew = skew(sform);
		if (skew <= ORTHONORMAL) {
			warnOfScale(h, sform, file, warnings);
			if (!q || h.sformCode() == 1) return fromRas(sform);
			final double[][] qform = qform(h, file);
			if (same(sform, qform)) return fromRas(sform);
			warnings.add(file + ": sform and qform place the image differently; qform is used, as ITK does (sform_code " + h.sformCode()
				+ " is not 1).");
			return fromRas(qform);
		}
		if (q) {
			warnings.add(file + ": the axes of sform are not at right angles; qform is used, as ITK does.");
			return fromRas(qform(h, file));
		}
		if (!(skew <= REPAIRED)) throw new InputException(file + ": the axes of its sform are not at right angles (" + (Double.isNaN(skew)
			? "a row or column is zero or not a number" : String.format(Locale.ROOT, "cosine %.4g", skew))
			+ "), and it has no qform. Resample the image to a grid with right angles, or correct the header.");
		warnings.add(String.format(Locale.ROOT, "%s: the axes of sform are not quite at right angles (cosine %.3g); the nearest right-angled axes"
			+ " are used.", file, skew));
		return fromRas(nearestOrthonormal(sform));
	}

	/** RAS to LPS; the sum with 0.0 turns −0 into 0. */
	private static NiftiOrientation fromRas(final double[][] m) {
		final Vec3 origin = new Vec3(0.0 - m[0][3], 0.0 - m[1][3], m[2][3] + 0.0);
		return new NiftiOrientation(origin, new Direction(axis(m, 0), axis(m, 1), axis(m, 2)));
	}

	private static Vec3 axis(final double[][] m, final int column) {
		final double x = m[0][column], y = m[1][column], z = m[2][column], length = Math.sqrt(x * x + y * y + z * z);
		return new Vec3(0.0 - x / length, 0.0 - y / length, z / length + 0.0);
	}

	/** The quaternion as a matrix (nifti1.h, method 2), each entry rounded to float for NIfTI-1, as the reference library stores it. */
	private static double[][] qform(final NiftiHeader h, final String file) {
		double b = h.quaternion()[0], c = h.quaternion()[1], d = h.quaternion()[2];
		double a = 1 - (b * b + c * c + d * d);
		if (Double.isNaN(a) || Double.isInfinite(a)) throw new InputException(file + ": the quaternion of its qform is not finite (" + b + ", " + c
			+ ", " + d + "). Correct the header.");
		if (a < 1e-7) {
			a = 1 / Math.sqrt(b * b + c * c + d * d);
			b *= a;
			c *= a;
			d *= a;
			a = 0;
		}
		else {
			a = Math.sqrt(a);
		}
		final double x = length(h.pixdim()[1]), y = length(h.pixdim()[2]), z = length(h.pixdim()[3]) * (h.pixdim()[0] < 0 ? -1 : 1);
		final double[][] m = { { (a * a + b * b - c * c - d * d) * x, 2 * (b * c - a * d) * y, 2 * (b * d + a * c) * z, h.qoffset()[0] }, { 2 * (b
			* c + a * d) * x, (a * a + c * c - b * b - d * d) * y, 2 * (c * d - a * b) * z, h.qoffset()[1] }, { 2 * (b * d - a * c) * x, 2 * (c * d
				+ a * b) * y, (a * a + d * d - c * c - b * b) * z, h.qoffset()[2] } };
		if (h.version() == 1) {
			for (final double[] row : m) {
				for (int i = 0; i < 4; i++) row[i] = (float) row[i];
			}
		}
		return m;
	}

	private static double length(final double pixdim) {
		return pixdim > 0 && pixdim <= Double.MAX_VALUE ? pixdim : 1;
	}

	/** Largest entry of |R·Rᵀ − 1| for the columns scaled to length 1: 0 for right angles; NaN for a degenerate matrix. */
	private static double skew(final double[][] m) {
		final double[][] r = new double[3][3];
		for (int j = 0; j < 3; j++) {
			final double length = Math.sqrt(m[0][j] * m[0][j] + m[1][j] * m[1][j] + m[2][j] * m[2][j]);
			if (!(length > 1e-12)) return Double.NaN;
			for (int i = 0; i < 3; i++) r[i][j] = m[i][j] / length;
		}
		double worst = 0;
		for (int i = 0; i < 3; i++) {
			for (int k = 0; k < 3; k++) {
				final double dot = r[i][0] * r[k][0] + r[i][1] * r[k][1] + r[i][2] * r[k][2] - (i == k ? 1 : 0);
				if (Double.isNaN(dot) || !Double.isFinite(m[i][3])) return Double.NaN;
				worst = Math.max(worst, Math.abs(dot));
			}
		}
		return worst;
	}

	private static boolean same(final double[][] s, final double[][] q) {
		for (int i = 0; i < 3; i++) {
			for (int j = 0; j < 4; j++) {
				if (!(Math.abs(s[i][j] - q[i][j]) <= SAME)) return false;
			}
		}
		return true;
	}

	private static void warnOfScale(final NiftiHeader h, final double[][] m, final String file, final List<String> warnings) {
		for (int j = 0; j < 3; j++) {
			final double length = Math.sqrt(m[0][j] * m[0][j] + m[1][j] * m[1][j] + m[2][j] * m[2][j]), p = h.pixdim()[j + 1];
			if (h.dim()[0] > j && Math.abs(length - p) > ITK_SCALE) warnings.add(String.format(Locale.ROOT,
				"%s: along %c sform says a spacing of %.6g and pixdim %.6g; pixdim is used, as ITK does.", file, "xyz".charAt(j), length, p));
		}
	}

	private static double[][] nearestOrthonormal(final double[][] m) {
		final double[][] r = new double[3][4];
		for (int i = 0; i < 3; i++) System.arraycopy(m[i], 0, r[i], 0, 4);
		final SingularValueDecomposition svd = new SingularValueDecomposition(MatrixUtils.createRealMatrix(r).getSubMatrix(0, 2, 0, 2));
		final double[][] u = svd.getU().multiply(svd.getVT()).getData();
		for (int i = 0; i < 3; i++) System.arraycopy(u[i], 0, r[i], 0, 3);
		return r;
	}
}
