package io.github.roi2roc.extract;

import java.util.List;

import io.github.roi2roc.Progress;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

/**
 * From an image and a region to features, as the settings say. Immutable; one extractor serves several threads.
 */
public final class RegionExtractor {

	private final Settings settings;

	private RegionExtractor(final Settings settings) {
		this.settings = settings;
	}

	public static RegionExtractor of(final Settings settings) {
		return new RegionExtractor(settings);
	}

	public Settings settings() {
		return settings;
	}

	/** The columns every region gets, in order; they follow from the settings alone. */
	public List<String> columns() {
		throw new UnsupportedOperationException("coming");
	}

	/**
	 * @param image voxel values
	 * @param mask the region on the image's grid (see {@code image} for the check of both grids)
	 * @throws io.github.roi2roc.InputException if the region cannot be used: empty, too small for the settings, non-finite voxels in it
	 */
	public Extraction extract(final Volume image, final Mask mask, final Progress progress) {
		throw new UnsupportedOperationException("coming");
	}
}
