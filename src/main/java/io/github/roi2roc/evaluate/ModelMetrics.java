package io.github.roi2roc.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.github.roi2roc.metric.Auc;
import io.github.roi2roc.metric.OperatingPoint;
import io.github.roi2roc.metric.RocCurve;
import io.github.roi2roc.metric.RocDirection;

/**
 * How a model does on a set of rows: a row of {@code metrics.csv}. Higher scores mean positive: that was fixed when the model was trained.
 *
 * @param set train, test, external, or resampling (means over the rows left out within the training rows)
 * @param n rows with an outcome
 * @param positives those of the positive class
 * @param auc NaN where the set has one class only
 * @param low lower end of DeLong's 95 % interval; NaN where there is none
 * @param threshold Youden's on the training rows, whatever the set
 */
public record ModelMetrics(String model, String set, int n, int positives, double auc, double low, double high, double threshold,
	double sensitivity, double specificity, double accuracy, double ppv, double npv, double f1)
{

	/** Measures of one set at a threshold that was fixed on the training rows. */
	static ModelMetrics of(final String model, final String set, final boolean[] positive, final double[] score, final double threshold) {
		int cases = 0;
		for (final boolean b : positive) if (b) cases++;
		final boolean both = cases > 0 && cases < positive.length;
		final Auc auc = both ? Auc.of(positive, score, RocDirection.HIGHER) : null;
		final OperatingPoint p = OperatingPoint.at(threshold, positive, score, RocDirection.HIGHER);
		return new ModelMetrics(model, set, positive.length, cases, both ? auc.value() : Double.NaN, both ? auc.lower() : Double.NaN, both ? auc
			.upper() : Double.NaN, threshold, p.sensitivity(), p.specificity(), p.accuracy(), p.ppv(), p.npv(), p.f1());
	}

	/** Youden's threshold. */
	static double threshold(final boolean[] positive, final double[] score) {
		return RocCurve.of(positive, score, RocDirection.HIGHER).youden().threshold();
	}

	/** Means over held-out parts; a measure that a part does not have does not count there. */
	static ModelMetrics mean(final String model, final String set, final int n, final int positives, final List<ModelMetrics> parts) {
		return new ModelMetrics(model, set, n, positives, mean(parts, ModelMetrics::auc), Double.NaN, Double.NaN, Double.NaN, mean(parts,
			ModelMetrics::sensitivity), mean(parts, ModelMetrics::specificity), mean(parts, ModelMetrics::accuracy), mean(parts, ModelMetrics::ppv),
			mean(parts, ModelMetrics::npv), mean(parts, ModelMetrics::f1));
	}

	private static double mean(final List<ModelMetrics> parts, final ToDoubleFunction<ModelMetrics> f) {
		return Arrays.stream(parts.stream().mapToDouble(f).toArray()).filter(d -> !Double.isNaN(d)).average().orElse(Double.NaN);
	}
}
