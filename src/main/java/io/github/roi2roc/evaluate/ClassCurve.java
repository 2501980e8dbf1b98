package io.github.roi2roc.evaluate;

/**
 * A ROC curve of one class against all others, or a mean of such curves.
 *
 * @param label the class, {@code macro-average} or {@code micro-average}
 * @param thresholds of the class's probability; NaN where the curve is a mean of several
 * @param sensitivities from 1 to 0, one per threshold
 * @param specificities from 0 to 1, as many
 * @param auc area under the curve
 * @param lower lower end of DeLong's 95 % interval; NaN where there is none
 * @param upper upper end
 */
public record ClassCurve(String label, double[] thresholds, double[] sensitivities, double[] specificities, double auc, double lower,
	double upper)
{}
