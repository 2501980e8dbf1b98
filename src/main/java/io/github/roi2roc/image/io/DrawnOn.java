package io.github.roi2roc.image.io;

import java.util.Set;
import java.util.function.Consumer;

import io.github.roi2roc.InputException;

/**
 * What regions say they were drawn on.
 *
 * @param frameOfReference UID of the coordinate system (0020,0052); empty if the file does not say
 * @param series UIDs of the image series; empty if the file does not say
 * @param instances UIDs of the images themselves (SOP instances); empty if the file does not say
 */
public record DrawnOn(String frameOfReference, Set<String> series, Set<String> instances) {

	/** Nothing is said. */
	public static final DrawnOn NONE = new DrawnOn("", Set.of(), Set.of());

	public DrawnOn {
		series = Set.copyOf(series);
		instances = Set.copyOf(instances);
	}

	/**
	 * Compares with the image that the regions are to lie on. Another frame of reference is an error. In the same one regions of another series
	 * are taken as they lie in space, with a warning; where a frame of reference is missing they must refer to the image's series or images.
	 *
	 * @param warn gets a line without a full stop
	 * @throws InputException if the regions belong to another image, as a sentence without a full stop
	 */
	public void require(final ImageIdentity image, final Consumer<String> warn) {
		final boolean bothFrames = !frameOfReference.isEmpty() && !image.frameOfReference().isEmpty();
		if (bothFrames && !frameOfReference.equals(image.frameOfReference())) throw new InputException(
			"it belongs to another image: it was drawn in the frame of reference " + frameOfReference + ", the image has " + image.frameOfReference()
				+ " (Frame of Reference UID (0020,0052)). Choose the image it was drawn on, or transfer it by registration first");
		final String other = other(image);
		if (other.isEmpty()) return;
		if (!bothFrames) throw new InputException("it belongs to another image: " + other + ", and no frame of reference (0020,0052) says that they lie in"
			+ " the same space. Choose the series it was drawn on");
		warn.accept("it was drawn on another series of the same frame of reference (" + other + ") and is taken as it lies in space");
	}

	/** Why the image is another one than that which was drawn on; empty if it is that one, or nothing says so. */
	private String other(final ImageIdentity image) {
		final boolean sameSeries = series.contains(image.series());
		if (!instances.isEmpty() && !image.instances().isEmpty()) {
			if (instances.stream().anyMatch(image.instances()::contains)) return "";
			return "none of the " + instances.size() + " images that it refers to (Referenced SOP Instance UID (0008,1155)) is among the image's " + image
				.instances().size() + (sameSeries ? ", although it names the same series" : "");
		}
		return sameSeries || series.isEmpty() || image.series().isEmpty() ? "" : "it refers to series " + String.join(", ", series.stream().sorted()
			.toList()) + ", the image is of series " + image.series() + " (Series Instance UID (0020,000E))";
	}
}
