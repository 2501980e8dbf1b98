package io.github.roi2roc.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;

import io.github.roi2roc.metric.Auc;
import io.github.roi2roc.metric.Confusion;
import io.github.roi2roc.metric.Criterion;
import io.github.roi2roc.metric.OperatingPoint;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.table.FeatureTable;

/**
 * One class of several against all others.
 *
 * @param cls its number
 * @param n rows of it
 * @param auc of its probability; NaN, as is the interval, where no row or every row is of the class
 * @param point counts when every row is called the class of its largest score
 */
record ClassMeasures(int cls, int n, double auc, double low, double high, OperatingPoint point) {

	/** @param y class of each row; @param scores row × class */
	static ClassMeasures of(final int cls, final int[] y, final double[][] scores, final boolean probability) {
		final boolean[] positive = new boolean[y.length];
		final double[] score = new double[y.length];
		int n = 0;
		for (int i = 0; i < y.length; i++) {
			positive[i] = y[i] == cls;
			score[i] = scores[i][cls];
			if (positive[i]) n++;
		}
		final OperatingPoint p = Confusion.of(y, Criterion.called(scores, probability), scores[0].length).of(cls);
		if (n == 0 || n == y.length) return new ClassMeasures(cls, n, Double.NaN, Double.NaN, Double.NaN, p);
		final Auc a = Auc.of(positive, score, RocDirection.HIGHER);
		return new ClassMeasures(cls, n, a.value(), a.lower(), a.upper(), p);
	}

	/** Adds {@code class,n,auc,ci_low,ci_high,sensitivity,specificity,ppv,npv,f1}. */
	static FeatureTable columns(final FeatureTable.Builder t, final List<ClassMeasures> rows, final List<String> levels) {
		t.text("class", rows.stream().map(r -> levels.get(r.cls)).toArray(String[]::new)).number("n", numbers(rows, ClassMeasures::n)).number("auc", numbers(
			rows, ClassMeasures::auc)).number("ci_low", numbers(rows, ClassMeasures::low)).number("ci_high", numbers(rows, ClassMeasures::high));
		return t.number("sensitivity", numbers(rows, r -> r.point.sensitivity())).number("specificity", numbers(rows, r -> r.point.specificity())).number(
			"ppv", numbers(rows, r -> r.point.ppv())).number("npv", numbers(rows, r -> r.point.npv())).number("f1", numbers(rows, r -> r.point.f1()))
			.build();
	}

	private static double[] numbers(final List<ClassMeasures> rows, final ToDoubleFunction<ClassMeasures> f) {
		return rows.stream().mapToDouble(f).toArray();
	}
}
