package io.github.roi2roc.resample;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.RandomStream;

/** Rows dealt into folds: {@code fold[row]} from 0. */
public final class Folds {

	private Folds() {}

	/**
	 * Folds of nearly equal size in which every class has nearly its share.
	 *
	 * @param classes class of each row, from 0
	 * @param folds 2 to the number of rows
	 * @throws InputException if there are fewer rows than folds
	 */
	public static int[] stratified(final int[] classes, final int folds, final RandomStream random) {
		final int n = classes.length;
		if (folds < 2 || folds > n) throw new InputException(folds + " folds of " + n + " rows cannot be made; choose 2 to " + n + ".");
		final int[] out = new int[n];
		int next = 0; // goes on from class to class, so that fold sizes differ by one at most
		for (int c = 0; c <= Arrays.stream(classes).max().orElse(0); c++) {
			final int cls = c;
			final int[] rows = IntStream.range(0, n).filter(i -> classes[i] == cls).toArray();
			random.shuffle(rows);
			for (final int r : rows) out[r] = next++ % folds;
		}
		return out;
	}

	/**
	 * Stratified folds that divide no group.
	 *
	 * @param group of each row, such as its patient; null where each row stands for itself
	 * @throws InputException if there are fewer rows, or fewer groups, than folds
	 */
	public static int[] stratified(final int[] classes, final int[] group, final int folds, final RandomStream random) {
		if (group == null) return stratified(classes, folds, random);
		final Groups groups = new Groups(classes, group);
		if (folds < 2 || folds > groups.count()) throw new InputException(folds + " folds of " + groups.count() + " groups cannot be made; choose 2 to "
			+ groups.count() + ".");
		final double[] shares = new double[folds];
		Arrays.fill(shares, 1.0 / folds);
		return groups.deal(shares, random);
	}

	/** Each group a fold of its own; each row where {@code group} is null. */
	public static int[] leaveOneOut(final int rows, final int[] group) {
		return group == null ? leaveOneOut(rows) : Groups.numbered(group);
	}

	/** The most folds that can be made: as many as there are rows, or groups. */
	public static int most(final int rows, final int[] group) {
		return group == null ? rows : (int) IntStream.of(group).distinct().count();
	}

	/** Folds of nearly equal size, whatever the outcome. */
	public static int[] plain(final int rows, final int folds, final RandomStream random) {
		return stratified(new int[rows], folds, random);
	}

	/** Each row a fold of its own. */
	public static int[] leaveOneOut(final int rows) {
		return IntStream.range(0, rows).toArray();
	}

	/** The rows that train when {@code held} is left out. */
	public static int[] training(final int[] fold, final int held) {
		return IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray();
	}

	/** The rows of a fold. */
	public static int[] held(final int[] fold, final int held) {
		return IntStream.range(0, fold.length).filter(i -> fold[i] == held).toArray();
	}
}
