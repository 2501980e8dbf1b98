/**
 * Which rows train and which are held out: {@link io.github.roi2roc.resample.Folds}, {@link io.github.roi2roc.resample.Holdout}, {@link
 * io.github.roi2roc.resample.Bootstrap}, all from a seeded stream, and all of them able to keep the rows of a group (a patient) together. What is fitted to the rows is not here.
 */
package io.github.roi2roc.resample;
