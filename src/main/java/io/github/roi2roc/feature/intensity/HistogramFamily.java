package io.github.roi2roc.feature.intensity;

import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Formula;
import io.github.roi2roc.feature.Levels;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;

/** Intensity histogram features: statistics of the discretised grey levels (IBSI family ZVCW). */
@Plugin(type = FeatureFamily.class, name = "histogram", priority = 25)
public final class HistogramFamily implements FeatureFamily {

	private static final String TWO = "two different grey levels", GRADIENT = "a histogram of at least two bins";

	private static final List<Formula<Histogram>> FORMULAS = List.of(//
		Formula.of("Mean", "X6K6", "Mean grey level.", h -> h.s.mean()), //
		Formula.of("Variance", "CH89", "Mean squared distance from the mean grey level.", h -> h.s.variance()), //
		Formula.of("Skewness", "88K1", "Third central moment over the variance to the power 3/2.", (Histogram h) -> h.s.skewness()).needs(TWO), //
		Formula.of("Kurtosis", "C3I7", "Fourth central moment over the squared variance, less 3.", (Histogram h) -> h.s.excessKurtosis()).needs(
			TWO), //
		Formula.of("Median", "WIFQ", "Median grey level.", h -> h.s.median()), //
		Formula.of("Minimum", "1PR8", "Lowest grey level.", h -> h.s.d().min()), //
		Formula.of("Percentile10", "GPMT", "10th percentile of grey levels, interpolated linearly.", h -> h.s.d().percentile(10)), //
		Formula.of("Percentile90", "OZ0C", "90th percentile of grey levels, interpolated linearly.", h -> h.s.d().percentile(90)), //
		Formula.of("Maximum", "3NCY", "Highest grey level.", h -> h.s.d().max()), //
		Formula.of("Mode", "AMMC", "Most frequent grey level; of several the one closest to the mean.", h -> h.s.mode()), //
		Formula.of("InterquartileRange", "WR0O", "75th less 25th percentile of grey levels.", h -> h.s.interquartileRange()), //
		Formula.of("Range", "5Z3W", "Highest less lowest grey level.", h -> h.s.range()), //
		Formula.of("MeanAbsoluteDeviation", "D2ZX", "Mean distance from the mean grey level.", h -> h.s.meanAbsoluteDeviation()), //
		Formula.of("RobustMeanAbsoluteDeviation", "WRZB", "Mean absolute deviation of the grey levels from the 10th to the 90th percentile.",
			(Histogram h) -> h.s.robustMeanAbsoluteDeviation()).needs("a voxel from the 10th to the 90th percentile"), //
		Formula.of("MedianAbsoluteDeviation", "4RNL", "Mean distance from the median grey level.", h -> h.s.medianAbsoluteDeviation()), //
		Formula.of("CoefficientOfVariation", "CWYJ", "Standard deviation over the mean grey level.", h -> h.s.coefficientOfVariation()), //
		Formula.of("QuartileCoefficientOfDispersion", "SLWD", "Interquartile range over the sum of both quartiles.", h -> h.s
			.quartileCoefficientOfDispersion()), //
		Formula.of("Entropy", "TLU2", "Entropy (bits) of the histogram.", h -> h.s.entropy()), //
		Formula.of("Uniformity", "BJ5W", "Sum of the squared probabilities.", h -> h.s.uniformity()), //
		Formula.of("MaximumHistogramGradient", "12CE", "Largest slope of the histogram, by central differences of the counts.", (Histogram h) -> h
			.gradient(h.steepest(1))).needs(GRADIENT), //
		Formula.of("MaximumGradientGreyLevel", "8E6O", "The lowest grey level with the largest slope.", (Histogram h) -> h.steepest(1)).needs(
			GRADIENT), //
		Formula.of("MinimumHistogramGradient", "VQB3", "Smallest (most negative) slope of the histogram.", (Histogram h) -> h.gradient(h.steepest(
			-1))).needs(GRADIENT), //
		Formula.of("MinimumGradientGreyLevel", "RHQZ", "The lowest grey level with the smallest slope.", (Histogram h) -> h.steepest(-1)).needs(
			GRADIENT));

	/**
	 * @param s statistics of the levels
	 * @param count voxels at each level, index 0 to the highest; index 0 is not a level
	 */
	private record Histogram(Summary s, int[] count) {

		/** Half the difference of the neighbouring counts; at both ends the difference to the only neighbour. */
		double gradient(final double level) {
			if (Double.isNaN(level)) return Double.NaN;
			final int i = (int) level, low = Math.max(1, i - 1), high = Math.min(count.length - 1, i + 1);
			return (double) (count[high] - count[low]) / (high - low);
		}

		/** @param sign 1 for the largest gradient, −1 for the smallest */
		double steepest(final int sign) {
			if (count.length < 3) return Double.NaN;
			int best = 1;
			for (int i = 2; i < count.length; i++) {
				if (sign * gradient(i) > sign * gradient(best)) best = i;
			}
			return best;
		}
	}

	@Override
	public String name() {
		return "histogram";
	}

	@Override
	public Input input() {
		return Input.LEVELS;
	}

	@Override
	public boolean initial() {
		return false;
	}

	@Override
	public List<Feature> features() {
		return Formula.features(FORMULAS);
	}

	@Override
	public List<FeatureValue> compute(final Region region, final Request request) {
		final Levels l = region.levels();
		return Formula.values(FORMULAS, request, new Histogram(Summary.of(l), l.histogram()), "not defined for this region");
	}
}
