/**
 * ROI2ROC: radiomics inside Fiji and ImageJ, from a drawn region to a compared, validated model. Here is only what every room needs:
 * {@link io.github.roi2roc.Progress}, {@link io.github.roi2roc.InputException} and {@link io.github.roi2roc.Plugins}. The rooms, in the
 * order of the work: image, preprocess, filter, feature, extract, table, select, learn, evaluate, plot, report; {@code command} and
 * {@code ij} connect them to ImageJ. docs/design.md is the map.
 */
package io.github.roi2roc;
