package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.roi2roc.metric.Bootstrap632;
import io.github.roi2roc.metric.Criterion;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/**
 * The .632+ estimates of the models of a bootstrap: of the error rate and Brier's score each row's mean over the resamples that do not hold
 * it, averaged over the rows (Efron and Tibshirani 1997), and of the AUC its mean over the resamples (no information: 0.5).
 */
final class BootstrapEstimates {

	/** @param flipped whether the estimate is of 1 − the value, so that large values are bad ones */
	private record Line(String model, String metric, Bootstrap632 b, boolean flipped) {}

	private final List<Line> lines = new ArrayList<>();

	/**
	 * @param y of the training rows
	 * @param apparent scores of the training rows by the model that was fitted to all of them
	 * @param threshold of that model; NaN where there are more than two classes
	 */
	void add(final Resampled r, final Outcome.Classes y, final double[][] apparent, final double threshold) {
		final int[] truth = y.y(), called = called(apparent, threshold, r.probability());
		final double auc = Criterion.AUC.of(truth, apparent, r.probability());
		final double left = IntStream.range(0, r.held().length).filter(k -> r.held()[k] != null && r.held()[k].length > 0).mapToDouble(k -> Criterion.AUC
			.of(y.of(r.parts().get(k).held()).y(), r.held()[k], r.probability())).filter(d -> !Double.isNaN(d)).average().orElse(Double.NaN);
		lines.add(new Line(r.model(), "auc", Bootstrap632.of(1 - auc, 1 - left, 0.5), true));
		final double[][] errors = new double[2][truth.length];
		final int[] times = new int[truth.length];
		for (int k = 0; k < r.held().length; k++) {
			if (r.held()[k] == null) continue;
			final int[] rows = r.parts().get(k).held(), says = called(r.held()[k], r.thresholds()[k], r.probability());
			for (int i = 0; i < rows.length; i++) {
				times[rows[i]]++;
				if (says[i] != truth[rows[i]]) errors[0][rows[i]]++;
				if (r.probability()) errors[1][rows[i]] += Criterion.BRIER.of(new int[] { truth[rows[i]] }, new double[][] { r.held()[k][i] }, true);
			}
		}
		final int[] shares = new int[y.levels().size()], calls = new int[shares.length];
		int wrong = 0;
		for (int i = 0; i < truth.length; i++) {
			shares[truth[i]]++;
			calls[called[i]]++;
			if (called[i] != truth[i]) wrong++;
		}
		final double n = truth.length;
		final double chance = IntStream.range(0, shares.length).mapToDouble(c -> shares[c] / n * (1 - calls[c] / n)).sum();
		lines.add(new Line(r.model(), "error", Bootstrap632.of(wrong / n, mean(errors[0], times), chance), false));
		if (!r.probability()) return;
		double guess = 0;
		for (int c = 0; c < shares.length; c++) {
			final int[] all = new int[truth.length];
			Arrays.fill(all, c);
			guess += shares[c] / n * Criterion.BRIER.of(all, apparent, true);
		}
		lines.add(new Line(r.model(), "brier", Bootstrap632.of(Criterion.BRIER.of(truth, apparent, true), mean(errors[1], times), guess), false));
	}

	/** Mean over the rows that were left out at least once of each one's mean. */
	private static double mean(final double[] sum, final int[] times) {
		return IntStream.range(0, sum.length).filter(i -> times[i] > 0).mapToDouble(i -> sum[i] / times[i]).average().orElse(Double.NaN);
	}

	private static int[] called(final double[][] scores, final double threshold, final boolean probability) {
		if (Double.isNaN(threshold)) return Criterion.called(scores, probability);
		return Arrays.stream(scores).mapToInt(s -> s[0] >= threshold ? 1 : 0).toArray();
	}

	/** {@code model,metric,apparent,left_out,no_information,overfitting,weight,estimate_632,estimate_632plus}. */
	FeatureTable table() {
		return FeatureTable.builder("bootstrap_632.csv").text("model", lines.stream().map(Line::model).toArray(String[]::new)).text("metric", lines.stream()
			.map(Line::metric).toArray(String[]::new)).number("apparent", values(true, Bootstrap632::apparent)).number("left_out", values(true,
				Bootstrap632::leftOut)).number("no_information", values(true, Bootstrap632::noInformation)).number("overfitting", values(false,
					Bootstrap632::overfitting)).number("weight", values(false, Bootstrap632::weight)).number("estimate_632", values(true, Bootstrap632::r632))
			.number("estimate_632plus", values(true, Bootstrap632::r632plus)).build();
	}

	private double[] values(final boolean turn, final ToDoubleFunction<Bootstrap632> f) {
		return lines.stream().mapToDouble(l -> turn && l.flipped ? 1 - f.applyAsDouble(l.b) : f.applyAsDouble(l.b)).toArray();
	}
}
