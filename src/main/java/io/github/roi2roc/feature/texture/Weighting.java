package io.github.roi2roc.feature.texture;

import java.util.List;

import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * PyRadiomics' {@code weightingNorm}: directions are merged into one matrix, each with a weight that follows from its length in mm. The
 * GLCM weights by exp(−d²), the GLRLM by d itself.
 */
enum Weighting {
	/** Sum of the lengths along the axes. */
	MANHATTAN,
	/** Straight length. */
	EUCLIDEAN,
	/** Longest of the lengths along the axes. */
	INFINITY,
	/** All weights 1: the IBSI's merging. */
	NO_WEIGHTING;

	static final Parameter PARAMETER = Parameter.choice("weightingNorm", null, List.of("manhattan", "euclidean", "infinity", "no_weighting"),
		"Merge the directions into one matrix before features are computed, weighted by their length in mm; not set: features are averaged over"
			+ " directions.");

	/** @return null if directions are not to be merged by weight */
	static Weighting of(final Options options) {
		return options.has(PARAMETER.key()) ? valueOf(options.text(PARAMETER.key()).toUpperCase(java.util.Locale.ROOT)) : null;
	}

	/** Length of a step in mm by this norm; 1 for no weighting. */
	double length(final Offset o, final double[] spacing) {
		final double[] d = o.lengths(spacing);
		return switch (this) {
			case MANHATTAN -> d[0] + d[1] + d[2];
			case EUCLIDEAN -> Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
			case INFINITY -> Math.max(d[0], Math.max(d[1], d[2]));
			case NO_WEIGHTING -> 1;
		};
	}

	/** exp(−d²), and 1 for no weighting. */
	double gaussian(final Offset o, final double[] spacing) {
		final double d = length(o, spacing);
		return this == NO_WEIGHTING ? 1 : Math.exp(-d * d);
	}
}
