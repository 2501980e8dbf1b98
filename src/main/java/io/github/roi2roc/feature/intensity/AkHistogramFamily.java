package io.github.roi2roc.feature.intensity;

import java.util.ArrayList;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Formula;
import io.github.roi2roc.feature.Levels;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;

/**
 * Histogram features of the A.K. vocabulary. A.K.'s definitions are not public; the first-order features of Aerts 2014 (Nature Communications
 * 5:4006, supplement) stand in for those that are there, and what each further text says for the others.
 */
@Plugin(type = FeatureFamily.class, name = "akhistogram", priority = 15)
public final class AkHistogramFamily implements FeatureFamily {

	private static final String TWO = "two different intensities";
	private static final List<Formula<Sample>> FORMULAS = new ArrayList<>(List.of(//
		Formula.of("MinIntensity", "1GSF", "I", "Smallest intensity (Aerts 2014).", s -> s.d.min()), //
		Formula.of("MaxIntensity", "84IY", "I", "Largest intensity (Aerts 2014).", s -> s.d.max()), //
		Formula.of("MedianIntensity", "Y12H", "I", "Median intensity (Aerts 2014).", s -> s.d.percentile(50)), //
		Formula.of("MeanValue", "Q4LE", "I", "Mean intensity (Aerts 2014).", s -> s.summary.mean()), //
		Formula.of("StdDeviation", "", "I", "Root of Variance (Aerts 2014).", (Sample s) -> Math.sqrt(s.variance())).needs("at least 2 voxels"), //
		Formula.of("Variance", "", "I²", "Sum of (x − mean)² over the number of voxels less 1 (Aerts 2014).", (Sample s) -> s.variance()).needs(
			"at least 2 voxels"), //
		Formula.of("VolumeCount", "", "", "Number of voxels.", s -> s.d.n()), //
		Formula.of("VoxelValueSum", "", "I", "Sum of the intensities.", s -> s.d.sum(x -> x)), //
		Formula.of("Range", "2OJQ", "I", "Largest less smallest intensity (Aerts 2014).", s -> s.summary.range()), //
		Formula.of("RMS", "5ZWQ", "I", "Root of the mean of x² (Aerts 2014).", s -> Math.sqrt(s.summary.energy() / s.d.n())), //
		Formula.of("MeanDeviation", "4FUA", "I", "Mean of |x − mean| (Aerts 2014, mean absolute deviation).", s -> s.summary
			.meanAbsoluteDeviation()), //
		Formula.of("RelativeDeviation", "", "", "StdDeviation over MeanValue (the coefficient of variation).", (Sample s) -> s.relative()).needs(
			"at least 2 voxels and a mean that is not 0"), //
		Formula.of("Skewness", "KE2A", "", "Third central moment over the 3/2 power of the second (Aerts 2014).", (Sample s) -> s.summary.skewness())
			.needs(TWO), //
		Formula.of("Kurtosis", "", "", "Fourth central moment over the squared second, not minus 3 (Aerts 2014).", (Sample s) -> s.summary
			.excessKurtosis() + 3).needs(TWO), //
		Formula.of("Uniformity", "BJ5W", "", "Sum of the squared shares of the grey levels (Aerts 2014).", s -> s.levels.uniformity()), //
		Formula.of("HistogramEnergy", "N8CA", "I²", "Sum of x² (Aerts 2014, energy).", s -> s.summary.energy()), //
		Formula.of("HistogramEntropy", "TLU2", "bit", "Entropy of the shares of the grey levels (Aerts 2014).", s -> s.levels.entropy()), //
		Formula.of("FrequencySize", "", "", "Number of grey levels that occur.", s -> s.levels.d().value().length)));
	static {
		for (int p = 5; p < 100; p += 5) {
			final int percent = p;
			FORMULAS.add(Formula.of("Percentile" + p, p == 10 ? "QG58" : p == 90 ? "8DWT" : "", "I", p
				+ "th percentile, interpolated linearly (Hyndman and Fan 1996, type 7).", s -> s.d.percentile(percent)));
		}
		for (final String q : List.of("0.025", "0.25", "0.5", "0.75", "0.975")) {
			final double percent = Double.parseDouble(q) * 100;
			FORMULAS.add(Formula.of("Quantile" + q, "", "I", "Quantile " + q + ", interpolated linearly (Hyndman and Fan 1996, type 7).", s -> s.d
				.percentile(percent)));
		}
	}

	/**
	 * @param summary of the intensities
	 * @param levels of the grey levels
	 */
	private record Sample(Distribution d, Summary summary, Summary levels) {

		/** NaN for one voxel. */
		double variance() {
			return summary.variance() * d.n() / (d.n() - 1);
		}

		double relative() {
			return summary.mean() == 0 ? Double.NaN : Math.sqrt(variance()) / summary.mean();
		}
	}

	@Override
	public String name() {
		return "akhistogram";
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
		final Distribution d = Distribution.of(region);
		return Formula.values(FORMULAS, request, new Sample(d, new Summary(d), Summary.of(l)), "voxels in the region: " + d.n());
	}
}
