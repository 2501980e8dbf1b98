/**
 * Tables of numbers that describe a cohort before anything is learnt from it: {@link io.github.roi2roc.describe.TableOne} (who is in which
 * group) and {@link io.github.roi2roc.describe.FeatureStability} (do two raters' features agree). The tests themselves are in {@code stats};
 * models of the outcome are in {@code learn}.
 */
package io.github.roi2roc.describe;
