/**
 * What every room may use for computing: the shared worker threads ({@link io.github.roi2roc.numeric.Parallel}). Statistics, filters and
 * matrices are not here. Whatever is added must give the same bits for any number of threads.
 */
package io.github.roi2roc.numeric;
