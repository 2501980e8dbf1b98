package io.github.roi2roc.feature.intensity;

import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Formula;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;

/**
 * Intensity-based statistics as IBSI defines them (family UHIW). PyRadiomics' versions, which differ in energy and kurtosis, are in
 * {@code firstorder}.
 */
@Plugin(type = FeatureFamily.class, name = "statistics", priority = 26)
public final class StatisticsFamily implements FeatureFamily {

	private static final List<Formula<Summary>> FORMULAS = List.of(//
		Formula.of("Mean", "Q4LE", "I", "Mean intensity.", Summary::mean), //
		Formula.of("Variance", "ECT3", "I²", "Mean squared distance from the mean.", Summary::variance), //
		Formula.of("Skewness", "KE2A", "", "Third central moment over the variance to the power 3/2.", Summary::skewness).needs(
			"two different intensities"), //
		Formula.of("ExcessKurtosis", "IPH6", "", "Fourth central moment over the squared variance, less 3.", Summary::excessKurtosis).needs(
			"two different intensities"), //
		Formula.of("Median", "Y12H", "I", "Median intensity.", Summary::median), //
		Formula.of("Minimum", "1GSF", "I", "Lowest intensity.", m -> m.d().min()), //
		Formula.of("Percentile10", "QG58", "I", "10th percentile, interpolated linearly.", m -> m.d().percentile(10)), //
		Formula.of("Percentile90", "8DWT", "I", "90th percentile, interpolated linearly.", m -> m.d().percentile(90)), //
		Formula.of("Maximum", "84IY", "I", "Highest intensity.", m -> m.d().max()), //
		Formula.of("InterquartileRange", "SALO", "I", "75th less 25th percentile.", Summary::interquartileRange), //
		Formula.of("Range", "2OJQ", "I", "Maximum less minimum.", Summary::range), //
		Formula.of("MeanAbsoluteDeviation", "4FUA", "I", "Mean distance from the mean.", Summary::meanAbsoluteDeviation), //
		Formula.of("RobustMeanAbsoluteDeviation", "1128", "I", "Mean absolute deviation of the intensities from the 10th to the 90th percentile.",
			Summary::robustMeanAbsoluteDeviation).needs("a voxel from the 10th to the 90th percentile"), //
		Formula.of("MedianAbsoluteDeviation", "N72L", "I", "Mean distance from the median.", Summary::medianAbsoluteDeviation), //
		Formula.of("CoefficientOfVariation", "7TET", "", "Standard deviation over the mean.", Summary::coefficientOfVariation).needs(
			"a mean other than 0"), //
		Formula.of("QuartileCoefficientOfDispersion", "9S40", "", "Interquartile range over the sum of both quartiles.",
			Summary::quartileCoefficientOfDispersion).needs("quartiles whose sum is not 0"), //
		Formula.of("Energy", "N8CA", "I²", "Sum of the squared intensities.", Summary::energy), //
		Formula.of("RootMeanSquare", "5ZWQ", "I", "Root of the mean squared intensity.", m -> Math.sqrt(m.energy() / m.d().n())));

	@Override
	public String name() {
		return "statistics";
	}

	@Override
	public Input input() {
		return Input.INTENSITIES;
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
		return Formula.values(FORMULAS, request, new Summary(Distribution.of(region)), "not defined for this region");
	}
}
