package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.filter.ImageFilter.FilteredImage;
import io.github.roi2roc.filter.ImageFilter.Input;
import io.github.roi2roc.filter.ImageFilter.Slices;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.param.Options;

/** Runs filters in tests. */
final class Filtering {

	private Filtering() {}

	static List<FilteredImage> run(final ImageFilter filter, final Map<String, ?> options, final Input input) {
		final List<FilteredImage> out = new ArrayList<>();
		filter.apply(input, Options.of("imageType " + filter.name(), filter.parameters(), options), out::add);
		return out;
	}

	/** The only response, in 3D, on the whole image, with no region to check. */
	static Volume one(final ImageFilter filter, final Map<String, ?> options, final Volume image) {
		final List<FilteredImage> all = run(filter, options, Input.whole(image, none(image), Slices.ALL_3D));
		if (all.size() != 1 || all.get(0).volume() == null) throw new AssertionError(all);
		return all.get(0).volume();
	}

	static Mask none(final Volume image) {
		return Mask.of(image.geometry(), i -> false);
	}
}
