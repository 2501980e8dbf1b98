/**
 * Learners, pipelines and models. Begin at {@link io.github.roi2roc.learn.Learner} ({@code Logistic} is the shortest complete example) and
 * {@link io.github.roi2roc.learn.Pipeline}, which fits steps and a learner to the same training rows and to no other. A {@link
 * io.github.roi2roc.learn.Model} is saved as readable JSON; reading one reads numbers and names. {@link
 * io.github.roi2roc.learn.TrainingSettings} is the settings file, {@code
 * Search} and {@code Tuning} what is tried for a model's options. To add a learner, write the class with its {@code @Plugin} line; with {@code
 * ClassWeights.PARAMETER} and {@code Calibration.PARAMETER} among its parameters it takes class weights and is calibrated. A learner is a {@link
 * io.github.roi2roc.learn.ClassLearner}, a {@link io.github.roi2roc.learn.SurvivalLearner} or both; those of survival alone are in {@code survival}. Splits
 * and scores over whole tables are {@code evaluate}'s.
 */
package io.github.roi2roc.learn;
