package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.github.roi2roc.metric.Auc;
import io.github.roi2roc.metric.RocCurve;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.table.FeatureTable;

/** ROC curves of several classes, each against all others; their mean at equal specificity (macro), and all in one (micro). */
final class ClassCurves {

	private ClassCurves() {}

	/**
	 * @param y class of each row
	 * @param scores row × class
	 * @return a curve for each class that has rows, and has others beside it; then both means
	 */
	static List<ClassCurve> of(final int[] y, final double[][] scores, final List<String> levels) {
		final List<ClassCurve> out = new ArrayList<>();
		final boolean[] hits = new boolean[y.length * levels.size()];
		final double[] pooled = new double[hits.length];
		for (int c = 0; c < levels.size(); c++) {
			final boolean[] positive = new boolean[y.length];
			final double[] score = new double[y.length];
			int n = 0;
			for (int i = 0; i < y.length; i++) {
				positive[i] = hits[c * y.length + i] = y[i] == c;
				score[i] = pooled[c * y.length + i] = scores[i][c];
				if (positive[i]) n++;
			}
			if (n > 0 && n < y.length) out.add(of(levels.get(c), positive, score));
		}
		if (out.isEmpty()) return out;
		out.add(macro(List.copyOf(out)));
		final ClassCurve micro = of("micro-average", hits, pooled); // its rows are not independent, so it has no interval
		out.add(new ClassCurve(micro.label(), micro.thresholds(), micro.sensitivities(), micro.specificities(), micro.auc(), Double.NaN, Double.NaN));
		return out;
	}

	/** The curve of two classes. */
	static ClassCurve of(final String label, final boolean[] positive, final double[] score) {
		final RocCurve c = RocCurve.of(positive, score, RocDirection.HIGHER);
		final Auc a = Auc.of(positive, score, RocDirection.HIGHER);
		return new ClassCurve(label, c.thresholds(), c.sensitivities(), c.specificities(), a.value(), a.lower(), a.upper());
	}

	/** Mean sensitivity of the curves at every specificity that one of them has. */
	private static ClassCurve macro(final List<ClassCurve> curves) {
		final double[] at = curves.stream().flatMapToDouble(c -> DoubleStream.of(c.specificities())).distinct().sorted().toArray();
		final int n = at.length;
		// Each curve may jump at a specificity: it is met from both sides.
		final double[] specificity = new double[2 * n], sensitivity = new double[2 * n], threshold = new double[2 * n];
		Arrays.fill(threshold, Double.NaN);
		for (int k = 0; k < n; k++) {
			specificity[2 * k] = specificity[2 * k + 1] = at[k];
			for (final ClassCurve c : curves) {
				final double[] ends = at(c, at[k]);
				sensitivity[2 * k] += ends[0] / curves.size();
				sensitivity[2 * k + 1] += ends[1] / curves.size();
			}
		}
		return new ClassCurve("macro-average", threshold, sensitivity, specificity, curves.stream().mapToDouble(ClassCurve::auc).average().orElse(
			Double.NaN), Double.NaN, Double.NaN);
	}

	/** The highest and the lowest sensitivity of a curve at a specificity. */
	private static double[] at(final ClassCurve c, final double specificity) {
		final double[] x = c.specificities(), y = c.sensitivities();
		double high = Double.NaN, low = Double.NaN;
		for (int k = 0; k < x.length; k++) {
			if (x[k] != specificity) continue;
			if (Double.isNaN(high)) high = y[k];
			low = y[k];
		}
		if (!Double.isNaN(high)) return new double[] { high, low };
		int k = 1;
		while (x[k] < specificity) k++;
		final double part = (specificity - x[k - 1]) / (x[k] - x[k - 1]), value = y[k - 1] + part * (y[k] - y[k - 1]);
		return new double[] { value, value };
	}

	private record Point(ClassCurve curve, int at) {}

	/** {@code threshold,sensitivity,specificity} behind a column with the curves' labels. */
	static FeatureTable table(final String file, final String label, final List<ClassCurve> curves) {
		final List<Point> points = curves.stream().flatMap(c -> IntStream.range(0, c.thresholds().length).mapToObj(k -> new Point(c, k))).toList();
		return FeatureTable.builder(file).text(label, points.stream().map(p -> p.curve.label()).toArray(String[]::new)).number("threshold", points.stream()
			.mapToDouble(p -> p.curve.thresholds()[p.at]).toArray()).number("sensitivity", points.stream().mapToDouble(p -> p.curve.sensitivities()[p.at])
				.toArray()).number("specificity", points.stream().mapToDouble(p -> p.curve.specificities()[p.at]).toArray()).build();
	}
}
