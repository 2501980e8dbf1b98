package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.scijava.plugin.SciJavaPlugin;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * Makes derived images from an image; a SciJava plugin type. A filter is known by the key that a PyRadiomics parameter file has under
 * {@code imageType}, and its images by the prefix of their columns. A filter holds no state: one instance may serve several threads.
 */
public interface ImageFilter extends SciJavaPlugin {

	/** The key under {@code imageType}: Original, LoG, Wavelet, … */
	String name();

	/** What the filter does, in a sentence or two, for tooltips and the reference. */
	String about();

	/** What the filter can be told; dialogs, settings files and the reference are derived from it. */
	List<Parameter> parameters();

	/**
	 * Names of the images this filter makes, in order, such as {@code log-sigma-3-0-mm-3D}. They follow from the options alone, so that
	 * every case of a cohort has the same columns.
	 *
	 * @param slices whether the filter works in 3D or slice by slice
	 * @throws io.github.roi2roc.InputException if the options cannot be used, whatever the image: an unknown wavelet, say
	 */
	List<String> imageTypes(Options options, Slices slices);

	/**
	 * Filters an image and hands over one response after the other, so that only one need be held. The filter sees the whole image; a
	 * response covers the wanted box only. An image that cannot be made for this input (too small for the kernel, say) is handed over with
	 * a reason instead of a volume.
	 *
	 * @param sink receives the images in the order of {@link #imageTypes}
	 * @throws io.github.roi2roc.InputException as {@link #imageTypes} does
	 */
	void apply(Input input, Options options, Consumer<FilteredImage> sink);

	/**
	 * Whether responses have the image's own values, so that the part of it that is wanted is the only thing they add to memory. A caller with
	 * use for the image as it is then wants all of it, which costs nothing.
	 */
	default boolean identity() {
		return false;
	}

	/**
	 * What is to be filtered.
	 *
	 * @param image the preprocessed image, whole
	 * @param region the region of interest on the image's grid; only filters defined on the region alone (LBP3D) look at it
	 * @param wanted the part of the image where the response is needed: the region's bounding box for features, the whole image for display
	 * @param slices how the filter cuts the image: 3D, or 2D slices along an axis
	 * @param single the response goes to float32 anyway, so a filter that computes in double may store it so
	 * @param scratch bytes that the filter may take beside the image and one response, if the heap has them; what does not fit is done in
	 *          blocks, with the same bits, or refused with the numbers
	 */
	record Input(Volume image, Mask region, Box wanted, Slices slices, boolean single, long scratch) {

		public Input {
			final Box all = image.geometry().box();
			if (wanted.isEmpty() || !wanted.intersect(all).equals(wanted)) throw new IllegalArgumentException(wanted + " is not within " + all);
		}

		/** Responses as precise as the filter computes them, and all the heap to use. */
		public Input(final Volume image, final Mask region, final Box wanted, final Slices slices) {
			this(image, region, wanted, slices, false, Long.MAX_VALUE);
		}

		/** Bytes that may be taken beside a response of so many. @param need what would be taken if there were enough */
		long room(final long need, final long response) {
			return Math.min(scratch, FreeHeap.bytes(need + response) - response);
		}

		/** The response is wanted everywhere. */
		public static Input whole(final Volume image, final Mask region, final Slices slices) {
			return new Input(image, region, image.geometry().box(), slices);
		}
	}

	/**
	 * Whether filters work in 3D or slice by slice.
	 *
	 * @param force2D slice by slice
	 * @param dimension axis across the slices as PyRadiomics counts it: 0 = z, 1 = y, 2 = x; filters that are 2D by nature (LBP2D) use it
	 *          without {@code force2D} too
	 */
	record Slices(boolean force2D, int dimension) {

		public static final Slices ALL_3D = new Slices(false, 0);

		/** The axis across the slices as {@link io.github.roi2roc.image.Geometry#size} counts: 0 = x, 1 = y, 2 = z. */
		public int axis() {
			return 2 - dimension;
		}
	}

	/**
	 * A derived image, or why there is none.
	 *
	 * @param imageType prefix of its columns
	 * @param volume the response on the grid of the wanted box ({@code geometry.crop(wanted)}); null if {@code reason} says why there is none
	 * @param reason empty if there is a volume
	 * @param warnings what the user should know about this response
	 */
	record FilteredImage(String imageType, Volume volume, String reason, List<String> warnings) {

		public FilteredImage {
			warnings = List.copyOf(warnings);
		}

		public static FilteredImage of(final String imageType, final Volume volume) {
			return new FilteredImage(imageType, volume, "", List.of());
		}

		public static FilteredImage missing(final String imageType, final String reason) {
			return new FilteredImage(imageType, null, reason, List.of());
		}

		/**
		 * The heap cannot hold what the filter needs.
		 *
		 * @param need bytes beside the image
		 * @param free bytes that there are
		 */
		static FilteredImage tooLarge(final String imageType, final long need, final long free) {
			return missing(imageType, String.format(Locale.ROOT, "it needs %d MiB of memory beside the image, and %d MiB are free; give Java more (in"
				+ " ImageJ Edit > Options > Memory & Threads, on the command line -Xmx), or filter a part of the image", (need >> 20) + 1, Math.max(0, free)
					>> 20));
		}

		/** The same image with one more warning. */
		public FilteredImage warn(final String warning) {
			final List<String> all = new ArrayList<>(warnings);
			all.add(warning);
			return new FilteredImage(imageType, volume, reason, all);
		}
	}
}
