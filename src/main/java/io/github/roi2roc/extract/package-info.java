/**
 * The way from images to features. Begin at {@link io.github.roi2roc.extract.Settings} (a PyRadiomics parameter file) and
 * {@link io.github.roi2roc.extract.RegionExtractor} (one image, one region). What a standard prescribes is a {@code ProcessingChain};
 * {@link io.github.roi2roc.extract.IbsiCheck} holds the IBSI's against its reference. Formulas are not here: see {@code feature}; nor image
 * operations: {@code preprocess}, {@code filter}.
 */
package io.github.roi2roc.extract;
