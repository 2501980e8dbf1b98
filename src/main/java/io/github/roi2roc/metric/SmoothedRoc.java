package io.github.roi2roc.metric;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.roi2roc.stats.Normal;

/**
 * A ROC curve smoothed as if scores were normal in both classes (pROC's {@code smooth(method = "binormal")}): a straight line through the
 * curve's points on axes of normal quantiles, Φ⁻¹(specificity) against Φ⁻¹(sensitivity), by least squares.
 *
 * @param sensitivities falling from 1 to 0; 512 places at even steps and the two corners, as pROC has them
 * @param specificities rising from 0 to 1
 * @param intercept of the line
 * @param slope of the line
 */
public record SmoothedRoc(double[] sensitivities, double[] specificities, double intercept, double slope) {

	private static final int PLACES = 512;

	public SmoothedRoc {
		sensitivities = sensitivities.clone();
		specificities = specificities.clone();
	}

	@Override
	public double[] sensitivities() {
		return sensitivities.clone();
	}

	@Override
	public double[] specificities() {
		return specificities.clone();
	}

	/** Empty where fewer than two points of the curve are off its axes, or they have one sensitivity. */
	public static Optional<SmoothedRoc> of(final RocCurve curve) {
		final double[] se = curve.sensitivities(), sp = curve.specificities();
		final int[] use = IntStream.range(0, se.length).filter(k -> se[k] > 0 && se[k] < 1 && sp[k] > 0 && sp[k] < 1).toArray();
		if (use.length < 2) return Optional.empty();
		final double[] x = IntStream.of(use).mapToDouble(k -> Normal.quantile(se[k])).toArray(), y = IntStream.of(use).mapToDouble(k -> Normal.quantile(
			sp[k])).toArray();
		final double mx = Arrays.stream(x).average().orElse(0), my = Arrays.stream(y).average().orElse(0);
		double sxx = 0, sxy = 0;
		for (int i = 0; i < x.length; i++) {
			sxx += (x[i] - mx) * (x[i] - mx);
			sxy += (x[i] - mx) * (y[i] - my);
		}
		final double slope = sxy / sxx, intercept = my - slope * mx;
		if (!(Math.abs(slope) > 0)) return Optional.empty();
		final double[] smoothSe = new double[PLACES + 2], smoothSp = new double[PLACES + 2];
		smoothSe[0] = 1;
		smoothSp[PLACES + 1] = 1;
		for (int k = 0; k < PLACES; k++) {
			// A rising line would turn the curve round; pROC sorts by specificity.
			final double p = (slope < 0 ? PLACES - 1 - k : k) / (PLACES - 1.0);
			smoothSe[k + 1] = p;
			smoothSp[k + 1] = Normal.cdf(intercept + slope * Normal.quantile(p));
		}
		return Optional.of(new SmoothedRoc(smoothSe, smoothSp, intercept, slope));
	}

	/** The whole area: Φ(intercept / √(1 + slope²)), as pROC has it. */
	public double area() {
		return Normal.cdf(intercept / Math.sqrt(1 + slope * slope));
	}

	/** As {@link RocCurve#partialArea}. */
	public double partialArea(final RocCurve.Axis axis, final double from, final double to) {
		return RocCurve.partialArea(sensitivities, specificities, axis, from, to);
	}
}
