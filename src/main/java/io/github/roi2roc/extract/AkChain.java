package io.github.roi2roc.extract;

import java.util.List;

import io.github.roi2roc.feature.FeatureFamily;

/**
 * PyRadiomics' processing with the names of the A.K. vocabulary: its features stand without image type and class, as A.K. writes them; those
 * of a derived image have the image type in front.
 */
final class AkChain extends PyRadiomicsChain {

	/** The families of the vocabulary, in the order of A.K.'s tables. */
	static final List<String> FAMILIES = List.of("akhistogram", "akglcm", "akharalick", "akrlm", "akformfactor", "akglszm");

	/** Grey levels where the settings say nothing: the default of ITK's texture filters, whose names A.K. has. */
	static final int LEVELS = 256;

	AkChain(final Settings settings) {
		super(settings);
	}

	@Override
	public String prefix(final String imageType, final FeatureFamily family) {
		if (!FAMILIES.contains(family.name())) return super.prefix(imageType, family);
		return imageType.equals("original") ? "" : imageType + "_";
	}
}
