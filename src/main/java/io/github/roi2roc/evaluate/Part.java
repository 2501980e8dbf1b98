package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.resample.Bootstrap;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.resample.Holdout;
import io.github.roi2roc.table.Outcome;

/**
 * A part of a resampling.
 *
 * @param name such as {@code repeat 2 fold 3}
 * @param train rows that are fitted to; a row of a bootstrap may stand there more than once
 * @param held rows that are held out
 */
record Part(String name, int[] train, int[] held) {

	/**
	 * Outcome of the rows fitted to. Copies of a row, as a bootstrap draws them, are of one group: a search inside the part must not find in
	 * its held-out folds the rows that it was fitted to.
	 */
	Outcome outcome(final Outcome y) {
		final Outcome of = y.of(train);
		return of.group() != null || IntStream.of(train).distinct().count() == train.length ? of : of.grouped(train);
	}

	/**
	 * The parts of a resampling.
	 *
	 * @param y outcome and groups of the training rows
	 * @param warnings gets a sentence where fewer folds are made than asked for
	 * @throws InputException if the rows do not allow it
	 */
	static List<Part> of(final Outcome y, final TrainingSettings.Resampling how, final RandomStream random, final List<String> warnings) {
		final int n = y.rows(), fewest = y.fewest();
		final int[] classes = how.stratified() ? y.strata() : new int[n], group = y.group();
		final List<Part> out = new ArrayList<>();
		if (how.method().equals("bootstrap")) {
			for (int r = 0; r < how.repeats(); r++) {
				final int[] drawn = Bootstrap.draw(classes, group, random.fork(r));
				out.add(new Part("resample " + (r + 1), drawn, Bootstrap.left(n, drawn)));
			}
			return out;
		}
		if (how.method().equals("loo")) {
			final int[] fold = Folds.leaveOneOut(n, group);
			for (int f = 0; f <= Arrays.stream(fold).max().orElse(0); f++) out.add(part((group == null ? "row " : "group ") + (f + 1), fold, f));
			return out;
		}
		if (fewest < 2) throw new InputException("resampling: " + (y instanceof Outcome.Survival ? fewest
			+ " training row has the event; cross-validation needs 2 such rows." : "the smallest class has " + fewest
				+ " training row; cross-validation needs 2 of each class."));
		if (how.method().equals("holdout")) {
			final double[] shares = how.shares().stream().mapToDouble(d -> d).toArray();
			for (int r = 0; r < how.repeats(); r++) out.add(part("split " + (r + 1), Holdout.parts(classes, group, shares, random.fork(r)), 1));
			return out;
		}
		final int most = Folds.most(n, group), folds = Math.min(how.folds(), most);
		if (folds < how.folds()) warnings.add("resampling: " + how.folds() + " folds were asked for, but there are only " + most + (group == null
			? " training rows" : " groups") + "; " + folds + " folds were made.");
		final boolean repeated = how.repeats() > 1 && !how.method().equals("kfold");
		for (int r = 0; r < (repeated ? how.repeats() : 1); r++) {
			final int[] fold = Folds.stratified(classes, group, folds, random.fork(r));
			for (int f = 0; f <= Arrays.stream(fold).max().orElse(0); f++) out.add(part((repeated ? "repeat " + (r + 1) + " " : "") + "fold " + (f + 1), fold,
				f));
		}
		return out;
	}

	private static Part part(final String name, final int[] fold, final int held) {
		return new Part(name, Folds.training(fold, held), Folds.held(fold, held));
	}
}
