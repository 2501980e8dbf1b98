package io.github.roi2roc.image.io.dicom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Direction;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Vec3;

/**
 * Slices in the order of their positions, and the grid they make.
 *
 * @param geometry the grid
 * @param frames each a list of planes from the first slice to the last; several where the same places were imaged again
 * @param names what tells the frames apart, one for each; empty if there is only one
 * @param warnings what had to be assumed
 */
record SliceStack(Geometry geometry, List<List<Plane>> frames, List<String> names, List<String> warnings) {

	/** Positions in DICOM files are rounded: by how many mm, or which part of the slice distance, they may be off. */
	private static final double ROUNDED_MM = 0.005, ROUNDED_PART = 0.01;
	/** How far cosines may differ that should be the same. */
	private static final double SAME_COSINE = 1e-4;
	private static final double SAME_PLACE_MM = 1e-3;
	/** Cosine between rows and columns; rounded cosines of files reach 1e-4. */
	private static final double SKEWED = 0.01;

	/**
	 * @param source file or folder, for messages
	 * @throws InputException if the slices do not make one evenly spaced grid, naming the slices
	 */
	static SliceStack of(final Path source, final List<Plane> planes) {
		final List<String> warnings = new ArrayList<>();
		final Plane first = planes.get(0);
		requireOneStack(source, planes);
		for (final Plane p : planes) requireAlike(source, first, p);
		requireOneSpace(source, planes);
		if (planes.size() > 1) {
			for (final Plane p : planes) if (p.position() == null) throw new InputException(source + ": " + p.name()
				+ " does not say where it lies (no Image Position), so the slices cannot be put in order.");
		}
		final Repeats volumes = planes.size() == 1 ? new Repeats(List.of(planes), List.of()) : Repeats.of(source, places(planes));
		final List<Plane> slices = volumes.volumes().get(0);
		final Plane start = slices.get(0);
		final double dz = slices.size() > 1 ? distance(source, slices) : start.thickness();
		if (Double.isNaN(start.dx()) || Double.isNaN(start.dy())) warnings.add(source
			+ " does not say its pixel spacing; 1 mm is taken.");
		if (start.position() == null) warnings.add(source + " does not say where it lies (no Image Position " + Tag.text(Tag.POSITION)
			+ "); 0, 0, 0 is taken.");
		if (Double.isNaN(dz)) warnings.add(source + " does not say how thick its slice is; 1 mm is taken.");
		return new SliceStack(grid(source, start, slices.size(), or1(dz)), volumes.volumes(), volumes.names(), List.copyOf(warnings));
	}

	private static void requireOneStack(final Path source, final List<Plane> planes) {
		final Set<String> stacks = new TreeSet<>();
		for (final Plane p : planes) if (!p.stack().isEmpty()) stacks.add(p.stack());
		if (stacks.size() > 1) throw new InputException(source + " holds " + stacks.size() + " stacks (Stack ID " + Tag.text(Tag.STACK_ID) + ": " + String
			.join(", ", stacks) + "), which are volumes of their own. Split it, for example with dcm2niix, and name one of them.");
	}

	/** The grid of {@code count} slices, {@code dz} mm apart, that begins with a plane. */
	static Geometry grid(final Path source, final Plane start, final int count, final double dz) {
		final Dataset e = start.file().elements();
		try {
			return new Geometry(e.number(Tag.COLUMNS, 0), e.number(Tag.ROWS, 0), count, new Vec3(or1(start.dx()), or1(start.dy()), dz), start
				.position() == null ? Vec3.ZERO : start.position(), new Direction(start.x(), start.y(), start.normal()));
		}
		catch (final InputException ex) {
			throw new InputException(source + ": " + ex.getMessage(), ex);
		}
	}

	private static double or1(final double d) {
		return Double.isNaN(d) ? 1 : d;
	}

	/** @throws InputException if two planes differ in size, spacing or orientation */
	static void requireAlike(final Path source, final Plane a, final Plane b) {
		final Dataset x = a.file().elements(), y = b.file().elements();
		final String where = source + ": " + a.name() + " and " + b.name() + " do not belong to one volume: ";
		if (x.number(Tag.ROWS, 0) != y.number(Tag.ROWS, 0) || x.number(Tag.COLUMNS, 0) != y.number(Tag.COLUMNS, 0)) throw new InputException(where
			+ x.number(Tag.COLUMNS, 0) + "×" + x.number(Tag.ROWS, 0) + " against " + y.number(Tag.COLUMNS, 0) + "×" + y.number(Tag.ROWS, 0) + " pixels.");
		if (differ(a.dx(), b.dx()) || differ(a.dy(), b.dy())) throw new InputException(where + "pixel spacing " + a.dx() + "×" + a.dy() + " against " + b
			.dx() + "×" + b.dy() + " mm.");
		if (a.x().minus(b.x()).length() > SAME_COSINE || a.y().minus(b.y()).length() > SAME_COSINE) throw new InputException(where
			+ "their orientations differ. Put localisers and other planes into a folder of their own.");
	}

