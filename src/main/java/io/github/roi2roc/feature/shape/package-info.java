/**
 * Families that look at the region alone: {@link io.github.roi2roc.feature.shape.Shape} for volumes,
 * {@link io.github.roi2roc.feature.shape.Shape2D} for a slice. {@code Mesh} measures the surface by marching cubes, {@code Spread} the axes
 * from the covariance of voxel centres, {@code Diameters} the largest distances exactly. A further family is an annotated class here.
 */
package io.github.roi2roc.feature.shape;
