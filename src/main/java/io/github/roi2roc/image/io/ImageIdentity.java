package io.github.roi2roc.image.io;

/**
 * What ties a DICOM image to the regions drawn on it.
 *
 * @param frameOfReference UID of its coordinate system (0020,0052); empty if the file does not say, as in formats other than DICOM
 * @param series UID of its series (0020,000E); empty if the file does not say
 */
public record ImageIdentity(String frameOfReference, String series) {

	/** Nothing is known. */
	public static final ImageIdentity NONE = new ImageIdentity("", "");
}