	/** @throws InputException if an axis of a slice does not stand across the other, or slices lie in different coordinate systems */
	private static void requireOneSpace(final Path source, final List<Plane> planes) {
		final Plane first = planes.get(0);
		if (Math.abs(first.x().dot(first.y())) > SKEWED) throw new InputException(source + ": rows and columns of " + first.name()
			+ " are not at right angles (Image Orientation " + Tag.text(Tag.ORIENTATION) + "). Export it again, or resample it.");
		final String frame = first.file().elements().text(Tag.FRAME_OF_REFERENCE);
		for (final Plane p : planes) if (!p.file().elements().text(Tag.FRAME_OF_REFERENCE).equals(frame)) throw new InputException(source + ": " + first
			.name() + " and " + p.name() + " do not belong to one volume: their frames of reference " + Tag.text(Tag.FRAME_OF_REFERENCE)
			+ " differ. Put each into a folder of its own.");
	}

	private static boolean differ(final double a, final double b) {
		return Double.isNaN(a) != Double.isNaN(b) || Math.abs(a - b) > 1e-4 * a;
	}

	/** Sorts by position: the slices of each place. */
	private static List<List<Plane>> places(final List<Plane> planes) {
		final List<Plane> sorted = new ArrayList<>(planes);
		sorted.sort(Comparator.comparingDouble(Plane::along));
		final List<List<Plane>> places = new ArrayList<>();
		for (final Plane p : sorted) {
			if (places.isEmpty() || p.along() - places.get(places.size() - 1).get(0).along() > SAME_PLACE_MM) places.add(new ArrayList<>());
			places.get(places.size() - 1).add(p);
		}
		return places;
	}

	/** The slices' distance in mm, if it is the same everywhere and they lie straight behind one another. */
	private static double distance(final Path source, final List<Plane> slices) {
		final double[] steps = new double[slices.size() - 1];
		for (int i = 0; i < steps.length; i++) steps[i] = slices.get(i + 1).along() - slices.get(i).along();
		final double[] ordered = steps.clone();
		Arrays.sort(ordered);
		final double usual = ordered[ordered.length / 2], tolerance = Math.max(ROUNDED_MM, ROUNDED_PART * usual);
		for (int i = 0; i < steps.length; i++) {
			if (Math.abs(steps[i] - usual) <= tolerance) continue;
			final long missing = Math.round(steps[i] / usual) - 1;
			final String between = "between " + slices.get(i).name() + " (" + mm(slices.get(i).along()) + ") and " + slices.get(i + 1).name() + " (" + mm(
				slices.get(i + 1).along()) + ")";
			if (missing > 0 && Math.abs(steps[i] - (missing + 1) * usual) <= (missing + 1) * tolerance) throw new InputException(source + ": " + missing
				+ (missing == 1 ? " slice is" : " slices are") + " missing " + between + "; elsewhere slices lie " + mm(usual)
				+ " apart. Copy the series again, or resample it.");
			throw new InputException(source + ": the slices are unevenly spaced: " + mm(steps[i]) + " " + between + ", elsewhere " + mm(usual)
				+ ". Resample the series to even spacing first.");
		}
		requireStraight(source, slices);
		return (slices.get(steps.length).along() - slices.get(0).along()) / steps.length;
	}

	/** @throws InputException if planes do not lie straight behind one another */
	static void requireStraight(final Path source, final List<Plane> slices) {
		final Plane first = slices.get(0);
		for (final Plane p : slices) {
			final Vec3 d = p.position().minus(first.position());
			final double aside = d.minus(first.normal().times(d.dot(first.normal()))).length();
			if (aside > Math.max(ROUNDED_MM, ROUNDED_PART * or1(first.dx())) * 2) throw new InputException(source + ": slice " + p.name() + " is shifted "
				+ mm(aside) + " sideways against " + first.name() + " (a tilted gantry?). Resample the series to an upright grid first.");
		}
	}

	static String mm(final double d) {
		return String.format(Locale.ROOT, "%.4g mm", d);
	}
}
