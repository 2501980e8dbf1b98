/**
 * Which rows train and which are held out: {@link io.github.roi2roc.resample.Folds}, {@link io.github.roi2roc.resample.Holdout}, all from a
 * seeded stream. What is fitted to the rows is not here.
 */
package io.github.roi2roc.resample;
