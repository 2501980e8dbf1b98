package io.github.roi2roc.feature;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.roi2roc.param.Options;

/**
 * Which features of a family are wanted, and how.
 *
 * @param features wanted features, in the family's order
 * @param options values of the family's own parameters
 * @param aggregation how matrices are merged; null for a family without aggregations
 * @param axis the axis across slices for in-plane work: 0 (x), 1 (y) or 2 (z)
 */
public record Request(List<Feature> features, Options options, Aggregation aggregation, int axis) {

	public Request {
		features = List.copyOf(features);
		if (axis < 0 || axis > 2) throw new IllegalArgumentException("axis " + axis);
	}

	/** Every feature that is not deprecated, with the defaults of the family's parameters, in 3D. */
	public static Request defaults(final FeatureFamily family) {
		return new Request(family.features().stream().filter(Feature::initial).toList(), Options.defaults(family.parameters()), family
			.aggregations().contains(Aggregation.D3_AVERAGED) ? Aggregation.D3_AVERAGED : family.aggregations().isEmpty() ? null
				: Aggregation.D3_MERGED, 2);
	}

	/** Names of the wanted features. */
	public Set<String> names() {
		return features.stream().map(Feature::name).collect(Collectors.toUnmodifiableSet());
	}
}
