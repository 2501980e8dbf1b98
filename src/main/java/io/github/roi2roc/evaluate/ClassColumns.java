package io.github.roi2roc.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.roi2roc.metric.Confusion;
import io.github.roi2roc.metric.Criterion;
import io.github.roi2roc.table.FeatureTable;

/** How the scores of more than two classes stand in a table: {@code <model>_<class>} for each class, and {@code <model>_predicted}. */
final class ClassColumns {

	private ClassColumns() {}

	/** @param scores row × class; a row of NaN gets no class */
	static void add(final FeatureTable.Builder t, final String model, final List<String> levels, final double[][] scores, final boolean probability) {
		for (int k = 0; k < levels.size(); k++) {
			final int at = k;
			t.number(model + "_" + levels.get(k), Arrays.stream(scores).mapToDouble(s -> s[at]).toArray());
		}
		final int[] called = Criterion.called(scores, probability);
		final String[] words = new String[scores.length];
		for (int r = 0; r < words.length; r++) words[r] = Double.isNaN(scores[r][0]) ? "" : levels.get(called[r]);
		t.text(model + "_predicted", words);
	}

	/** Adds {@code outcome} and {@code predicted_<class>} for each class: numbers of rows, one row per confusion and class. */
	static FeatureTable confusion(final FeatureTable.Builder t, final List<Confusion> counts, final List<String> levels) {
		final int k = levels.size(), rows = k * counts.size();
		t.text("outcome", IntStream.range(0, rows).mapToObj(i -> levels.get(i % k)).toArray(String[]::new));
		for (int c = 0; c < k; c++) {
			final int called = c;
			t.number("predicted_" + levels.get(c), IntStream.range(0, rows).mapToDouble(i -> counts.get(i / k).counts()[i % k][called]).toArray());
		}
		return t.build();
	}
}
