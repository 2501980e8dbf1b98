/**
 * Derived images: one {@link io.github.roi2roc.filter.ImageFilter} a file, found as a SciJava plugin. Two families live here side by side:
 * PyRadiomics' image types under its own names (Original, LoG, Wavelet, Square, …, LBP3D), and the convolutional filters of IBSI-2, which
 * share {@code IbsiFilter} (Mean, SampledLoG, Laws, Gabor, SeparableWavelet, Simoncelli, RieszLoG, RieszSimoncelli). Begin at ImageFilter;
 * {@code Square} and {@code Mean} are the shortest of each family. A new filter is one annotated class, and the contract test of its kind
 * runs on it. What does not fit the memory at once is done in slabs: {@code Pieces} cuts them, {@code Blocks} runs IBSI's filters on them. Resampling and normalisation are in {@code preprocess}; which filters a study uses is decided in {@code extract}.
 */
package io.github.roi2roc.filter;
