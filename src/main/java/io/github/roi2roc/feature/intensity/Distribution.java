package io.github.roi2roc.feature.intensity;

import java.util.Arrays;

import io.github.roi2roc.feature.Region;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Volume;

/**
 * The intensities of a region without their places: ascending values, each with how often it occurs. For an image of whole numbers the
 * list is as long as there are different values; otherwise as long as there are voxels.
 *
 * @param value ascending
 * @param count how often each value occurs; null if each stands once for each voxel
 * @param n number of voxels
 */
record Distribution(double[] value, int[] count, int n) {

	/** A whole-number image with a wider range than this is sorted rather than counted. */
	private static final int WIDEST = 1 << 20;

	static Distribution of(final Region region) {
		final Box box = region.mask().bounds();
		final byte[] inside = region.mask().inside();
		double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
		if (region.image().voxels().type().integer()) {
			for (int row = 0; row < inside.length; row += box.nx()) {
				final double[] v = row(region.image(), box, row);
				for (int x = 0; x < v.length; x++) {
					if (inside[row + x] == 0) continue;
					min = Math.min(min, v[x]);
					max = Math.max(max, v[x]);
				}
			}
			if (max - min < WIDEST) return counted(region, box, inside, min, max);
		}
		final double[] all = new double[region.mask().count()];
		int n = 0;
		for (int row = 0; row < inside.length; row += box.nx()) {
			final double[] v = row(region.image(), box, row);
			for (int x = 0; x < v.length; x++) {
				if (inside[row + x] != 0) all[n++] = v[x];
			}
		}
		Arrays.sort(all);
		return new Distribution(all, null, n);
	}

	private static Distribution counted(final Region region, final Box box, final byte[] inside, final double min, final double max) {
		final int[] counts = new int[(int) (max - min) + 1];
		final int low = -(int) min;
		for (int row = 0; row < inside.length; row += box.nx()) {
			final double[] v = row(region.image(), box, row);
			for (int x = 0; x < v.length; x++) {
				if (inside[row + x] != 0) counts[(int) v[x] + low]++;
			}
		}
		int distinct = 0, n = 0;
		for (final int c : counts) {
			distinct += c == 0 ? 0 : 1;
			n += c;
		}
		final double[] value = new double[distinct];
		final int[] count = new int[distinct];
		int o = 0;
		for (int i = 0; i < counts.length; i++) {
			if (counts[i] == 0) continue;
			value[o] = min + i;
			count[o++] = counts[i];
		}
		return new Distribution(value, count, n);
	}

	/** @param place of the row's first voxel in the box's array */
	private static double[] row(final Volume image, final Box box, final int place) {
		final int line = place / box.nx();
		return image.doubles(new Box(box.x(), box.y() + line % box.ny(), box.z() + line / box.ny(), box.nx(), 1, 1));
	}

	/** How much one value adds to a sum. */
	interface Term {

		double of(double x);
	}

	/** Sum over all voxels, ascending by value, with the lost low bits carried along (Neumaier). */
	double sum(final Term term) {
		double s = 0, lost = 0;
		for (int i = 0; i < value.length; i++) {
			final double t = count == null ? term.of(value[i]) : count[i] * term.of(value[i]);
			final double next = s + t;
			lost += Math.abs(s) >= Math.abs(t) ? s - next + t : t - next + s;
			s = next;
		}
		return s + lost;
	}

	double mean(final Term term) {
		return sum(term) / n;
	}

	double min() {
		return value[0];
	}

	double max() {
		return value[value.length - 1];
	}

	/** Percentile with linear interpolation between order statistics (R type 7, numpy's default). */
	double percentile(final double percent) {
		final double at = percent / 100 * (n - 1);
		final int below = (int) Math.floor(at);
		final double a = order(below), b = order(Math.min(n - 1, below + 1)), t = at - below;
		return t < 0.5 ? a + (b - a) * t : b - (b - a) * (1 - t);
	}

	/** The k-th smallest value, from 0. */
	private double order(final int k) {
		if (count == null) return value[k];
		int i = 0;
		for (int seen = count[0]; seen <= k; seen += count[i]) i++;
		return value[i];
	}

	/** The part with values in a closed range. */
	Distribution within(final double low, final double high) {
		int from = 0, to = value.length;
		while (from < to && value[from] < low) from++;
		while (to > from && value[to - 1] > high) to--;
		final int[] c = count == null ? null : Arrays.copyOfRange(count, from, to);
		return new Distribution(Arrays.copyOfRange(value, from, to), c, c == null ? to - from : Arrays.stream(c).sum());
	}
}
