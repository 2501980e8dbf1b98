package io.github.roi2roc.extract;

import java.math.BigDecimal;

import io.github.roi2roc.InputException;
import io.github.roi2roc.feature.Levels;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.preprocess.Discretisation;
import io.github.roi2roc.preprocess.ShortNumber;

/**
 * The grey levels of one image in a region, and the intensities they come from.
 *
 * @param levels in a padded box
 * @param min smallest intensity in the region
 * @param max largest intensity
 */
record GreyLevels(Levels levels, double min, double max) {

	/** Whole-number images with a narrower range than this are discretised by look-up. */
	private static final int LOOK_UP = 1 << 18;

	/**
	 * @param what the image, for messages
	 * @param reach longest distance to a neighbour
	 * @throws InputException if there are more levels than can be stored, or an intensity is not finite
	 */
	static GreyLevels of(final Volume image, final Mask mask, final Discretisation discretisation, final int reach, final String what) {
		final Box box = mask.bounds();
		final byte[] inside = mask.inside();
		final double[] range = range(image, mask, what);
		final double min = range[0], max = range[1];
		final Discretisation.Bins bins = discretisation.bins(min, max, image.voxels().type());
		final double highest = bins.highest();
		if (!(highest <= Levels.MAX)) throw new InputException(what + ": " + discretisation + " makes " + new BigDecimal(highest)
			.toPlainString() + " grey levels of intensities from " + ShortNumber.text(min) + " to " + ShortNumber.text(max) + "; at most "
			+ Levels.MAX + " can be used." + advice(min, max));
		final int px = margin(box.nx(), reach), py = margin(box.ny(), reach), pz = margin(box.nz(), reach);
		final Box padded = box.grow(px, py, pz);
		final char[] data = new char[padded.voxels()];
		final int[] histogram = new int[(int) highest + 1];
		final boolean table = image.voxels().type().integer() && max - min < LOOK_UP;
		final char[] level = table ? new char[(int) (max - min) + 1] : null;
		if (table) {
			for (int i = 0; i < level.length; i++) level[i] = (char) bins.level(min + i);
		}
		for (int z = 0, row = 0; z < box.nz(); z++) {
			for (int y = 0; y < box.ny(); y++, row += box.nx()) {
				final double[] v = image.doubles(new Box(box.x(), box.y() + y, box.z() + z, box.nx(), 1, 1));
				final int to = padded.index(box.x(), box.y() + y, box.z() + z);
				for (int x = 0; x < v.length; x++) {
					if (inside[row + x] == 0) continue;
					final char l = table ? level[(int) (v[x] - min)] : (char) bins.level(v[x]);
					data[to + x] = l;
					histogram[l]++;
				}
			}
		}
		return new GreyLevels(new Levels(data, padded.nx(), padded.ny(), padded.nz(), px, py, pz, (int) highest, histogram), min, max);
	}

	/** Smallest and largest intensity in the region. @throws InputException if one is not finite */
	static double[] range(final Volume image, final Mask mask, final String what) {
		final Box box = mask.bounds();
		final byte[] inside = mask.inside();
		double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
		int bad = 0;
		for (int z = 0, row = 0; z < box.nz(); z++) {
			for (int y = 0; y < box.ny(); y++, row += box.nx()) {
				final double[] v = image.doubles(new Box(box.x(), box.y() + y, box.z() + z, box.nx(), 1, 1));
				for (int x = 0; x < v.length; x++) {
					if (inside[row + x] == 0) continue;
					if (v[x] < min) min = v[x];
					if (v[x] > max) max = v[x];
					if (v[x] - v[x] != 0) bad++;
				}
			}
		}
		if (bad > 0) throw new InputException(what + ": " + bad + " of the region's " + mask.count()
			+ " voxels are NaN or infinite. Correct the image, or take them out of the mask.");
		return new double[] { min, max };
	}

	private static int margin(final int size, final int reach) {
		return Math.max(1, Math.min(reach, size - 1));
	}

	/** What to set instead, for intensities of this range: some 30 to 65 levels. */
	static String advice(final double min, final double max) {
		if (!(max > min)) return "";
		final double width = width(min, max);
		return " Set 'binWidth' to " + ShortNumber.text(width) + " (" + (int) Math.ceil((max - min) / width) + " levels), or 'binCount'.";
	}

	/** A round width (1, 2 or 5 times a power of ten) that gives some 25 to 65 levels. */
	static double width(final double min, final double max) {
		final double wish = (max - min) / 64, power = Math.pow(10, Math.floor(Math.log10(wish)));
		for (final double f : new double[] { 1, 2, 5 }) {
			if (f * power >= wish) return f * power;
		}
		return 10 * power;
	}
}
