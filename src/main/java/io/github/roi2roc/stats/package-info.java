/**
 * Distributions, tests and measures of agreement as R has them: values in, records out. Begin at {@link io.github.roi2roc.stats.Normal} or
 * at a test; of survival {@link io.github.roi2roc.stats.KaplanMeier} and {@link io.github.roi2roc.stats.LogRank} are here. Models that are fitted to data are in {@code fit}; what judges a prediction is in {@code metric}.
 */
package io.github.roi2roc.stats;
