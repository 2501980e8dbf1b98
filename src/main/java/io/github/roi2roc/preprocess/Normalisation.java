package io.github.roi2roc.preprocess;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Volume;

/**
 * Scales intensities to mean 0 and standard deviation {@code scale} over the whole image (PyRadiomics' {@code normalize}). Meant for
 * images without a physical unit, such as most MR. The standard deviation is the sample's (n − 1).
 */
public final class Normalisation {

	private Normalisation() {}

	/**
	 * @param image voxel values, all finite
	 * @param scale the standard deviation afterwards ({@code normalizeScale})
	 * @param removeOutliers clip to ± this many standard deviations, before scaling; null for no clipping
	 * @return values as double, on the same grid
	 * @throws InputException if the image is flat or holds values that are not finite
	 */
	public static Volume normalise(final Volume image, final double scale, final Double removeOutliers) {
		final double[] v = image.doubles();
		final double mean = sum(v, 0, false) / v.length;
		if (!Double.isFinite(mean)) throw new InputException("The image holds NaN or infinite voxels, so it has no mean to normalise with. Replace"
			+ " them, or set 'normalize' to false.");
		final double sd = Math.sqrt(sum(v, mean, true) / (v.length - 1.0));
		if (!(sd > 0)) throw new InputException("All voxels of the image are " + mean + ", so it cannot be normalised. Set 'normalize' to false.");
		final double factor = 1 / sd;
		for (int i = 0; i < v.length; i++) {
			double x = (v[i] - mean) * factor;
			if (removeOutliers != null) x = Math.max(-removeOutliers, Math.min(removeOutliers, x));
			v[i] = x * scale;
		}
		return Volume.of(image.geometry(), v);
	}

	/** Sum of x − shift, or of its square, with the lost low bits carried along (Kahan): the image may have 10⁸ voxels. */
	private static double sum(final double[] v, final double shift, final boolean squared) {
		double sum = 0, lost = 0;
		for (final double x : v) {
			final double d = x - shift, y = (squared ? d * d : d) - lost, t = sum + y;
			lost = t - sum - y;
			sum = t;
		}
		return sum;
	}
}
