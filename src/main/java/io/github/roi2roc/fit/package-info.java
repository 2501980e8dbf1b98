/**
 * Kernels that fit models to plain arrays: penalised regression paths ({@link io.github.roi2roc.fit.PenalizedPath}, as glmnet), logistic
 * regression with and without Firth's penalty and of several classes, Cox regression ({@link io.github.roi2roc.fit.CoxRegression}), support vector machines, trees, forests and boosting, naive Bayes,
 * neighbours, and what turns scores into probabilities. Predictors come as columns ({@code x[column][row]}), without names; what a column is
 * called, how rows are resampled and how a model is stored is the business of {@code learn}.
 */
package io.github.roi2roc.fit;
