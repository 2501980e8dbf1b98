package io.github.roi2roc.image.io.dicom;

import java.util.ArrayList;
import java.util.Arrays;
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
		if (frames > 8L * Math.max(1, file.pixelBytes())) throw new InputException("The DICOM file " + file.path() + " is cut short: it says that it has "
			+ frames + " frames, but has " + file.pixelBytes() + " bytes of pixels. Copy it again.");
		final Dataset shared = e.first(Tag.SHARED_GROUPS);
		final List<Dataset> perFrame = e.items(Tag.PER_FRAME_GROUPS);
		if (!perFrame.isEmpty() && perFrame.size() != frames) throw new InputException("The DICOM file " + file.path() + " has " + frames
			+ " frames, but describes " + perFrame.size() + ". It is damaged.");
		final List<Plane> out = new ArrayList<>();
		for (int f = 0; f < frames; f++) out.add(plane(file, f, perFrame.isEmpty() ? e : perFrame.get(f), shared));
		return e.text(Tag.MODALITY).equals("RTDOSE") ? dose(file, out) : out;
	}

	/** A dose (PS3.3 C.8.8.3) scales its numbers, and has where its frames lie in one list: from the first, or as z. */
	private static List<Plane> dose(final DicomFile file, final List<Plane> planes) {
		final double[] scaling = file.elements().decimals(Tag.DOSE_SCALING), offsets = file.elements().decimals(Tag.DOSE_OFFSETS);
		final String where = "The DICOM dose " + file.path();
		if (scaling == null || !(scaling[0] > 0)) throw new InputException(where + " does not say what its numbers mean (Dose Grid Scaling " + Tag.text(
			Tag.DOSE_SCALING) + "). Export it again.");
		if (planes.size() > 1 && (offsets == null || offsets.length != planes.size())) throw new InputException(where + " has " + planes.size()
			+ " frames, but says of " + (offsets == null ? 0 : offsets.length) + " where they lie (Grid Frame Offset Vector " + Tag.text(Tag.DOSE_OFFSETS)
			+ "). Export it again.");
		final List<Plane> out = new ArrayList<>();
		for (final Plane p : planes) {
			final Vec3 at;
			if (planes.size() == 1 || p.position == null) at = p.position;
			else if (offsets[0] == 0) at = p.position.plus(p.normal().times(offsets[p.frame]));
			else if (Math.abs(offsets[0] - p.position.z()) < 0.01) at = new Vec3(p.position.x(), p.position.y(), offsets[p.frame]);
			else throw new InputException(where + ": its Grid Frame Offset Vector " + Tag.text(Tag.DOSE_OFFSETS) + " begins with " + offsets[0]
				+ ", which is neither 0 nor the first frame's z. Export it again.");
			out.add(new Plane(file, p.frame, at, p.x, p.y, p.dx, p.dy, p.thickness, p.slope * scaling[0], p.intercept));
		}
		return out;
	}

	private static Plane plane(final DicomFile file, final int frame, final Dataset own, final Dataset shared) {
		final Dataset e = file.elements();
		final double[] position = find(file, 3, Tag.PLANE_POSITION, Tag.POSITION, own, shared);
		final double[] orientation = find(file, 6, Tag.PLANE_ORIENTATION, Tag.ORIENTATION, own, shared);
		double[] spacing = find(file, 2, Tag.PIXEL_MEASURES, Tag.PIXEL_SPACING, own, shared);
		if (spacing == null) spacing = e.decimals(Tag.IMAGER_PIXEL_SPACING);
		final double[] between = find(file, 1, Tag.PIXEL_MEASURES, Tag.SPACING_BETWEEN_SLICES, own, shared);
		final double[] thick = find(file, 1, Tag.PIXEL_MEASURES, Tag.SLICE_THICKNESS, own, shared);
		final double[] slope = find(file, 1, Tag.PIXEL_VALUES, Tag.RESCALE_SLOPE, own, shared);
		final double[] intercept = find(file, 1, Tag.PIXEL_VALUES, Tag.RESCALE_INTERCEPT, own, shared);
		final boolean oriented = orientation != null && orientation.length == 6;
		return new Plane(file, frame, position != null && position.length == 3 ? new Vec3(position[0], position[1], position[2]) : null, oriented
			? unit(orientation, 0) : new Vec3(1, 0, 0), oriented ? unit(orientation, 3) : new Vec3(0, 1, 0), at(spacing, 1), at(spacing, 0), between != null
				&& between[0] != 0 ? Math.abs(between[0]) : at(thick, 0), slope == null ? 1 : slope[0], intercept == null ? 0 : intercept[0]);
	}

	/**
	 * A value from the frame's own functional group, the shared one, or the file itself; null if none has it.
	 *
	 * @throws InputException if it is there but is no {@code count} numbers: taking a default would give plausible values
	 */
	private static double[] find(final DicomFile file, final int count, final int group, final int tag, final Dataset own, final Dataset shared) {
		for (final Dataset d : List.of(own.first(group), shared.first(group), file.elements())) {
			if (!d.has(tag)) continue;
			final double[] v = d.decimals(tag);
			if (v == null || v.length < count || !Arrays.stream(v).allMatch(Double::isFinite)) throw new InputException("The DICOM file " + file.path()
				+ ": '" + d.text(tag) + "' in " + Tag.text(tag) + (count == 1 ? " is no number" : " are not " + count + " numbers") + ". Export it again.");
			return v;
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
