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
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.param.Parameter;

/**
 * Statistics of the intensities in the region (IBSI UHIW); Entropy and Uniformity of their histogram (IBSI ZVCW), whose bins are the grey
 * levels. Moments are the population's.
 */
@Plugin(type = FeatureFamily.class, name = "firstorder", priority = 80)
public final class FirstOrder implements FeatureFamily {

	private static final double EPS = Math.ulp(1.0);

	private static final List<Formula<Sample>> FORMULAS = List.of(//
		Formula.of("10Percentile", "QG58", "I", "10th percentile, interpolated linearly.", m -> m.d.percentile(10)), //
		Formula.of("90Percentile", "8DWT", "I", "90th percentile, interpolated linearly.", m -> m.d.percentile(90)), //
		Formula.of("Energy", "N8CA", "I²", "Sum of (x + voxelArrayShift)².", Sample::energy), //
		Formula.of("Entropy", "TLU2", "bit", "Entropy of the histogram of grey levels.", Sample::entropy), //
		Formula.of("InterquartileRange", "SALO", "I", "75th minus 25th percentile.", m -> m.d.percentile(75) - m.d.percentile(25)), //
		Formula.of("Kurtosis", "", "", "Fourth central moment over the squared variance, not minus 3 (IBSI IPH6 is); 0 for a flat region.",
			Sample::kurtosis), //
		Formula.of("Maximum", "84IY", "I", "Largest intensity.", m -> m.d.max()), //
		Formula.of("MeanAbsoluteDeviation", "4FUA", "I", "Mean of |x − mean|.", Sample::deviation), //
		Formula.of("Mean", "Q4LE", "I", "Mean intensity.", Sample::mean), //
		Formula.of("Median", "Y12H", "I", "Median intensity.", m -> m.d.percentile(50)), //
		Formula.of("Minimum", "1GSF", "I", "Smallest intensity.", m -> m.d.min()), //
		Formula.of("Range", "2OJQ", "I", "Largest minus smallest intensity.", m -> m.d.max() - m.d.min()), //
		Formula.of("RobustMeanAbsoluteDeviation", "1128", "I", "MeanAbsoluteDeviation of the intensities from the 10th to the 90th percentile.",
			Sample::robustDeviation), //
		Formula.of("RootMeanSquared", "5ZWQ", "I", "Root of the mean of (x + voxelArrayShift)².", m -> Math.sqrt(m.energy() / m.d.n())), //
		Formula.of("Skewness", "KE2A", "", "Third central moment over the 3/2 power of the variance; 0 for a flat region.", Sample::skewness), //
		Formula.of("TotalEnergy", "", "I²·mm³", "Energy times the volume of a voxel.", m -> m.energy() * m.voxelVolume), //
		Formula.of("Uniformity", "BJ5W", "", "Sum of the squared shares of the grey levels.", Sample::uniformity), //
		Formula.of("Variance", "ECT3", "I²", "Mean of (x − mean)².", Sample::variance), //
		Formula.of("StandardDeviation", "", "I", "Root of the variance.", (Sample m) -> Math.sqrt(m.variance())).onRequest());

	private static final List<Parameter> PARAMETERS = List.of(Parameter.number("voxelArrayShift", 0.0, -1e15, 1e15, "I",
		"Added to intensities before Energy, TotalEnergy and RootMeanSquared, so that negative ones do not count as positive."));

	@Override
	public String name() {
		return "firstorder";
	}

	@Override
	public Input input() {
		return Input.LEVELS;
	}

	@Override
	public List<Feature> features() {
		return Formula.features(FORMULAS);
	}

	@Override
	public List<Parameter> parameters() {
		return PARAMETERS;
	}

	@Override
	public List<FeatureValue> compute(final Region region, final Request request) {
		final Geometry g = region.mask().geometry();
		// numpy multiplies the spacings in this order
		final double volume = g.spacing().x() * g.spacing().y() * g.spacing().z();
		final Sample sample = Sample.of(Distribution.of(region), region.levels(), request.options().number("voxelArrayShift"), volume);
		return Formula.values(FORMULAS, request, sample, "the region has no voxel");
	}

	/** The distribution with its first moments, and what else the formulas need. */
	private record Sample(Distribution d, Levels levels, double shift, double voxelVolume, double mean, double variance) {

		static Sample of(final Distribution d, final Levels levels, final double shift, final double voxelVolume) {
			final double mean = d.mean(x -> x);
			// rounding of the mean must not give a flat region a spread
			final double variance = d.min() == d.max() ? 0 : d.mean(x -> (x - mean) * (x - mean));
			return new Sample(d, levels, shift, voxelVolume, mean, variance);
		}

		double energy() {
			return d.sum(x -> (x + shift) * (x + shift));
		}

		double deviation() {
			return variance == 0 ? 0 : d.mean(x -> Math.abs(x - mean));
		}

		double robustDeviation() {
			final Distribution part = d.within(d.percentile(10), d.percentile(90));
			if (part.n() == 0 || part.min() == part.max()) return 0;
			final double centre = part.mean(x -> x);
			return part.mean(x -> Math.abs(x - centre));
		}

		double skewness() {
			return variance == 0 ? 0 : d.mean(x -> (x - mean) * (x - mean) * (x - mean)) / (variance * Math.sqrt(variance));
		}

		double kurtosis() {
			return variance == 0 ? 0 : d.mean(x -> (x - mean) * (x - mean) * ((x - mean) * (x - mean))) / (variance * variance);
		}

		double entropy() {
			double s = 0;
			for (final int c : levels.histogram()) {
				final double p = (double) c / d.n();
				if (c > 0) s += p * (Math.log(p + EPS) / Math.log(2));
			}
			return -s;
		}

		double uniformity() {
			double s = 0;
			for (final int c : levels.histogram()) s += (double) c / d.n() * ((double) c / d.n());
			return s;
		}
	}
}
