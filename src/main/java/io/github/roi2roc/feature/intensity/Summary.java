package io.github.roi2roc.feature.intensity;

import io.github.roi2roc.feature.Levels;

/**
 * The statistics that IBSI defines both on the intensities of a region and on its grey levels.
 *
 * @param d ascending values, each with how often it occurs
 */
record Summary(Distribution d) {

	/** Of the grey levels of a region. */
	static Summary of(final Levels levels) {
		final int[] l = levels.occurring(), count = new int[l.length];
		final double[] value = new double[l.length];
		for (int i = 0; i < l.length; i++) {
			value[i] = l[i];
			count[i] = levels.histogram()[l[i]];
		}
		return new Summary(new Distribution(value, count, levels.count()));
	}

	/** How often the i-th value of the list occurs. */
	private double share(final int i) {
		return (d.count() == null ? 1.0 : d.count()[i]) / d.n();
	}

	double mean() {
		return d.mean(x -> x);
	}

	double variance() {
		final double mean = mean();
		return d.mean(x -> (x - mean) * (x - mean));
	}

	/** NaN if all values are equal. */
	double skewness() {
		if (range() == 0) return Double.NaN;
		final double mean = mean();
		return d.mean(x -> (x - mean) * (x - mean) * (x - mean)) / Math.pow(variance(), 1.5);
	}

	/** Kurtosis less 3; NaN if all values are equal. */
	double excessKurtosis() {
		if (range() == 0) return Double.NaN;
		final double mean = mean(), variance = variance();
		return d.mean(x -> (x - mean) * (x - mean) * (x - mean) * (x - mean)) / (variance * variance) - 3;
	}

	double median() {
		return d.percentile(50);
	}

	double range() {
		return d.max() - d.min();
	}

	double interquartileRange() {
		return d.percentile(75) - d.percentile(25);
	}

	double meanAbsoluteDeviation() {
		final double mean = mean();
		return d.mean(x -> Math.abs(x - mean));
	}

	/** Mean distance from the median. */
	double medianAbsoluteDeviation() {
		final double median = median();
		return d.mean(x -> Math.abs(x - median));
	}

	/** The mean absolute deviation of the values from the 10th to the 90th percentile; NaN if both lie between the same two values. */
	double robustMeanAbsoluteDeviation() {
		final Distribution middle = d.within(d.percentile(10), d.percentile(90));
		return middle.n() == 0 ? Double.NaN : new Summary(middle).meanAbsoluteDeviation();
	}

	/** NaN if the mean is 0. */
	double coefficientOfVariation() {
		final double mean = mean();
		return mean == 0 ? Double.NaN : Math.sqrt(variance()) / mean;
	}

	/** NaN if the quartiles' sum is 0. */
	double quartileCoefficientOfDispersion() {
		final double sum = d.percentile(75) + d.percentile(25);
		return sum == 0 ? Double.NaN : interquartileRange() / sum;
	}

	double energy() {
		return d.sum(x -> x * x);
	}

	/** Entropy in bits. */
	double entropy() {
		double s = 0;
		for (int i = 0; i < d.value().length; i++) s -= share(i) * (Math.log(share(i)) / Math.log(2));
		return s;
	}

	/** Sum of the squared probabilities. */
	double uniformity() {
		double s = 0;
		for (int i = 0; i < d.value().length; i++) s += share(i) * share(i);
		return s;
	}

	/** The most frequent value; of several the one closest to the mean, then the lower one. */
	double mode() {
		final double mean = mean();
		final double[] v = d.value();
		int best = 0;
		for (int i = 1; i < v.length; i++) {
			if (share(i) > share(best) || share(i) == share(best) && Math.abs(v[i] - mean) < Math.abs(v[best] - mean)) best = i;
		}
		return v[best];
	}
}
