/**
 * Runs and comparisons over whole tables: {@link io.github.roi2roc.evaluate.RocComparison} compares scores and
 * {@link io.github.roi2roc.evaluate.RocDetails} tells more of them on request,
 * {@link io.github.roi2roc.evaluate.Training} splits a table, trains the models of a settings file and judges
 * them, also by resampling, optimism and shuffled outcomes ({@code Checks}; of more than two classes by {@code MultiMetrics} and {@code ClassTables}), {@code SurvivalTraining} does so of times and statuses ({@code
 * SurvivalJudged}), {@link io.github.roi2roc.evaluate.Trained} is what both give, {@link io.github.roi2roc.evaluate.Prediction} applies a saved model to a new table, {@link
 * io.github.roi2roc.evaluate.CalibrationAndDecision} and {@link io.github.roi2roc.evaluate.Explanation} look into what it says, {@link
 * io.github.roi2roc.evaluate.Nomogram} draws up a logistic one as scales of points, {@link io.github.roi2roc.evaluate.LearningCurve} asks whether
 * more cases would help. Single measures are in
 * {@code metric}, learners in {@code learn}, drawing in {@code plot}.
 */
package io.github.roi2roc.evaluate;
