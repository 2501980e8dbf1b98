package io.github.roi2roc.extract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.Plugins;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.filter.ImageFilter;

/** The feature families and filters that are installed, by the names settings files use. Read once: a jar is not added to a running JVM. */
public final class Catalogue {

	private static final Map<String, FeatureFamily> FAMILIES = new LinkedHashMap<>();
	private static final Map<String, ImageFilter> FILTERS = new LinkedHashMap<>();
	static {
		Plugins.all(FeatureFamily.class).forEach(f -> FAMILIES.putIfAbsent(f.name(), f));
		Plugins.all(ImageFilter.class).forEach(f -> FILTERS.putIfAbsent(f.name(), f));
	}

	private Catalogue() {}

	/** In the order of columns. */
	public static List<FeatureFamily> families() {
		return List.copyOf(FAMILIES.values());
	}

	/** In the order of the plugins' priorities. */
	public static List<ImageFilter> filters() {
		return List.copyOf(FILTERS.values());
	}

	/** @return null if there is none of this name */
	static FeatureFamily family(final String name) {
		return FAMILIES.get(name);
	}

	/** @return null if there is none of this name */
	static ImageFilter filter(final String name) {
		return FILTERS.get(name);
	}
}
