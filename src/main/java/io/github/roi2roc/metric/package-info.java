/**
 * What judges a prediction: pure functions of outcomes and scores, returning records. Begin at {@link io.github.roi2roc.metric.RocCurve}
 * and {@link io.github.roi2roc.metric.Auc}; {@link io.github.roi2roc.metric.DelongTest} compares two; {@link
 * io.github.roi2roc.metric.Estimate} gives every measure of two classes with its interval, {@link io.github.roi2roc.metric.Confusion} and {@link
 * io.github.roi2roc.metric.OneVersusRest} those of several; {@link io.github.roi2roc.metric.Criterion} is the one number that a search makes best; {@link
 * io.github.roi2roc.metric.RocBootstrap} gives an interval of whatever a curve tells. Definitions and numbers are pROC's, or those of
 * the R function that a class names.
 * Of survival: {@link io.github.roi2roc.metric.Concordance}, {@link io.github.roi2roc.metric.UnoConcordance}, {@link io.github.roi2roc.metric.SurvivalAuc} and
 * {@link io.github.roi2roc.metric.SurvivalBrier}.
 * Tables of several models are made in {@code evaluate}, figures in {@code plot}.
 */
package io.github.roi2roc.metric;
