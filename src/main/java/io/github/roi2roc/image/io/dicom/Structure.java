package io.github.roi2roc.image.io.dicom;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.roi2roc.image.Vec3;

/**
 * One structure of a structure set.
 *
 * @param number the file's number for it (ROI Number)
 * @param name as the user called it; unique within the file
 * @param frameOfReference UID of the coordinate system it was drawn in; empty if the file does not say
 * @param contours in the file's order; empty if nothing was drawn
 */
record Structure(String number, String name, String frameOfReference, List<Contour> contours) {

	/**
	 * A line through points.
	 *
	 * @param type DICOM's Contour Geometric Type: CLOSED_PLANAR, POINT, OPEN_PLANAR, …
	 * @param points mm, LPS
	 * @param images UIDs of the images it was drawn on; empty if it does not say
	 */
	record Contour(String type, List<Vec3> points, Set<String> images) {

		/** Whether it encloses an area. */
		boolean isArea() {
			return type.startsWith("CLOSED") && points.size() > 2;
		}
	}

	/** Contours that enclose an area, each once: a contour that is there twice would cancel itself. */
	List<Contour> areas() {
		final Set<List<Vec3>> seen = new HashSet<>();
		return contours.stream().filter(c -> c.isArea() && seen.add(c.points())).toList();
	}
}
