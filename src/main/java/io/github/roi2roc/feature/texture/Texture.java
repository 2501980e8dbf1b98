package io.github.roi2roc.feature.texture;

import java.util.List;

import io.github.roi2roc.feature.Aggregation;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.param.Parameter;

/** What the texture families share: they look at grey levels, at some distances, in some aggregation. */
abstract class Texture implements FeatureFamily {

	/** Smallest number that PyRadiomics adds inside logarithms: the distance from 1 to the next double. */
	static final double EPS = Math.ulp(1.0);

	private static final double LN2 = Math.log(2);

	static final Parameter DISTANCES = Parameter.integers("distances", List.of(1), 1, 1000,
		"Distances between voxels of a pair or between a voxel and its neighbours, in voxels (Chebyshev norm).");

	/** The aggregations of families without directions: by slice, slices merged, in space. */
	static final List<Aggregation> UNDIRECTED = List.of(Aggregation.D2_SLICE_MERGED, Aggregation.D25_MERGED, Aggregation.D3_MERGED);

	@Override
	public Input input() {
		return Input.LEVELS;
	}

	/** Binary logarithm of p plus the smallest addend. */
	static double log2(final double p) {
		return Math.log(p + EPS) / LN2;
	}

	/** The axis along which no step is made: across slices for in-plane aggregations, else −1. */
	static int flat(final Request request) {
		return request.aggregation().inPlane() ? request.axis() : -1;
	}

	static List<Integer> distances(final Request request) {
		return request.options().numbers("distances").stream().map(Number::intValue).toList();
	}

	static double[] spacing(final Region region) {
		final Vec3 s = region.mask().geometry().spacing();
		return new double[] { s.x(), s.y(), s.z() };
	}
}
