package io.github.roi2roc.filter;

import java.util.List;
import java.util.function.Consumer;

import org.scijava.plugin.SciJavaPlugin;

import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * Makes derived images from an image; a SciJava plugin type. A filter is known by the key that a PyRadiomics parameter file has under
 * {@code imageType}, and its images by the prefix of their columns.
 */
public interface ImageFilter extends SciJavaPlugin {

	/** The key under {@code imageType}: Original, LoG, Wavelet, … */
	String name();

	/** What the filter can be told; dialogs, settings files and the reference are derived from it. */
	List<Parameter> parameters();

	/**
	 * Names of the images this filter makes, in order, such as {@code log-sigma-3-0-mm-3D}. They follow from the options alone, so that
	 * every case of a cohort has the same columns.
	 *
	 * @param force2D whether the filter works slice by slice (axis {@code force2DDimension}, 0 = z, 1 = y, 2 = x)
	 */
	List<String> imageTypes(Options options, boolean force2D);

	/**
	 * Filters an image and hands over one response after the other, so that only one need be held. An image that cannot be made for this
	 * input (too small for the kernel, say) is handed over with a reason instead of a volume.
	 *
	 * @param image the preprocessed image
	 * @param region the region of interest on the image's grid; only filters defined on the region alone (LBP3D) look at it
	 * @param slices how the filter cuts the image: 3D, or 2D slices along an axis
	 * @param sink receives the images in the order of {@link #imageTypes}
	 */
	void apply(Volume image, Mask region, Options options, Slices slices, Consumer<FilteredImage> sink);

	/**
	 * Whether filters work in 3D or slice by slice.
	 *
	 * @param force2D slice by slice
	 * @param dimension axis across the slices as PyRadiomics counts it: 0 = z, 1 = y, 2 = x
	 */
	record Slices(boolean force2D, int dimension) {

		public static final Slices ALL_3D = new Slices(false, 0);
	}

	/**
	 * A derived image, or why there is none.
	 *
	 * @param imageType prefix of its columns
	 * @param volume the response; null if {@code reason} says why there is none
	 * @param reason empty if there is a volume
	 */
	record FilteredImage(String imageType, Volume volume, String reason) {

		public static FilteredImage of(final String imageType, final Volume volume) {
			return new FilteredImage(imageType, volume, "");
		}

		public static FilteredImage missing(final String imageType, final String reason) {
			return new FilteredImage(imageType, null, reason);
		}
	}
}
