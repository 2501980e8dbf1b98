package io.github.roi2roc.preprocess;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.PixelType;

/**
 * How intensities become grey levels 1, 2, 3, … for texture matrices and histograms.
 *
 * <p>
 * PyRadiomics' bin width: bins start at multiples of the width, level = ⌊x/W⌋ − ⌊min/W⌋ + 1. PyRadiomics' bin count: numpy's histogram
 * edges over the region's range, with the maximum in the last bin. Both follow numpy's arithmetic, so that a value on an edge falls on
 * the same side.
 */
public sealed interface Discretisation {

	/** Bins of equal width that start at a multiple of it ({@code binWidth}). */
	static Discretisation binWidth(final double width) {
		if (!(width > 0)) throw new IllegalArgumentException("bin width " + width);
		return new Width(width);
	}

	/** A number of bins of equal width from the region's minimum to its maximum ({@code binCount}). */
	static Discretisation binCount(final int bins) {
		if (bins < 1) throw new IllegalArgumentException("bin count " + bins);
		return new Count(bins);
	}

	/** Bins of equal width from a given intensity: IBSI's fixed bin size, which starts at the re-segmentation range's lower bound. */
	static Discretisation fixedBinSize(final double start, final double width) {
		if (!(width > 0)) throw new IllegalArgumentException("bin width " + width);
		return new Size(start, width);
	}

	/** No bins: intensities are grey levels already, whole numbers from 1. */
	static Discretisation none() {
		return new None();
	}

	/**
	 * The bins for a region.
	 *
	 * @param min smallest intensity in the region
	 * @param max largest intensity
	 * @param type of the image: edges of a 32-bit float image are 32-bit floats
	 */
	Bins bins(double min, double max, PixelType type);

	/** Which level an intensity of the region has. */
	interface Bins {

		/** @return the level, at least 1 for an intensity of the region */
		int level(double x);

		/** Level of the region's maximum; may be larger than any array, so that the caller can refuse. */
		double highest();
	}

	/** @param width in the image's unit */
	record Width(double width) implements Discretisation {

		@Override
		public Bins bins(final double min, final double max, final PixelType type) {
			final double rest = min % width;
			// Python's modulus has the sign of the divisor
			final double low = min - (rest < 0 ? rest + width : rest);
			// numpy's arange adds the difference of its first two numbers
			final double step = low + width - low;
			return new Edges(low, step, Double.POSITIVE_INFINITY, max, false);
		}

		@Override
		public String toString() {
			return "binWidth " + ShortNumber.text(width);
		}
	}

	/** Intensities as they are. */
	record None() implements Discretisation {

		@Override
		public Bins bins(final double min, final double max, final PixelType type) {
			return new Bins() {

				@Override
				public int level(final double x) {
					if (x < 1 || x != Math.rint(x)) throw new InputException("The region has intensity " + x
						+ ", which is no grey level: without discretisation grey levels are whole numbers from 1. Choose a bin width or a bin count.");
					return (int) x;
				}

				@Override
				public double highest() {
					return max;
				}
			};
		}

		@Override
		public String toString() {
			return "no discretisation";
		}
	}

	/**
	 * @param start lower edge of the first bin; NaN for the region's minimum
	 * @param width in the image's unit
	 */
	record Size(double start, double width) implements Discretisation {

		@Override
		public Bins bins(final double min, final double max, final PixelType type) {
			return new Edges(Double.isNaN(start) ? min : start, width, Double.POSITIVE_INFINITY, max, false);
		}

		@Override
		public String toString() {
			return "binWidth " + ShortNumber.text(width) + " from " + (Double.isNaN(start) ? "the region's minimum" : ShortNumber.text(start));
		}
	}

	/** @param bins number of bins, at least 1 */
	record Count(int bins) implements Discretisation {

		@Override
		public Bins bins(final double min, final double max, final PixelType type) {
			final boolean flat = min == max;
			final double first = flat ? min - 0.5 : min, last = flat ? max + 0.5 : max;
			return new Edges(first, (last - first) / bins, bins, max, type == PixelType.FLOAT);
		}

		@Override
		public String toString() {
			return "binCount " + bins;
		}
	}

	/**
	 * Edges low + k·step. A value's level is the number of edges at or below it, at most {@code most}.
	 *
	 * @param single edges are rounded to 32-bit floats
	 */
	record Edges(double low, double step, double most, double max, boolean single) implements Bins {

		private double edge(final double k) {
			final double e = k * step + low;
			return single ? (float) e : e;
		}

		private double place(final double x) {
			double k = Math.max(0, Math.min(most - 1, Math.floor((x - low) / step)));
			// the division may round across an edge
			while (k + 1 < most && x >= edge(k + 1)) k++;
			while (k > 0 && x < edge(k)) k--;
			return k + 1;
		}

		@Override
		public int level(final double x) {
			return (int) place(x);
		}

		@Override
		public double highest() {
			return place(max);
		}
	}
}
