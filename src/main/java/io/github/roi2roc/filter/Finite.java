package io.github.roi2roc.filter;

import io.github.roi2roc.filter.ImageFilter.FilteredImage;
import io.github.roi2roc.filter.ImageFilter.Input;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

/** Looks for voxels that are NaN or infinite: outside the region they do no harm until a filter carries them in. */
final class Finite {

	private Finite() {}

	/** The response as a result, or the reason why it cannot be used: it is not finite in the region. */
	static FilteredImage within(final Input input, final String type, final Volume response) {
		if (input.region().isEmpty()) return FilteredImage.of(type, response);
		final Box w = input.wanted();
		final byte[] region = input.region().bytes(w);
		final Voxels v = response.voxels();
		int bad = 0;
		for (int i = 0; i < region.length; i++) {
			if (region[i] != 0 && !Double.isFinite(v.get(i))) bad++;
		}
		if (bad == 0) return FilteredImage.of(type, response);
		return FilteredImage.missing(type, "the response is NaN or infinite in " + bad + " of the region's voxels, because the image holds NaN,"
			+ " infinite or extreme values that the filter carries into the region; replace them, or crop the image with 'preCrop'");
	}
}
