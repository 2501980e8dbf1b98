package io.github.roi2roc.extract;

import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.feature.Aggregation;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.preprocess.Discretisation;
import io.github.roi2roc.preprocess.Prepared;

/**
 * What a standard prescribes between an image with its region and the feature families: how both are prepared, what is left of the region,
 * how intensities become grey levels, and in which aggregations a family is computed. Made from settings; immutable.
 */
interface ProcessingChain {

	static ProcessingChain of(final Settings settings) {
		return switch (settings.standard()) {
			case PYRADIOMICS -> new PyRadiomicsChain(settings);
			case IBSI -> new IbsiChain(settings);
			case AK -> new AkChain(settings);
		};
	}

	/**
	 * @param mask the region, on the image's grid
	 * @param diagnostics takes what should be kept with the result
	 * @throws InputException if the region cannot be used
	 */
	Prepared prepare(Volume image, Mask mask, Map<String, String> diagnostics);

	/** The part of the prepared region whose intensities count. */
	Mask resegment(Prepared prepared, Map<String, String> diagnostics);

	/** Whether families that look at the region alone get the part that re-segmentation left. */
	boolean resegmentsShape();

	/** @param filter key under {@code imageType} */
	Discretisation discretisation(String filter);

	/** The ways of merging in which a family is computed, in the order of columns; a single null for a family without aggregations. */
	List<Aggregation> aggregations(FeatureFamily family, String filter);

	/** What a family is told for the images of a filter. @param filter null for families that look at the region alone */
	Options options(FeatureFamily family, String filter);

	/** The start of a column's name, up to the feature. */
	default String prefix(final String imageType, final FeatureFamily family) {
		return imageType + "_" + family.name() + "_";
	}

	/** The end of a column's name; empty where the standard knows one aggregation at a time. */
	String suffix(FeatureFamily family, Aggregation aggregation);

	/** Refuses a region below {@code minimumROIDimensions} or {@code minimumROISize}. @param when such as " after re-segmentation" */
	static void checkSize(final Options base, final Mask mask, final String when) {
		final Box b = mask.bounds();
		final int dimensions = (b.nx() > 1 ? 1 : 0) + (b.ny() > 1 ? 1 : 0) + (b.nz() > 1 ? 1 : 0);
		if (base.has("minimumROIDimensions") && dimensions < base.integer("minimumROIDimensions")) throw new InputException("The region" + when
			+ " extends along " + dimensions + " of 3 axes (" + b.nx() + "×" + b.ny() + "×" + b.nz() + " voxels); 'minimumROIDimensions' asks for "
			+ base.integer("minimumROIDimensions") + ". Draw a larger region, or lower the setting.");
		if (base.has("minimumROISize") && mask.count() <= base.integer("minimumROISize")) throw new InputException("The region" + when + " has "
			+ mask.count() + " voxels; 'minimumROISize' asks for more than " + base.integer("minimumROISize")
			+ ". Draw a larger region, or lower the setting.");
	}
}
