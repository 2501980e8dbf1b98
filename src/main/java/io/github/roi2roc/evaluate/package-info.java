/**
 * Runs and comparisons over whole tables: {@link io.github.roi2roc.evaluate.RocComparison} compares scores,
 * {@link io.github.roi2roc.evaluate.Training} splits a table, trains the models of a settings file and judges
 * them, also by resampling, optimism and shuffled outcomes ({@code Checks}; of more than two classes by {@code MultiMetrics} and {@code ClassTables}), {@link io.github.roi2roc.evaluate.Prediction} applies a saved model to a new table, {@link
 * io.github.roi2roc.evaluate.CalibrationAndDecision} and {@link io.github.roi2roc.evaluate.Explanation} look into what it says. Single measures are in
 * {@code metric}, learners in {@code learn}, drawing in {@code plot}.
 */
package io.github.roi2roc.evaluate;
