package io.github.roi2roc.feature;

import java.util.List;

import org.scijava.plugin.SciJavaPlugin;

import io.github.roi2roc.param.Parameter;

/**
 * A family of features that share a matrix or another intermediate result: shape, firstorder, glcm, … A SciJava plugin type: an annotated
 * class on the class path shows up in settings files, tables and the reference by itself. Instances hold no state; one instance serves
 * several threads.
 */
public interface FeatureFamily extends SciJavaPlugin {

	/** What a family looks at. */
	enum Input {
		/** The region alone: computed once, named {@code original_…}, before re-segmentation. */
		MASK,
		/** The region and the intensities in it, for each image type. */
		INTENSITIES,
		/** Also the discretised grey levels, for each image type. */
		LEVELS
	}

	/** The key under {@code featureClass} and the middle part of columns. */
	String name();

	Input input();

	/** Every feature, in the order of columns. */
	List<Feature> features();

	/** The settings this family listens to; they stand under {@code setting} in a parameter file. Families may share a key. */
	default List<Parameter> parameters() {
		return List.of();
	}

	/** The aggregations this family can do; empty if the idea does not apply (shape, statistics). */
	default List<Aggregation> aggregations() {
		return List.of();
	}

	/** Whether the family is computed when the settings name no family at all. */
	default boolean initial() {
		return true;
	}

	/**
	 * Bytes the family's matrices need for these levels; asked before the work, so that thousands of levels are refused rather than
	 * running out of memory. 0 where that is no concern.
	 */
	default long memory(final Levels levels) {
		return 0;
	}

	/** How far beyond the region the family looks at the image, in mm. {@link Region#image()} reaches that far, or to the image's border. */
	default double margin() {
		return 0;
	}

	/**
	 * Computes features of one region.
	 *
	 * @param region not empty; {@link Region#image()} and {@link Region#levels()} are there as far as {@link #input()} asks for them
	 * @param request which features and how
	 * @return one entry for each requested feature, in the order of {@link #features()}; a feature that this region is too small or too
	 *         flat for is undefined with a reason, never an exception
	 */
	List<FeatureValue> compute(Region region, Request request);
}
