package io.github.roi2roc.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.roi2roc.InputException;

/**
 * The labels of a label image: every value that occurs and is not 0, with its number of voxels. A mask of 0 and 255, or of 0 and 0.00392,
 * is a label image with one label.
 *
 * @param found ascending by value, never empty
 */
public record Labels(List<Label> found) {

	/** More different values than this are an image, not labels. */
	private static final int MAX = 10_000;
	private static final int LISTED = 20;

	/** A value of the label image. */
	public record Label(double value, int voxels) {

		/** The label as it stands in tables: 2, 255, or 0.00392. */
		public String text() {
			return value == Math.rint(value) ? Long.toString((long) value) : Float.toString((float) value);
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
		final Voxels v = volume.voxels();
		final Map<Double, int[]> counts = new TreeMap<>();
		double last = 0;
		int[] count = new int[1];
		for (int i = 0; i < v.length(); i++) {
			final double d = v.get(i);
			if (d == 0) continue;
			if (d != last) {
				if (!Double.isFinite(d)) throw new InputException("the mask has voxels that are " + d
					+ ". A mask holds labels (whole numbers, 0 outside); export it again as a segmentation.");
				count = counts.computeIfAbsent(d, k -> new int[1]);
				last = d;
				if (counts.size() > MAX) throw new InputException("the mask has more than " + MAX
					+ " different values: it looks like an image. Name the mask file.");
			}
			count[0]++;
		}
		if (counts.isEmpty()) throw new InputException("the mask is empty: every voxel is 0. Draw the region, or name another mask.");
		final List<Label> found = new ArrayList<>();
		counts.forEach((value, n) -> found.add(new Label(value, n[0])));
		final Labels out = new Labels(found);
		if (found.size() > 1 && found.stream().anyMatch(l -> l.value != Math.rint(l.value))) throw new InputException(
			"the mask has several values that are not whole numbers (" + out.listed()
				+ "): it looks like a probability map or an interpolated mask. Threshold it, or resample it with nearest neighbour.");
		return out;
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
