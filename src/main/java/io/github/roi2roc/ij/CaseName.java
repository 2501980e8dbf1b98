package io.github.roi2roc.ij;

import java.util.regex.Pattern;

/** The name of a case: its image file's name without extension. */
final class CaseName {

	private static final Pattern KNOWN = Pattern.compile("\\.(seg\\.nrrd|(nii|hdr|img)\\.gz|nii|hdr|img|nrrd|nhdr|tiff?|png|jpe?g|bmp|gif|pgm|dcm|dicom"
		+ "|ima|mha|mhd)$", Pattern.CASE_INSENSITIVE);

	private CaseName() {}

	static String of(final String title) {
		final String name = KNOWN.matcher(title).replaceFirst("");
		return name.isEmpty() ? title : name;
	}
}
