/**
 * Computing that several rooms share: the worker threads ({@link io.github.roi2roc.numeric.Parallel}), seeded random numbers ({@link
 * io.github.roi2roc.numeric.RandomStream}) and the cubic B-spline through voxel values ({@link io.github.roi2roc.numeric.CubicSpline}).
 * Statistics, filters and matrices are not here. Whatever is added must give the same bits for any number of threads.
 */
package io.github.roi2roc.numeric;
