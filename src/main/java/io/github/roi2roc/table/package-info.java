/**
 * Tables of cases: {@link io.github.roi2roc.table.FeatureTable} (cases × columns, as CSV), {@link io.github.roi2roc.table.Manifest} (the
 * cohort: which files belong to a case) and {@link io.github.roi2roc.table.Outcome} (what is to be predicted). How features come into a
 * table is {@code extract}'s business, what is learnt from it {@code learn}'s.
 */
package io.github.roi2roc.table;
