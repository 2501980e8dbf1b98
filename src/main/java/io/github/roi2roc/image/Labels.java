package io.github.roi2roc.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.roi2roc.InputException;

/**
 * The labels of a label image: every value that occurs and is not 0, with its number of voxels. A mask of 0 and 255, or of 0 and 0.00392,
 * is a label image with one label. Values within 1e-4 of a whole number are that number: a scaled mask holds 1.0000001 for 1.
 *
 * @param found ascending by value, never empty
 */
public record Labels(List<Label> found) {

	/** More different values than this are an image, not labels. */
	private static final int MAX = 10_000;
	private static final int LISTED = 20;
	private static final double WHOLE = 1e-4;

	/**
	 * A value of the label image.
	 *
	 * @param voxels how many have it
	 * @param bounds the box around them
	 */
	public record Label(double value, int voxels, Box bounds) {

		/** The label as it stands in tables: 2, 255, or 0.00392. */
		public String text() {
			return value == Math.rint(value) ? Long.toString((long) value) : Float.toString((float) value);
		}

		/** The region of this label in the image it was found in. */
		public Mask mask(final Volume labels) {
			final Voxels v = labels.voxels();
			final Geometry g = labels.geometry();
			return Mask.of(g, bounds, i -> {
				final int yz = i / bounds.nx();
				return whole(v.get(g.index(bounds.x() + i % bounds.nx(), bounds.y() + yz % bounds.ny(), bounds.z() + yz / bounds.ny()))) == value;
			});
		}
	}

	public Labels {
		found = List.copyOf(found);
	}

	/**
	 * @param volume a label image
	 * @throws InputException if it has no voxel that is not 0, NaN voxels, several values that are no whole numbers, or far too many values
	 */
	public static Labels of(final Volume volume) {
		final Map<Double, Tally> counts = count(volume);
		if (counts.isEmpty()) throw new InputException("the mask is empty: every voxel is 0. Draw the region, or name another mask.");
		final List<Label> found = new ArrayList<>();
		counts.forEach((value, t) -> found.add(new Label(value, t.count, t.box())));
		final Labels out = new Labels(found);
		if (found.size() > 1 && found.stream().anyMatch(l -> l.value != Math.rint(l.value))) throw new InputException(
			"the mask has several values that are not whole numbers (" + out.listed()
				+ "): it looks like a probability map or an interpolated mask. Threshold it, or resample it with nearest neighbour.");
		return out;
	}

	private static double whole(final double value) {
		final double w = Math.rint(value);
		return w != 0 && Math.abs(value - w) <= WHOLE ? w : value;
	}

	private static Map<Double, Tally> count(final Volume volume) {
		final Geometry g = volume.geometry();
		final Voxels v = volume.voxels();
		final Map<Double, Tally> counts = new TreeMap<>();
		double last = 0;
		Tally tally = new Tally();
		for (int z = 0, i = 0; z < g.nz(); z++) {
			for (int y = 0; y < g.ny(); y++) {
				for (int x = 0; x < g.nx(); x++, i++) {
					final double d = v.get(i);
					if (d == 0) continue;
					if (d != last) {
						if (!Double.isFinite(d)) throw new InputException("the mask has voxels that are " + d
							+ ". A mask holds labels (whole numbers, 0 outside); export it again as a segmentation.");
						tally = counts.computeIfAbsent(whole(d), k -> new Tally());
						last = d;
						if (counts.size() > MAX) throw new InputException("the mask has more than " + MAX
							+ " different values: it looks like an image. Name the mask file.");
					}
					tally.add(x, y, z);
				}
			}
		}
		return counts;
	}

	/** Voxels of one label and the box around them. */
	private static final class Tally {

		private int count, x0 = Integer.MAX_VALUE, y0 = Integer.MAX_VALUE, z0 = Integer.MAX_VALUE, x1 = -1, y1 = -1, z1 = -1;

		void add(final int x, final int y, final int z) {
			count++;
			if (x < x0) x0 = x;
			if (x > x1) x1 = x;
			if (y < y0) y0 = y;
			if (y > y1) y1 = y;
			if (z < z0) z0 = z;
			z1 = z;
		}

		Box box() {
			return new Box(x0, y0, z0, x1 - x0 + 1, y1 - y0 + 1, z1 - z0 + 1);
		}
	}

	/**
	 * The label with a number.
	 *
	 * @param text such as {@code 2}
	 * @throws InputException if no voxel has it, saying which labels there are
	 */
	public Label get(final String text) {
		for (final Label l : found) {
			if (l.text().equals(text)) return l;
		}
		try {
			final double value = Double.parseDouble(text);
			for (final Label l : found) {
				if (l.value == value) return l;
			}
		}
		catch (final NumberFormatException e) {
			throw new InputException("'" + text + "' is no label: a label image knows its labels by number. " + remedy(), e);
		}
		throw new InputException("no voxel has label " + text + ". " + remedy());
	}

	private String remedy() {
		return "Labels found: " + listed() + ". Set 'label' to " + (found.size() == 1 ? found.get(0).text() : "one of them")
			+ ", or correct the mask.";
	}

	private String listed() {
		return found.stream().limit(LISTED).map(l -> l.text() + " (" + l.voxels + (l.voxels == 1 ? " voxel)" : " voxels)")).collect(Collectors
			.joining(", ")) + (found.size() > LISTED ? ", … (" + found.size() + " labels)" : "");
	}
}
