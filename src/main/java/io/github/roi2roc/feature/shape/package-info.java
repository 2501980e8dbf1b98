/**
 * Families of form: {@link io.github.roi2roc.feature.shape.Shape} for volumes and {@link io.github.roi2roc.feature.shape.Shape2D} for a slice,
 * as PyRadiomics has them, and {@link io.github.roi2roc.feature.shape.MorphologyFamily}, all of the IBSI's, which also looks at intensities.
 * {@code Mesh} measures the surface by marching cubes, {@code Spread} the axes from the covariance of voxel centres, {@code Diameters} the
 * largest distances exactly; {@code Hull}, {@code OrientedBox} and {@code Ellipsoid} enclose the mesh; {@code SpatialCorrelation} sums over
 * all pairs of voxels. A further family is an annotated class here.
 */
package io.github.roi2roc.feature.shape;
