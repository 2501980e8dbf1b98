/**
 * Tables of cases: {@link io.github.roi2roc.table.FeatureTable} (cases × columns, as CSV), {@link io.github.roi2roc.table.Manifest} (the
 * cohort: which files belong to a case) and {@link io.github.roi2roc.table.Outcome} (what is to be predicted); {@link
 * io.github.roi2roc.table.TableParts} takes parts of a table by the names of columns and values. How features come into a
 * table is {@code extract}'s business, what is learnt from it {@code learn}'s.
 */
package io.github.roi2roc.table;
