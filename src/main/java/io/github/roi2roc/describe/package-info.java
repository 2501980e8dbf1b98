/**
 * Tables of numbers as a clinical paper prints them: {@link io.github.roi2roc.describe.TableOne} (who is in which group),
 * {@link io.github.roi2roc.describe.FeatureStability} (do two raters' features agree), {@link io.github.roi2roc.describe.CorrelationMap}
 * (which columns say the same),
 * {@link io.github.roi2roc.describe.FeatureDifferences} (what differs between groups), {@link io.github.roi2roc.describe.LogisticReport},
 * {@link io.github.roi2roc.describe.CoxReport} and {@link io.github.roi2roc.describe.PenalizedReport} (regressions of a whole table),
 * {@link io.github.roi2roc.describe.SurvivalReport} (survival curves of groups). Begin at any of them: a table goes in, a record that
 * writes its CSV files comes out. The tests are in {@code stats}, the fits in {@code fit}; models that are kept and applied to new cases are
 * in {@code learn}.
 */
package io.github.roi2roc.describe;
