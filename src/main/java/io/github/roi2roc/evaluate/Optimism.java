package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

import io.github.roi2roc.InputException;
import io.github.roi2roc.learn.Model;
import io.github.roi2roc.learn.Trainable;
import io.github.roi2roc.metric.CalibrationLine;
import io.github.roi2roc.metric.Criterion;
import io.github.roi2roc.metric.OperatingPoint;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.resample.Bootstrap;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/**
 * Optimism-corrected measures (Harrell, Lee and Mark 1996; R's {@code rms::validate}): the whole way of making a model is repeated on
 * bootstrap samples of the training rows; how much better each is on its own sample than on the training rows is its optimism, whose mean
 * is taken off what the model reaches on the rows that it was fitted to.
 */
final class Optimism {

	private static final List<String> BINARY = List.of("auc", "sensitivity", "specificity", "accuracy", "logloss", "brier", "intercept", "slope"), MULTI = List
		.of("accuracy", "balanced_accuracy", "hand_till", "logloss", "brier");

	private record Line(String model, String metric, double apparent, double training, double test, int resamples) {}

	private final List<Line> lines = new ArrayList<>();

	/**
	 * @param apparent the model that was fitted to all training rows
	 * @param resamples bootstrap samples, drawn within each class
	 * @throws InputException if no sample could be fitted, with the first reason
	 */
	void add(final String name, final Model apparent, final Trainable maker, final Predictors x, final Outcome.Classes y, final int resamples,
		final long seed, final Work work, final List<String> warnings)
	{
		final RandomStream random = new RandomStream(seed).fork("optimism");
		final double[][] training = new double[resamples][], test = new double[resamples][];
		final InputException[] reasons = new InputException[resamples];
		Parallel.range(resamples, b -> {
			work.check();
			final int[] drawn = Bootstrap.draw(y.y(), y.group(), random.fork(b));
			final Predictors in = x.of(drawn);
			final Outcome.Classes of = (Outcome.Classes) new Part("", drawn, drawn).outcome(y);
			try {
				final Model m = maker.fit(in, of, seed + b);
				final double[][] own = m.predict(in);
				final double threshold = threshold(of, own);
				training[b] = measures(of, own, threshold, m.fitted().probability());
				test[b] = measures(y, m.predict(x), threshold, m.fitted().probability());
			}
			catch (final InputException e) {
				reasons[b] = e;
				training[b] = null;
			}
			work.done(maker.fits(), "Optimism of " + name + ": resample " + (b + 1) + " of " + resamples);
		});
		final List<InputException> failed = Arrays.stream(reasons).filter(Objects::nonNull).toList();
		if (failed.size() == resamples) throw failed.get(0);
		if (!failed.isEmpty()) warnings.add("Model '" + name + "': " + failed.size() + " of " + resamples
			+ " bootstrap samples could not be fitted and do not count in its optimism; the first because: " + failed.get(0).getMessage());
		final double[][] all = x.rows() == 0 ? new double[0][] : apparent.predict(x);
		final double[] of = measures(y, all, threshold(y, all), apparent.fitted().probability());
		final List<String> names = y.isBinary() ? BINARY : MULTI;
		for (int k = 0; k < names.size(); k++) {
			double sumTraining = 0, sumTest = 0;
			int n = 0;
			for (int b = 0; b < resamples; b++) {
				if (training[b] == null || Double.isNaN(training[b][k]) || Double.isNaN(test[b][k])) continue;
				sumTraining += training[b][k];
				sumTest += test[b][k];
				n++;
			}
			if (n > 0 && !Double.isNaN(of[k])) lines.add(new Line(name, names.get(k), of[k], sumTraining / n, sumTest / n, n));
		}
	}

	private static double threshold(final Outcome.Classes y, final double[][] scores) {
		return y.isBinary() ? ModelMetrics.threshold(y.positive(), Resampled.first(scores)) : Double.NaN;
	}

	private static double[] measures(final Outcome.Classes y, final double[][] score, final double threshold, final boolean probability) {
		if (!y.isBinary()) {
			final double[] v = MultiMetrics.values(y.y(), score, probability);
			return MULTI.stream().mapToDouble(m -> v[MultiMetrics.NAMES.indexOf(m)]).toArray();
		}
		final double[] s = Resampled.first(score);
		final OperatingPoint p = OperatingPoint.at(threshold, y.positive(), s, RocDirection.HIGHER);
		final double auc = Criterion.AUC.of(y.y(), score, probability);
		if (!probability) return new double[] { auc, p.sensitivity(), p.specificity(), p.accuracy(), Double.NaN, Double.NaN, Double.NaN, Double.NaN };
		final CalibrationLine line = CalibrationLine.of(y.positive(), s);
		return new double[] { auc, p.sensitivity(), p.specificity(), p.accuracy(), Criterion.LOGLOSS.of(y.y(), score, true), Criterion.BRIER.of(y.y(), score,
			true), line.intercept(), line.slope() };
	}

	/** {@code model,metric,apparent,training,test,optimism,corrected,resamples}. */
	FeatureTable table() {
		return FeatureTable.builder("optimism.csv").text("model", lines.stream().map(Line::model).toArray(String[]::new)).text("metric", lines.stream().map(
			Line::metric).toArray(String[]::new)).number("apparent", numbers(Line::apparent)).number("training", numbers(Line::training)).number("test",
				numbers(Line::test)).number("optimism", numbers(l -> l.training - l.test)).number("corrected", numbers(l -> l.apparent - (l.training
					- l.test))).number("resamples", numbers(Line::resamples)).build();
	}

	private double[] numbers(final ToDoubleFunction<Line> f) {
		return lines.stream().mapToDouble(f).toArray();
	}
}
