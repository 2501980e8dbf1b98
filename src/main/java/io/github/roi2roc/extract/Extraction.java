package io.github.roi2roc.extract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The features of one region.
 *
 * @param values one per column of {@link RegionExtractor#columns()}; NaN where undefined
 * @param undefined the columns that are NaN, each with its reason
 * @param warnings for the user, such as a bin width that leaves three bins
 * @param diagnostics what the features were computed from: sizes, spacings, voxel counts, with PyRadiomics' {@code diagnostics_} names
 */
public record Extraction(double[] values, List<Undefined> undefined, List<String> warnings, Map<String, String> diagnostics) {

	public Extraction {
		values = values.clone();
		undefined = List.copyOf(undefined);
		warnings = List.copyOf(warnings);
		diagnostics = Collections.unmodifiableMap(new LinkedHashMap<>(diagnostics));
	}
}
