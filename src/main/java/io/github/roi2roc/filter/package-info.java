/**
 * Derived images: one {@link io.github.roi2roc.filter.ImageFilter} a file, found as a SciJava plugin. {@code Original} and {@code Square} are
 * the shortest; a new filter is one annotated class, and the contract test of its kind runs on it. Resampling and normalisation are in
 * {@code preprocess}; which filters a study uses is decided in {@code extract}.
 */
package io.github.roi2roc.filter;
