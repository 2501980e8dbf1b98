package io.github.roi2roc.preprocess;

import java.util.List;
import java.util.Locale;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

/**
 * Takes voxels out of a region whose intensity lies outside a closed range.
 *
 * @param mode what the thresholds count
 * @param range one threshold (the lower one) or two, in any order
 */
public record Resegmentation(Mode mode, List<Double> range) {

	/** What the thresholds count. */
	public enum Mode {
		/** Intensities. */
		ABSOLUTE,
		/** Fractions of the largest intensity in the region. */
		RELATIVE,
		/** Population standard deviations of the region from its mean. */
		SIGMA
	}

	public Resegmentation {
		if (range.isEmpty() || range.size() > 2) throw new InputException("'resegmentRange' needs one number (the lower threshold) or two, found "
			+ range.size() + ": " + range + ".");
		range = range.stream().sorted().toList();
	}

	/**
	 * @param image on a grid of the mask's size
	 * @throws InputException if no voxel is left
	 */
	public Mask apply(final Volume image, final Mask mask) {
		final Box box = mask.bounds();
		final double[] v = image.doubles(box);
		final byte[] inside = mask.bytes(box);
		final double[] at = thresholds(v, inside, mask.count());
		final double low = at[0], high = at.length > 1 ? at[1] : Double.POSITIVE_INFINITY;
		final Mask out = Mask.of(mask.geometry(), box, i -> inside[i] != 0 && v[i] >= low && v[i] <= high);
		if (out.isEmpty()) throw new InputException("Re-segmentation leaves none of the region's " + mask.count() + " voxels: none lies from "
			+ ShortNumber.text(low) + " to " + ShortNumber.text(high) + " (" + this + "). Widen 'resegmentRange'.");
		return out;
	}

	private double[] thresholds(final double[] v, final byte[] inside, final int n) {
		final double[] t = range.stream().mapToDouble(Double::doubleValue).toArray();
		switch (mode) {
			case ABSOLUTE -> {
				// as they are
			}
			case RELATIVE -> {
				double max = Double.NEGATIVE_INFINITY;
				for (int i = 0; i < v.length; i++) {
					if (inside[i] != 0) max = Math.max(max, v[i]);
				}
				for (int k = 0; k < t.length; k++) t[k] *= max;
			}
			case SIGMA -> {
				double sum = 0, squares = 0;
				for (int i = 0; i < v.length; i++) {
					if (inside[i] != 0) sum += v[i];
				}
				final double mean = sum / n;
				for (int i = 0; i < v.length; i++) {
					if (inside[i] != 0) squares += (v[i] - mean) * (v[i] - mean);
				}
				final double sd = Math.sqrt(squares / n);
				for (int k = 0; k < t.length; k++) t[k] = mean + sd * t[k];
			}
			default -> throw new AssertionError(mode);
		}
		return t;
	}

	@Override
	public String toString() {
		return "resegmentMode " + mode.name().toLowerCase(Locale.ROOT) + ", resegmentRange " + range;
	}
}
