package io.github.roi2roc.preprocess;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.github.roi2roc.InputException;

/**
 * How a value between voxels is found; the names are SimpleITK's, as PyRadiomics' {@code interpolator} has them.
 */
public enum Interpolator {
	/** The nearest voxel; halves go up. */
	NEAREST("sitkNearestNeighbor"),
	/** Trilinear; beyond the outermost voxel centres the edge value. */
	LINEAR("sitkLinear"),
	/** Cubic B-spline through the voxel values, mirrored about the centres of the border voxels. */
	BSPLINE("sitkBSpline"),
	/** Sinc over 5 voxels to each side, Hamming window; beyond the border the edge value, here and below. */
	HAMMING_SINC("sitkHammingWindowedSinc"),
	/** The same with a cosine window. */
	COSINE_SINC("sitkCosineWindowedSinc"),
	/** The same with a Welch window. */
	WELCH_SINC("sitkWelchWindowedSinc"),
	/** The same with a Lanczos window. */
	LANCZOS_SINC("sitkLanczosWindowedSinc"),
	/** The same with a Blackman window. */
	BLACKMAN_SINC("sitkBlackmanWindowedSinc");

	/** Names in the order of the numbers that SimpleITK gives them, from 1. */
	private static final String[] NUMBERED = { "sitkNearestNeighbor", "sitkLinear", "sitkBSpline", "sitkGaussian", "sitkLabelGaussian",
		"sitkHammingWindowedSinc", "sitkCosineWindowedSinc", "sitkWelchWindowedSinc", "sitkLanczosWindowedSinc", "sitkBlackmanWindowedSinc" };

	private final String label;

	Interpolator(final String label) {
		this.label = label;
	}

	/** SimpleITK's name. */
	public String label() {
		return label;
	}

	/**
	 * @param name SimpleITK's name, or its number 1–10
	 * @throws InputException for an unknown name or one that is not offered, listing those that are
	 */
	public static Interpolator of(final String name) {
		String wanted = name.strip();
		if (wanted.matches("[1-9]|10")) wanted = NUMBERED[Integer.parseInt(wanted) - 1];
		for (final Interpolator i : values()) {
			if (i.label.equals(wanted) || i == BSPLINE && wanted.equals("sitkBSpline3")) return i;
		}
		throw new InputException("'interpolator' is " + name + ", which is not offered. Use one of " + Arrays.stream(values()).map(i -> i.label)
			.collect(Collectors.joining(", ")) + ".");
	}
}
