package io.github.roi2roc.table;

import java.util.List;

/** What is to be predicted, row by row. */
public sealed interface Outcome permits Outcome.Classes {

	int rows();

	/** The outcome of some rows, in the order given. */
	Outcome of(int... rows);

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
}
