package io.github.roi2roc.evaluate;

import java.util.Arrays;
import java.util.List;

import io.github.roi2roc.metric.Confusion;
import io.github.roi2roc.metric.Criterion;
import io.github.roi2roc.metric.OneVersusRest;
import io.github.roi2roc.table.FeatureTable;

/**
 * How a model of more than two classes does on a set of rows: a row of its {@code metrics.csv}. A row is called the class of its largest
 * score.
 *
 * @param set train, validation, test, external, or resampling (means over the rows left out within the training rows)
 * @param n rows with an outcome
 * @param values in the order of {@link #NAMES}; NaN where the set lacks the classes for it, or scores are no probabilities
 */
record MultiMetrics(String model, String set, int n, double[] values) {

	static final List<String> NAMES = List.of("accuracy", "balanced_accuracy", "macro_f1", "micro_f1", "macro_auc", "micro_auc", "hand_till", "mcc",
		"logloss", "brier");

	/** @param y class of each row; @param score row × class */
	static MultiMetrics of(final String model, final String set, final int[] y, final double[][] score, final boolean probability) {
		return new MultiMetrics(model, set, y.length, values(y, score, probability));
	}

	static double[] values(final int[] y, final double[][] score, final boolean probability) {
		final double[] out = new double[NAMES.size()];
		Arrays.fill(out, Double.NaN);
		if (y.length == 0) return out;
		final Confusion c = Confusion.of(y, Criterion.called(score, probability), score[0].length);
		final OneVersusRest r = OneVersusRest.of(y, score);
		out[0] = c.accuracy();
		out[1] = c.balancedAccuracy();
		out[2] = c.macroF1();
		out[3] = c.accuracy(); // each row has one class and is called one: precision, recall and F1 of all classes in one are the accuracy
		out[4] = r.macroAuc();
		out[5] = r.microAuc();
		out[6] = Criterion.AUC.of(y, score, probability);
		out[7] = c.mcc();
		if (!probability) return out;
		out[8] = Criterion.LOGLOSS.of(y, score, true);
		out[9] = Criterion.BRIER.of(y, score, true);
		return out;
	}

	/** Means over held-out parts; a measure that a part does not have does not count there. */
	static MultiMetrics mean(final String model, final int n, final List<MultiMetrics> parts) {
		final double[] out = new double[NAMES.size()];
		for (int k = 0; k < out.length; k++) {
			final int at = k;
			out[k] = parts.stream().mapToDouble(p -> p.values[at]).filter(d -> !Double.isNaN(d)).average().orElse(Double.NaN);
		}
		return new MultiMetrics(model, "resampling", n, out);
	}

	/** {@code model,set,n} and the measures. */
	static FeatureTable table(final String file, final String second, final List<MultiMetrics> rows) {
		final FeatureTable.Builder t = FeatureTable.builder(file).text("model", rows.stream().map(MultiMetrics::model).toArray(String[]::new)).text(second,
			rows.stream().map(MultiMetrics::set).toArray(String[]::new)).number("n", rows.stream().mapToDouble(MultiMetrics::n).toArray());
		for (int k = 0; k < NAMES.size(); k++) {
			final int at = k;
			t.number(NAMES.get(k), rows.stream().mapToDouble(r -> r.values[at]).toArray());
		}
		return t.build();
	}
}
