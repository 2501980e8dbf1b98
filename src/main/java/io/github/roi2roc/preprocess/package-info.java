/**
 * What is done to image and region before filters and features: {@link io.github.roi2roc.preprocess.Normalisation},
 * {@link io.github.roi2roc.preprocess.Resampling} (PyRadiomics' way, as ITK computes it),
 * {@link io.github.roi2roc.preprocess.IbsiResampling}, {@link io.github.roi2roc.preprocess.Cropping}, discretisation, re-segmentation and small changes
 * of a region ({@link io.github.roi2roc.preprocess.Perturbation}). Each takes volumes and returns new ones. Begin at Resampling. In which order a settings file asks for them is not decided here but in
 * {@code extract}; filters are in {@code filter}. A new interpolator is a constant of {@link io.github.roi2roc.preprocess.Interpolator} and
 * a class in {@code Sampler}.
 */
package io.github.roi2roc.preprocess;
