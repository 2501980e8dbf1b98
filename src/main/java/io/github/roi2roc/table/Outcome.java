package io.github.roi2roc.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What is to be predicted, row by row. */
public sealed interface Outcome permits Outcome.Classes, Outcome.Survival {

	int rows();

	/** The outcome of some rows, in the order given. */
	Outcome of(int... rows);

	/** What a stratified split divides alike: each row's class, or 1 where the event came and 0 where the row is censored. */
	int[] strata();

	/** Group of each row, such as its patient: rows of one group are never divided between training and judging; null where each stands for itself. */
	int[] group();

	/** The same with other groups. */
	Outcome grouped(int... groups);

	/** Rows of the class that has fewest; rows with the event. */
	int fewest();

	/**
	 * One of two or more classes.
	 *
	 * @param levels the classes' names; of two, the second is the positive one
	 * @param y index of each row's class
	 * @param group of each row, such as its patient: rows of one group are never divided between training and judging; null where each row
	 *          stands for itself
	 */
	record Classes(List<String> levels, int[] y, int[] group) implements Outcome {

		public Classes {
			levels = List.copyOf(levels);
			y = y.clone();
			group = group == null ? null : group.clone();
			if (group != null && group.length != y.length) throw new IllegalArgumentException(group.length + " groups of " + y.length + " rows");
		}

		/** Rows that stand for themselves. */
		public Classes(final List<String> levels, final int[] y) {
			this(levels, y, null);
		}

		@Override
		public int[] y() {
			return y.clone();
		}

		@Override
		public int[] group() {
			return group == null ? null : group.clone();
		}

		@Override
		public int[] strata() {
			return y.clone();
		}

		@Override
		public Classes grouped(final int... groups) {
			return new Classes(levels, y, groups);
		}

		@Override
		public int fewest() {
			return Arrays.stream(counts()).min().orElse(0);
		}

		@Override
		public int rows() {
			return y.length;
		}

		public boolean isBinary() {
			return levels.size() == 2;
		}

		/** Whether each row is of the last class. */
		public boolean[] positive() {
			final boolean[] out = new boolean[y.length];
			for (int i = 0; i < y.length; i++) out[i] = y[i] == levels.size() - 1;
			return out;
		}

		/** Rows of each class. */
		public int[] counts() {
			final int[] out = new int[levels.size()];
			for (final int c : y) out[c]++;
			return out;
		}

		@Override
		public Classes of(final int... rows) {
			final int[] out = new int[rows.length], groups = group == null ? null : new int[rows.length];
			for (int i = 0; i < rows.length; i++) out[i] = y[rows[i]];
			for (int i = 0; i < rows.length && groups != null; i++) groups[i] = group[rows[i]];
			return new Classes(levels, out, groups);
		}
	}

	/**
	 * A time and whether the event came then; otherwise the row is censored: nothing is known of it after that time.
	 *
	 * @param time of each row, 0 or more, in any unit
	 * @param event whether it ended with the event
	 * @param group as of {@link Classes}
	 */
	record Survival(double[] time, boolean[] event, int[] group) implements Outcome {

		public Survival {
			if (event.length != time.length) throw new IllegalArgumentException(event.length + " events of " + time.length + " rows");
			if (group != null && group.length != time.length) throw new IllegalArgumentException(group.length + " groups of " + time.length + " rows");
			time = time.clone();
			event = event.clone();
			group = group == null ? null : group.clone();
		}

		/** Rows that stand for themselves. */
		public Survival(final double[] time, final boolean[] event) {
			this(time, event, null);
		}

		@Override
		public double[] time() {
			return time.clone();
		}

		@Override
		public boolean[] event() {
			return event.clone();
		}

		@Override
		public int[] group() {
			return group == null ? null : group.clone();
		}

		@Override
		public int rows() {
			return time.length;
		}

		/** Rows with the event. */
		public int events() {
			int n = 0;
			for (final boolean e : event) if (e) n++;
			return n;
		}

		@Override
		public int fewest() {
			return events();
		}

		@Override
		public int[] strata() {
			return IntStream.range(0, event.length).map(i -> event[i] ? 1 : 0).toArray();
		}

		@Override
		public Survival grouped(final int... groups) {
			return new Survival(time, event, groups);
		}

		@Override
		public Survival of(final int... rows) {
			final double[] t = new double[rows.length];
			final boolean[] e = new boolean[rows.length];
			final int[] groups = group == null ? null : new int[rows.length];
			for (int i = 0; i < rows.length; i++) {
				t[i] = time[rows[i]];
				e[i] = event[rows[i]];
				if (groups != null) groups[i] = group[rows[i]];
			}
			return new Survival(t, e, groups);
		}
	}
}
