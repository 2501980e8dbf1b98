package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.roi2roc.metric.Estimate;
import io.github.roi2roc.metric.Proportion;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.resample.Bootstrap;
import io.github.roi2roc.stats.Moments;

/** Measures of several classes with their 95 % intervals. */
final class ClassEstimates {

	private static final double LEVEL = 0.95;
	/** Resamples; fewer where there are many rows, whose intervals are narrow anyway. */
	private static final int RESAMPLES = 1000, FEWER = 200, MANY = 10_000;

	private ClassEstimates() {}

	/**
	 * The measures of {@link MultiMetrics} with percentiles of a bootstrap that draws within each class, the accuracy with Wilson's interval,
	 * and of each class the AUC against all others ({@code auc_<class>}) with DeLong's.
	 */
	static List<Estimate> of(final int[] y, final double[][] scores, final boolean probability, final List<String> levels, final long seed) {
		final double[] value = MultiMetrics.values(y, scores, probability);
		final RandomStream random = new RandomStream(seed).fork("bootstrap");
		final double[][] drawn = IntStream.range(0, y.length > MANY ? FEWER : RESAMPLES).parallel().mapToObj(b -> {
			final int[] rows = Bootstrap.draw(y, null, random.fork(b));
			return MultiMetrics.values(IntStream.of(rows).map(r -> y[r]).toArray(), IntStream.of(rows).mapToObj(r -> scores[r]).toArray(double[][]::new),
				probability);
		}).toArray(double[][]::new);
		final List<Estimate> out = new ArrayList<>();
		final Proportion right = Proportion.wilson((int) Math.rint(value[0] * y.length), y.length, LEVEL);
		for (int k = 0; k < value.length; k++) {
			final String name = MultiMetrics.NAMES.get(k);
			if (Double.isNaN(value[k])) continue;
			if (name.equals("accuracy") || name.equals("micro_f1")) {
				out.add(new Estimate(name, value[k], right.lower(), right.upper(), "Wilson"));
				continue;
			}
			final int at = k;
			final double[] sample = Moments.present(IntStream.range(0, drawn.length).mapToDouble(b -> drawn[b][at]).toArray());
			final boolean enough = 2 * sample.length > drawn.length;
			out.add(new Estimate(name, value[k], enough ? Moments.quantile(sample, (1 - LEVEL) / 2) : Double.NaN, enough ? Moments.quantile(sample, 1 - (1
				- LEVEL) / 2) : Double.NaN, "bootstrap"));
		}
		for (int c = 0; c < levels.size(); c++) {
			final ClassMeasures m = ClassMeasures.of(c, y, scores, probability);
			if (!Double.isNaN(m.auc())) out.add(new Estimate("auc_" + levels.get(c), m.auc(), m.low(), m.high(), "DeLong"));
		}
		return out;
	}
}
