package io.github.roi2roc.image.io;

import java.util.Set;

/**
 * What ties a DICOM image to the regions drawn on it.
 *
 * @param frameOfReference UID of its coordinate system (0020,0052); empty if the file does not say, as in formats other than DICOM
 * @param series UID of its series (0020,000E); empty if the file does not say
 * @param instances UIDs of its files (SOP Instance UID (0008,0018)); empty if they do not say
 */
public record ImageIdentity(String frameOfReference, String series, Set<String> instances) {

	/** Nothing is known. */
	public static final ImageIdentity NONE = new ImageIdentity("", "", Set.of());

	public ImageIdentity {
		instances = Set.copyOf(instances);
	}
}
