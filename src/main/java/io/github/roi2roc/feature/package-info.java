/**
 * Feature families: what they are, and what they are handed. Begin at {@link io.github.roi2roc.feature.FeatureFamily}; a family is one
 * annotated class beside its matrix, with the definitions of its features on top ({@code feature.shape}, {@code feature.intensity},
 * {@code feature.texture}). To add one, write such a class; the contract test runs on it by itself. Discretisation is not here
 * ({@code preprocess}), nor filters ({@code filter}), nor columns and tables ({@code extract}).
 */
package io.github.roi2roc.feature;
