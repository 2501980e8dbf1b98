package io.github.roi2roc.feature.intensity;

import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Formula;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * Intensity-volume histogram features (IBSI family P88C). The histogram has a discretisation of its own, fine enough to be read as a curve:
 * the settings here, not those of the texture families.
 */
@Plugin(type = FeatureFamily.class, name = "ivh", priority = 24)
public final class IvhFamily implements FeatureFamily {

	private static final List<Parameter> PARAMETERS = List.of(//
		Parameter.choice("ivhDiscretisation", "none", List.of("none", "FBS", "FBN"),
			"How intensities become the steps of the intensity-volume histogram: none (whole numbers as they are), FBS (bins of ivhBinWidth) or FBN"
				+ " (ivhBinCount bins)."), //
		Parameter.number("ivhBinWidth", 2.5, Double.MIN_NORMAL, Double.MAX_VALUE, "I", "Bin width of the intensity-volume histogram with FBS."), //
		Parameter.integer("ivhBinCount", 1000, 2, 1_000_000, "Number of bins of the intensity-volume histogram with FBN."), //
		Parameter.numbers("ivhRange", null, -Double.MAX_VALUE, Double.MAX_VALUE, "I",
			"Lowest and highest intensity of the curve, such as the re-segmentation range; not set: those of the region. FBN always takes the"
				+ " region's."));

	private static final List<Formula<Ivh>> FORMULAS = List.of(//
		Formula.of("VolumeFractionAt10PercentIntensity", "NK6P", "Fraction of the region with an intensity of at least 10 % of the range.", h -> h
			.volumeAt(0.1)), //
		Formula.of("VolumeFractionAt90PercentIntensity", "4279", "Fraction of the region with an intensity of at least 90 % of the range.", h -> h
			.volumeAt(0.9)), //
		Formula.of("IntensityAt10PercentVolume", "PWN1", "I", "Lowest intensity that at most 10 % of the region reach.", h -> h.intensityAt(0.1)), //
		Formula.of("IntensityAt90PercentVolume", "BOHI", "I", "Lowest intensity that at most 90 % of the region reach.", h -> h.intensityAt(0.9)), //
		Formula.of("VolumeFractionDifferenceBetween10PercentAnd90PercentIntensity", "WITY",
			"Volume fraction at 10 % intensity less that at 90 % intensity.", h -> h.volumeAt(0.1) - h.volumeAt(0.9)), //
		Formula.of("IntensityDifferenceBetween10PercentAnd90PercentVolume", "JXJA", "I",
			"Intensity at 10 % volume less that at 90 % volume.", h -> h.intensityAt(0.1) - h.intensityAt(0.9)), //
		Formula.of("AreaUnderTheIVHCurve", "9CMM", "Area under volume fraction against intensity fraction, by trapezia.", Ivh::area));

	/** Most steps a curve may have: a range of that size is a mistake in the settings or the image's unit. */
	private static final int STEPS = 10_000_000;

	/**
	 * The curve: step k stands for intensity first + k·step.
	 *
	 * @param fraction fraction of the region at or above each step
	 */
	private record Ivh(double first, double step, double[] fraction) {

		private double share(final int k) {
			return (double) k / (fraction.length - 1);
		}

		double volumeAt(final double share) {
			int k = 0;
			while (k < fraction.length - 1 && share(k) < share) k++;
			return fraction[k];
		}

		/** One step beyond the last where even that one holds more of the region. */
		double intensityAt(final double volume) {
			int k = 0;
			while (k < fraction.length && fraction[k] > volume) k++;
			return first + k * step;
		}

		double area() {
			double s = 0;
			for (int k = 1; k < fraction.length; k++) s += (fraction[k - 1] + fraction[k]) / 2;
			return s / (fraction.length - 1);
		}
	}

	@Override
	public String name() {
		return "ivh";
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
	public List<Parameter> parameters() {
		return PARAMETERS;
	}

	@Override
	public List<FeatureValue> compute(final Region region, final Request request) {
		final Distribution d = Distribution.of(region);
		final Options o = request.options();
		final List<Number> range = o.has("ivhRange") ? o.numbers("ivhRange") : List.of();
		double low = d.min(), high = d.max();
		if (range.size() == 2 && !o.text("ivhDiscretisation").equals("FBN")) {
			low = range.get(0).doubleValue();
			high = range.get(1).doubleValue();
			if (low > d.min() || high < d.max()) return Formula.undefined(FORMULAS, request, "the region has intensities from " + d
				.min() + " to " + d.max() + ", beyond ivhRange " + low + " to " + high);
		}
		else if (range.size() != 2 && !range.isEmpty()) return Formula.undefined(FORMULAS, request, "ivhRange needs two numbers");
		if (!(high > low)) return Formula.undefined(FORMULAS, request, "all " + d.n() + " voxels have intensity " + low);
		return switch (o.text("ivhDiscretisation")) {
			case "FBS" -> {
				final double width = o.number("ivhBinWidth"), n = Math.ceil((high - low) / width);
				yield curve(d, request, low, width, n, low + width / 2, width);
			}
			case "FBN" -> {
				final int n = o.integer("ivhBinCount");
				yield curve(d, request, low, (high - low) / n, n, 1, 1);
			}
			default -> {
				for (final double v : d.value()) {
					if (v != Math.rint(v)) yield Formula.undefined(FORMULAS, request, "intensity " + v
						+ " is not a whole number: set ivhDiscretisation to FBS or FBN");
				}
				low = Math.ceil(low);
				yield curve(d, request, low, 1, Math.floor(high) - low + 1, low, 1);
			}
		};
	}

	/**
	 * @param low lower edge of the first bin
	 * @param width of a bin
	 * @param n number of bins
	 * @param first intensity that stands for the first bin
	 * @param step between bins
	 */
	private static List<FeatureValue> curve(final Distribution d, final Request request, final double low, final double width, final double n,
		final double first, final double step)
	{
		if (n > STEPS) return Formula.undefined(FORMULAS, request, "the curve would have " + (long) n + " steps, more than " + STEPS
			+ ": set ivhDiscretisation to FBN, or a larger ivhBinWidth");
		if (n < 2) return Formula.undefined(FORMULAS, request, "the curve has a single step: choose a smaller ivhBinWidth");
		final double[] f = new double[(int) n];
		for (int i = 0; i < d.value().length; i++) {
			f[(int) Math.min(n - 1, Math.floor((d.value()[i] - low) / width))] += d.count() == null ? 1 : d.count()[i];
		}
		double above = 0;
		for (int k = f.length - 1; k >= 0; k--) {
			above += f[k];
			f[k] = above / d.n();
		}
		return Formula.values(FORMULAS, request, new Ivh(first, step, f), "not defined for this region");
	}
}
