package io.github.roi2roc.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;

/**
 * One number for how good predictions are, of two classes or more: what tuning makes best and a permutation test looks at. Classes are
 * called by the largest probability, of two by a probability of at least 0.5 or a decision value of at least 0.
 */
public enum Criterion {

	/** Area under the ROC curve; of more than two classes the one of Hand and Till. */
	AUC,
	/** Part of the rows that are called their class. */
	ACCURACY,
	/** Mean over the classes of the part of their rows that are called so. */
	BALANCED_ACCURACY,
	/** Mean of −ln of the probability of the true class, which is taken as at least 1e-15. */
	LOGLOSS,
	/** Mean squared difference of probability and truth; of more than two classes summed over them (Brier 1950). */
	BRIER,
	/** F1 of the positive class; of more than two classes the mean of each one's. */
	F1,
	/** Matthews' correlation coefficient; of more than two classes Gorodkin's (2004). */
	MCC;

	private static final double FLOOR = 1e-15;

	/** Names as in settings files. */
	public static List<String> names() {
		return Arrays.stream(values()).map(Criterion::word).toList();
	}

	/** @throws InputException if there is none of this name, listing those that there are */
	public static Criterion named(final String word) {
		return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst().orElseThrow(() -> new InputException("There is no metric '" + word
			+ "'. Known are: " + String.join(", ", names()) + "."));
	}

	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether small values are good ones. */
	public boolean lowerIsBetter() {
		return this == LOGLOSS || this == BRIER;
	}

	/** Whether it is of probabilities only. */
	public boolean needsProbability() {
		return this == LOGLOSS || this == BRIER;
	}

	/**
	 * @param outcome class of each row, from 0
	 * @param score row × 1 for two classes (higher means the second), row × class for more
	 * @param probability whether scores are probabilities
	 * @return NaN where the rows do not have the classes it needs
	 * @throws InputException if it needs probabilities and scores are none
	 */
	public double of(final int[] outcome, final double[][] score, final boolean probability) {
		if (outcome.length == 0) return Double.NaN;
		if (needsProbability() && !probability) throw new InputException(word() + " is of probabilities, but these scores are decision values. Choose "
			+ "another metric, or let the learner give probabilities (svm: probability: true).");
		final int classes = Math.max(2, score[0].length);
		return switch (this) {
			case AUC -> auc(outcome, score, classes);
			case LOGLOSS -> IntStream.range(0, outcome.length).mapToDouble(i -> -StrictMath.log(Math.max(FLOOR, probability(score[i], outcome[i]))))
				.average().orElse(Double.NaN);
			case BRIER -> IntStream.range(0, outcome.length).mapToDouble(i -> squares(score[i], outcome[i])).average().orElse(Double.NaN);
			default -> counted(Confusion.of(outcome, called(score, probability), classes));
		};
	}

	private double counted(final Confusion c) {
		return switch (this) {
			case ACCURACY -> c.accuracy();
			case BALANCED_ACCURACY -> c.balancedAccuracy();
			case F1 -> c.classes() == 2 ? c.of(1).f1() : c.macroF1();
			default -> c.mcc();
		};
	}

	/**
	 * The class that each row is called: the largest probability (the first of equals), or of two classes the side of 0.5 or 0.
	 *
	 * @param score row × 1 for two classes, row × class for more
	 */
	public static int[] called(final double[][] score, final boolean probability) {
		return Arrays.stream(score).mapToInt(s -> {
			if (s.length == 1) return s[0] >= (probability ? 0.5 : 0) ? 1 : 0;
			int best = 0;
			for (int k = 1; k < s.length; k++) if (s[k] > s[best]) best = k;
			return best;
		}).toArray();
	}

	private static double auc(final int[] outcome, final double[][] score, final int classes) {
		final int[] rows = new int[classes];
		for (final int o : outcome) rows[o]++;
		if (Arrays.stream(rows).anyMatch(r -> r == 0)) return Double.NaN;
		if (classes > 2) return HandTill.auc(outcome, score);
		final boolean[] positive = new boolean[outcome.length];
		final double[] s = new double[outcome.length];
		for (int i = 0; i < s.length; i++) {
			positive[i] = outcome[i] == 1;
			s[i] = score[i][0];
		}
		return RocCurve.of(positive, s, RocDirection.HIGHER).area();
	}

	private static double probability(final double[] score, final int cls) {
		return score.length > 1 ? score[cls] : cls == 1 ? score[0] : 1 - score[0];
	}

	private static double squares(final double[] score, final int outcome) {
		if (score.length == 1) return (score[0] - outcome) * (score[0] - outcome);
		double sum = 0;
		for (int k = 0; k < score.length; k++) sum += (score[k] - (k == outcome ? 1 : 0)) * (score[k] - (k == outcome ? 1 : 0));
		return sum;
	}
}
