/**
 * Learners of survival alone: {@link io.github.roi2roc.survival.Cox}, the forest {@link io.github.roi2roc.survival.SurvivalForestLearner}, and {@link
 * io.github.roi2roc.survival.MeanRisk}, which needs no fit to speak of and is the plain mean of a late fusion. Each is a {@link
 * io.github.roi2roc.learn.SurvivalLearner}; those that predict classes too, elastic net and stacking, are in {@code learn}, as is {@link
 * io.github.roi2roc.learn.LinearRisk}, a risk with a baseline hazard. Kernels (partial likelihood, trees) are in {@code fit}, measures in {@code metric}.
 */
package io.github.roi2roc.survival;
