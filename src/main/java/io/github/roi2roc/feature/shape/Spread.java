package io.github.roi2roc.feature.shape;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;

/**
 * How far the voxel centres spread: eigenvalues (mm²) of their population covariance, over all axes or those of a slice.
 *
 * @param eigenvalues ascending, none below 0
 */
record Spread(double[] eigenvalues) {

	/** @param flat axis to leave out (0 = x, 1 = y, 2 = z), or −1 */
	static Spread of(final Mask mask, final int flat) {
		final double[][] c = covariance(mask);
		final int[] axes = java.util.stream.IntStream.range(0, 3).filter(a -> a != flat).toArray();
		final double[][] m = new double[axes.length][axes.length];
		for (int i = 0; i < axes.length; i++) {
			for (int j = 0; j < axes.length; j++) m[i][j] = c[axes[i]][axes[j]];
		}
		final double[] l = new EigenDecomposition(new Array2DRowRealMatrix(m, false)).getRealEigenvalues().clone();
		Arrays.sort(l);
		// a region without extent along some direction has eigenvalue 0, but for rounding
		final double rounding = 1e-14 * Math.max(l[l.length - 1], 0);
		for (int i = 0; i < l.length; i++) {
			if (l[i] < rounding) l[i] = 0;
		}
		return new Spread(l);
	}

	/** Covariance in mm². Sums are whole numbers about a voxel near the centre, so that they do not depend on the order of voxels. */
	private static double[][] covariance(final Mask mask) {
		final Box b = mask.bounds();
		final byte[] m = mask.inside();
		final long[] first = new long[3];
		long n = 0;
		for (int z = 0, i = 0; z < b.nz(); z++) {
			for (int y = 0; y < b.ny(); y++) {
				for (int x = 0; x < b.nx(); x++, i++) {
					if (m[i] == 0) continue;
					n++;
					first[0] += x;
					first[1] += y;
					first[2] += z;
				}
			}
		}
		final int cx = (int) (first[0] / n), cy = (int) (first[1] / n), cz = (int) (first[2] / n);
		long xx = 0, xy = 0, xz = 0, yy = 0, yz = 0, zz = 0;
		for (int z = 0, i = 0; z < b.nz(); z++) {
			for (int y = 0; y < b.ny(); y++) {
				long voxels = 0, sum = 0, squares = 0;
				for (int x = -cx; x < b.nx() - cx; x++, i++) {
					if (m[i] == 0) continue;
					voxels++;
					sum += x;
					squares += (long) x * x;
				}
				final long v = y - cy, w = z - cz;
				xx += squares;
				xy += sum * v;
				xz += sum * w;
				yy += voxels * v * v;
				yz += voxels * v * w;
				zz += voxels * w * w;
			}
		}
		final double dx = (double) first[0] / n - cx, dy = (double) first[1] / n - cy, dz = (double) first[2] / n - cz;
		final double sx = mask.geometry().spacing().x(), sy = mask.geometry().spacing().y(), sz = mask.geometry().spacing().z();
		final double vxx = ((double) xx / n - dx * dx) * sx * sx, vyy = ((double) yy / n - dy * dy) * sy * sy, vzz = ((double) zz / n - dz * dz)
			* sz * sz;
		final double vxy = ((double) xy / n - dx * dy) * sx * sy, vxz = ((double) xz / n - dx * dz) * sx * sz, vyz = ((double) yz / n - dy * dz)
			* sy * sz;
		return new double[][] { { vxx, vxy, vxz }, { vxy, vyy, vyz }, { vxz, vyz, vzz } };
	}

	/** Length in mm of the k-th axis, ascending: four times the root of its eigenvalue. */
	double length(final int k) {
		return 4 * Math.sqrt(eigenvalues[k]);
	}

	/** Root of the ratio of two eigenvalues; NaN for a single voxel, whose eigenvalues are all 0. */
	double ratio(final int k, final int to) {
		return Math.sqrt(eigenvalues[k] / eigenvalues[to]);
	}
}
