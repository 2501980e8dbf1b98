package io.github.roi2roc.extract;

import java.util.Map;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.store.Csv;

/**
 * What the IBSI's tables report of image and region at each stage of processing, by their tags: stages are {@code init} (initial),
 * {@code interp} (interpolated) and {@code reseg} (re-segmented).
 */
final class IbsiDiagnostics {

	private static final String AXES = "xyz";

	private final Map<String, String> entries;

	/** @param entries takes what is found */
	IbsiDiagnostics(final Map<String, String> entries) {
		this.entries = entries;
	}

	private void put(final String tag, final String stage, final double value) {
		entries.put(tag + "_" + stage, Csv.number(value));
	}

	/** Size, spacing and range of the whole image. */
	void image(final String stage, final Volume image) {
		for (int a = 0; a < 3; a++) put("img_dim_" + AXES.charAt(a), stage + "_img", image.geometry().size(a));
		for (int a = 0; a < 3; a++) put("vox_dim_" + AXES.charAt(a), stage + "_img", image.geometry().spacing().get(a));
		double sum = 0, min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
		for (int z = 0; z < image.geometry().nz(); z++) {
			for (final double v : image.doubles(new Box(0, 0, z, image.geometry().nx(), image.geometry().ny(), 1))) {
				sum += v;
				min = Math.min(min, v);
				max = Math.max(max, v);
			}
		}
		intensities("", stage + "_img", sum / image.geometry().voxels(), min, max);
	}

	/** Size, bounding box, voxels and intensities of the region. */
	void region(final String stage, final Volume image, final Mask intensity, final Mask morphological) {
		for (int a = 0; a < 3; a++) put("int_mask_dim_" + AXES.charAt(a), stage + "_roi", intensity.geometry().size(a));
		for (int a = 0; a < 3; a++) put("int_mask_bb_dim_" + AXES.charAt(a), stage + "_roi", intensity.bounds().size(a));
		for (int a = 0; a < 3; a++) put("morph_mask_bb_dim_" + AXES.charAt(a), stage + "_roi", morphological.bounds().size(a));
		put("int_mask_vox_count", stage + "_roi", intensity.count());
		put("morph_mask_vox_count", stage + "_roi", morphological.count());
		final double[] v = image.doubles(intensity.bounds());
		final byte[] inside = intensity.inside();
		double sum = 0, min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < v.length; i++) {
			if (inside[i] == 0) continue;
			sum += v[i];
			min = Math.min(min, v[i]);
			max = Math.max(max, v[i]);
		}
		intensities("int_mask_", stage + "_roi", sum / intensity.count(), min, max);
	}

	private void intensities(final String prefix, final String stage, final double mean, final double min, final double max) {
		put(prefix + "mean_int", stage, mean);
		put(prefix + "min_int", stage, min);
		put(prefix + "max_int", stage, max);
	}
}
