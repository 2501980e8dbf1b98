package io.github.roi2roc.image.io.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Vec3;

/**
 * Fills contours on an image's grid. Points go from patient to voxel coordinates; a voxel belongs to the region if its centre lies in an
 * odd number of the plane's contours (even-odd rule), so that a contour within another one, or a keyhole, is a hole. On the line itself
 * the lower side belongs to the region and the upper one does not. Contours that lie on slices fill those; contours between slices fill
 * every slice that is nearer than half their own distance.
 */
final class ContourFill {

	/** How far, in slices, a contour's points may leave their plane, and a plane its slice. */
	private static final double FLAT = 0.1;
	/** Contours this near each other lie in one plane. */
	private static final double SAME_PLANE_MM = 0.01;
	/** Coordinates this near a voxel centre lie on it: files give them with rounding. In voxels. */
	private static final double ON_CENTRE = 1e-6;

	private final Geometry grid;
	private final Consumer<String> warn;
	/** The axis across the contours, and the other two. */
	private final int w, u, v;

	private ContourFill(final Geometry grid, final Consumer<String> warn, final int w) {
		this.grid = grid;
		this.warn = warn;
		this.w = w;
		u = w == 0 ? 1 : 0;
		v = w == 2 ? 1 : 2;
	}

	/** Contours in one plane, in voxel coordinates. @param at place along the axis across */
	private record Level(double at, List<double[][]> contours) {}

	/**
	 * @param contours areas, at least one
	 * @param warn gets a line for planes outside the image and the like
	 * @return the region, empty if no voxel centre lies in it
	 * @throws InputException if the contours do not lie in planes of the image's voxels, or all of them lie outside
	 */
	static Mask of(final List<Structure.Contour> contours, final Geometry grid, final Consumer<String> warn) {
		final List<double[][]> points = contours.stream().map(c -> indices(c, grid)).toList();
		for (final int axis : new int[] { 2, 1, 0 }) {
			if (points.stream().allMatch(p -> span(p, axis) <= FLAT)) return new ContourFill(grid, warn, axis).fill(points);
		}
		final double[][] worst = points.stream().max(Comparator.comparingDouble(p -> span(p, 2))).orElseThrow();
		throw new InputException(String.format(Locale.ROOT, "its contours are not parallel to the image's slices (one reaches through %.2f slices):"
			+ " they were drawn on images of another orientation. Convert the structure set to a mask in the program it was drawn with", span(worst, 2)));
	}

	private static double[][] indices(final Structure.Contour c, final Geometry grid) {
		final double[][] out = new double[c.points().size()][];
		for (int i = 0; i < out.length; i++) {
			final Vec3 p = grid.toIndex(c.points().get(i));
			out[i] = new double[] { centred(p.x()), centred(p.y()), centred(p.z()) };
		}
		return out;
	}

	private static double centred(final double d) {
		return Math.abs(d - Math.rint(d)) <= ON_CENTRE ? Math.rint(d) : d;
	}

	private static double span(final double[][] points, final int axis) {
		return Arrays.stream(points).mapToDouble(p -> p[axis]).max().orElse(0) - Arrays.stream(points).mapToDouble(p -> p[axis]).min().orElse(0);
	}

	private Mask fill(final List<double[][]> contours) {
		final List<Level> levels = levels(contours);
		final boolean onSlices = levels.stream().allMatch(l -> Math.abs(l.at - Math.rint(l.at)) <= FLAT);
		reportOutside(levels, onSlices ? 0 : distance(levels) / 2);
		final Box box = box(contours, onSlices ? 0 : (int) Math.ceil(distance(levels)));
		final byte[] inside = new byte[box.voxels()];
		if (onSlices) {
			reportGaps(levels);
			for (final Level l : levels) fill(l, (int) Math.rint(l.at), box, inside);
		}
		else {
			warn.accept(String.format(Locale.ROOT, "its contours lie between the image's slices (they were drawn %.4g mm apart on another image); each slice"
				+ " takes the nearest contours", distance(levels) * grid.spacing().get(w)));
			for (int k = box.start(w); k < box.start(w) + box.size(w); k++) {
				final Level near = nearest(levels, k);
				if (Math.abs(near.at - k) <= distance(levels) / 2 + ON_CENTRE) fill(near, k, box, inside);
			}
		}
		return Mask.of(grid, box, i -> inside[i] != 0);
	}

	/** Contours by plane, in order. */
	private List<Level> levels(final List<double[][]> contours) {
		final double same = Math.max(SAME_PLANE_MM / grid.spacing().get(w), ON_CENTRE);
		final List<double[][]> sorted = new ArrayList<>(contours);
		sorted.sort(Comparator.comparingDouble(p -> p[0][w]));
		final List<Level> out = new ArrayList<>();
		for (final double[][] c : sorted) {
			if (out.isEmpty() || c[0][w] - out.get(out.size() - 1).at > same) out.add(new Level(c[0][w], new ArrayList<>()));
			out.get(out.size() - 1).contours.add(c);
		}
		return out;
	}

