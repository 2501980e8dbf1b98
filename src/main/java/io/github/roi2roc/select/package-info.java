/**
 * Steps that learn from training rows and turn predictors into predictors: scaling, imputation, and {@link
 * io.github.roi2roc.select.Selector}s that choose among them. Begin at {@link io.github.roi2roc.select.Step}; {@code Standardize} is the
 * shortest complete example. To add one, write the class with its {@code @Plugin} line: settings files and dialogs find it by its name.
 * What a step has learnt is a {@link io.github.roi2roc.select.Fitted}: data, no code. Models are in {@code learn}.
 */
package io.github.roi2roc.select;
