package io.github.roi2roc.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.stats.Moments;

/**
 * A measure with its 95 % interval.
 *
 * @param measure its name: {@code sensitivity}, {@code brier}, …
 * @param lower lower end; NaN where there is none
 * @param upper upper end
 * @param method {@code DeLong}, {@code Wilson}, {@code Clopper-Pearson} or {@code bootstrap}
 */
public record Estimate(String measure, double value, double lower, double upper, String method) {

	/** Resamples of the bootstrap; fewer where there are many rows, whose intervals are narrow anyway. */
	static final int RESAMPLES = 2000, LEAST = 50, MANY = 100_000;
	/** Rows that all resamples together draw where there are many. */
	private static final long DRAWN = 20_000_000;
	private static final double LEVEL = 0.95;

	/** How the interval of a part of the rows (sensitivity, specificity, accuracy, PPV, NPV) is found. */
	public enum Interval {
		/** Wilson's score interval. */
		WILSON,
		/** Clopper and Pearson's. */
		EXACT,
		/** Percentiles of a stratified bootstrap. */
		BOOTSTRAP;

		/** @throws InputException if there is no such interval */
		public static Interval of(final String name) {
			for (final Interval i : values()) {
				if (i.name().equalsIgnoreCase(name.strip())) return i;
			}
			throw new InputException("'intervals' is '" + name + "', but one of wilson, exact, bootstrap belongs there.");
		}
	}
	private static final List<String> RESAMPLED = List.of("sensitivity", "specificity", "accuracy", "ppv", "npv", "f1", "balanced_accuracy", "mcc",
		"average_precision", "brier");
	/** Those of {@link #RESAMPLED} that are parts of the rows. */
	private static final int PROPORTIONS = 5;

	/**
	 * All measures of two classes: AUC with DeLong's interval; sensitivity, specificity, accuracy, PPV and NPV with Wilson's; F1, balanced
	 * accuracy, Matthews' correlation, average precision and Brier's score with the percentiles of a stratified bootstrap (rows drawn with
	 * replacement within each class).
	 *
	 * @param score finite; higher means positive
	 * @param threshold fixed elsewhere, such as on the training rows; a row at or above it is called positive
	 * @param probability whether scores are probabilities, which Brier's score needs
	 * @param seed of the bootstrap
	 * @throws io.github.roi2roc.InputException if a class is absent or a score is not finite
	 */
	public static List<Estimate> all(final boolean[] positive, final double[] score, final double threshold, final boolean probability,
		final long seed)
	{
		return all(positive, score, threshold, probability, Interval.WILSON, seed);
	}

	/**
	 * The same with a choice.
	 *
	 * @param interval of sensitivity, specificity, accuracy, PPV and NPV
	 */
	public static List<Estimate> all(final boolean[] positive, final double[] score, final double threshold, final boolean probability,
		final Interval interval, final long seed)
	{
		final Auc auc = Auc.of(positive, score, RocDirection.HIGHER);
		final OperatingPoint p = OperatingPoint.at(threshold, positive, score, RocDirection.HIGHER);
		final List<Estimate> out = new ArrayList<>(List.of(new Estimate("auc", auc.value(), auc.lower(), auc.upper(), "DeLong")));
		final int[][] parts = { { p.tp(), p.tp() + p.fn() }, { p.tn(), p.tn() + p.fp() }, { p.tp() + p.tn(), positive.length }, { p.tp(), p.tp() + p
			.fp() }, { p.tn(), p.tn() + p.fn() } };
		if (interval != Interval.BOOTSTRAP) {
			for (int m = 0; m < PROPORTIONS; m++) out.add(proportion(RESAMPLED.get(m), parts[m][0], parts[m][1], interval));
		}
		final int measures = probability ? RESAMPLED.size() : RESAMPLED.size() - 1;
		final Resampling r = new Resampling(positive, score, threshold);
		final double[] value = r.measure(IntStream.range(0, positive.length).map(i -> 1).toArray());
		final double[][] drawn = r.draw(seed);
		for (int m = interval == Interval.BOOTSTRAP ? 0 : PROPORTIONS; m < measures; m++) {
			final int at = m;
			final double[] sample = Moments.present(Arrays.stream(drawn).mapToDouble(d -> d[at]).toArray());
			final boolean enough = 2 * sample.length > drawn.length;
			out.add(new Estimate(RESAMPLED.get(m), value[m], enough ? Moments.quantile(sample, (1 - LEVEL) / 2) : Double.NaN, enough ? Moments.quantile(
				sample, 1 - (1 - LEVEL) / 2) : Double.NaN, "bootstrap"));
		}
		return out;
	}

	private static Estimate proportion(final String name, final int hits, final int of, final Interval interval) {
		final boolean exact = interval == Interval.EXACT;
		final Proportion p = exact ? Proportion.exact(hits, of, LEVEL) : Proportion.wilson(hits, of, LEVEL);
		return new Estimate(name, p.value(), p.lower(), p.upper(), exact ? "Clopper-Pearson" : "Wilson");
	}

	/** Rows with the number of times that each was drawn; sorted once, so that a resample costs one pass. */
	private static final class Resampling {

		private final boolean[] positive;
		private final double[] score;
		private final double threshold;
		private final int[] falling, cases, controls;

		private Resampling(final boolean[] positive, final double[] score, final double threshold) {
			this.positive = positive;
			this.score = score;
			this.threshold = threshold;
			falling = IntStream.range(0, score.length).boxed().sorted(Comparator.comparingDouble((Integer i) -> -score[i])).mapToInt(i -> i).toArray();
			cases = IntStream.range(0, score.length).filter(i -> positive[i]).toArray();
			controls = IntStream.range(0, score.length).filter(i -> !positive[i]).toArray();
		}

		/** Resample × measure. */
		private double[][] draw(final long seed) {
			final RandomStream random = new RandomStream(seed).fork("bootstrap");
			return IntStream.range(0, score.length > MANY ? (int) Math.max(LEAST, DRAWN / score.length) : RESAMPLES).parallel().mapToObj(k -> {
				final RandomStream own = random.fork(k);
				final int[] times = new int[score.length];
				for (final int[] rows : new int[][] { cases, controls }) for (int i = 0; i < rows.length; i++) times[rows[own.nextInt(rows.length)]]++;
				return measure(times);
			}).toArray(double[][]::new);
		}

		/** The measures in the order of their names. */
		private double[] measure(final int[] times) {
			int tp = 0, fp = 0, tn = 0, fn = 0;
			double squares = 0;
			for (int i = 0; i < times.length; i++) {
				final boolean called = score[i] >= threshold;
				if (called && positive[i]) tp += times[i];
				else if (called) fp += times[i];
				else if (positive[i]) fn += times[i];
				else tn += times[i];
				final double d = (positive[i] ? 1 : 0) - score[i];
				squares += times[i] * d * d;
			}
			final OperatingPoint p = new OperatingPoint(threshold, tp, fp, tn, fn);
			return new double[] { p.sensitivity(), p.specificity(), p.accuracy(), p.ppv(), p.npv(), p.f1(), p.balancedAccuracy(), p.mcc(), averagePrecision(times), squares / score.length };
		}

		private double averagePrecision(final int[] times) {
			double area = 0;
			long hits = 0, called = 0;
			for (int k = 0; k < falling.length;) {
				final double at = score[falling[k]];
				long more = 0;
				for (; k < falling.length && score[falling[k]] == at; k++) {
					if (positive[falling[k]]) more += times[falling[k]];
					called += times[falling[k]];
				}
				hits += more;
				if (more > 0) area += more * (hits / (double) called);
			}
			return area / cases.length;
		}
	}
}
