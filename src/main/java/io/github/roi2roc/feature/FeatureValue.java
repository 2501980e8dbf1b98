package io.github.roi2roc.feature;

/**
 * A feature's value for one region, or why there is none.
 *
 * @param value NaN if and only if {@code reason} is not empty
 * @param reason why the feature is undefined for this region, in words, with the number that decides; empty otherwise
 */
public record FeatureValue(Feature feature, double value, String reason) {

	public FeatureValue {
		if (Double.isNaN(value) == reason.isEmpty()) throw new IllegalArgumentException(feature.name() + ": value " + value + ", reason '" + reason
			+ "'");
		// no "-0" in tables
		value += 0.0;
	}

	public static FeatureValue of(final Feature feature, final double value) {
		return new FeatureValue(feature, value, "");
	}

	public static FeatureValue undefined(final Feature feature, final String reason) {
		return new FeatureValue(feature, Double.NaN, reason);
	}
}