	/** The usual distance of planes, in slices; 1 for a single plane. */
	private static double distance(final List<Level> levels) {
		if (levels.size() == 1) return 1;
		final double[] steps = new double[levels.size() - 1];
		for (int i = 0; i < steps.length; i++) steps[i] = levels.get(i + 1).at - levels.get(i).at;
		Arrays.sort(steps);
		return steps[steps.length / 2];
	}

	/** @param reach how far, in slices, a plane may be filled beyond itself */
	private void reportOutside(final List<Level> levels, final double reach) {
		final double last = grid.size(w) - 1;
		final List<Level> outside = levels.stream().filter(l -> Math.rint(l.at + reach) < 0 || Math.rint(l.at - reach) > last).toList();
		if (outside.size() == levels.size()) throw new InputException("all of its " + levels.size() + " planes lie outside the image (the image covers "
			+ "slices 0 to " + (int) last + ", the contours " + number(levels.get(0).at) + " to " + number(levels.get(levels.size() - 1).at) + ")");
		if (!outside.isEmpty()) warn.accept(outside.size() + " of its " + levels.size() + " planes lie outside the image and are left out (slices "
			+ String.join(", ", outside.stream().map(l -> number(l.at)).toList()) + " of 0 to " + (int) last + ")");
		int beyond = 0;
		for (final Level l : levels) for (final double[][] c : l.contours) if (!within(c, u) || !within(c, v)) beyond++;
		if (beyond > 0) warn.accept(beyond + " of its contours reach beyond the image's edge and are cut off there");
	}

	private boolean within(final double[][] contour, final int axis) {
		return Arrays.stream(contour).allMatch(p -> p[axis] >= -0.5 - FLAT && p[axis] <= grid.size(axis) - 0.5 + FLAT);
	}

	private static String number(final double slice) {
		return String.format(Locale.ROOT, "%.4g", slice);
	}

	/** Contours on every second slice would give a region of separate sheets. */
	private void reportGaps(final List<Level> levels) {
		final long usual = Math.round(distance(levels));
		if (usual > 1) warn.accept("its contours lie on every " + usual + (usual == 2 ? "nd" : usual == 3 ? "rd" : "th")
			+ " slice only; the slices between stay empty. Interpolate it where it was drawn");
	}

	private static Level nearest(final List<Level> levels, final int slice) {
		return levels.stream().min(Comparator.comparingDouble(l -> Math.abs(l.at - slice))).orElseThrow();
	}

	/** The part of the grid around the contours. */
	private Box box(final List<double[][]> contours, final int reach) {
		final int[] low = new int[3], size = new int[3];
		for (int a = 0; a < 3; a++) {
			final int axis = a, more = a == w ? reach : 0;
			final double min = contours.stream().flatMap(Arrays::stream).mapToDouble(p -> p[axis]).min().orElse(0), max = contours.stream().flatMap(
				Arrays::stream).mapToDouble(p -> p[axis]).max().orElse(0);
			low[a] = (int) Math.max(0, Math.min(grid.size(a), Math.floor(min) - more));
			size[a] = Math.max(0, (int) Math.min(grid.size(a) - 1, Math.ceil(max) + more) - low[a] + 1);
		}
		return new Box(low[0], low[1], low[2], size[0], size[1], size[2]);
	}

	/** Fills one slice of a box, row by row between the crossings of all the plane's contours. */
	private void fill(final Level level, final int slice, final Box box, final byte[] inside) {
		if (slice < box.start(w) || slice >= box.start(w) + box.size(w)) return;
		final double[][] crossings = new double[box.size(v)][];
		final int[] count = new int[box.size(v)];
		for (final double[][] c : level.contours) for (int i = 0; i < c.length; i++) cross(c[i], c[(i + 1) % c.length], box.start(v), crossings, count);
		final int[] at = new int[3];
		at[w] = slice;
		for (int row = 0; row < crossings.length; row++) {
			if (count[row] == 0) continue;
			Arrays.sort(crossings[row], 0, count[row]);
			at[v] = box.start(v) + row;
			for (int i = 0; i + 1 < count[row]; i += 2) {
				final int to = (int) Math.min(box.start(u) + box.size(u), Math.ceil(crossings[row][i + 1]));
				for (at[u] = (int) Math.max(box.start(u), Math.ceil(crossings[row][i])); at[u] < to; at[u]++) inside[box.index(at[0], at[1], at[2])] ^= 1;
			}
		}
	}

	/** Adds where an edge crosses rows; an end on a row counts for the edge above it alone. */
	private void cross(final double[] a, final double[] b, final int firstRow, final double[][] crossings, final int[] count) {
		if (a[v] == b[v]) return;
		final double[] low = a[v] < b[v] ? a : b, high = low == a ? b : a;
		final int from = (int) Math.max(firstRow, Math.ceil(low[v])), to = (int) Math.min(firstRow + crossings.length, Math.ceil(high[v]));
		for (int y = from; y < to; y++) {
			final int row = y - firstRow;
			final double x = centred(low[u] + (y - low[v]) / (high[v] - low[v]) * (high[u] - low[u]));
			if (crossings[row] == null) crossings[row] = new double[8];
			if (count[row] == crossings[row].length) crossings[row] = Arrays.copyOf(crossings[row], 2 * count[row]);
			crossings[row][count[row]++] = x;
		}
	}
}
