package io.github.roi2roc.image.io.dicom;

import java.util.ArrayList;
import java.util.List;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Vec3;

/**
 * One slice: where it lies and how its stored numbers become values.
 *
 * @param file the file it comes from
 * @param frame which of the file's frames it is, from 0
 * @param position centre of the first pixel in mm (LPS); null if the file does not say
 * @param x direction of growing column index
 * @param y direction of growing row index
 * @param dx mm between columns; NaN if the file does not say
 * @param dy mm between rows; NaN if the file does not say
 * @param thickness mm from one slice to the next as the file has it, for a slice that stands alone; NaN if it has none
 */
record Plane(DicomFile file, int frame, Vec3 position, Vec3 x, Vec3 y, double dx, double dy, double thickness, double slope,
	double intercept)
{

	/** The planes of a file, one for each frame. */
	static List<Plane> of(final DicomFile file) {
		final Dataset e = file.elements();
		final double[] count = e.decimals(Tag.FRAMES);
		final int frames = count == null ? 1 : Math.max(1, (int) count[0]);
		final Dataset shared = e.first(Tag.SHARED_GROUPS);
		final List<Dataset> perFrame = e.items(Tag.PER_FRAME_GROUPS);
		if (!perFrame.isEmpty() && perFrame.size() != frames) throw new InputException("The DICOM file " + file.path() + " has " + frames
			+ " frames, but describes " + perFrame.size() + ". It is damaged.");
		final List<Plane> out = new ArrayList<>();
		for (int f = 0; f < frames; f++) out.add(plane(file, f, perFrame.isEmpty() ? e : perFrame.get(f), shared));
		return out;
	}

	private static Plane plane(final DicomFile file, final int frame, final Dataset own, final Dataset shared) {
		final Dataset e = file.elements();
		final double[] position = find(Tag.PLANE_POSITION, Tag.POSITION, own, shared, e);
		final double[] orientation = find(Tag.PLANE_ORIENTATION, Tag.ORIENTATION, own, shared, e);
		double[] spacing = find(Tag.PIXEL_MEASURES, Tag.PIXEL_SPACING, own, shared, e);
		if (spacing == null) spacing = e.decimals(Tag.IMAGER_PIXEL_SPACING);
		final double[] between = find(Tag.PIXEL_MEASURES, Tag.SPACING_BETWEEN_SLICES, own, shared, e);
		final double[] thick = find(Tag.PIXEL_MEASURES, Tag.SLICE_THICKNESS, own, shared, e);
		final double[] slope = find(Tag.PIXEL_VALUES, Tag.RESCALE_SLOPE, own, shared, e);
		final double[] intercept = find(Tag.PIXEL_VALUES, Tag.RESCALE_INTERCEPT, own, shared, e);
		final boolean oriented = orientation != null && orientation.length == 6;
		return new Plane(file, frame, position != null && position.length == 3 ? new Vec3(position[0], position[1], position[2]) : null, oriented
			? unit(orientation, 0) : new Vec3(1, 0, 0), oriented ? unit(orientation, 3) : new Vec3(0, 1, 0), at(spacing, 1), at(spacing, 0), between != null
				? Math.abs(between[0]) : at(thick, 0), slope == null ? 1 : slope[0], intercept == null ? 0 : intercept[0]);
	}

	/** A value from the frame's own functional group, the shared one, or the file itself. */
	private static double[] find(final int group, final int tag, final Dataset own, final Dataset shared, final Dataset file) {
		for (final Dataset d : List.of(own.first(group), shared.first(group), file)) {
			final double[] v = d.decimals(tag);
			if (v != null) return v;
		}
		return null;
	}

	private static double at(final double[] v, final int i) {
		return v == null || v.length <= i ? Double.NaN : v[i];
	}

	private static Vec3 unit(final double[] v, final int from) {
		final Vec3 a = new Vec3(v[from], v[from + 1], v[from + 2]);
		return a.length() > 0 ? a.times(1 / a.length()) : a;
	}

	/** The same slice with its values multiplied. */
	Plane times(final double factor) {
		return new Plane(file, frame, position, x, y, dx, dy, thickness, slope * factor, intercept * factor);
	}

	/** The stack that the frame of an enhanced image belongs to; empty if it has none. */
	String stack() {
		final List<Dataset> perFrame = file.elements().items(Tag.PER_FRAME_GROUPS);
		return perFrame.isEmpty() ? "" : perFrame.get(frame).first(Tag.FRAME_CONTENT).text(Tag.STACK_ID);
	}

	/** Across the slice. */
	Vec3 normal() {
		return x.cross(y);
	}

	/** How far along its normal the slice lies, in mm. */
	double along() {
		return position.dot(normal());
	}

	/** File and, of several, frame; for messages. */
	String name() {
		return file.path().getFileName() + (file.elements().has(Tag.FRAMES) && frame > 0 ? " (frame " + (frame + 1) + ")" : "");
	}

	/** Order of slices that lie in the same place: by instance number, then frame. */
	double instance() {
		final double[] n = file.elements().decimals(Tag.INSTANCE_NUMBER);
		return (n == null ? 0 : n[0]) * 1e6 + frame;
	}
}
